package quads

import (
	"cmp"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/vocab"
)

// Encode states f as quads, sorted, each labelled with the article's IRI. It checks and normalizes a copy of f; facts
// that do not validate are an error that wraps graph.ErrInvalid.
func Encode(f *graph.Facts) ([]quad.Quad, error) {
	if err := f.Validate(); err != nil {
		return nil, err
	}
	f = f.Clone()
	f.Normalize()
	e := encoder{article: f.Article.ID, sentences: map[graph.Span]bool{}}
	e.articleNode(&f.Article)
	for _, s := range f.Sentences {
		e.link(e.sentence(s, &f.Article), vocab.IsPartOf, e.article)
	}
	for i := range f.Entities {
		e.entity(&f.Entities[i])
	}
	for i := range f.Relations {
		e.relation(&f.Relations[i], &f.Article)
	}
	for i := range f.Events {
		e.event(&f.Events[i], &f.Article)
	}
	slices.SortFunc(e.out, Compare)
	return e.out, nil
}

// Compare orders quads by label, subject, predicate and object.
func Compare(a, b quad.Quad) int {
	return cmp.Or(compareValues(a.Label, b.Label), compareValues(a.Subject, b.Subject),
		compareValues(a.Predicate, b.Predicate), compareValues(a.Object, b.Object))
}

func compareValues(a, b quad.Value) int {
	if a, ok := a.(quad.IRI); ok {
		if b, ok := b.(quad.IRI); ok {
			return cmp.Compare(a, b)
		}
	}
	return cmp.Compare(quad.StringOf(a), quad.StringOf(b))
}

// encoder gathers the quads of one article.
type encoder struct {
	article   graph.ID
	sentences map[graph.Span]bool // already stated
	out       []quad.Quad
}

func (e *encoder) add(s graph.ID, predicate string, o quad.Value) {
	e.out = append(e.out, quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(predicate), Object: o, Label: quad.IRI(e.article)})
}

func (e *encoder) class(s graph.ID, class string)             { e.add(s, vocab.Type, quad.IRI(class)) }
func (e *encoder) number(s graph.ID, predicate string, n int) { e.add(s, predicate, quad.Int(n)) }

func (e *encoder) link(s graph.ID, predicate string, objects ...graph.ID) {
	for _, o := range objects {
		e.add(s, predicate, quad.IRI(o))
	}
}

// text states what is known: an empty string is not.
func (e *encoder) text(s graph.ID, predicate, text string) {
	if text != "" {
		e.add(s, predicate, quad.String(text))
	}
}

// typed is text of a datatype of its own.
func (e *encoder) typed(s graph.ID, predicate, text, datatype string) {
	if text != "" {
		e.add(s, predicate, quad.TypedString{Value: quad.String(text), Type: quad.IRI(datatype)})
	}
}

// flag states what is so; what is not so is not stated.
func (e *encoder) flag(s graph.ID, predicate string, is bool) {
	if is {
		e.add(s, predicate, quad.Bool(true))
	}
}

func (e *encoder) articleNode(a *graph.Article) {
	e.class(a.ID, vocab.Article)
	e.text(a.ID, vocab.URL, a.URL)
	e.text(a.ID, vocab.Headline, a.Title)
	e.text(a.ID, vocab.Publisher, a.Publisher)
	e.text(a.ID, vocab.Byline, a.Byline)
	e.typed(a.ID, vocab.Published, a.Published, vocab.EDTF)
	e.text(a.ID, vocab.Language, a.Language)
	e.text(a.ID, vocab.Body, a.Text)
	e.text(a.ID, vocab.SHA256, a.SHA256())
	e.text(a.ID, vocab.Source, a.Source)
}

// sentence states the sentence at s, once, and names it.
func (e *encoder) sentence(s graph.Span, a *graph.Article) graph.ID {
	id := graph.SentenceID(a.ID, s)
	if !e.sentences[s] {
		e.sentences[s] = true
		e.class(id, vocab.Sentence)
		e.span(id, s)
		e.add(id, vocab.Exact, quad.String(s.In(a.Text)))
	}
	return id
}

func (e *encoder) span(id graph.ID, s graph.Span) {
	e.number(id, vocab.Start, s.Start)
	e.number(id, vocab.End, s.End)
}

func (e *encoder) entity(n *graph.Entity) {
	e.class(n.ID, vocab.Class(string(n.Class)))
	e.text(n.ID, vocab.Name, n.Name)
	e.flag(n.ID, vocab.Group, n.Group)
	e.text(n.ID, vocab.Alpha2, n.Alpha2)
	e.text(n.ID, vocab.Alpha3, n.Alpha3)
	e.confidence(n.ID, n.Confidence)
	for _, m := range n.Mentions {
		id := mentionID(e.article, n.ID, m.Span)
		e.link(n.ID, vocab.MentionAt, id)
		e.class(id, vocab.Mention)
		e.span(id, m.Span)
		e.add(id, vocab.Exact, quad.String(m.Text))
	}
}

