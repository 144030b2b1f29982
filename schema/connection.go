package schema

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/graphql-go/graphql"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/queries"
)

// connection is one page of a list, as Relay has it.
type connection struct {
	nodes          []any
	cursors        []string
	next, previous bool
	total          func() (int, error)
}

// edge is one row of a connection.
type edge struct {
	node   any
	cursor string
}

// pageArgs are the arguments of a connection that can be paged both ways; forward only, where so asked.
func pageArgs(forwardOnly bool) []arg {
	args := []arg{
		{"first", graphql.Int, "At most so many from the start, or from behind after.", nil},
		{"after", graphql.String, "A cursor: only what lies behind it.", nil},
	}
	if forwardOnly {
		return args
	}
	return append(args,
		arg{"last", graphql.Int, "At most so many from the end, or from before before. Not together with first.", nil},
		arg{"before", graphql.String, "A cursor: only what lies before it.", nil})
}

// connectionOf makes the connection type of a node type, and its edges.
func (b *builder) connectionOf(name string, node graphql.Type, what string) *graphql.Object {
	edges := b.object(name+"Edge", "One of the "+what+" of a page.")
	b.fields(edges,
		spec{"node", required(node), "The row itself.", nil, plain(func(e edge) any { return e.node }), nil},
		spec{"cursor", required(graphql.String), "Its place in the order, to page on from.", nil, plain(func(e edge) any { return e.cursor }), nil})
	c := b.object(name+"Connection", "A page of "+what+", totally ordered.")
	b.fields(c,
		spec{"edges", listOf(edges), "The rows with their cursors.", nil, plain(func(c *connection) any { return c.edges() }), nil},
		spec{"nodes", listOf(node), "The rows without their cursors.", nil, plain(func(c *connection) any { return c.nodes }), nil},
		spec{"pageInfo", required(b.pageInfo), "Where the page lies in the whole.", nil, plain(func(c *connection) any { return c }), nil},
		spec{"totalCount", required(graphql.Int), "How many rows there are in all. It costs reading them all.", nil,
			of(func(_ *call, c *connection) (any, error) { return c.total() }), nil})
	return c
}

func (b *builder) makePageInfo() *graphql.Object {
	o := b.object("PageInfo", "Where a page lies in the whole list.")
	b.fields(o,
		spec{"hasNextPage", required(graphql.Boolean), "Whether something lies behind the page.", nil, plain(func(c *connection) any { return c.next }), nil},
		spec{"hasPreviousPage", required(graphql.Boolean), "Whether something lies before the page.", nil, plain(func(c *connection) any { return c.previous }), nil},
		spec{"startCursor", graphql.String, "The cursor of the first row, null on an empty page.", nil, plain(func(c *connection) any { return c.cursor(0) }), nil},
		spec{"endCursor", graphql.String, "The cursor of the last row, null on an empty page.", nil, plain(func(c *connection) any { return c.cursor(len(c.cursors) - 1) }), nil})
	return o
}

func (c *connection) edges() []edge {
	out := make([]edge, len(c.nodes))
	for i, n := range c.nodes {
		out[i] = edge{n, c.cursors[i]}
	}
	return out
}

func (c *connection) cursor(i int) any {
	if i < 0 || i >= len(c.cursors) {
		return nil
	}
	return c.cursors[i]
}

// fetch answers a query as a connection.
func (b *builder) fetch(c *call, q queries.Query) (any, error) {
	page, err := b.page(c.args)
	if err != nil {
		return nil, err
	}
	res, err := queries.Fetch(c.ctx, c.reader, q, page)
	if err != nil {
		return nil, err
	}
	out := &connection{cursors: res.Cursors, next: res.HasNextPage, previous: res.HasPreviousPage,
		total: func() (int, error) { return queries.Count(c.ctx, c.reader, q) }}
	for _, row := range res.Rows {
		out.nodes = append(out.nodes, nodeOf(row))
	}
	return out, nil
}

func nodeOf(r queries.Row) any {
	switch r.Kind() {
	case queries.KindEvent:
		return r.Event
	case queries.KindEntity:
		return r.Entity
	case queries.KindArticle:
		return r.Article
	}
	return r.Relation
}

// pageOf answers with a page of a list at hand. node makes what the page shows of an item.
func pageOf[T any](b *builder, c *call, list []T, name string, key func(T) string, node func(T) (any, error)) (any, error) {
	page, err := b.page(c.args)
	if err != nil {
		return nil, err
	}
	part, err := queries.PageOf(list, name, key, page)
	if err != nil {
		return nil, err
	}
	out := &connection{cursors: part.Cursors, next: part.HasNextPage, previous: part.HasPreviousPage,
		total: func() (int, error) { return part.Total, nil }}
	for _, item := range part.Items {
		n, err := node(item)
		if err != nil {
			return nil, err
		}
		out.nodes = append(out.nodes, n)
	}
	return out, nil
}

// evidencePage is a page of evidence. Two pieces may quote one sentence, so their place in the list names them too.
func (b *builder) evidencePage(c *call, list []graph.Evidence) (any, error) {
	type item struct {
		at int
		graph.Evidence
	}
	items := make([]item, len(list))
	for i, ev := range list {
		items[i] = item{i, ev}
	}
	key := func(i item) string { return fmt.Sprintf("%s %d-%d %d", i.Article, i.Start, i.End, i.at) }
	return pageOf(b, c, items, "evidence", key, func(i item) (any, error) { return i.Evidence, nil })
}

// articlePage is a page of the given articles, in the order of queries.ArticlesByDay.
func (b *builder) articlePage(c *call, ids []graph.ID) (any, error) {
	var list []*graph.Article
	for _, id := range distinct(ids) {
		a, err := c.article(id)
		if errors.Is(err, graph.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	key := func(a *graph.Article) string { return cmp.Or(a.PublishedDay(), "~") + " " + string(a.ID) }
	slices.SortFunc(list, func(a, b *graph.Article) int { return strings.Compare(key(a), key(b)) })
	return pageOf(b, c, list, "articles", key, func(a *graph.Article) (any, error) { return a, nil })
}
