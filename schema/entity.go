package schema

import (
	"fmt"

	"github.com/graphql-go/graphql"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/queries"
)

func (b *builder) entityFields() []spec {
	return []spec{
		{"id", required(graphql.ID), "Its IRI.", nil, plain(func(e *graph.Entity) any { return string(e.ID) }), nil},
		{"type", required(b.enums["EntityType"]), "What kind of thing it is.", nil, plain(func(e *graph.Entity) any { return classes.nameOf(e.Class) }), nil},
		{"name", required(graphql.String), "The fullest form of its name.", nil, plain(func(e *graph.Entity) any { return e.Name }), nil},
		{"aliases", listOf(graphql.String), "The other forms in which texts name it.", nil, plain(func(e *graph.Entity) any { return e.Aliases() }), nil},
		{"group", required(graphql.Boolean), "Whether it is several people spoken of as one voice.", nil, plain(func(e *graph.Entity) any { return e.Group }), nil},
		{"alpha2", graphql.String, "The ISO 3166-1 alpha-2 code, of countries.", nil, plain(func(e *graph.Entity) any { return orNull(e.Alpha2) }), nil},
		{"alpha3", graphql.String, "The ISO 3166-1 alpha-3 code, of countries.", nil, plain(func(e *graph.Entity) any { return orNull(e.Alpha3) }), nil},
		{"confidence", graphql.Float, "How sure the extractor was, 0 to 1; null where it did not say.", nil, plain(func(e *graph.Entity) any { return orNullFloat(e.Confidence, e.Confidence != 0) }), nil},
		{"country", b.entity, "The country that it is, lies in or belongs to, null where no article says.", nil, of(countryOf), nil},
		{"offices", listOf(b.holding), "The offices that it holds or held.",
			[]arg{{"at", graphql.String, "Only those it may have held on this EDTF date.", nil}},
			of(officesOf), func(a arguments) error { return queries.Check(offices("", a)) }},
		{"relations", required(b.relations), "The states it is in, whichever way they lead.",
			append([]arg{{"type", anyListOf(b.enums["RelationType"]), "Any of these types.", nil}}, pageArgs(true)...),
			of(func(c *call, e *graph.Entity) (any, error) {
				return b.fetch(c, queries.Relations{Type: relationTypes.values(c.args.texts("type")), Either: queries.ByID(e.ID)})
			}), b.checkPage},
		{"events", required(b.events), "The events it takes part in.",
			append([]arg{
				{"role", b.enums["EventRole"], "Its part in them.", roles.members[0].name},
				{"filter", b.eventFilter, "Which of them.", nil},
				{"orderBy", b.enums["EventOrder"], "In which order.", eventOrders.members[0].name},
			}, pageArgs(true)...),
			of(func(c *call, e *graph.Entity) (any, error) { return b.fetch(c, eventsOfEntity(e.ID, c.args)) }),
			func(a arguments) error { return firstError(b.checkPage(a), queries.Check(eventsOfEntity("", a))) }},
		{"mentions", required(b.evidences), "The sentences that mention it; highlight is the mention.", pageArgs(true), of(b.mentionsOf), b.checkPage},
		{"articles", required(b.articles), "The articles that mention it, by day.", pageArgs(true),
			of(func(c *call, e *graph.Entity) (any, error) {
				var ids []graph.ID
				for _, m := range e.Mentions {
					ids = append(ids, m.Article)
				}
				return b.articlePage(c, ids)
			}), b.checkPage},
		{"degree", required(graphql.Int), "How many events and relations it takes part in.", nil, of(degreeOf), nil},
	}
}

func countryOf(c *call, e *graph.Entity) (any, error) {
	country, err := queries.Country(c.ctx, c.reader, e.ID)
	if country == nil || err != nil {
		return nil, err
	}
	return country, nil
}

// offices asks for the offices of an entity.
func offices(holder graph.ID, a arguments) queries.Relations {
	return queries.Relations{Type: []graph.RelationType{graph.HoldsOffice}, Subject: queries.ByID(holder), At: a.text("at")}
}

func officesOf(c *call, e *graph.Entity) (any, error) {
	var out []*graph.Relation
	for row, err := range queries.Run(c.ctx, c.reader, offices(e.ID, c.args)) {
		if err != nil {
			return nil, err
		}
		out = append(out, row.Relation)
	}
	return out, nil
}

// eventsOfEntity asks for the events in which an entity plays a part.
func eventsOfEntity(id graph.ID, a arguments) queries.Events {
	q := inRole(queries.ByID(id), roles.value(a.text("role")))
	if a["filter"] != nil {
		q.And = []queries.Events{eventFilter(a.object("filter"))}
	}
	q.Order = eventOrders.value(a.text("orderBy"))
	return q
}