func (e *encoder) relation(r *graph.Relation, a *graph.Article) {
	e.class(r.ID, vocab.Relation)
	e.link(r.ID, vocab.Subject, r.Subject)
	e.add(r.ID, vocab.Predicate, quad.IRI(vocab.Term(string(r.Type))))
	if r.Object != "" {
		e.link(r.ID, vocab.Object, r.Object)
	}
	e.text(r.ID, vocab.Status, string(r.Status))
	e.confidence(r.ID, r.Confidence)
	e.time(r.ID, r.Time)
	e.evidence(r.ID, r.Evidence, a)
}

func (e *encoder) event(v *graph.Event, a *graph.Article) {
	e.class(v.ID, vocab.Event)
	e.add(v.ID, vocab.EventType, quad.IRI(vocab.Term(string(v.Type))))
	e.link(v.ID, vocab.EventSource, v.Source...)
	e.link(v.ID, vocab.EventTarget, v.Target...)
	e.link(v.ID, vocab.Elaborates, v.Elaborates...)
	e.text(v.ID, vocab.Content, v.Content)
	e.link(v.ID, vocab.About, v.About...)
	for i := range v.Amounts {
		e.amount(v.ID, i, &v.Amounts[i])
	}
	e.time(v.ID, v.Time)
	e.link(v.ID, vocab.HasPlace, v.Place...)
	e.voices(v.ID, v.AttributedTo)
	e.text(v.ID, vocab.Polarity, string(v.Polarity))
	e.text(v.ID, vocab.Modality, string(v.Modality))
	e.link(v.ID, vocab.Disputes, v.Disputes...)
	e.confidence(v.ID, v.Confidence)
	e.evidence(v.ID, v.Evidence, a)
}

func (e *encoder) confidence(id graph.ID, c float64) {
	if c != 0 {
		e.add(id, vocab.Confidence, quad.Float(c))
	}
}

func (e *encoder) time(id graph.ID, t graph.Time) {
	e.typed(id, vocab.Time, t.Value, vocab.EDTF)
	e.text(id, vocab.TimeText, t.Text)
}

// voices states a chain of voices both ways: a voice that comes twice in it is one edge, but two nodes.
func (e *encoder) voices(event graph.ID, chain []graph.ID) {
	for i, voice := range chain {
		if !slices.Contains(chain[:i], voice) {
			e.link(event, vocab.AttributedTo, voice)
		}
		id := part("attribution", event, i)
		e.link(event, vocab.QualifiedAttribution, id)
		e.class(id, vocab.Attribution)
		e.link(id, vocab.Agent, voice)
		e.number(id, vocab.Position, i)
	}
}

func (e *encoder) amount(event graph.ID, i int, a *graph.Amount) {
	id := part("amount", event, i)
	class, unit := vocab.Quantity, vocab.Unit
	if isCurrency(a.Unit) {
		class, unit = vocab.MonetaryAmount, vocab.Currency
	}
	e.link(event, vocab.AmountOf, id)
	e.class(id, class)
	e.number(id, vocab.Position, i)
	e.typed(id, vocab.Value, a.Value, vocab.XSDDecimal)
	e.text(id, unit, a.Unit)
	e.flag(id, vocab.Approx, a.Approx)
	e.typed(id, vocab.Min, a.Min, vocab.XSDDecimal)
	e.typed(id, vocab.Max, a.Max, vocab.XSDDecimal)
	e.text(id, vocab.Per, a.Per)
	e.text(id, vocab.Text, a.Text)
}

// isCurrency tells an ISO 4217 code from what else may be counted by its form: three capital letters.
func isCurrency(unit string) bool {
	for i := range len(unit) {
		if unit[i] < 'A' || unit[i] > 'Z' {
			return false
		}
	}
	return len(unit) == 3
}

func (e *encoder) evidence(owner graph.ID, evidence []graph.Evidence, a *graph.Article) {
	for i, v := range evidence {
		id := part("evidence", owner, i)
		e.link(owner, vocab.EvidenceAt, id)
		e.class(id, vocab.Evidence)
		e.number(id, vocab.Position, i)
		e.link(id, vocab.Selector, e.sentence(v.Span, a))
		e.flag(id, vocab.Quoted, v.Quote)
		for j, h := range v.Highlight {
			at := part("highlight", id, j)
			e.link(id, vocab.HighlightAt, at)
			e.class(at, vocab.Highlight)
			e.number(at, vocab.Position, j)
			e.span(at, h)
		}
	}
}
