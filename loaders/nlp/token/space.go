package token

import (
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// isSpace reports whether r parts words and shows nothing: white space, and the marks of no width that web pages and
// byte-order marks leave behind.
func isSpace(r rune) bool {
	switch r {
	case '\uFEFF', '\u200B', '\u2060':
		return true
	}
	return unicode.IsSpace(r)
}

// trim is s without the white space at its ends.
func trim(text string, s nlp.Span) nlp.Span {
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !isSpace(r) {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !isSpace(r) {
			break
		}
		s.End -= size
	}
	return s
}

// wordRune reports whether r is part of words: letters, digits, and what attaches to them.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return r == '\u00AD' || r == '\u200C' || r == '\u200D' || unicode.In(r, unicode.Letter, unicode.Number, unicode.Mark)
}

// asciiWord is wordRune for a byte; those of longer runes are none.
func asciiWord(c byte) bool { return c < utf8.RuneSelf && wordRune(rune(c)) }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r)
}

// isUpper and isLower are the case of a letter; neither holds of what has no case.
func isUpper(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r)
}

func isLower(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '`' }

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

// isDigitRune is isDigit for every script.
func isDigitRune(r rune) bool { return unicode.IsDigit(r) }
