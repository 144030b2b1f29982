package tag

import "github.com/demarche-kg/demarche/loaders/nlp/model"

// Kind says what a tag tells of the clauses of a sentence.
type Kind uint8

// The kinds.
const (
	Finite       Kind = 1 << iota // a verb that a clause has one of
	Subordinator                  // a word that begins another clause: who, which, because
	Auxiliary                     // be, have, do and the modals

	kindBits = 2 // that the lexicon tells: Finite and Subordinator
)

// KindOf is the kind of a class.
func KindOf(c model.Class) Kind {
	var k Kind
	switch c.XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		k |= Finite
	case "WDT", "WP", "WP$", "WRB":
		k |= Subordinator
	}
	switch c.UPOS {
	case "SCONJ":
		k |= Subordinator
	case "AUX":
		k |= Auxiliary
	}
	return k
}

// clauses is what a word adds to the count of finite verbs less that of subordinators. A sentence that is whole comes
// to one or more, so the count tells whether a finite verb is still to come: "voted" or "voted on".
func (k Kind) clauses() int {
	switch {
	case k&Finite != 0:
		return 1
	case k&Subordinator != 0:
		return -1
	}
	return 0
}

// LexiconNumber is how model.Tagger.Words gives the number of a set of tags, with the kind that all of them have.
func LexiconNumber(set int, classes []model.Class) uint16 {
	all := Kind(1<<kindBits - 1)
	for _, c := range classes {
		all &= KindOf(c)
	}
	return uint16(set<<kindBits) | uint16(all)
}

// History is what was already decided in a sentence when a token is looked at.
type History struct {
	last, beforeLast int // classes
	auxiliary        int // index of the auxiliary verb last seen, or -1
	clauses          int // finite verbs less subordinators
}

// NoClass stands for the class of what is before a sentence, so that no class may have its number.
const NoClass = 255

// Start is the history at the start of a sentence.
func Start() History { return History{last: NoClass, beforeLast: NoClass, auxiliary: -1} }

// Step adds to the history that token i got a class, which is of a kind.
func (h *History) Step(i, class int, kind Kind) {
	h.beforeLast, h.last = h.last, class
	h.clauses += kind.clauses()
	if kind&Auxiliary != 0 {
		h.auxiliary = i
	}
}
