package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark cuts the mark at the position: a run of the same dots or strokes, a run of question and exclamation marks, a
// word that begins with an apostrophe, a clitic, or one sign.
func (s *scanner) mark(r rune, size int) {
	switch {
	case s.elision(r):
	case !s.spaced && s.clitic(s.pos) > 0:
		s.emit(s.pos + s.clitic(s.pos))
	case r == '\'' && strings.HasPrefix(s.text[s.pos:], "''"), r == '`' && strings.HasPrefix(s.text[s.pos:], "``"):
		s.emit(s.pos + 2)
	case r == '.' && isDigit(s.runeAt(s.pos+1)) && s.spaced:
		s.emit(s.digitsEnd(s.pos + 1))
	case (r == '#' || r == '@') && wordRune(s.runeAt(s.pos+1)):
		s.emit(s.plainEnd(s.pos + 1))
	case r == '!' || r == '?':
		s.emit(s.runEnd("!?"))
	case strings.ContainsRune(".-=*~+#<>|", r):
		s.emit(s.runEnd(string(r)))
	default:
		s.emit(s.signEnd(s.pos + size))
	}
}

// runEnd is the end of the run of these ASCII marks.
func (s *scanner) runEnd(marks string) int {
	i := s.pos
	for i < len(s.text) && strings.IndexByte(marks, s.text[i]) >= 0 {
		i++
	}
	return i
}

// signEnd is end, or the end of the combining marks and joined signs after it, which belong to the same character.
func (s *scanner) signEnd(end int) int {
	for end < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[end:])
		joined, _ := utf8.DecodeLastRuneInString(s.text[s.pos:end])
		if !unicode.Is(unicode.Mark, r) && r != '\u200D' && joined != '\u200D' || isSpace(r) {
			return end
		}
		end += size
	}
	return end
}

// digitsEnd is the end of the digits at i.
func (s *scanner) digitsEnd(i int) int {
	for isDigit(s.runeAt(i)) {
		i++
	}
	return i
}

// plainEnd is the end of the letters, digits and underscores at i, nothing joined.
func (s *scanner) plainEnd(i int) int {
	for i < len(s.text) && wordRune(s.runeAt(i)) {
		i = s.afterRune(i)
	}
	return i
}

// elision cuts a word that begins with an apostrophe, or the two digits of a year: 'em, '72. It reports whether one
// stood there.
func (s *scanner) elision(r rune) bool {
	if !s.spaced || r != '\'' && r != '’' && r != '‘' {
		return false
	}
	letters := s.afterRune(s.pos)
	end := letters
	for end < len(s.text) && end < letters+6 && asciiWord(s.text[end]) {
		end++
	}
	word := s.text[letters:end]
	year := len(word) == 2 && isDigit(rune(word[0])) && isDigit(rune(word[1])) ||
		len(word) == 3 && isDigit(rune(word[0])) && word[1] == '0' && word[2] == 's'
	if wordRune(s.runeAt(end)) || s.runeAt(end) == '\'' || !year && !s.elisions["'"+strings.ToLower(word)] {
		return false
	}
	s.emit(end)
	return true
}