// inRole asks for the events in which whom is meant plays a part; any part where the role is not given.
func inRole(who queries.Ref, r role) queries.Events {
	switch r {
	case roleActor:
		return queries.Events{Actor: who}
	case roleSource:
		return queries.Events{Source: who}
	case roleTarget:
		return queries.Events{Target: who}
	case roleVoice:
		return queries.Events{AttributedTo: who}
	case roleAbout:
		return queries.Events{About: who}
	case rolePlace:
		return queries.Events{Place: who}
	}
	return queries.Events{Or: []queries.Events{{Actor: who}, {AttributedTo: who}, {About: who}, {Place: who}}}
}

// mentionsOf pages through an entity's mentions, each with the sentence around it.
func (b *builder) mentionsOf(c *call, e *graph.Entity) (any, error) {
	key := func(m graph.Mention) string { return fmt.Sprintf("%s %d-%d", m.Article, m.Start, m.End) }
	return pageOf(b, c, e.Mentions, "mentions", key, func(m graph.Mention) (any, error) { return c.around(m) })
}

// around is a mention as evidence: the sentence that it stands in, or the mention alone in an article without sentences.
func (r *request) around(m graph.Mention) (graph.Evidence, error) {
	ev := graph.Evidence{Article: m.Article, Span: m.Span, Text: m.Text, Highlight: []graph.Span{m.Span}}
	article, err := r.article(m.Article)
	if err != nil {
		return ev, err
	}
	sentences, err := r.sentencesOf(m.Article)
	if err != nil {
		return ev, err
	}
	for _, s := range sentences {
		if s.Contains(m.Span) {
			ev.Span, ev.Text = s, s.In(article.Text)
			break
		}
	}
	return ev, nil
}

func degreeOf(c *call, e *graph.Entity) (any, error) {
	events, err := queries.Count(c.ctx, c.reader, inRole(queries.ByID(e.ID), roleAny))
	if err != nil {
		return nil, err
	}
	relations, err := queries.Count(c.ctx, c.reader, queries.Relations{Either: queries.ByID(e.ID)})
	return events + relations, err
}

func (b *builder) relationFields() []spec {
	return []spec{
		{"id", required(graphql.ID), "Its IRI.", nil, plain(func(r *graph.Relation) any { return string(r.ID) }), nil},
		{"type", required(b.enums["RelationType"]), "What kind of state it is.", nil, plain(func(r *graph.Relation) any { return relationTypes.nameOf(r.Type) }), nil},
		{"subject", required(b.entity), "Whose state it is.", nil, of(func(c *call, r *graph.Relation) (any, error) { return c.entity(r.Subject) }), nil},
		{"object", b.entity, "Towards whom it holds, null where an agreement expires.", nil, of(func(c *call, r *graph.Relation) (any, error) {
			if r.Object == "" {
				return nil, nil
			}
			return c.entity(r.Object)
		}), nil},
		{"time", b.time, "When it held, or when an agreement expires; null where no text says.", nil, plain(func(r *graph.Relation) any { return timeOrNull(r.Time) }), nil},
		{"status", required(b.enums["HoldingStatus"]), "Whether it still held when the article was written.", nil, plain(statusOf), nil},
		{"confidence", graphql.Float, "How sure the extractor was, 0 to 1; null where it did not say.", nil, plain(func(e *graph.Relation) any { return orNullFloat(e.Confidence, e.Confidence != 0) }), nil},
		{"evidence", required(b.evidences), "The sentences it was read from.", pageArgs(true),
			of(func(c *call, r *graph.Relation) (any, error) { return b.evidencePage(c, r.Evidence) }), b.checkPage},
	}
}

func (b *builder) articleFields() []spec {
	return []spec{
		{"id", required(graphql.ID), "Its IRI.", nil, plain(func(a *graph.Article) any { return string(a.ID) }), nil},
		{"url", graphql.String, "Its canonical address, null where it is not known.", nil, plain(func(a *graph.Article) any { return orNull(a.URL) }), nil},
		{"title", required(graphql.String), "Its title.", nil, plain(func(a *graph.Article) any { return a.Title }), nil},
		{"publisher", graphql.String, "Who published it.", nil, plain(func(a *graph.Article) any { return orNull(a.Publisher) }), nil},
		{"byline", graphql.String, "Its author line as it stands.", nil, plain(func(a *graph.Article) any { return orNull(a.Byline) }), nil},
		{"published", graphql.String, "When it was published, ISO 8601 at the precision that is known.", nil, plain(func(a *graph.Article) any { return orNull(a.Published) }), nil},
		{"language", required(graphql.String), "Its language, BCP 47.", nil, plain(func(a *graph.Article) any { return a.Language }), nil},
		{"text", required(graphql.String), "The whole text. Offsets of evidence count its bytes in UTF-8.", nil, plain(func(a *graph.Article) any { return a.Text }), nil},
		{"entities", required(b.entities), "The entities that it mentions, by name.", pageArgs(true),
			of(func(c *call, a *graph.Article) (any, error) { return b.fetch(c, queries.Entities{Article: a.ID}) }), b.checkPage},
		{"events", required(b.events), "The events that it tells, by time.", pageArgs(true),
			of(func(c *call, a *graph.Article) (any, error) { return b.fetch(c, queries.Events{Article: a.ID}) }), b.checkPage},
	}
}
