package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// word cuts the word at the position. What hangs on its end by an apostrophe is left for mark: "Japan's" is Japan and 's.
func (s *scanner) word() {
	end := s.wordEnd()
	if n, ok := s.numberEnd(end); ok {
		s.emit(n)
		if s.pos < end {
			s.emit(end)
		}
		return
	}
	end = s.stopEnd(end)
	if n := s.cutAt(end); n > 0 {
		s.emit(s.pos + n)
	}
	s.emit(end)
}

// wordEnd is where the word at the position ends: before the first rune that is neither of a word nor joins two
// halves of one. It stops before a clitic, and before a full stop that may or may not belong to the word.
func (s *scanner) wordEnd() int {
	segment := s.pos // where the part since the last hyphen begins
	for i := s.pos; i < len(s.text); {
		r := s.runeAt(i)
		next := s.afterRune(i)
		switch {
		case wordRune(r):
			if s.negation(i) {
				return i
			}
		case r == '$' && s.dollar(i):
			return next
		case isHyphen(r) && wordRune(s.runeAt(next)) && s.hyphenJoins(segment, i, next):
			segment = next
		case !s.joins(i, r, next):
			return i
		}
		i = next
	}
	return len(s.text)
}

// joins reports whether the mark r at i, with next after it, is inside a word: o'clock, U.S, 1,000, 5:30, AT&T.
func (s *scanner) joins(i int, r rune, next int) bool {
	before, _ := utf8.DecodeLastRuneInString(s.text[s.pos:i])
	after := s.runeAt(next)
	if i == s.pos || !wordRune(before) || !wordRune(after) {
		return false
	}
	switch r {
	case '\'', '’', '`':
		return s.clitic(i) == 0 || s.decade(i)
	case '.':
		return s.pointJoins(i, before, next, after)
	case ',':
		return isDigit(before) && isDigit(after) && s.grouped(next)
	case ':':
		return isDigit(before) && isDigit(after)
	case '/':
		return isDigit(before) && isDigit(after) && s.slashDate() || s.shorthand(i)
	case '&':
		return isUpper(before) && isUpper(after) || i-s.pos == 1 && !wordRune(s.runeAt(s.afterRune(next)))
	}
	return false
}

// pointJoins tells the point in 3.5, U.S and example.com from a full stop that has lost its space: "said.The".
func (s *scanner) pointJoins(i int, before rune, next int, after rune) bool {
	if !isLetter(before) || !isUpper(after) {
		return true
	}
	early, _ := utf8.DecodeLastRuneInString(s.text[s.pos : i-utf8.RuneLen(before)])
	late := s.runeAt(s.afterRune(next))
	return !(isLower(before) && isLower(early) && isLower(late))
}

// grouped reports whether the digits from i are a group of thousands (or lakhs): three or two, and no more.
func (s *scanner) grouped(i int) bool {
	n := 0
	for n < 4 && isDigit(s.runeAt(i+n)) {
		n++
	}
	return n == 3 || n == 2 && s.runeAt(i+2) == ','
}

// slashDate reports whether the position begins a date like 11/16/2019.
func (s *scanner) slashDate() bool {
	parts, digits := 1, 0
	for i := s.pos; i < min(len(s.text), s.pos+11); i++ {
		switch c := s.text[i]; {
		case isDigit(rune(c)):
			digits++
		case c == '/' && digits > 0:
			parts, digits = parts+1, 0
		default:
			return parts == 3 && digits > 0
		}
	}
	return parts == 3 && digits > 0
}

// shorthand reports whether the slash at i is that of "w/o" or "b/c".
func (s *scanner) shorthand(i int) bool {
	if i != s.pos+1 {
		return false
	}
	rest := strings.ToLower(s.text[s.pos:min(len(s.text), s.pos+3)])
	return (rest == "w/o" || rest == "b/c" || rest == "l/c") && !wordRune(s.runeAt(s.pos+3))
}

