package quote

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// titled reads a headline in which no cue was found: its capitals make nouns of its verbs. The first word that could be a
// cue in the present tense, and that agrees with the word before it, is taken for one: "Obama Sees Insult", "Lawmakers Rip
// Plan".
func (r *reader) titled() {
	d := r.doc
	if !r.headline || len(d.Quotations) > r.from {
		return
	}
	for i := r.sent.First + 1; i+2 < r.sent.End; i++ {
		if d.Tokens[i].Is(nlp.Punct) || r.quoted(i) {
			return
		}
		e := r.presentTense(i)
		if e == nil {
			continue
		}
		cue := nlp.Range{First: i, End: i + 1}
		c := e.leading()
		if p, ok := r.preps[d.Form(i+1)]; ok && e.has(p) {
			c = p
			cue.End++
		}
		if e.has(c) {
			r.add(e.manners[c], nlp.Range{First: r.sent.First, End: i}, cue, nlp.Range{First: cue.End, End: r.sent.End})
			return
		}
	}
}

// presentTense is the entry of the verb that token i is a form of, if it agrees in number with the noun before it.
func (r *reader) presentTense(i int) *entry {
	switch r.doc.Tokens[i-1].UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.VERB, nlp.ADJ:
	default:
		return nil
	}
	form := r.doc.Lower(i)
	if before := r.doc.Form(i - 1); strings.HasSuffix(before, "s") && before != strings.ToUpper(before) {
		if e := r.verbs[form]; e != nil {
			return e
		}
	}
	for _, ending := range [][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(form, ending[0]); ok && len(stem) > 1 {
			if e := r.verbs[stem+ending[1]]; e != nil {
				return e
			}
		}
	}
	return nil
}

// leading is the construction that an entry most likely has where only the order of the words is known.
func (e *entry) leading() construction {
	for _, c := range []construction{bareClause, object, thatClause, quotedWords, infinitive} {
		if e.has(c) {
			return c
		}
	}
	return listener
}
