package ner

import (
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// word is what is seen of a token by itself and of the run of capitalised words that it stands in, as hashes.
type word struct {
	form, lower uint64
	shape       uint64
	starts      [4]uint64 // of 1 to 4 bytes; 0 where the word is not longer
	ends        [4]uint64
	fine        uint64 // cluster
	coarse      uint64
	upos, xpos  uint64
	known       uint64 // what the gazetteer says, and where in a name that it knows the token stands
	lists       uint64 // the lists of words.tsv and of personal names that it is in
	memory      uint64 // how the document uses the word elsewhere
	style       uint64 // what capitals mean in its sentence
	run         nlp.Range
	capital     bool // it looks like a part of a name
	opens       bool // it begins a sentence, so that its capital says little
	active      bool // it may be in a name
}

// see looks at a token's letters.
func (w *word) see(form string, f *folded) {
	f.set(form)
	lower := f.view()
	h := model.HashStart
	for i, c := range lower {
		h = h.Byte(c)
		if i < len(w.starts) {
			w.starts[i] = uint64(h)
		}
	}
	w.lower = uint64(h)
	h = model.HashStart
	for k := 0; k < len(w.ends) && k < len(lower); k++ {
		h = h.Byte(lower[len(lower)-1-k])
		w.ends[k] = uint64(h)
	}
	w.form = uint64(model.HashOf(form))
	w.shape = shapeOf(form)
}

// shapeOf is the pattern of upper and lower case letters, digits and marks in a word, runs of the same as one or two,
// up to ten: 3 bits each.
func shapeOf(form string) uint64 {
	var shape, last, times uint64
	n := 0
	for _, r := range form {
		kind := runeKind(r)
		if kind != last {
			last, times = kind, 0
		}
		if times++; times > 2 {
			continue
		}
		shape = shape<<3 | kind
		if n++; n == 10 {
			break
		}
	}
	return shape
}

// runeKind is a number from 1 to 7 for a kind of character.
func runeKind(r rune) uint64 {
	switch {
	case 'a' <= r && r <= 'z':
		return 1
	case 'A' <= r && r <= 'Z':
		return 2
	case '0' <= r && r <= '9':
		return 3
	case r == '-':
		return 4
	case r == '.':
		return 5
	case r < utf8.RuneSelf:
		return 7
	case unicode.IsUpper(r):
		return 2
	case unicode.IsLetter(r):
		return 1
	case r == '’':
		return 6
	}
	return 7
}

// hasCapital reports whether a word has a capital anywhere: "iPhone", "eThekwini".
func hasCapital(form string) bool {
	for _, r := range form {
		if 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// The styles of a sentence: what capitals mean in it.
const (
	plain    = iota // they mark names
	titled          // most words have one, as in headlines
	capitals        // there is nothing else
)

// styleOf looks at the words of a sentence that are longer than small words are. A headline has capitals on its verbs.
func styleOf(d *nlp.Doc, r nlp.Range) uint64 {
	words, upper, all, smallVerb := 0, 0, 0, false
	for i := r.First; i < r.End; i++ {
		t := d.Tokens[i]
		smallVerb = smallVerb || t.UPOS == nlp.VERB && !t.Is(nlp.Capitalized)
		if t.End-t.Start < 4 || t.Is(nlp.Punct) || t.Is(nlp.HasDigit) {
			continue
		}
		words++
		if t.Is(nlp.Capitalized) {
			upper++
		}
		if t.Is(nlp.AllCaps) {
			all++
		}
	}
	switch {
	case words >= 2 && 4*all >= 3*words:
		return capitals
	case words >= 3 && 4*upper >= 3*words && !smallVerb:
		return titled
	}
	return plain
}
