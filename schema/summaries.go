package schema

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"

	"github.com/graphql-go/graphql"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/export"
	"github.com/demarche-kg/demarche/graph/subgraph"
	"github.com/demarche-kg/demarche/queries"
)

// summaries are the root fields that draw or count.
func (b *builder) summaries() []spec {
	b.makeSubgraph()
	b.makeCounts()
	return []spec{
		{"subgraph", required(b.subgraph), "A part of the graph as nodes and edges.",
			[]arg{{"select", required(b.subgraphSelect), "Which part.", nil}}, b.resolveSubgraph, b.checkSubgraph},
		{"aggregate", listOf(b.bucket), "Counts of events by one to four dimensions, the largest first.",
			[]arg{
				{"filter", b.eventFilter, "Which events; all where it is left out.", nil},
				{"by", listOf(b.enums["EventDimension"]), "What to count by.", nil},
				{"first", graphql.Int, "At most so many buckets.", nil},
			}, b.aggregate, b.checkAggregate},
		{"stats", required(b.stats), "What is in the graph.", nil,
			func(c *call) (any, error) { return queries.CountAll(c.ctx, c.reader) }, nil},
	}
}

func (b *builder) makeSubgraph() {
	b.attribute = b.object("Attribute", "Something to know about a node or an edge.")
	b.fields(b.attribute,
		spec{"key", required(graphql.String), "What it is.", nil, plain(func(a subgraph.Attr) any { return string(a.Key) }), nil},
		spec{"values", listOf(graphql.String), "Its values; most have one.", nil, plain(func(a subgraph.Attr) any { return a.Values }), nil})
	b.subgraphNode = b.object("SubgraphNode", "An entity or an event of a subgraph.")
	b.fields(b.subgraphNode,
		spec{"id", required(graphql.ID), "Its IRI.", nil, plain(func(n subgraph.Node) any { return string(n.ID) }), nil},
		spec{"label", required(graphql.String), "An entity's name, or an event's type and content.", nil, plain(func(n subgraph.Node) any { return n.Label }), nil},
		spec{"class", required(graphql.String), "Event, or the type of the entity.", nil, plain(func(n subgraph.Node) any { return string(n.Class) }), nil},
		spec{"attributes", listOf(b.attribute), "What else there is to know of it.", nil, plain(func(n subgraph.Node) any { return n.Attrs }), nil})
	b.subgraphEdge = b.object("SubgraphEdge", "A line between two nodes of a subgraph.")
	b.fields(b.subgraphEdge,
		spec{"id", required(graphql.ID), "Unique among the edges.", nil, plain(func(e subgraph.Edge) any { return e.ID }), nil},
		spec{"source", required(graphql.ID), "The node it leads from.", nil, plain(func(e subgraph.Edge) any { return string(e.Source) }), nil},
		spec{"target", required(graphql.ID), "The node it leads to.", nil, plain(func(e subgraph.Edge) any { return string(e.Target) }), nil},
		spec{"label", required(graphql.String), "A slot of an event, a relation's type, or an event's type.", nil, plain(func(e subgraph.Edge) any { return e.Label }), nil},
		spec{"time", b.time, "When it happened or held.", nil, plain(func(e subgraph.Edge) any { return timeOrNull(e.Time) }), nil},
		spec{"article", graphql.ID, "The first article that tells it.", nil, plain(func(e subgraph.Edge) any { return orNull(string(e.Article)) }), nil},
		spec{"attributes", listOf(b.attribute), "What else there is to know of it.", nil, plain(func(e subgraph.Edge) any { return e.Attrs }), nil})
	b.subgraph = b.object("Subgraph", "A part of the graph. Both ends of every edge are among its nodes.")
	b.fields(b.subgraph,
		spec{"nodes", listOf(b.subgraphNode), "The selected ones first, then as they were reached.", nil, plain(func(g *subgraph.Subgraph) any { return g.Nodes }), nil},
		spec{"edges", listOf(b.subgraphEdge), "Those of events in their order, then relations by ID.", nil, plain(func(g *subgraph.Subgraph) any { return g.Edges }), nil},
		spec{"truncated", required(graphql.Boolean), "Whether nodes were left out because of the limit.", nil, plain(func(g *subgraph.Subgraph) any { return g.Truncated }), nil},
		spec{"omitted", required(graphql.Int), "How many nodes were seen and left out; more may lie behind them.", nil, plain(func(g *subgraph.Subgraph) any { return g.Omitted }), nil},
		spec{"export", required(graphql.String), "The subgraph in a format that other tools read.",
			[]arg{{"format", required(b.enums["ExportFormat"]), "Which format.", nil}}, of(exportOf), nil})
}

