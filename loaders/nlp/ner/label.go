package ner

import "github.com/demarche-kg/demarche/loaders/nlp/model"

// Kind is a kind of name as the model tells them apart; nlp.NameType is made of it by the gazetteer and by head words.
type Kind uint8

// The kinds.
const (
	Person Kind = iota
	Organization
	Location
	Group    // nationalities, peoples, religions
	Facility // bridges, airports, prisons
	Other    // events, laws, works, products

	Kinds = 6
)

// Label says where in a name a token stands, and of which kind the name is. The zero Label is outside of names.
type Label uint8

// The places in a name. A label is 1 + 4*kind + place.
const (
	Begin = iota
	Inside
	Last
	Unit // the only token of a name

	Labels = model.NameLabels // 1 + 4*Kinds
)

// Outside is the label of what is in no name.
const Outside Label = 0

// LabelOf is the label of a place in a name of a kind.
func LabelOf(k Kind, place int) Label { return Label(1 + 4*int(k) + place) }

// Kind is the kind of the name; it means nothing for Outside.
func (l Label) Kind() Kind { return Kind((l - 1) / 4) }

// Place is where in the name the token stands, -1 for Outside.
func (l Label) Place() int {
	if l == Outside {
		return -1
	}
	return int(l-1) % 4
}

// closes reports whether no name goes on behind a token of this label.
func (l Label) closes() bool { return l == Outside || l.Place() >= Last }

// Follows reports whether a token labelled l may stand behind one labelled before.
func (l Label) Follows(before Label) bool {
	if before.closes() {
		return l == Outside || l.Place() == Begin || l.Place() == Unit
	}
	return l != Outside && l.Kind() == before.Kind() && (l.Place() == Inside || l.Place() == Last)
}

// Span is a name among tokens [First, End).
type Span struct {
	First, End int
	Kind       Kind
	continues  bool // see nlp.Name.Continues
}

// Spans appends to dst the names that labels say, the labels being those of the tokens from first on.
func Spans(dst []Span, labels []Label, first int) []Span {
	begin := 0
	for i, l := range labels {
		switch l.Place() {
		case Begin:
			begin = i
		case Unit:
			dst = append(dst, Span{First: first + i, End: first + i + 1, Kind: l.Kind()})
		case Last:
			dst = append(dst, Span{First: first + begin, End: first + i + 1, Kind: l.Kind()})
		}
	}
	return dst
}
