package ner

import (
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// mix64 makes one thing of two.
func mix64(a, b uint64) uint64 {
	h := (a + 0x632BE59BD9B4E019) * 0x9E3779B97F4A7C15
	h ^= h >> 32
	return (h + b) * 0xBF58476D1CE4E5B9
}

// foldedSize bounds what of a word is looked at; nobody's name is longer.
const foldedSize = 48

// folded is a word in lower case with its digits as 0, so that numbers look alike. It takes no memory of its own.
type folded struct {
	bytes [foldedSize + utf8.UTFMax]byte
	n     int
}

func (f *folded) set(form string) {
	f.n = 0
	for i := 0; i < len(form) && f.n < foldedSize; {
		c := form[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '0' <= c && c <= '9':
			c = '0'
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(form[i:])
			i += size
			f.n += utf8.EncodeRune(f.bytes[f.n:], unicode.ToLower(r))
			continue
		}
		i++
		f.bytes[f.n] = c
		f.n++
	}
}

func (f *folded) view() []byte { return f.bytes[:f.n] }

// lowerKey is what a word is known by in a dictionary, however its letters are written.
func lowerKey(form string) uint64 {
	var f folded
	f.set(form)
	return uint64(model.HashOf(f.view()))
}

// SmallKey is what the dictionary of small words knows a word by.
func SmallKey(form string) uint32 { return uint32(lowerKey(form)) }
