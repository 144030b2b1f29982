package schema

import (
	"github.com/graphql-go/graphql"

	"github.com/demarche-kg/demarche/graph"
)

// makeObjects makes every object type, and fills those that refer to no node.
func (b *builder) makeObjects() {
	b.node = graphql.NewInterface(graphql.InterfaceConfig{
		Name: "Node", Description: "Anything that has an IRI of its own.",
		Fields: graphql.Fields{"id": &graphql.Field{Type: required(graphql.ID), Description: "Its IRI, the same on every machine."}},
		ResolveType: func(p graphql.ResolveTypeParams) *graphql.Object {
			switch p.Value.(type) {
			case *graph.Event:
				return b.event
			case *graph.Entity:
				return b.entity
			case *graph.Article:
				return b.article
			case *graph.Relation:
				return b.relation
			}
			return nil
		},
	})
	b.order["Node"] = []string{"id"}
	b.event = b.object("Event", "Something done or said, as one article tells it or several do.", b.node)
	b.entity = b.object("Entity", "Somebody or something that can act, be asked, hold an office, or be fought over.", b.node)
	b.article = b.object("Article", "One published text.", b.node)
	b.relation = b.object("Relation", "A state that holds, or held, between two entities.", b.node)
	b.evidence = b.object("Evidence", "Where a fact was read. All offsets are bytes of the article's text in UTF-8, ends exclusive.")
	b.holding = b.object("Holding", "An office that a person holds or held.")
	b.pageInfo = b.makePageInfo()
	b.span = b.makeSpan()
	b.time = b.makeTime()
	b.amount = b.makeAmount()
	b.events = b.connectionOf("Event", b.event, "events")
	b.entities = b.connectionOf("Entity", b.entity, "entities")
	b.articles = b.connectionOf("Article", b.article, "articles")
	b.relations = b.connectionOf("Relation", b.relation, "relations")
	b.evidences = b.connectionOf("Evidence", b.evidence, "pieces of evidence")
	b.hits = b.connectionOf("Search", b.node, "hits, the best first")
}

// fillNodes gives the nodes their fields, once all types are there.
func (b *builder) fillNodes() {
	b.fields(b.event, append(b.eventSlots(), b.eventSources()...)...)
	b.fields(b.entity, b.entityFields()...)
	b.fields(b.article, b.articleFields()...)
	b.fields(b.relation, b.relationFields()...)
}

// fillParts gives the parts of nodes that lead back to nodes their fields.
func (b *builder) fillParts() {
	b.fields(b.evidence,
		spec{"text", required(graphql.String), "The sentence.", nil, plain(func(e graph.Evidence) any { return e.Text }), nil},
		spec{"start", required(graphql.Int), "Where the sentence begins, in bytes of the article's text.", nil, plain(func(e graph.Evidence) any { return e.Start }), nil},
		spec{"end", required(graphql.Int), "Where it ends, exclusive.", nil, plain(func(e graph.Evidence) any { return e.End }), nil},
		spec{"quote", required(graphql.Boolean), "Whether what is told stands inside quotation marks.", nil, plain(func(e graph.Evidence) any { return e.Quote }), nil},
		spec{"article", required(b.article), "The article.", nil, of(func(c *call, e graph.Evidence) (any, error) { return c.article(e.Article) }), nil},
		spec{"highlight", listOf(b.span), "The words that carry the fact, in bytes of the article's text.", nil,
			plain(func(e graph.Evidence) any { return e.Highlight }), nil})
	b.fields(b.holding,
		spec{"office", required(b.entity), "The office.", nil, of(func(c *call, r *graph.Relation) (any, error) { return c.entity(r.Object) }), nil},
		spec{"status", required(b.enums["HoldingStatus"]), "Whether the person held it when the article was written.", nil, plain(statusOf), nil},
		spec{"start", graphql.String, "The first day the person may have held it, null where no article says.", nil, plain(func(r *graph.Relation) any { return startOf(r.Time) }), nil},
		spec{"end", graphql.String, "The last day the person may have held it, null where no article says.", nil, plain(func(r *graph.Relation) any { return endOf(r.Time) }), nil},
		spec{"evidence", required(b.evidences), "Where it was read.", pageArgs(true),
			of(func(c *call, r *graph.Relation) (any, error) { return b.evidencePage(c, r.Evidence) }), b.checkPage})
}

// checkPage checks the arguments of a connection without a filter.
func (b *builder) checkPage(a arguments) error {
	_, err := b.page(a)
	return err
}

