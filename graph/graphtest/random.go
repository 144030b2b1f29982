package graphtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/graph"
)

// Random makes up the valid Facts of one article, full of what tends to go wrong in files, databases and formats:
// quotation marks, escapes, line breaks, angle brackets, control characters, scripts that run the other way. They are
// not normalized. Give each article its own name; the same name and state of r give the same Facts.
func Random(r *rand.Rand, name string) *graph.Facts {
	g := &generator{r: r}
	a := graph.Article{
		URL: "https://random.example/" + name, Title: g.text(3), Publisher: g.text(2), Byline: g.text(2),
		Published: g.time().Value, Language: "en", Source: name + g.text(1), Text: g.text(40),
	}
	a.ID = graph.ArticleID(&a)
	g.facts = &graph.Facts{Article: a}
	g.cuts = append(g.cuts, 0)
	for i, c := range a.Text {
		g.cuts = append(g.cuts, i+utf8.RuneLen(c))
	}
	for range r.IntN(6) {
		g.facts.Sentences = append(g.facts.Sentences, g.span())
	}
	for i := range r.IntN(8) + 1 {
		g.entity(i)
	}
	for i := range r.IntN(4) {
		g.relation(i)
	}
	for i := range r.IntN(6) {
		g.event(i)
	}
	return g.facts
}

type generator struct {
	r        *rand.Rand
	facts    *graph.Facts
	cuts     []int // where a span of the text may begin or end
	entities []graph.ID
	events   []graph.ID
}

// snippets are what the texts are made of.
var snippets = []string{
	"Demand", "talks", " ", "  ", "\n", "\r\n", "\t", `"`, "'", `\`, `\x00`, `\u0041`, `\"`, "<", ">", `"^^<x>`, `"@en`, "&amp;", "]]>",
	"{}|^`", "%00", "é", "e\u0301", "ß", "日本", "🕊️", "👩‍👩‍👧", "لا للقاعدة", "\u202e", "\u2028", "\ufeff", "\ufffd", "\u0001", "\u007f", "\u0085", "/", "_:b0", ".", "#", "\v",
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// text is up to n snippets.
func (g *generator) text(n int) string {
	var b strings.Builder
	for range g.r.IntN(n + 1) {
		b.WriteString(pick(g.r, snippets))
	}
	return b.String()
}

func (g *generator) span() graph.Span {
	i, j := pick(g.r, g.cuts), pick(g.r, g.cuts)
	return graph.Span{Start: min(i, j), End: max(i, j)}
}

func (g *generator) time() graph.Time {
	values := []string{"", "2019", "201X", "2019-07", "2019-Q3", "2019-07-14", "2019-07-14T06:00Z", "2020-01/2020-06", "../2021", "2019-07~"}
	return graph.Time{Value: pick(g.r, values), Text: g.text(2)}
}

// some picks up to three, the same one perhaps twice.
func (g *generator) some(from []graph.ID) []graph.ID {
	var ids []graph.ID
	for range g.r.IntN(4) {
		if len(from) > 0 {
			ids = append(ids, pick(g.r, from))
		}
	}
	return ids
}

func (g *generator) entity(i int) {
	c := pick(g.r, graph.EntityClasses())
	e := graph.Entity{Class: c, Name: fmt.Sprintf("%d%s", i, g.text(3)), Group: g.r.IntN(2) == 0, Confidence: pick(g.r, []float64{0, 0.25})}
	e.ID = graph.EntityID(c, e.Name, g.text(1))
	if e.Group {
		e.ID = graph.ScopedID(c, g.facts.Article.ID, e.Name)
	}
	if c == graph.ClassCountry {
		e.Alpha2, e.Alpha3 = "XX", "XXX"
	}
	for range g.r.IntN(4) {
		s := g.span()
		e.Mentions = append(e.Mentions, graph.Mention{Article: g.facts.Article.ID, Span: s, Text: s.In(g.facts.Article.Text)})
	}
	g.facts.Entities = append(g.facts.Entities, e)
	g.entities = append(g.entities, e.ID)
}

func (g *generator) evidence() []graph.Evidence {
	var out []graph.Evidence
	for range g.r.IntN(3) + 1 {
		ev := graph.Evidence{Article: g.facts.Article.ID, Span: g.span(), Quote: g.r.IntN(2) == 0}
		if g.r.IntN(2) == 0 {
			ev.Text = ev.In(g.facts.Article.Text)
		}
		for range g.r.IntN(3) {
			ev.Highlight = append(ev.Highlight, g.span())
		}
		out = append(out, ev)
	}
	return out
}

func (g *generator) relation(i int) {
	g.facts.Relations = append(g.facts.Relations, graph.Relation{
		ID:       graph.ScopedID(graph.ClassRelation, g.facts.Article.ID, fmt.Sprint(i)),
		Type:     pick(g.r, graph.RelationTypes()),
		Subject:  pick(g.r, g.entities),
		Object:   pick(g.r, g.entities),
		Status:   pick(g.r, []graph.Status{"", graph.Current, graph.Former}),
		Time:     g.time(),
		Evidence: g.evidence(),

		Confidence: pick(g.r, []float64{0, 1, 0.1}),
	})
}

func (g *generator) event(i int) {
	e := graph.Event{
		ID:           graph.ScopedID(graph.ClassEvent, g.facts.Article.ID, fmt.Sprint(i)),
		Type:         pick(g.r, graph.EventTypes()),
		Source:       g.some(g.entities),
		Target:       g.some(g.entities),
		Elaborates:   g.some(g.events),
		Content:      g.text(5),
		About:        g.some(g.entities),
		Time:         g.time(),
		Place:        g.some(g.entities),
		AttributedTo: g.some(g.entities),
		Polarity:     pick(g.r, []graph.Polarity{graph.Positive, graph.Negative}),
		Modality:     pick(g.r, graph.Modalities()),
		Disputes:     g.some(g.events),
		Confidence:   pick(g.r, []float64{0, 1, 0.1, 1.0 / 3, 1e-300}),
		Evidence:     g.evidence(),
	}
	for range g.r.IntN(3) {
		e.Amounts = append(e.Amounts, graph.Amount{
			Value: pick(g.r, []string{"", "8000000000", "17.10", "-0", "007"}), Min: "1", Max: pick(g.r, []string{"", "2.50"}),
			Unit: pick(g.r, []string{"", "USD", "percent", `tro"op`}), Approx: g.r.IntN(2) == 0,
			Per: pick(g.r, []string{"", "year"}), Text: g.text(2),
		})
	}
	g.facts.Events = append(g.facts.Events, e)
	g.events = append(g.events, e.ID)
}