func exportOf(c *call, g *subgraph.Subgraph) (any, error) {
	var out bytes.Buffer
	err := export.Write(c.ctx, &out, formats.value(c.args.text("format")), c.reader, g)
	return out.String(), err
}

// selection is a SubgraphSelect before its names are looked up.
type selection struct {
	entities []queries.Ref
	events   *queries.Events
	hops     int
	certain  float64
	limit    int
	shape    subgraph.Shape
}

// The bounds of a walk, and what stands where a SubgraphSelect says nothing.
const (
	defaultHops  = 1
	maxHops      = 10
	defaultNodes = 500
)

func (b *builder) selection(a arguments) (selection, error) {
	s := selection{hops: defaultHops, limit: defaultNodes, shape: shapes.value(a.text("shape")), certain: a.number("minConfidence")}
	if err := queries.CheckConfidence(s.certain); err != nil {
		return s, err
	}
	for _, o := range a.objects("entities") {
		r := ref(o)
		if r.IsZero() {
			r = emptyRef
		}
		s.entities = append(s.entities, r)
	}
	if a["events"] != nil {
		q := eventFilter(a.object("events"))
		s.events = &q
		if err := queries.Check(q); err != nil {
			return s, err
		}
	}
	for _, n := range []struct {
		field       string
		into        *int
		least, most int
	}{{"hops", &s.hops, 0, maxHops}, {"limit", &s.limit, 1, b.options.SubgraphNodes}} {
		if v := a.integer(n.field); v != nil {
			*n.into = *v
		}
		if *n.into < n.least || *n.into > n.most {
			return s, &queries.Error{Field: n.field, Value: strconv.Itoa(*n.into), Problem: "is out of bounds",
				Remedy: fmt.Sprintf("give %d to %d", n.least, n.most)}
		}
	}
	return s, nil
}

func (b *builder) checkSubgraph(a arguments) error {
	_, err := b.selection(a.object("select"))
	return err
}

func (b *builder) resolveSubgraph(c *call) (any, error) {
	s, err := b.selection(c.args.object("select"))
	if err != nil {
		return nil, err
	}
	sel := subgraph.Select{Hops: s.hops, Limit: s.limit, Shape: s.shape, MinConfidence: s.certain}
	for _, r := range s.entities {
		found, err := queries.Resolve(c.ctx, c.reader, r)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, &queries.Error{Field: "entities", Value: cmp.Or(r.Name, string(r.ID)), Problem: "is nobody in the graph", Remedy: "search for the name first"}
		}
		for _, e := range found {
			sel.Entities = append(sel.Entities, e.ID)
		}
	}
	sel.Entities = distinct(sel.Entities)
	if s.events != nil {
		if sel.Events, err = narrowed(c, *s.events); err != nil {
			return nil, err
		}
	}
	return subgraph.Build(c.ctx, c.reader, sel)
}

// narrowed turns a filter into what a subgraph can select by. A filter that it cannot hold to is refused, rather than
// answered with more than was asked for.
func narrowed(c *call, q queries.Events) (graph.EventMatch, error) {
	m, exact, err := queries.Narrow(c.ctx, c.reader, q)
	if err == nil && !exact {
		err = &queries.Error{Field: "events", Problem: "asks for what a subgraph cannot select events by, or for somebody who is not in the graph",
			Remedy: "use only type, source, target, actor, attributedTo, about, place, article, since and until, with names that search finds"}
	}
	return m, err
}