func statusOf(r *graph.Relation) any { return statusNames.nameOf(r.Status) }

// startOf is the first day of a time, null where it is open or unknown.
func startOf(t graph.Time) any {
	d, err := t.Days()
	if err != nil || d.First == graph.FirstDay {
		return nil
	}
	return d.First
}

// endOf is the last day of a time, null where it is open or unknown.
func endOf(t graph.Time) any {
	d, err := t.Days()
	if err != nil || d.Last == graph.LastDay {
		return nil
	}
	return d.Last
}

// timeOrNull is null where the time is unknown.
func timeOrNull(t graph.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}

func (b *builder) makeSpan() *graphql.Object {
	o := b.object("Span", "A range of an article's text.")
	b.fields(o,
		spec{"start", required(graphql.Int), "Its first byte.", nil, plain(func(s graph.Span) any { return s.Start }), nil},
		spec{"end", required(graphql.Int), "The byte behind its last.", nil, plain(func(s graph.Span) any { return s.End }), nil})
	return o
}

func (b *builder) makeTime() *graphql.Object {
	o := b.object("Time", "When something happened, at the precision the text gives.")
	days := func(read func(graph.Days) string) func(*call) (any, error) {
		return of(func(_ *call, t graph.Time) (any, error) {
			d, err := t.Days()
			return read(d), err
		})
	}
	b.fields(o,
		spec{"value", required(graphql.String), "In EDTF (ISO 8601-2): 2019, 2019-07, 2019-Q3, 2019-07-14, 201X, or an interval such as 2020-01/2020-06, where .. is an open end.", nil, plain(func(t graph.Time) any { return t.Value }), nil},
		spec{"start", required(graphql.String), "The first day it may be, YYYY-MM-DD; 0001-01-01 where it is open.", nil, days(func(d graph.Days) string { return d.First }), nil},
		spec{"end", required(graphql.String), "The last day it may be, YYYY-MM-DD; 9999-12-31 where it is open.", nil, days(func(d graph.Days) string { return d.Last }), nil},
		spec{"precision", required(b.enums["TimePrecision"]), "How exactly it is known.", nil, plain(func(t graph.Time) any { return precisions.nameOf(t.Precision()) }), nil},
		spec{"text", graphql.String, "The words it was read from, null where it was inferred.", nil, plain(func(t graph.Time) any { return orNull(t.Text) }), nil})
	return o
}

func (b *builder) makeAmount() *graphql.Object {
	o := b.object("Amount", "A sum of money, a count or a share.")
	bound := func(read func(lo, hi float64, hasLo, hasHi bool) any) func(*call) (any, error) {
		return plain(func(a graph.Amount) any { return read(a.Bounds()) })
	}
	b.fields(o,
		spec{"value", required(graphql.String), "The exact decimal, or the bound the text gives where it gives no value.", nil, plain(func(a graph.Amount) any { return exact(a) }), nil},
		spec{"number", graphql.Float, "The nearest number to value.", nil, plain(func(a graph.Amount) any { return graph.Amount{Value: exact(a)}.Number() }), nil},
		spec{"unit", graphql.String, "ISO 4217 for money, percent, or what is counted, in the singular.", nil, plain(func(a graph.Amount) any { return orNull(a.Unit) }), nil},
		spec{"approximate", required(graphql.Boolean), "Whether the text says around, nearly, some.", nil, plain(func(a graph.Amount) any { return a.Approx }), nil},
		spec{"min", graphql.Float, "The least it may be, null where the text sets no bound.", nil, bound(func(lo, _ float64, has, _ bool) any { return orNullFloat(lo, has) }), nil},
		spec{"max", graphql.Float, "The most it may be, null where the text sets no bound.", nil, bound(func(_, hi float64, _, has bool) any { return orNullFloat(hi, has) }), nil},
		spec{"per", graphql.String, "What it is a rate of, such as year.", nil, plain(func(a graph.Amount) any { return orNull(a.Per) }), nil},
		spec{"text", required(graphql.String), "As the article has it.", nil, plain(func(a graph.Amount) any { return a.Text }), nil})
	return o
}

// exact is an amount's value, or else its lower bound, or else its upper one.
func exact(a graph.Amount) string {
	switch {
	case a.Value != "":
		return a.Value
	case a.Min != "":
		return a.Min
	}
	return a.Max
}

func orNullFloat(f float64, known bool) any {
	if !known {
		return nil
	}
	return f
}
