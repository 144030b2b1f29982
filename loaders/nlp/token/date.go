package token

import (
	"strings"
	"time"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// calendar is a date found in a line. EDTF is "" for one that names no year.
type calendar struct {
	nlp.Span
	EDTF string
}

// field is a word or number of a line.
type field struct {
	nlp.Span
	text string
}

// fields are the runs of letters, digits and inner points of s, which is what dates and names are made of.
// They are appended to buf, which may be nil.
func fields(buf []field, s string) []field {
	fs, start := buf, -1
	for i, r := range s {
		inWord := wordRune(r) || start >= 0 && (r == '.' || isApostrophe(r) || isHyphen(r))
		switch {
		case inWord && start < 0:
			start = i
		case !inWord && start >= 0:
			fs = append(fs, newField(s, start, i))
			start = -1
		}
	}
	if start >= 0 {
		fs = append(fs, newField(s, start, len(s)))
	}
	return fs
}

// newField is s[start:end] without the points and hyphens it may end in.
func newField(s string, start, end int) field {
	text := strings.TrimRight(s[start:end], ".-'’`")
	return field{nlp.Span{Start: start, End: start + len(text)}, text}
}

// findDate is the first calendar date of a line: 2019-11-16, 16.11.2019, Nov 16, 2019 or 16 November 2019. One without a
// year is found too, and one whose numbers may be read in two ways (05/06/2019), but they name no date.
func findDate(fs []field) (calendar, bool) {
	for i := range fs {
		if c, ok := dateAt(fs[i:]); ok {
			return c, true
		}
	}
	return calendar{}, false
}

// dateAt is the date that fs begins with.
func dateAt(fs []field) (calendar, bool) {
	if c, ok := dateInField(fs[0]); ok {
		return c, true
	}
	if c, ok := dateWithSlashes(fs); ok {
		return c, true
	}
	if len(fs) < 2 {
		return calendar{}, false
	}
	month, day := monthOf(fs[0].text), dayOf(fs[1].text)
	if month == 0 {
		month, day = monthOf(fs[1].text), dayOf(fs[0].text)
	}
	if month == 0 || day == 0 {
		return calendar{}, false
	}
	span := nlp.Span{Start: fs[0].Start, End: fs[1].End}
	if len(fs) < 3 || yearOf(fs[2].text) == 0 {
		return calendar{Span: span}, true
	}
	span.End = fs[2].End
	return calendar{span, edtf(yearOf(fs[2].text), month, day)}, true
}

// dateInField is the date that one word writes: 2019-11-16, 2019-11-16T18:28Z, 16-Nov-2019, 16.11.2019.
func dateInField(f field) (calendar, bool) {
	text, _, _ := strings.Cut(f.text, "T")
	mark := "-"
	if strings.Count(text, ".") == 2 {
		mark = "."
	}
	if strings.Count(text, mark) != 2 {
		return calendar{}, false
	}
	var parts [3]string
	parts[0], text, _ = strings.Cut(text, mark)
	parts[1], parts[2], _ = strings.Cut(text, mark)
	if mark == "-" && yearOf(parts[0]) > 0 {
		month, day := dayOf(parts[1]), dayOf(parts[2])
		return calendar{f.Span, edtf(yearOf(parts[0]), month, day)}, month > 0 && month <= 12 && day > 0
	}
	year, month, day := yearOf(parts[2]), monthOf(parts[1]), dayOf(parts[0])
	if mark == "." {
		month = dayOf(parts[1]) // only where the day comes first are dates written with points
	}
	return calendar{f.Span, edtf(year, month, day)}, year > 0 && month > 0 && month <= 12 && day > 0
}

// dateWithSlashes is the date that three numbers with slashes between them write, if one of them can only be the day.
func dateWithSlashes(fs []field) (calendar, bool) {
	if len(fs) < 3 || fs[1].Start != fs[0].End+1 || fs[2].Start != fs[1].End+1 {
		return calendar{}, false
	}
	span := nlp.Span{Start: fs[0].Start, End: fs[2].End}
	if year, month, day := yearOf(fs[0].text), dayOf(fs[1].text), dayOf(fs[2].text); year > 0 && month > 0 && day > 0 {
		return calendar{span, edtf(year, month, day)}, true
	}
	a, b, year := dayOf(fs[0].text), dayOf(fs[1].text), yearOf(fs[2].text)
	switch {
	case a == 0 || b == 0 || year == 0:
		return calendar{}, false
	case a > 12 || a == b:
		return calendar{span, edtf(year, b, a)}, true
	case b > 12:
		return calendar{span, edtf(year, a, b)}, true
	}
	return calendar{Span: span}, true
}

// edtf writes a day, or "" for one that no calendar has, such as 30 February.
func edtf(year, month, day int) string {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Month() != time.Month(month) || t.Day() != day {
		return ""
	}
	return t.Format(time.DateOnly)
}

// monthOf is the month that a word names in full or by three or four letters, or 0.
func monthOf(s string) int {
	if len(s) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		name := m.String()
		if strings.EqualFold(s, name) || len(s) <= 4 && len(s) <= len(name) && strings.EqualFold(s, name[:len(s)]) {
			return int(m)
		}
	}
	return 0
}

// dayOf is the day of a month that a word writes as 5, 05 or 5th, or 0.
func dayOf(s string) int {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, suffix)
	}
	if n, ok := number(s, 2); ok && 1 <= n && n <= 31 {
		return n
	}
	return 0
}

// yearOf is a year of four digits that news can have been written in, or 0.
func yearOf(s string) int {
	if n, ok := number(s, 4); ok && len(s) == 4 && 1600 <= n && n <= 2199 {
		return n
	}
	return 0
}

// isWeekday reports whether a word names a day of the week, in full or by three or more letters.
func isWeekday(s string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if name := d.String(); len(s) >= 3 && len(s) <= len(name) && strings.EqualFold(s, name[:len(s)]) {
			return true
		}
	}
	return false
}

// number is what at most that many digits say. (strconv.Atoi makes an error of each word that is none.)
func number(s string, digits int) (n int, ok bool) {
	if s == "" || len(s) > digits {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}
