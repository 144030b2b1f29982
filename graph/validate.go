package graph

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// ErrInvalid is what Validate's error wraps.
var ErrInvalid = errors.New("invalid facts")

// Validate checks that f can be stored and read back: IRIs of the right class and defined once, here; events and
// relations named within the article (ScopedID), so that no two articles tell the same node; known types, decimals,
// EDTF times, UTF-8 without NUL (which neither XML nor many a database can hold), and spans that lie in the text, cut
// no letter in two and say what their Text says. It reports every fault it finds, joined, each naming its subject; the
// error wraps ErrInvalid.
func (f *Facts) Validate() error {
	v := validator{facts: f, known: map[ID]bool{}}
	v.article()
	for _, s := range f.Sentences {
		v.span("sentence", s, "")
	}
	for i := range f.Entities {
		v.define(f.Entities[i].ID)
	}
	for i := range f.Events {
		v.define(f.Events[i].ID)
	}
	for i := range f.Relations {
		v.define(f.Relations[i].ID)
	}
	for i := range f.Entities {
		v.entity(&f.Entities[i])
	}
	for i := range f.Relations {
		v.relation(&f.Relations[i])
	}
	for i := range f.Events {
		v.event(&f.Events[i])
	}
	if len(v.faults) == 0 {
		return nil
	}
	return fmt.Errorf("graph: article %q: %w: %w", cmp.Or(f.Article.Source, string(f.Article.ID)), ErrInvalid, errors.Join(v.faults...))
}

type validator struct {
	facts  *Facts
	known  map[ID]bool
	faults []error
}

func (v *validator) fault(format string, args ...any) {
	v.faults = append(v.faults, fmt.Errorf(format, args...))
}

func (v *validator) define(id ID) {
	if v.known[id] {
		v.fault("%q is defined twice", id)
	}
	v.known[id] = true
}

func (v *validator) article() {
	a := &v.facts.Article
	if a.ID.Class() != ClassArticle || !a.ID.Valid() {
		v.fault("%q is not an article's IRI", a.ID)
	}
	v.utf8("article", a.Text, a.Title, a.Publisher, a.URL, a.Byline, a.Source, a.Published, a.Language)
	if a.Published != "" {
		if _, _, err := ParseEDTF(a.Published); err != nil {
			v.fault("published: %w", err)
		}
	}
}

// span checks that s lies in the text and, where text is given, spans just that.
func (v *validator) span(what string, s Span, text string) {
	full := v.facts.Article.Text
	switch {
	case s.Start < 0 || s.Start > s.End || s.End > len(full):
		v.fault("%s: span %d-%d does not lie in the text of %d bytes", what, s.Start, s.End, len(full))
	case cuts(full, s.Start) || cuts(full, s.End):
		v.fault("%s: span %d-%d cuts a letter in two", what, s.Start, s.End)
	case text != "" && full[s.Start:s.End] != text:
		v.fault("%s: span %d-%d reads %.40q, not %.40q", what, s.Start, s.End, full[s.Start:s.End], text)
	}
}

// cuts reports whether offset i lies inside a UTF-8 sequence of text.
func cuts(text string, i int) bool { return i < len(text) && !utf8.RuneStart(text[i]) }

// refs checks that ids are defined here and of a class that may stand in their place.
func (v *validator) refs(what string, may func(Class) bool, ids ...ID) {
	for _, id := range ids {
		if !v.known[id] {
			v.fault("%s: %q is not defined in this article", what, id)
		} else if !may(id.Class()) {
			v.fault("%s: %q may not stand there", what, id)
		}
	}
}

func isEvent(c Class) bool { return c == ClassEvent }

func isEntityOrEvent(c Class) bool { return c.IsEntity() || c == ClassEvent }

// scoped checks that id is one of class c that the article itself gave.
func (v *validator) scoped(what string, c Class, id ID) {
	if id.Class() != c || !id.Valid() {
		v.fault("%s: not an IRI of class %q", what, c)
	} else if !strings.HasPrefix(id.Key(), v.facts.Article.ID.Key()+"/") {
		v.fault("%s: not named within the article", what)
	}
}

