package schema

import (
	"strings"

	"github.com/graphql-go/graphql"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/queries"
)

// query makes the root type.
func (b *builder) query() *graphql.Object {
	o := b.object("Query", "What can be asked of the graph.")
	b.fields(o, append(append(b.single(), b.lists()...), b.summaries()...)...)
	return o
}

// single are the root fields that find one thing.
func (b *builder) single() []spec {
	return []spec{
		{"node", b.node, "Anything by its IRI, null where there is no such thing.",
			[]arg{{"id", required(graphql.ID), "The IRI.", nil}},
			func(c *call) (any, error) { return c.anyNode(graph.ID(c.args.text("id"))) }, nil},
		{"article", b.article, "An article by its IRI or its address, null where there is no such article.",
			[]arg{{"id", graphql.ID, "The IRI.", nil}, {"url", graphql.String, "The address; tracking parameters do not matter.", nil}},
			articleBy, func(a arguments) error { _, err := articleID(a); return err }},
		{"entity", b.entity, "An entity by its IRI, or the best match of a name: whose own name it is, then the one most often mentioned. Null where nobody is meant.",
			[]arg{{"id", graphql.ID, "The IRI.", nil}, {"name", graphql.String, "A name or alias, letter case and accents aside.", nil},
				{"type", b.enums["EntityType"], "Only an entity of this type.", nil}},
			bestEntity, checkEntity},
	}
}

// lists are the root fields that find many things.
func (b *builder) lists() []spec {
	return []spec{
		{"articles", required(b.articles), "Articles.", b.listArgs(b.articleFilter, "ArticleOrder", articleOrders.members[0].name),
			b.list(articleQuery), b.checkList(articleQuery)},
		{"entities", required(b.entities), "Entities.", b.listArgs(b.entityFilter, "EntityOrder", entityOrders.members[0].name),
			b.list(entityQuery), b.checkList(entityQuery)},
		{"events", required(b.events), "Events: who did what to whom, when, for how much, according to whom, and who disputes it.",
			b.listArgs(b.eventFilter, "EventOrder", eventOrders.members[0].name), b.list(eventQuery), b.checkList(eventQuery)},
		{"relations", required(b.relations), "Relations, by ID.",
			append([]arg{{"filter", b.relationFilter, "Which.", nil}}, pageArgs(false)...), b.list(relationQuery), b.checkList(relationQuery)},
		{"search", required(b.hits), "Whatever a text occurs in: names and aliases, evidence of events, titles and sentences of articles; the best first.",
			append([]arg{
				{"text", required(graphql.String), "Words that must all occur, letter case and accents aside.", nil},
				{"kinds", anyListOf(b.enums["NodeKind"]), "What to look for; everything where it is left out.", nil},
			}, pageArgs(true)...), b.list(searchQuery), b.checkList(searchQuery)},
		{"timeline", required(b.events), "The events that an entity takes part in, is quoted on or is the subject of, by time.",
			append([]arg{
				{"entity", required(graphql.ID), "The IRI of the entity.", nil},
				{"since", graphql.String, "On or after the first day of this EDTF date.", nil},
				{"until", graphql.String, "On or before the last day of this EDTF date.", nil},
			}, pageArgs(true)...), b.list(timelineQuery), b.checkTimeline},
	}
}

func (b *builder) listArgs(filter *graphql.InputObject, order, byDefault string) []arg {
	return append([]arg{
		{"filter", filter, "Which; all where it is left out.", nil},
		{"orderBy", b.enums[order], "In which order.", byDefault},
	}, pageArgs(false)...)
}

// list resolves a root field that is a connection: its arguments make one query.
func (b *builder) list(query func(arguments) queries.Query) func(*call) (any, error) {
	return func(c *call) (any, error) { return b.fetch(c, query(c.args)) }
}

func (b *builder) checkList(query func(arguments) queries.Query) func(arguments) error {
	return func(a arguments) error { return firstError(b.checkPage(a), queries.Check(query(a))) }
}

func articleQuery(a arguments) queries.Query {
	q := articleFilter(a.object("filter"))
	q.Order = articleOrders.value(a.text("orderBy"))
	return q
}

func entityQuery(a arguments) queries.Query {
	q := entityFilter(a.object("filter"))
	q.Order = entityOrders.value(a.text("orderBy"))
	return q
}

func eventQuery(a arguments) queries.Query {
	q := eventFilter(a.object("filter"))
	q.Order = eventOrders.value(a.text("orderBy"))
	return q
}

func relationQuery(a arguments) queries.Query { return relationFilter(a.object("filter")) }

func searchQuery(a arguments) queries.Query {
	return queries.Search{Text: a.text("text"), Kinds: nodeKinds.values(a.texts("kinds"))}
}

func timelineQuery(a arguments) queries.Query {
	q := inRole(queries.ByID(graph.ID(a.text("entity"))), roleAny)
	q.Since, q.Until = a.text("since"), a.text("until")
	return q
}

func (b *builder) checkTimeline(a arguments) error {
	if a.text("entity") == "" {
		return &queries.Error{Field: "entity", Problem: "names nobody", Remedy: "give the id of an entity, as search finds it"}
	}
	return b.checkList(timelineQuery)(a)
}

func articleBy(c *call) (any, error) {
	id, err := articleID(c.args)
	if err != nil || id.Class() != graph.ClassArticle {
		return nil, err
	}
	return c.anyNode(id)
}

func articleID(a arguments) (graph.ID, error) {
	id, url := graph.ID(a.text("id")), a.text("url")
	switch {
	case id != "" && url == "":
		return id, nil
	case id == "" && url != "":
		return graph.ArticleID(&graph.Article{URL: url}), nil
	}
	return "", &queries.Error{Field: "article", Problem: "needs an id or a url", Remedy: "give just one of them"}
}

func bestEntity(c *call) (any, error) {
	e, err := queries.Best(c.ctx, c.reader, ref(c.args))
	if e == nil || err != nil {
		return nil, err
	}
	return e, nil
}

func checkEntity(a arguments) error {
	if a.text("id") == "" && strings.TrimSpace(a.text("name")) == "" {
		return &queries.Error{Field: "entity", Problem: "names nobody", Remedy: "give an id or a name"}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
