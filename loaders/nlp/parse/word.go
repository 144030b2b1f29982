package parse

import (
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// word is what is seen of a word by itself, as hashes, and of the sentence up to it, as counts.
type word struct {
	token   int32
	form    uint64 // in lower case, digits as 0
	lemma   uint64
	tag     uint64 // both tags
	formTag uint64
	mixed   uint64 // the form of common words of grammar, the tag of others
	before  gap    // punctuation right before it
	counts  counts
}

// counts say how many of what the sentence has up to a word, itself included.
type counts struct{ commas, verbs, conjunctions, subordinators int32 }

// gap is a set of the kinds of punctuation between two words.
type gap uint8

// The kinds of punctuation.
const (
	comma gap = 1 << iota
	quote
	bracket
	dash
	colon
	stop
	other
)

// isPunctuation reports whether a token is set aside while words are parsed.
func isPunctuation(t nlp.Token) bool { return t.UPOS == nlp.PUNCT }

// look fills words from the tokens of a sentence.
func (s *State) look(d *nlp.Doc, r nlp.Range) {
	s.words = append(s.words, word{})
	var between gap
	var c counts
	for i := r.First; i < r.End; i++ {
		if t := d.Tokens[i]; isPunctuation(t) {
			between |= kindOf(d.Form(i))
			continue
		}
		s.words = append(s.words, see(d, i, between, &c))
		between = 0
	}
}

// see looks at token i, and counts it.
func see(d *nlp.Doc, i int, before gap, c *counts) word {
	t := d.Tokens[i]
	w := word{token: int32(i), before: before}
	w.form = hashForm(d.Form(i))
	w.lemma = w.form
	if t.Lemma != 0 { // else it is the form; asking for it would make a new string
		w.lemma = hashForm(d.Lemma(i))
	}
	w.tag = spread(uint64(t.XPOS)<<8|uint64(t.UPOS), tagSeed)
	w.formTag = spread(w.form, w.tag)
	w.mixed = w.tag
	if isGrammar(t.UPOS) {
		w.mixed = w.formTag
	}
	c.count(t, before)
	w.counts = *c
	return w
}

func (c *counts) count(t nlp.Token, before gap) {
	if before&comma != 0 {
		c.commas++
	}
	switch t.XPOS {
	case nlp.VBD, nlp.VBZ, nlp.VBP, nlp.MD:
		c.verbs++
	}
	switch {
	case t.UPOS == nlp.CCONJ:
		c.conjunctions++
	case t.UPOS == nlp.SCONJ || isRelative(t.XPOS):
		c.subordinators++
	}
}

// isGrammar reports whether words of a part of speech are few and say more than their tag.
func isGrammar(p nlp.UPOS) bool {
	switch p {
	case nlp.ADP, nlp.AUX, nlp.CCONJ, nlp.DET, nlp.PART, nlp.PRON, nlp.SCONJ:
		return true
	}
	return false
}

// isRelative reports whether a tag is one of those of words with wh-.
func isRelative(x nlp.XPOS) bool {
	switch x.String() {
	case "WDT", "WP", "WP$", "WRB":
		return true
	}
	return false
}

// kindOf is the kind of a mark.
func kindOf(form string) gap {
	r, _ := utf8.DecodeRuneInString(form)
	switch r {
	case ',':
		return comma
	case '"', '\'', '`', '“', '”', '‘', '’', '«', '»':
		return quote
	case '(', ')', '[', ']', '{', '}', '<', '>':
		return bracket
	case '-', '–', '—', '―':
		return dash
	case ':', ';':
		return colon
	case '.', '!', '?', '…':
		return stop
	}
	return other
}