func (b *builder) makeCounts() {
	b.bucket = b.object("Bucket", "How many events share a value along each dimension.")
	b.fields(b.bucket,
		spec{"keys", listOf(graphql.String), "The value along each dimension, in the order of by: entities by name, empty where an event has none.", nil, plain(func(k queries.Bucket) any { return k.Keys }), nil},
		spec{"ids", required(graphql.NewList(graphql.ID)), "The IRIs of the keys that are entities, null for other keys. Two bearers of a name have a bucket each.", nil, plain(bucketIDs), nil},
		spec{"count", required(graphql.Int), "How many events.", nil, plain(func(k queries.Bucket) any { return k.Count }), nil})
	b.tally = b.object("Tally", "A count with its name.")
	b.fields(b.tally,
		spec{"name", required(graphql.String), "What is counted.", nil, plain(func(t queries.Tally) any { return enumName(t.Name) }), nil},
		spec{"count", required(graphql.Int), "How many there are.", nil, plain(func(t queries.Tally) any { return t.Count }), nil})
	b.stats = b.object("Stats", "What is in the graph.")
	count := func(name, what string, read func(*queries.Stats) int) spec {
		return spec{name, required(graphql.Int), "How many " + what + " there are.", nil, plain(func(s *queries.Stats) any { return read(s) }), nil}
	}
	b.fields(b.stats,
		count("articles", "articles", func(s *queries.Stats) int { return s.Articles }),
		count("sentences", "sentences", func(s *queries.Stats) int { return s.Sentences }),
		count("entities", "entities", func(s *queries.Stats) int { return s.Entities }),
		count("relations", "relations", func(s *queries.Stats) int { return s.Relations }),
		count("events", "events", func(s *queries.Stats) int { return s.Events }),
		spec{"entitiesByType", listOf(b.tally), "How many entities there are of each EntityType.", nil, plain(func(s *queries.Stats) any { return s.ByClass }), nil},
		spec{"eventsByType", listOf(b.tally), "How many events there are of each EventType.", nil, plain(func(s *queries.Stats) any { return s.ByType }), nil},
		spec{"publishers", listOf(graphql.String), "Who published the articles.", nil, plain(func(s *queries.Stats) any { return s.Publishers }), nil},
		spec{"firstPublished", graphql.String, "The earliest day of publication.", nil, plain(func(s *queries.Stats) any { return orNull(s.FirstDay) }), nil},
		spec{"lastPublished", graphql.String, "The latest day of publication.", nil, plain(func(s *queries.Stats) any { return orNull(s.LastDay) }), nil})
}

func bucketIDs(k queries.Bucket) any {
	out := make([]any, len(k.IDs))
	for i, id := range k.IDs {
		out[i] = orNull(string(id))
	}
	return out
}

// bucketLimit is how many buckets are wanted: a page, where nothing is said.
func (b *builder) bucketLimit(a arguments) (int, error) {
	limit := b.options.PageSize
	if n := a.integer("first"); n != nil {
		limit = *n
	}
	if most := b.options.Limits.Cost; limit < 1 || limit > most {
		return 0, &queries.Error{Field: "first", Value: strconv.Itoa(limit), Problem: "is out of bounds", Remedy: fmt.Sprintf("give 1 to %d", most)}
	}
	return limit, nil
}

func (b *builder) aggregate(c *call) (any, error) {
	limit, err := b.bucketLimit(c.args)
	if err != nil {
		return nil, err
	}
	return queries.Aggregate(c.ctx, c.reader, eventFilter(c.args.object("filter")), dimensions.values(c.args.texts("by")), limit)
}

func (b *builder) checkAggregate(a arguments) error {
	_, err := b.bucketLimit(a)
	return firstError(err, queries.CheckAggregate(eventFilter(a.object("filter")), dimensions.values(a.texts("by")), 0))
}
