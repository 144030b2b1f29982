package timex

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// item is what a token may mean for time.
type item struct {
	kind kind
	n    int32
}

// longestWord is the length of the longest word of the data files, in bytes; longer ones are not looked up.
const longestWord = 16

// itemOf reads a token.
func (l *lexicon) itemOf(t nlp.Token, form string) item {
	isMid := len(form) > 4 && form[3] == '-' && strings.EqualFold(form[:4], "mid-")
	switch {
	case isMid:
		return l.mid(form)
	case t.Is(nlp.HasDigit):
		return l.digits(form)
	case t.Is(nlp.Punct):
		return mark(form)
	case len(form) > longestWord:
		return item{}
	}
	var buf [longestWord]byte
	it := l.words[string(lower(buf[:0], form))]
	if needsCapital(it.kind) && !t.Is(nlp.Capitalized) && (it.kind != monthName || strings.EqualFold(form, "august")) {
		return item{}
	}
	return it
}

// lower appends s in lower case to buf, ASCII letters only, which are all that the data files have.
func lower(buf []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf
}

// needsCapital reports whether a word is only what its kind says with a capital: a month or weekday that has another
// meaning. Full names are known in lower case too, but for "august".
func needsCapital(k kind) bool {
	return k == monthMaybe || k == weekdayMaybe || k == monthName
}

// mark reads a punctuation mark.
func mark(form string) item {
	switch form {
	case ",":
		return item{kind: comma}
	case "-", "–", "—", "/", "‐", "‑":
		return item{kind: hyphen}
	}
	return item{}
}

// mid reads "mid-2011" and "mid-March", where they are one token, as the item of what follows the hyphen.
func (l *lexicon) mid(form string) item {
	rest := form[4:]
	if y, ok := atoi(rest); ok && len(rest) == 4 && plausible(y) {
		return item{midPrefix, int32(y)}
	}
	var buf [longestWord]byte
	if it := l.words[string(lower(buf[:0], rest[:min(len(rest), longestWord)]))]; it.kind == monthName || it.kind == monthMaybe {
		return item{midPrefix, it.n}
	}
	if it := l.digits(rest); it.kind == decadeName {
		return item{midPrefix, -it.n}
	}
	return item{}
}

// digits reads a token with digits in it.
func (l *lexicon) digits(form string) item {
	if n, ok := atoi(form); ok {
		switch {
		case len(form) <= 3:
			return item{number, int32(n)}
		case len(form) == 4:
			return item{yearDigits, int32(n)}
		}
		return item{big, int32(min(n, 1<<30))}
	}
	if it := decadeDigits(form); it.kind != none {
		return it
	}
	switch last := len(form) - 1; {
	case len(form) == 2 && (form[0] == 'Q' || form[0] == 'H') && '1' <= form[1] && form[1] <= '4':
		return item{quarterName, int32(form[1]-'0') * sign(form[0] == 'Q')}
	case last >= 2 && isOrdinal(form):
		n, _ := atoi(form[:last-1])
		return item{ordinal, int32(n)}
	case dateDigits(form).grain != noGrain:
		return item{kind: isoDate}
	case isClock(form):
		return item{kind: clockTime}
	case isDecimal(form):
		return item{kind: decimal}
	case strings.Contains(form, ","):
		if n, ok := atoi(strings.ReplaceAll(form, ",", "")); ok {
			return item{big, int32(min(n, 1<<30))}
		}
	}
	return item{}
}

func sign(positive bool) int32 {
	if positive {
		return 1
	}
	return -1
}

// atoi reads up to nine ASCII digits.
func atoi(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

// isDecimal reports whether digits stand on both sides of a point.
func isDecimal(form string) bool {
	whole, rest, ok := strings.Cut(form, ".")
	_, ok1 := atoi(whole)
	_, ok2 := atoi(rest)
	return ok && ok1 && ok2
}

// isOrdinal reports whether digits end in st, nd, rd or th.
func isOrdinal(form string) bool {
	at := len(form) - 2
	if _, ok := atoi(form[:at]); !ok || at > 3 {
		return false
	}
	switch strings.ToLower(form[at:]) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// decadeDigits reads 1990s, 1990's, '90s and 90s. Two digits are of the last century, or of this one up to the twenties.
func decadeDigits(form string) item {
	if r, size := utf8.DecodeRuneInString(form); r == '\'' || r == '’' || r == '‘' {
		form = form[size:]
	}
	s, ok := strings.CutSuffix(form, "s")
	if !ok {
		return item{}
	}
	s = strings.TrimRight(s, "'’")
	n, ok := atoi(s)
	switch {
	case !ok || n%10 != 0:
		return item{}
	case len(s) == 4 && plausible(n):
		return item{decadeName, int32(n)}
	case len(s) == 2 && n >= 30:
		return item{decadeName, int32(1900 + n)}
	case len(s) == 2:
		return item{decadeName, int32(2000 + n)}
	}
	return item{}
}

// dateDigits reads a date written in digits: 2019-11-16 with or without a time behind it, 11/16/2019 with the month
// first, as far as it can be the month, 16.11.2019 with the day first.
func dateDigits(form string) point {
	if len(form) > 10 && form[10] == 'T' {
		form = form[:10]
	}
	if !mayBeDate(form) {
		return point{}
	}
	if t, err := time.Parse(time.DateOnly, form); err == nil {
		return dayOf(t)
	}
	for _, layout := range []string{"1/2/2006", "2/1/2006", "2.1.2006", "2-1-2006", "2006/1/2"} {
		if t, err := time.Parse(layout, form); err == nil {
			return dayOf(t)
		}
	}
	return point{}
}

// mayBeDate reports whether a form is digits with two marks among them, so that it is worth parsing: an error of that
// takes memory.
func mayBeDate(form string) bool {
	marks := 0
	for i := range len(form) {
		switch c := form[i]; {
		case c == '-', c == '/', c == '.':
			marks++
		case c < '0' || c > '9':
			return false
		}
	}
	return marks == 2
}

// clockDigits reads 10:30 and 6:28:05 as a clock, and 06.28 likewise; "" for what is none.
func clockDigits(form string) string {
	if h, m, ok := clockParts(form); ok {
		return clockText(h, m)
	}
	return ""
}

// isClock reports whether clockDigits reads a form.
func isClock(form string) bool {
	_, _, ok := clockParts(form)
	return ok
}

// clockParts are the hour and the minute of a clock in digits.
func clockParts(form string) (h, m int, ok bool) {
	sep := strings.IndexAny(form, ":.")
	if sep < 1 || sep > 2 || len(form) < sep+3 {
		return 0, 0, false
	}
	h, ok1 := atoi(form[:sep])
	m, ok2 := atoi(form[sep+1 : sep+3])
	if !ok1 || !ok2 || h > 24 || m > 59 {
		return 0, 0, false
	}
	rest := form[sep+3:]
	return h, m, rest == "" || len(rest) == 3 && rest[0] == ':'
}

func clockText(h, m int) string {
	s := strconv.Itoa(100*100 + 100*h + m)
	return s[1:3] + ":" + s[3:]
}
