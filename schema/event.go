package schema

import (
	"github.com/graphql-go/graphql"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/queries"
)

// entitySlot resolves a slot of an event that holds entities.
func entitySlot(slot func(*graph.Event) []graph.ID) func(*call) (any, error) {
	return of(func(c *call, e *graph.Event) (any, error) { return c.entitiesOf(slot(e)) })
}

// eventSlot resolves a slot of an event that holds events.
func eventSlot(slot func(*graph.Event) []graph.ID) func(*call) (any, error) {
	return of(func(c *call, e *graph.Event) (any, error) { return c.eventsOf(slot(e)) })
}

// eventSlots are what an event says: who did what to whom.
func (b *builder) eventSlots() []spec {
	entities := listOf(b.entity)
	return []spec{
		{"id", required(graphql.ID), "Its IRI.", nil, plain(func(e *graph.Event) any { return string(e.ID) }), nil},
		{"type", required(b.enums["EventType"]), "What was done, as a root class of CAMEO.", nil, plain(func(e *graph.Event) any { return eventTypes.nameOf(e.Type) }), nil},
		{"cameo", required(graphql.String), "The two-digit CAMEO code of the type.", nil, plain(func(e *graph.Event) any { return e.Type.CAMEO() }), nil},
		{"plover", graphql.String, "The counterpart of the type in PLOVER, null where it has none.", nil, plain(func(e *graph.Event) any { return orNull(e.Type.PLOVER()) }), nil},
		{"quadClass", required(graphql.Int), "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 where the scheme calls the type neutral.",
			[]arg{{"scheme", b.enums["QuadScheme"], "Who assigns it.", quadSchemes.members[0].name}},
			of(func(c *call, e *graph.Event) (any, error) {
				return e.Type.QuadClass(quadSchemes.value(c.args.text("scheme"))), nil
			}), nil},
		{"goldstein", graphql.Float, "The type's value on Goldstein's scale of conflict and cooperation, -10 to 10.", nil, plain(func(e *graph.Event) any { return e.Type.Goldstein() }), nil},
		{"source", entities, "Who did it, or spoke.", nil, entitySlot(func(e *graph.Event) []graph.ID { return e.Source }), nil},
		{"target", entities, "To whom it was done, or of whom it was asked.", nil, entitySlot(func(e *graph.Event) []graph.ID { return e.Target }), nil},
		{"via", entities, "Through whom it was conveyed, as events that retell it say.", nil, entitySlot(func(e *graph.Event) []graph.ID { return e.Via }), nil},
		{"recipient", entities, "To whom it was conveyed, as events that retell it say.", nil, entitySlot(func(e *graph.Event) []graph.ID { return e.Recipient }), nil},
		{"about", listOf(b.node), "What it concerns.", nil, of(aboutOf), nil},
		{"content", graphql.String, "What was demanded, said or done, in the words of the text.", nil, plain(func(e *graph.Event) any { return orNull(e.Content) }), nil},
		{"amounts", listOf(b.amount), "The sums and counts in it.", nil, plain(func(e *graph.Event) any { return e.Amounts }), nil},
		{"time", b.time, "When it happened, null where no text says.", nil, plain(func(e *graph.Event) any { return timeOrNull(e.Time) }), nil},
		{"place", entities, "Where it happened.", nil, entitySlot(func(e *graph.Event) []graph.ID { return e.Place }), nil},
		{"attributedTo", entities, "Whose account it is, nearest voice first.", nil, entitySlot(func(e *graph.Event) []graph.ID { return e.AttributedTo }), nil},
		{"polarity", required(b.enums["Polarity"]), "Whether it is stated to have happened.", nil, plain(func(e *graph.Event) any { return polarities.nameOf(e.Polarity) }), nil},
		{"modality", required(b.enums["Modality"]), "How the article stands to it.", nil, plain(func(e *graph.Event) any { return modalities.nameOf(e.Modality) }), nil},
	}
}

// eventSources are what leads from an event to other events and to the texts.
func (b *builder) eventSources() []spec {
	events := listOf(b.event)
	return []spec{
		{"elaborates", events, "The events that it retells or details.", nil, eventSlot(func(e *graph.Event) []graph.ID { return e.Elaborates }), nil},
		{"disputes", events, "The events that it denies.", nil, eventSlot(func(e *graph.Event) []graph.ID { return e.Disputes }), nil},
		{"disputedBy", events, "The events that deny it.", nil, eventSlot(func(e *graph.Event) []graph.ID { return e.DisputedBy }), nil},
		{"confidence", graphql.Float, "How sure the extractor was, 0 to 1; null where it did not say.", nil, plain(func(e *graph.Event) any { return orNullFloat(e.Confidence, e.Confidence != 0) }), nil},
		{"evidence", required(b.evidences), "The sentences it was read from.", pageArgs(true),
			of(func(c *call, e *graph.Event) (any, error) { return b.evidencePage(c, e.Evidence) }), b.checkPage},
		{"articles", required(b.articles), "The articles that tell it, by day.", pageArgs(true),
			of(func(c *call, e *graph.Event) (any, error) {
				var ids []graph.ID
				for _, ev := range e.Evidence {
					ids = append(ids, ev.Article)
				}
				return b.articlePage(c, ids)
			}), b.checkPage},
		{"publishers", listOf(graphql.String), "Who published these articles.", nil,
			of(func(c *call, e *graph.Event) (any, error) { return queries.Publishers(c.ctx, c.reader, e) }), nil},
	}
}

// aboutOf are entities, or other events.
func aboutOf(c *call, e *graph.Event) (any, error) {
	out := make([]any, 0, len(e.About))
	for _, id := range e.About {
		n, err := c.anyNode(id)
		if err != nil {
			return nil, err
		}
		if n != nil {
			out = append(out, n)
		}
	}
	return out, nil
}