func (v *validator) utf8(what string, texts ...string) {
	for _, s := range texts {
		if !utf8.ValidString(s) {
			v.fault("%s: %.20q… is not UTF-8", what, s)
		}
		if i := strings.IndexByte(s, 0); i >= 0 {
			v.fault("%s: a NUL stands at byte %d", what, i)
		}
	}
}

func (v *validator) evidence(what string, ev []Evidence) {
	if len(ev) == 0 {
		v.fault("%s: no evidence", what)
	}
	for _, e := range ev {
		if e.Article != v.facts.Article.ID {
			v.fault("%s: evidence from another article %q", what, e.Article)
		}
		v.span(what, e.Span, e.Text)
		for _, h := range e.Highlight {
			v.span(what+" highlight", h, "")
		}
	}
}

func (v *validator) entity(e *Entity) {
	what := fmt.Sprintf("entity %q", e.ID)
	if !e.Class.IsEntity() || e.ID.Class() != e.Class || !e.ID.Valid() {
		v.fault("%s: not an IRI of class %q", what, e.Class)
	}
	if e.Name == "" {
		v.fault("%s: no name", what)
	}
	v.utf8(what, e.Name, e.Alpha2, e.Alpha3)
	v.confidence(what, e.Confidence)
	for _, m := range e.Mentions {
		if m.Article != v.facts.Article.ID {
			v.fault("%s: mention in another article %q", what, m.Article)
		}
		v.span(what+" mention", m.Span, m.Text)
	}
}

func (v *validator) relation(r *Relation) {
	what := fmt.Sprintf("relation %q", r.ID)
	v.scoped(what, ClassRelation, r.ID)
	if !slices.Contains(RelationTypes(), r.Type) {
		v.fault("%s: unknown type %q", what, r.Type)
	}
	if r.Status != "" && r.Status != Current && r.Status != Former {
		v.fault("%s: unknown status %q", what, r.Status)
	}
	v.refs(what, Class.IsEntity, r.Subject)
	if r.Type == Expires && r.Object == "" {
		if r.Time.IsZero() {
			v.fault("%s: neither an object nor a time", what)
		}
	} else {
		v.refs(what, Class.IsEntity, r.Object)
	}
	v.confidence(what, r.Confidence)
	v.time(what, r.Time)
	v.evidence(what, r.Evidence)
}

func (v *validator) event(e *Event) {
	what := fmt.Sprintf("event %q", e.ID)
	v.scoped(what, ClassEvent, e.ID)
	if !e.Type.Valid() {
		v.fault("%s: unknown type %q", what, e.Type)
	}
	if e.Polarity != Positive && e.Polarity != Negative {
		v.fault("%s: unknown polarity %q", what, e.Polarity)
	}
	if !slices.Contains(Modalities(), e.Modality) {
		v.fault("%s: unknown modality %q", what, e.Modality)
	}
	for _, ids := range [][]ID{e.Source, e.Target, e.Place, e.AttributedTo} {
		v.refs(what, Class.IsEntity, ids...)
	}
	v.refs(what, isEntityOrEvent, e.About...)
	v.refs(what, isEvent, e.Elaborates...)
	v.refs(what, isEvent, e.Disputes...)
	v.confidence(what, e.Confidence)
	for _, a := range e.Amounts {
		v.utf8(what+" amount", a.Unit, a.Per, a.Text)
		if err := a.validate(); err != nil {
			v.fault("%s: %w", what, err)
		}
	}
	v.utf8(what+" content", e.Content)
	v.time(what, e.Time)
	v.evidence(what, e.Evidence)
}

func (v *validator) confidence(what string, c float64) {
	if !(c >= 0 && c <= 1) { // NaN is outside, too
		v.fault("%s: confidence %g is not within 0 … 1", what, c)
	}
}

func (v *validator) time(what string, t Time) {
	v.utf8(what+" time", t.Text)
	if t.IsZero() {
		return
	}
	if _, _, err := ParseEDTF(t.Value); err != nil {
		v.fault("%s: %w", what, err)
	}
}
