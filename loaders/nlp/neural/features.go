package neural

import (
	"unicode"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// The kinds of what is seen of a token, each with a table of learnt vectors, beside the word itself.
const (
	Suffix2 = iota
	Suffix3
	Suffix4
	Prefix2
	Prefix3
	Shape

	Kinds // how many there are
)

// Buckets is how many rows the table of each kind has. Ends of words are hashed to them.
var Buckets = [Kinds]int{1024, 4096, 8192, 512, 4096, 1024}

// Seen is what is seen of a token by itself: its number in the vocabulary, Unknown for none, and its row in each table.
type Seen struct {
	Word int32
	Rows [Kinds]int32
}

// See appends to dst what is seen of the tokens of a sentence.
func See(dst []Seen, words *Vocabulary, forms []string) []Seen {
	style := styleOf(forms)
	first := true
	for _, form := range forms {
		dst = append(dst, see(words, form, style, first))
		first = first && !hasLetter(form)
	}
	return dst
}

// see looks at a token. first says that no word precedes it, so that its capital says little; style says how much
// capitals mean in its sentence at all.
func see(words *Vocabulary, form string, style style, first bool) Seen {
	s := Seen{Word: words.Of(WordKey(form))}
	h := model.HashStart
	for k := 1; k <= 4 && k <= len(form); k++ {
		h = h.Byte(fold(form[len(form)-k]))
		if k >= 2 {
			kind := Suffix2 + k - 2
			s.Rows[kind] = bucket(h, Buckets[kind])
		}
	}
	h = model.HashStart
	for k := 1; k <= 3 && k <= len(form); k++ {
		h = h.Byte(fold(form[k-1]))
		if k >= 2 {
			kind := Prefix2 + k - 2
			s.Rows[kind] = bucket(h, Buckets[kind])
		}
	}
	shape := hashShape(form).Byte(byte(style))
	if first {
		shape = shape.Byte(1)
	}
	s.Rows[Shape] = bucket(shape, Buckets[Shape])
	return s
}

// style says what capitals mean in a sentence.
type style uint8

const (
	plain    style = iota // they mark names
	titled                // most words have one, as in headlines
	capitals              // there is nothing else
	lowly                 // there are none
)

// styleOf looks at the words of a sentence that have letters.
func styleOf(forms []string) style {
	words, upper, all := 0, 0, 0
	for _, form := range forms {
		first, allUpper := letterCase(form)
		if first == 0 || len(form) < 3 {
			continue
		}
		words++
		if unicode.IsUpper(first) {
			upper++
			if allUpper {
				all++
			}
		}
	}
	switch {
	case words >= 3 && 4*all >= 3*words:
		return capitals
	case words >= 4 && 4*upper >= 3*words:
		return titled
	case words >= 3 && upper == 0:
		return lowly
	}
	return plain
}

// letterCase is the first letter of a word, 0 for none, and whether all its letters are upper case. Of very long words
// only the beginning counts.
func letterCase(form string) (first rune, allUpper bool) {
	allUpper = true
	for i, r := range form {
		if i > maxHashed {
			break
		}
		if !isLetter(r) {
			continue
		}
		if first == 0 {
			first = r
		}
		allUpper = allUpper && isUpper(r)
	}
	return first, allUpper
}

func hasLetter(form string) bool {
	for _, r := range form {
		if isLetter(r) {
			return true
		}
	}
	return false
}

func isLetter(r rune) bool {
	if r < 0x80 {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}

func isUpper(r rune) bool {
	if r < 0x80 {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r)
}

// maxRuns is how many runs of like characters the shape of a word has at most.
const maxRuns = 8

// hashShape is the hash of the pattern of upper and lower case letters, digits and marks in a word: runs of the same as
// one, with whether they are longer than one.
func hashShape(form string) model.Hash {
	h := model.HashStart
	last, length, runs := byte(0), 0, 0
	for _, r := range form {
		kind := kindOf(r)
		if kind == last {
			if length++; length == 2 {
				h = h.Byte('+')
			}
			continue
		}
		if runs++; runs > maxRuns {
			break
		}
		last, length = kind, 1
		h = h.Byte(kind)
	}
	return h
}

// kindOf is a letter for a kind of character.
func kindOf(r rune) byte {
	switch {
	case 'a' <= r && r <= 'z':
		return 'a'
	case 'A' <= r && r <= 'Z':
		return 'A'
	case '0' <= r && r <= '9':
		return '0'
	case r == '-' || r == '.' || r == '\'' || r == ',' || r == '$' || r == '%' || r == '/' || r == '@':
		return byte(r)
	case r == '’':
		return '\''
	case unicode.IsUpper(r):
		return 'A'
	case unicode.IsLetter(r):
		return 'a'
	}
	return '?'
}
