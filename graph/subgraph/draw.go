package subgraph

import (
	"slices"

	"github.com/demarche-kg/demarche/graph"
)

// draw makes nodes and edges of what has been reached.
func (w *walk) draw() (*Subgraph, error) {
	relations, expiries, err := w.relations()
	if err != nil {
		return nil, err
	}
	g := &Subgraph{
		Nodes: make([]Node, 0, len(w.order)), Truncated: w.full, Omitted: len(w.omitted), Shape: w.s.Shape,
		Whole: len(w.s.Entities) == 0 && !w.s.selectsEvents() && !w.full && w.s.MinConfidence == 0,
	}
	for _, id := range w.order {
		if e := w.entities[id]; e != nil {
			g.Nodes = append(g.Nodes, entityNode(e, expiries[id]))
		} else {
			g.Nodes = append(g.Nodes, eventNode(w.events[id]))
		}
	}
	p := pen{walk: w, node: w.tellings()}
	for _, e := range w.told {
		if err := p.event(e); err != nil {
			return nil, err
		}
	}
	for _, r := range relations {
		p.add(relationEdge(r))
	}
	g.Edges = p.edges
	g.findArticles()
	return g, nil
}

// relations gives those between nodes, and the times at which agreements among the nodes expire.
func (w *walk) relations() (between []*graph.Relation, expiries map[graph.ID][]string, err error) {
	expiries = map[graph.ID][]string{}
	var ids []graph.ID
	for _, id := range w.order {
		if w.entities[id] != nil {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 { // an empty list would match every relation
		return nil, nil, nil
	}
	for r, err := range w.r.Relations(w.ctx, graph.RelationMatch{Subject: ids}) {
		if err != nil {
			return nil, nil, err
		}
		switch {
		case r.Confidence < w.s.MinConfidence:
		case r.Object == "" && !slices.Contains(expiries[r.Subject], r.Time.Value):
			expiries[r.Subject] = append(expiries[r.Subject], r.Time.Value)
		case w.entities[r.Object] != nil:
			between = append(between, r)
		}
	}
	return between, expiries, nil
}

// tellings maps each telling of an event that has been reached to the event's own ID.
func (w *walk) tellings() map[graph.ID]graph.ID {
	node := map[graph.ID]graph.ID{}
	for _, e := range w.told {
		node[e.ID] = e.ID
		for _, id := range e.Tellings {
			node[id] = e.ID
		}
	}
	return node
}

// findArticles gives a node that no article names that of an edge that touches it: the office of a "president".
func (g *Subgraph) findArticles() {
	edgeOf := map[graph.ID]graph.ID{}
	for i := len(g.Edges) - 1; i >= 0; i-- {
		e := &g.Edges[i]
		edgeOf[e.Source], edgeOf[e.Target] = e.Article, e.Article
	}
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Article == "" {
			n.Article = edgeOf[n.ID]
		}
	}
}

func entityNode(e *graph.Entity, expiries []string) Node {
	n := Node{ID: e.ID, Label: e.Name, Class: e.Class}
	if len(e.Mentions) > 0 {
		n.Article = e.Mentions[0].Article
	}
	n.Attrs = attrs(
		Attr{KeyAliases, e.Aliases()},
		Attr{KeyGroup, flag(e.Group)},
		one(KeyAlpha2, e.Alpha2),
		one(KeyAlpha3, e.Alpha3),
		Attr{KeyExpires, expiries},
	)
	return n
}

func eventNode(e *graph.Event) Node {
	return Node{
		ID: e.ID, Label: eventLabel(e), Class: graph.ClassEvent, Time: e.Time, Article: e.Article(),
		Attrs: attrs(
			one(KeyType, string(e.Type)),
			one(KeyContent, e.Content),
			Attr{KeyAmounts, amounts(e)},
			one(KeyPolarity, string(e.Polarity)),
			one(KeyModality, string(e.Modality)),
			one(KeySentence, sentence(e.Evidence)),
		),
	}
}

// pen draws edges.
type pen struct {
	*walk
	node  map[graph.ID]graph.ID // the event that a telling belongs to
	edges []Edge
}

func (p *pen) add(e Edge) { p.edges = append(p.edges, e) }

func (p *pen) event(e *graph.Event) error {
	if err := p.ctx.Err(); err != nil {
		return err
	}
	if p.s.Shape == Actors {
		return p.flat(e)
	}
	p.slot(e, Source, e.Source)
	p.slot(e, Target, e.Target)
	p.slot(e, About, e.About)
	p.slot(e, Place, e.Place)
	p.slot(e, AttributedTo, e.AttributedTo)
	p.slot(e, Elaborates, e.Elaborates)
	p.slot(e, Disputes, e.Disputes)
	return nil
}

// slot draws an edge to each node that stands in a slot, once.
func (p *pen) slot(e *graph.Event, slot string, ids []graph.ID) {
	var drawn []graph.ID
	for i, id := range ids {
		if id.Class() == graph.ClassEvent {
			id = p.node[id] // "" where the event has not been reached
		}
		if id == "" || id == e.ID || slices.Contains(drawn, id) {
			continue
		}
		drawn = append(drawn, id)
		edge := Edge{
			ID: edgeID(e.ID, slot, id), Source: e.ID, Target: id, Label: slot,
			Time: e.Time, Fact: e.ID, Article: e.Article(),
		}
		if slot == AttributedTo {
			edge.Attrs = []Attr{one(KeyPosition, number(i+1))}
		}
		p.add(edge)
	}
}

// flat draws an edge from each source to each target. What somebody does with others is not done to himself.
func (p *pen) flat(e *graph.Event) error {
	if len(e.Source) == 0 || len(e.Target) == 0 {
		return nil
	}
	about, err := p.eventAttrs(e)
	if err != nil {
		return err
	}
	alone := len(e.Source) == 1 && len(e.Target) == 1
	for _, source := range e.Source {
		for _, target := range e.Target {
			if source == target && !alone {
				continue
			}
			p.add(Edge{
				ID: edgeID(e.ID, string(source), target), Source: source, Target: target, Label: eventType(e),
				Time: e.Time, Fact: e.ID, Article: e.Article(), Attrs: about,
			})
		}
	}
	return nil
}

func relationEdge(r *graph.Relation) Edge {
	e := Edge{ID: string(r.ID), Source: r.Subject, Target: r.Object, Label: string(r.Type), Time: r.Time, Fact: r.ID}
	if len(r.Evidence) > 0 {
		e.Article = r.Evidence[0].Article
	}
	e.Attrs = attrs(one(KeyStatus, string(r.Status)), one(KeySentence, sentence(r.Evidence)))
	return e
}

// edgeID names an edge of an event: an IRI with what the edge is as its fragment.
func edgeID(event graph.ID, how string, target graph.ID) string {
	return string(event) + "#" + how + "," + string(target)
}
