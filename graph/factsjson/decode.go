package factsjson

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/graph"
)

// decoder turns a line's wire form into facts.
type decoder struct {
	in     *article
	facts  *graph.Facts
	words  *locator
	global map[string]graph.ID // by local id
}

func decode(a *article) (*graph.Facts, error) {
	if a.Title == "" && a.Text == nil && len(a.Entities)+len(a.Relations)+len(a.Events) == 0 {
		return nil, errors.New("neither title nor text nor facts")
	}
	d := decoder{in: a, facts: &graph.Facts{}, global: map[string]graph.ID{}}
	for _, step := range []func() error{d.article, d.entities, d.defineEvents, d.relations, d.events, d.sentences} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	d.facts.Normalize()
	if err := d.facts.Validate(); err != nil {
		return nil, err
	}
	return d.facts, nil
}

func (d *decoder) article() error {
	in := d.in
	if err := d.readText(); err != nil {
		return err
	}
	if _, _, err := graph.ParseEDTF(string(in.Published)); in.Published != "" && err != nil {
		return &fieldError{"published", err}
	}
	a := &d.facts.Article
	*a = graph.Article{
		ID: graph.ID(in.IRI), URL: string(in.URL), Title: in.Title, Publisher: string(in.Publisher), Byline: in.Byline,
		Published: string(in.Published), Language: in.Language, Text: d.words.text, Source: in.ID,
	}
	if a.ID == "" {
		a.ID = graph.ArticleID(a)
	}
	if a.Source == a.ID.Key() {
		a.Source = ""
	}
	return nil
}

// readText takes the text that is there, or makes one.
func (d *decoder) readText() (err error) {
	if d.in.Text != nil {
		d.words = newLocator(*d.in.Text)
		return nil
	}
	var sentences, mentions []string
	for i := range d.in.Events {
		e := &d.in.Events[i]
		sentences = append(sentences, dropOffsets(&e.evidence, e.More)...)
	}
	for i := range d.in.Relations {
		r := &d.in.Relations[i]
		sentences = append(sentences, dropOffsets(&r.evidence, r.More)...)
	}
	for i := range d.in.Entities {
		d.in.Entities[i].Offsets = nil
		mentions = append(mentions, d.in.Entities[i].Mentions...)
	}
	d.in.Sentences = nil
	d.words, err = makeText(d.in.Title, sentences, mentions)
	return err
}

// dropOffsets forgets the offsets into a text that is not there, and gives the sentences.
func dropOffsets(first *evidence, more []evidence) []string {
	sentences := []string{first.Sentence}
	first.Offset, first.Highlight = nil, nil
	for i := range more {
		sentences = append(sentences, more[i].Sentence)
		more[i].Offset, more[i].Highlight = nil, nil
	}
	return sentences
}

// sentences come last: where the line does not list them, they are those that carry facts.
func (d *decoder) sentences() error {
	f := d.facts
	if d.in.Sentences != nil {
		var err error
		f.Sentences, err = d.spans("sentences", d.in.Sentences)
		return err
	}
	for i := range f.Relations {
		f.Sentences = appendSentences(f.Sentences, f.Relations[i].Evidence)
	}
	for i := range f.Events {
		f.Sentences = appendSentences(f.Sentences, f.Events[i].Evidence)
	}
	slices.SortFunc(f.Sentences, func(a, b graph.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	f.Sentences = slices.Compact(f.Sentences)
	return nil
}

func appendSentences(spans []graph.Span, evs []graph.Evidence) []graph.Span {
	for _, ev := range evs {
		spans = append(spans, ev.Span)
	}
	return spans
}

// define names what a local id stands for.
func (d *decoder) define(field, local string, id graph.ID) error {
	if local == "" {
		return faultAt(field+".id", "missing")
	}
	if _, ok := d.global[local]; ok {
		return faultAt(field+".id", "%.40q stands for something else already", local)
	}
	d.global[local] = id
	return nil
}

// refs resolves local ids.
func (d *decoder) refs(field string, locals []string) ([]graph.ID, error) {
	var ids []graph.ID
	for i, local := range locals {
		id, err := d.ref(fmt.Sprintf("%s[%d]", field, i), local)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func (d *decoder) ref(field, local string) (graph.ID, error) {
	id, ok := d.global[local]
	if !ok {
		return "", faultAt(field, "no entity or event has the id %.40q", local)
	}
	return id, nil
}

// span reads [start,end] of the text.
func (d *decoder) span(field string, s span) (graph.Span, error) {
	if len(s) != 2 || s[0] < 0 || s[0] > s[1] || s[1] > len(d.words.text) {
		return graph.Span{}, faultAt(field, "%v is not [start,end] in a text of %d bytes", s, len(d.words.text))
	}
	return graph.Span{Start: s[0], End: s[1]}, nil
}

func (d *decoder) spans(field string, ss []span) ([]graph.Span, error) {
	var out []graph.Span
	for i, s := range ss {
		at, err := d.span(fmt.Sprintf("%s[%d]", field, i), s)
		if err != nil {
			return nil, err
		}
		out = append(out, at)
	}
	return out, nil
}

// spanOf reads a span that must say text.
func (d *decoder) spanOf(field string, s span, text string) (graph.Span, error) {
	at, err := d.span(field, s)
	if err == nil && at.In(d.words.text) != text {
		err = faultAt(field, "the text at %v reads %.40q, not %.40q", s, at.In(d.words.text), text)
	}
	return at, err
}

// oneOf checks that a word is one the model knows.
func oneOf[T ~string](field string, value T, known []T) error {
	if !slices.Contains(known, value) {
		return faultAt(field, "%.40q is none of %s", value, join(known))
	}
	return nil
}

func join[T ~string](words []T) string {
	ss := make([]string, len(words))
	for i, w := range words {
		ss[i] = string(w)
	}
	return strings.Join(ss, ", ")
}

func (d *decoder) time(field string, value nullable, text string) (graph.Time, error) {
	if _, _, err := graph.ParseEDTF(string(value)); value != "" && err != nil {
		return graph.Time{}, &fieldError{field + ".time", err}
	}
	return graph.Time{Value: string(value), Text: text}, nil
}

// isName reports whether words end like a name: with a word that does not begin with a small letter.
func isName(words string) bool {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(fields[len(fields)-1])
	return !unicode.IsLower(first)
}