// hyphenJoins reports whether the hyphen at i holds two parts of one token: after a prefix (anti-inflation), in
// telephone numbers and ISO dates. Elsewhere it is a token of its own, as in the treebanks: forward - deployed.
func (s *scanner) hyphenJoins(segment, i, next int) bool {
	part := s.text[segment:i]
	if len(part) > 0 && isDigit(rune(part[0])) {
		return s.numberRun()
	}
	return len(part) <= 7 && wordRune(s.runeAt(next)) && inLower(s.prefixes, part)
}

// numberRun reports whether the position begins an ISO date or a telephone number: three groups of digits or more
// parted by hyphens, or three digits and four.
func (s *scanner) numberRun() bool {
	groups, digits, first := 1, 0, 0
	for i := s.pos; i < min(len(s.text), s.pos+24); i++ {
		switch c := rune(s.text[i]); {
		case isDigit(c):
			digits++
		case c == '-' && digits > 0 && isDigit(s.runeAt(i+1)):
			if groups == 1 {
				first = digits
			}
			groups, digits = groups+1, 0
		default:
			return groups > 2 || groups == 2 && first == 3 && digits == 4
		}
	}
	return groups > 2 || groups == 2 && first == 3 && digits == 4
}

// clitic is the length of 's, 'm, 're, 've, 'll or 'd at i, after a word and with the end of a word behind it, or 0.
func (s *scanner) clitic(i int) int {
	if !isApostrophe(s.runeAt(i)) || i == s.start {
		return 0
	}
	if before, _ := utf8.DecodeLastRuneInString(s.text[s.start:i]); !wordRune(before) && !strings.ContainsRune(".%)]”\"", before) {
		return 0
	}
	letters := s.afterRune(i)
	end := letters
	for end < len(s.text) && end < letters+3 && asciiWord(s.text[end]) {
		end++
	}
	if wordRune(s.runeAt(end)) {
		return 0
	}
	switch strings.ToLower(s.text[letters:end]) {
	case "s", "m", "d", "re", "ve", "ll":
		return end - i
	}
	return 0
}

// decade reports whether the apostrophe at i is that of "1980's", which is one token.
func (s *scanner) decade(i int) bool {
	word := s.text[s.pos:i]
	return (len(word) == 2 || len(word) == 4) && word[len(word)-1] == '0' && isDigit(rune(word[0])) && s.clitic(i) == len(s.text[i:s.afterRune(i)])+1
}

// negation reports whether n't begins at i, after a letter and with the end of the word behind it.
func (s *scanner) negation(i int) bool {
	if c := s.text[i]; i == s.pos || c != 'n' && c != 'N' || !isApostrophe(s.runeAt(i+1)) {
		return false
	}
	t := s.afterRune(i + 1)
	return (s.runeAt(t) == 't' || s.runeAt(t) == 'T') && !wordRune(s.runeAt(t+1))
}

// dollar reports whether the sign at i ends the name of a currency: US$, HK$.
func (s *scanner) dollar(i int) bool {
	switch s.text[s.pos:i] {
	case "US", "U", "A", "AU", "C", "CA", "HK", "NZ", "S", "NT", "R", "MX", "TT", "J", "Z":
		return true
	}
	return false
}

// numberEnd is where the number that begins the word ends, if a unit follows it or nothing: 8 in 8bn, 5 in 5pm.
func (s *scanner) numberEnd(end int) (int, bool) {
	if !isDigit(rune(s.text[s.pos])) {
		return 0, false
	}
	i := s.pos
	for i < end && (isDigit(rune(s.text[i])) || strings.IndexByte(".,:", s.text[i]) >= 0) {
		i++
	}
	const longestUnit = 7
	if i == end || end-i > longestUnit || !inLower(s.units, s.text[i:end]) {
		return 0, false
	}
	return i, true
}

// cutAt is where a word such as "cannot" or a contraction is cut in two, from its start, or 0.
func (s *scanner) cutAt(end int) int {
	const longest = 6
	if end-s.pos > longest {
		return 0
	}
	word := s.text[s.pos:end]
	if n, ok := s.cut[word]; ok {
		return n
	}
	return inLower(s.cut, word)
}

