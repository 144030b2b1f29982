package export

import (
	"context"
	"net/url"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

// articles looks up articles, each once.
type articles struct {
	ctx   context.Context
	r     graph.Reader
	known map[graph.ID]*graph.Article
}

func newArticles(ctx context.Context, r graph.Reader) *articles {
	return &articles{ctx, r, map[graph.ID]*graph.Article{}}
}

// get gives an article, nil for "".
func (a *articles) get(id graph.ID) (*graph.Article, error) {
	if id == "" {
		return nil, a.ctx.Err()
	}
	if found := a.known[id]; found != nil {
		return found, a.ctx.Err()
	}
	found, err := a.r.Article(a.ctx, id)
	if err == nil {
		a.known[id] = found
	}
	return found, err
}

// link gives the address of an article if it is one that can safely be followed: a page on the web.
func (a *articles) link(id graph.ID) (string, error) {
	article, err := a.get(id)
	if err != nil || article == nil {
		return "", err
	}
	u, err := url.Parse(article.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return "", nil
	}
	return u.String(), nil
}

// of gives the articles that nodes and edges lead to, in that order.
func (a *articles) of(g *subgraph.Subgraph) ([]*graph.Article, error) {
	var out []*graph.Article
	add := func(id graph.ID) error {
		if id == "" || a.known[id] != nil {
			return nil
		}
		article, err := a.get(id)
		out = append(out, article)
		return err
	}
	for i := range g.Nodes {
		if err := add(g.Nodes[i].Article); err != nil {
			return nil, err
		}
	}
	for i := range g.Edges {
		if err := add(g.Edges[i].Article); err != nil {
			return nil, err
		}
	}
	return out, nil
}
