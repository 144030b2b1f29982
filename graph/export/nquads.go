package export

import (
	"bufio"
	"context"
	"maps"
	"slices"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/quads"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

// writeNQuads writes the facts that the nodes and edges stand for, article by article, each labelled with its article:
// what a store keeps, so that it can be read into one again. Of a part of a graph, these are the events and relations
// shown, the entities they name, and of their articles the sentences in which all this is read. Of the whole graph,
// they are all there is.
func writeNQuads(ctx context.Context, w *bufio.Writer, r graph.Reader, g *subgraph.Subgraph) error {
	c := newChoice(g)
	ids, err := c.articles(ctx, r, g)
	if err != nil {
		return err
	}
	for _, id := range ids {
		f, err := r.Facts(ctx, id)
		if err != nil {
			return err
		}
		if !g.Whole {
			f = f.Clone() // the reader's is shared
			c.trim(f)
		}
		qs, err := quads.Encode(f)
		if err != nil {
			return err
		}
		if err := quads.WriteNQuads(w, slices.Values(qs)); err != nil {
			return err
		}
	}
	return nil
}

// choice is what of a graph is to be stated.
type choice struct {
	facts    map[graph.ID]bool // events and relations
	entities map[graph.ID]bool
}

func newChoice(g *subgraph.Subgraph) *choice {
	c := &choice{map[graph.ID]bool{}, map[graph.ID]bool{}}
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Class == graph.ClassEvent {
			c.facts[n.ID] = true
		} else {
			c.entities[n.ID] = true
		}
	}
	for i := range g.Edges {
		c.facts[g.Edges[i].Fact] = true
	}
	return c
}

// articles gives those that tell the facts chosen, or just name an entity that is in none of them; sorted.
func (c *choice) articles(ctx context.Context, r graph.Reader, g *subgraph.Subgraph) ([]graph.ID, error) {
	if g.Whole {
		return allArticles(ctx, r)
	}
	told := map[graph.ID]bool{}
	for _, id := range slices.Sorted(maps.Keys(c.facts)) {
		evidence, err := c.evidence(ctx, r, id)
		if err != nil {
			return nil, err
		}
		for _, ev := range evidence {
			told[ev.Article] = true
		}
	}
	touched := map[graph.ID]bool{}
	for i := range g.Edges {
		touched[g.Edges[i].Source], touched[g.Edges[i].Target] = true, true
	}
	for i := range g.Nodes {
		if n := &g.Nodes[i]; !touched[n.ID] && n.Article != "" {
			told[n.Article] = true
		}
	}
	return slices.Sorted(maps.Keys(told)), nil
}

// evidence is that of an event or a relation. Of an event, all its tellings are chosen with it.
func (c *choice) evidence(ctx context.Context, r graph.Reader, id graph.ID) ([]graph.Evidence, error) {
	if id.Class() == graph.ClassRelation {
		rel, err := r.Relation(ctx, id)
		if err != nil {
			return nil, err
		}
		return rel.Evidence, nil
	}
	e, err := r.Event(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, telling := range e.Tellings {
		c.facts[telling] = true
	}
	return e.Evidence, nil
}

func allArticles(ctx context.Context, r graph.Reader) ([]graph.ID, error) {
	var ids []graph.ID
	for a, err := range r.Articles(ctx) {
		if err != nil {
			return nil, err
		}
		ids = append(ids, a.ID)
	}
	slices.Sort(ids)
	return ids, nil
}

// trim takes out of f what is not chosen. Links between events go where one of the two goes.
func (c *choice) trim(f *graph.Facts) {
	needed := map[graph.ID]bool{}
	f.Events = slices.DeleteFunc(f.Events, func(e graph.Event) bool { return !c.facts[e.ID] })
	told := map[graph.ID]bool{}
	for i := range f.Events {
		told[f.Events[i].ID] = true
	}
	for i := range f.Events {
		e := &f.Events[i]
		for _, ids := range []*[]graph.ID{&e.Elaborates, &e.Disputes, &e.About} {
			*ids = slices.DeleteFunc(slices.Clone(*ids), func(id graph.ID) bool {
				return id.Class() == graph.ClassEvent && !told[id]
			})
		}
		mark(needed, slices.Concat(e.Source, e.Target, e.About, e.Place, e.AttributedTo)...)
	}
	f.Relations = slices.DeleteFunc(f.Relations, func(r graph.Relation) bool { return !c.relation(&r) })
	for i := range f.Relations {
		mark(needed, f.Relations[i].Subject, f.Relations[i].Object)
	}
	f.Entities = slices.DeleteFunc(f.Entities, func(e graph.Entity) bool { return !c.entities[e.ID] && !needed[e.ID] })
	trimSentences(f)
}

// relation reports whether r is chosen: shown as an edge, or as an attribute of an agreement.
func (c *choice) relation(r *graph.Relation) bool {
	return c.facts[r.ID] || r.Object == "" && c.entities[r.Subject]
}

// trimSentences keeps the sentences in which something is read.
func trimSentences(f *graph.Facts) {
	var read []graph.Span
	for i := range f.Entities {
		for _, m := range f.Entities[i].Mentions {
			read = append(read, m.Span)
		}
	}
	for i := range f.Events {
		for _, ev := range f.Events[i].Evidence {
			read = append(read, ev.Span)
		}
	}
	for i := range f.Relations {
		for _, ev := range f.Relations[i].Evidence {
			read = append(read, ev.Span)
		}
	}
	f.Sentences = slices.DeleteFunc(f.Sentences, func(s graph.Span) bool {
		return !slices.ContainsFunc(read, s.Contains)
	})
}

func mark(set map[graph.ID]bool, ids ...graph.ID) {
	for _, id := range ids {
		set[id] = true
	}
}
