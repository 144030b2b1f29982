package annotated

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Score counts what is found of what is annotated. The zero value is that of no article.
type Score struct {
	Events, Found    int // annotated, found
	Words            int // found by the word that tells them
	Classes          int // of these, those of the right class
	Sources, Targets int // of these, those with the right source, the right target
	Framed           int // and with both
}

// Add adds another count.
func (s *Score) Add(o Score) {
	s.Events += o.Events
	s.Found += o.Found
	s.Words += o.Words
	s.Classes += o.Classes
	s.Sources += o.Sources
	s.Targets += o.Targets
	s.Framed += o.Framed
}

// Compare counts what the frames of a document, which was read from the article's text, have of its annotation. Each
// frame stands for one event at most: the one that it has most of.
func (a *Article) Compare(d *nlp.Doc) Score {
	s := Score{Events: len(a.Events), Found: len(d.Frames)}
	used := make([]bool, len(d.Frames))
	for i := range a.Events {
		e, best, most := &a.Events[i], -1, Score{}
		at := e.Word(d)
		for k := range d.Frames {
			f := &d.Frames[k]
			if used[k] || at < 0 || !f.Cue.Has(at) {
				continue
			}
			if m := e.match(d, f); best < 0 || m.weight() > most.weight() {
				best, most = k, m
			}
		}
		if best >= 0 {
			used[best] = true
			s.Add(most)
		}
	}
	return s
}

func (s Score) weight() int { return s.Words + s.Classes + s.Sources + s.Targets }

// match counts what a frame with the right word has of an event.
func (e *Event) match(d *nlp.Doc, f *nlp.Frame) Score {
	s := Score{Words: 1}
	if f.Type != e.Type {
		return s
	}
	s.Classes = 1
	if same(d, f.Source, e.Source) {
		s.Sources = 1
	}
	if same(d, f.Target, e.Target) {
		s.Targets = 1
	}
	s.Framed = s.Sources * s.Targets
	return s
}

// same reports whether entities are those that words stand for, or most of them and few others.
func same(d *nlp.Doc, entities []int, words []Offsets) bool {
	if len(words) == 0 {
		return len(entities) == 0
	}
	hit := 0
	for _, w := range words {
		if slices.ContainsFunc(entities, func(e int) bool { return w.StandsFor(d, e) }) {
			hit++
		}
	}
	return hit > 0 && hit*2 >= len(words) && len(entities)-hit <= max(1, len(words)-1)
}

// Word is the token that tells the event in a document read from the article's text, or -1.
func (e *Event) Word(d *nlp.Doc) int { return e.At.word(d) }

// word is the token of a span that says most: its last that is a noun, a verb or an adjective, else its first. -1 for
// none.
func (o Offsets) word(d *nlp.Doc) int {
	best := -1
	i, _ := slices.BinarySearchFunc(d.Tokens, o[0], func(t nlp.Token, at int) int { return int(t.End) - at - 1 })
	for ; i < len(d.Tokens) && int(d.Tokens[i].Start) < o[1]; i++ {
		switch d.Tokens[i].UPOS {
		case nlp.VERB, nlp.NOUN, nlp.ADJ, nlp.PROPN, nlp.PRON:
			best = i
		}
		if best < 0 {
			best = i
		}
	}
	return best
}

// StandsFor reports whether the words stand for an entity of a document read from the article's text.
func (o Offsets) StandsFor(d *nlp.Doc, entity int) bool {
	at := o.word(d)
	if at < 0 {
		return false
	}
	e := &d.Entities[entity]
	for _, m := range e.Mentions {
		if x := &d.Mentions[m]; x.Head == at || x.Has(at) && d.MentionAt(at) == m {
			return true
		}
	}
	n := d.NameAt(at)
	return n >= 0 && d.Names[n].Type == nlp.Nationality && e.Class == nlp.CountryClass && e.Country == d.Names[n].Country
}