// stopEnd is end, or the offset after a full stop there that belongs to the word: that of an abbreviation, of
// initials, or of a number that heads a list.
func (s *scanner) stopEnd(end int) int {
	if s.runeAt(end) != '.' || s.runeAt(end+1) == '.' {
		return end
	}
	word := s.text[s.pos:end]
	switch kind := s.abbreviation(word); {
	case kind == midAbbreviation || kind == endAbbreviation || s.born(word):
		return end + 1
	case kind == numAbbreviation:
		if isDigit(s.nextRune(end + 1)) {
			return end + 1
		}
	case initials(word):
		return end + 1
	case s.initial(word, end+1):
		return end + 1
	case s.item(word, end):
		return end + 1
	}
	return end
}

// abbreviation is what the list says of a word; a title in a text of capitals is found too: "GEN. RUIZ".
func (s *scanner) abbreviation(word string) abbreviation {
	kind := s.abbreviations[word]
	if kind == noAbbreviation && len(word) <= 4 && len(word) > 1 && isUpper(rune(word[0])) && isUpper(rune(word[1])) {
		if s.abbreviations[word[:1]+strings.ToLower(word[1:])] == midAbbreviation {
			return midAbbreviation
		}
	}
	return kind
}

// born reports whether word is the letter that says what a date in brackets is that of: "(b. March 1979)".
func (s *scanner) born(word string) bool {
	return len(word) == 1 && isLower(rune(word[0])) && s.pos > s.start && s.text[s.pos-1] == '('
}

// item reports whether word, with the full stop at end, is the number of an item in a list: at the start of a block,
// or between the end of a sentence and a capital.
func (s *scanner) item(word string, end int) bool {
	if len(word) > 2 || !isDigit(rune(word[0])) || !isDigit(rune(word[len(word)-1])) || !isSpace(s.runeAt(end+1)) {
		return false
	}
	if s.pos == s.start || len(s.tokens) == 0 {
		return true
	}
	last := s.tokens[len(s.tokens)-1]
	return s.spaced && last.Is(nlp.Punct) && strings.IndexByte(".!?;", s.text[last.End-1]) >= 0 && isUpper(s.nextRune(end+1))
}

// nextRune is the first rune after white space from i.
func (s *scanner) nextRune(i int) rune {
	for i < len(s.text) {
		r := s.runeAt(i)
		if !isSpace(r) {
			return r
		}
		i = s.afterRune(i)
	}
	return 0
}

// initials reports whether word is letters parted by points: U.S, a.m, Ph.D.
func initials(word string) bool {
	letters, points, run := 0, 0, 0
	for _, r := range word {
		switch {
		case r == '.' && run > 0:
			points, run = points+1, 0
		case unicode.IsLetter(r) && run < 2:
			letters, run = letters+1, run+1
		default:
			return false
		}
	}
	return points > 0 && run > 0 && letters <= points+2
}

// initial reports whether a single capital before a full stop is that of a name: another name follows, and the word
// that follows is not one that begins sentences.
func (s *scanner) initial(word string, after int) bool {
	r, size := utf8.DecodeRuneInString(word)
	if size != len(word) || !isUpper(r) {
		return false
	}
	next := s.nextRune(after)
	if !isUpper(next) {
		return next == ',' || next == '-' && s.runeAt(after) == '-'
	}
	return !s.starters[s.wordAfter(after)] || !s.spaceFollows(after)
}

func (s *scanner) spaceFollows(i int) bool { return isSpace(s.runeAt(i)) }

// wordAfter is the word after white space from i, up to the length of the longest starter.
func (s *scanner) wordAfter(i int) string {
	for i < len(s.text) && isSpace(s.runeAt(i)) {
		i = s.afterRune(i)
	}
	const longest = 12
	end := i
	for end < len(s.text) && end < i+longest && asciiWord(s.text[end]) {
		end++
	}
	return s.text[i:end]
}
