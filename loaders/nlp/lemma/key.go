package lemma

import (
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// foldedSize bounds what of a word is looked at: its first and last halves of this many bytes.
const foldedSize = 64

// folded is a word in lower case with its digits as 0, so that numbers look alike. It takes no memory of its own.
type folded struct {
	bytes [foldedSize]byte
	n     int
}

func (f *folded) set(form string) {
	f.n = 0
	if len(form) > foldedSize-utf8.UTFMax {
		f.add(form[:foldedSize/2-utf8.UTFMax])
		form = form[len(form)-foldedSize/2+utf8.UTFMax:]
	}
	f.add(form)
}

// add appends s, which the caller keeps short enough: lower case is up to half again as long for a few letters.
func (f *folded) add(s string) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '0' <= c && c <= '9':
			c = '0'
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			i += size
			if f.n+utf8.UTFMax <= foldedSize {
				f.n += utf8.EncodeRune(f.bytes[f.n:], unicode.ToLower(r))
			}
			continue
		}
		i++
		if f.n < foldedSize {
			f.bytes[f.n] = c
			f.n++
		}
	}
}

func (f *folded) view() []byte { return f.bytes[:f.n] }

// WordKey is what model.Lexicon.Words and model.Clusters know a word by, however its letters are written.
func WordKey(form string) uint32 {
	var f folded
	f.set(form)
	return model.HashOf(f.view()).Key(0)
}

// EndingKey is what model.Lexicon.Endings knows the end of a word with a Penn tag by. The end is in lower case; a whole
// word is written with "^" before it.
func EndingKey(xpos, ending string) uint32 {
	h := model.HashStart
	for i := range len(ending) {
		h = h.Byte(ending[len(ending)-1-i])
	}
	return h.Key(newPennTag(xpos).hash)
}
