// Package annotation writes the layers of a document for other programs: everything as one JSON object, or the names as
// IOB2 lines. (Package conllu writes tokens, tags and trees.)
//
//	nlp.Doc ─▶ JSON | IOB2 ─▶ lines
//
// All offsets are bytes of the text, ends exclusive.
package annotation

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Needs are the layers that JSON writes.
const Needs = nlp.Tokens | nlp.Tags | nlp.Deps | nlp.Names | nlp.Times | nlp.Amounts | nlp.Mentions | nlp.Entities | nlp.Clusters | nlp.Quotations

// document is the JSON form of a document.
type document struct {
	ID         string      `json:"id"`
	Text       string      `json:"text"`
	Published  string      `json:"published,omitempty"`
	Sentences  []span      `json:"sentences"`
	Tokens     []token     `json:"tokens"`
	Entities   []entity    `json:"entities"`
	Clusters   [][]span    `json:"clusters"`
	Times      []time      `json:"times"`
	Amounts    []amount    `json:"amounts"`
	Quotations []quotation `json:"quotations"`
}

type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type token struct {
	span
	Form   string `json:"form"`
	Lemma  string `json:"lemma"`
	UPOS   string `json:"upos"`
	XPOS   string `json:"xpos"`
	Head   int    `json:"head"` // index in Tokens, -1 for a root
	Deprel string `json:"deprel"`
}

type entity struct {
	span
	Type string `json:"type"`
	ID   string `json:"id,omitempty"` // the same for all that stands for one thing in this document
}

type time struct {
	span
	Text  string `json:"text"`
	Type  string `json:"type"`
	Value string `json:"value"`
	EDTF  string `json:"edtf,omitempty"`
}

type amount struct {
	span
	Text   string `json:"text"`
	Value  string `json:"value"`
	Unit   string `json:"unit"`
	Approx bool   `json:"approx"`
	Min    string `json:"min,omitempty"`
	Max    string `json:"max,omitempty"`
	Per    string `json:"per,omitempty"`
}

type quotation struct {
	Source  *span  `json:"source"`
	Cue     *span  `json:"cue"`
	Content []span `json:"content"`
	Kind    string `json:"kind"`   // direct, indirect, mixed
	Manner  string `json:"manner"` // what the source does: states, holds, wants, touches
}

// JSON writes d as one line of JSON, under an identity. It needs the layers of Needs.
func JSON(w io.Writer, id string, d *nlp.Doc) error {
	if missing := Needs &^ d.Done; missing != 0 {
		return fmt.Errorf("annotation: writing %q: %w: %s", id, nlp.ErrMissingLayer, missing)
	}
	out := document{
		ID: id, Text: d.Text, Published: d.Meta.Published, Sentences: make([]span, len(d.Sentences)), Tokens: make([]token, len(d.Tokens)),
		Entities: entities(d), Clusters: clusters(d), Times: make([]time, len(d.Times)), Amounts: make([]amount, len(d.Amounts)),
		Quotations: quotations(d),
	}
	for i, s := range d.Sentences {
		out.Sentences[i] = spanOf(d, s.Range)
	}
	for i, t := range d.Tokens {
		out.Tokens[i] = token{span(t.Span()), d.Form(i), d.Lemma(i), t.UPOS.String(), t.XPOS.String(), int(t.Head), nlp.Rel(t.Rel).String()}
	}
	for i, t := range d.Times {
		out.Times[i] = time{spanOf(d, t.Range), d.TextOf(t.Range), t.Type.String(), t.Value, t.EDTF}
	}
	for i, a := range d.Amounts {
		out.Amounts[i] = amount{spanOf(d, a.Range), d.TextOf(a.Range), a.Value, a.Unit, a.Approx, a.Min, a.Max, a.Per}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func spanOf(d *nlp.Doc, r nlp.Range) span { return span(d.SpanOf(r)) }

// entities are the names, and the mentions of offices, in the order of the text.
func entities(d *nlp.Doc) []entity {
	out := make([]entity, 0, len(d.Names))
	next := 0
	names := func(before int) {
		for ; next < len(d.Names) && d.Names[next].First <= before; next++ {
			n := &d.Names[next]
			out = append(out, entity{spanOf(d, n.Range), n.Type.String(), entityID(entityOf(d, n.Range))})
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		names(m.First)
		if m.Class == nlp.OfficeClass {
			out = append(out, entity{spanOf(d, m.Range), "Office", entityID(m.Entity)})
		}
	}
	names(len(d.Tokens))
	return out
}

// entityOf is the entity that the name is a mention's head of, or -1.
func entityOf(d *nlp.Doc, name nlp.Range) int {
	at := d.MentionAt(name.End - 1)
	if at < 0 || !name.Has(d.Mentions[at].Head) {
		return -1
	}
	return d.Mentions[at].Entity
}

func entityID(entity int) string {
	if entity < 0 {
		return ""
	}
	return fmt.Sprintf("e%d", entity+1)
}

// clusters are the places of the phrases that speak of the same thing.
func clusters(d *nlp.Doc) [][]span {
	out := make([][]span, len(d.Clusters))
	for i, phrases := range d.Clusters {
		out[i] = make([]span, len(phrases))
		for k, p := range phrases {
			out[i][k] = spanOf(d, p)
		}
	}
	return out
}

// quotations are the quotations, each with the pieces of its content: one that only continues another is a piece of it.
func quotations(d *nlp.Doc) []quotation {
	out := make([]quotation, 0, len(d.Quotations))
	at := make([]int, len(d.Quotations)) // index in out
	for i := range d.Quotations {
		q := &d.Quotations[i]
		if q.Continues < 0 {
			at[i] = len(out)
			out = append(out, quotation{Source: maybe(d, q.Source), Cue: maybe(d, q.Cue), Content: []span{}, Kind: q.Kind.String(), Manner: q.Manner.String()})
		}
	}
	for i := range d.Quotations {
		q := &d.Quotations[i]
		to := i
		if q.Continues >= 0 {
			to = q.Continues
		}
		out[at[to]].Content = append(out[at[to]].Content, spanOf(d, q.Content))
	}
	return out
}

// maybe is a range's place, nil where it is empty.
func maybe(d *nlp.Doc, r nlp.Range) *span {
	if r.Len() == 0 {
		return nil
	}
	s := spanOf(d, r)
	return &s
}
