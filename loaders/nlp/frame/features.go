package frame

import (
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// featurer says of the words of a sentence, and of the entities around them, what a judge's weights were learnt of: of
// words in wordfeatures.go, of entities in partfeatures.go. A feature is the hash of a template's number and of values;
// whoever changes a template trains the judges anew (demarche-models train events).
type featurer struct {
	*clause
	frames   []nlp.Frame // of the sentence, by the rules
	triggers []int       // their words
	features []uint32
	players  []player
	places   [placeCount][]int // entities, by where they stand around the word at hand
	asked    Word              // what the judge is asked of, whose memory serves all
	sought   Part
	group    uint64 // what the templates differ by
}

// put adds a feature: the number of its template, and values.
func (f *featurer) put(template uint64, values ...uint64) {
	f.features = append(f.features, model.Feature(f.group, template, values...))
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func text(s string) uint64 { return uint64(model.HashOf(s)) }

// What follows is 0 for token -1, which is none.

func (f *featurer) lemma(i int) uint64 {
	if i < 0 {
		return 0
	}
	return text(f.doc.Lemma(i))
}

func (f *featurer) cluster(i int) uint64 {
	if i < 0 {
		return 0
	}
	return uint64(f.doc.Tokens[i].Cluster)
}

func (f *featurer) coarse(i int) uint64 {
	if i < 0 {
		return 0
	}
	return uint64(model.Coarse(f.doc.Tokens[i].Cluster))
}

func (f *featurer) rel(i int) uint64 {
	if i < 0 {
		return 0
	}
	return uint64(f.doc.Tokens[i].Rel) + 1
}

// preposition is the lemma of the preposition or conjunction that leads the phrase with head i.
func (f *featurer) preposition(i int) uint64 { return f.lemma(f.Child(i, caseRels)) }

// kindAt is what sort of thing the phrase with head i stands for: a kind of entity, or one of the lower numbers.
func (f *featurer) kindAt(i int) uint64 {
	const (
		none = iota
		thing
		pronoun
		time
	)
	if i < 0 {
		return none
	}
	if e := f.actorAt(i, 2); e >= 0 {
		return f.kindOf(e)
	}
	switch {
	case f.doc.Tokens[i].UPOS == nlp.PRON:
		return pronoun
	case f.doc.TimeAt(i) >= 0:
		return time
	}
	return thing
}

// kindOf is the kind of an entity: its class, whether it is a group, whether it has a name.
func (f *featurer) kindOf(e int) uint64 {
	x := &f.doc.Entities[e]
	return 10 + 4*uint64(x.Class) + 2*bit(x.Group) + bit(x.Named)
}

// kindOfFirst is the kind of the first of some entities, 0 for none.
func (f *featurer) kindOfFirst(entities []int) uint64 {
	if len(entities) == 0 {
		return 0
	}
	return f.kindOf(entities[0])
}

// classAt is the class of the event that the rules found at token i, 0 for none.
func (f *featurer) classAt(i int) uint64 {
	if k := slices.Index(f.triggers, i); k >= 0 {
		return uint64(classNumber(f.frames[k].Type))
	}
	return 0
}

// classNumber is the place of a class among Classes.
func classNumber(class string) int { return max(0, slices.Index(Classes[:], class)) }

// readingIn is how a rule read its frame, without the line of the lexicon that it took, which says nothing to weights.
func readingIn(rule string) uint64 {
	if where, reading, ok := strings.Cut(rule, " "); ok && strings.Contains(where, ":") {
		return text(reading)
	}
	return text(rule)
}

// entriesOf gives what the lexicon has for the word at token i.
func (f *featurer) entriesOf(i int) []entry {
	d := f.doc
	switch d.Tokens[i].UPOS {
	case nlp.VERB:
		return f.lexicon.verb(d.Lower(i), d.Lemma(i))
	case nlp.NOUN:
		return f.lexicon.nouns[d.Lemma(i)]
	}
	return f.lexicon.adjectives[d.Lower(i)]
}
