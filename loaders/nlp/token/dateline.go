package token

import (
	"strings"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// The longest lines that may be a dateline or byline, in bytes. Longer ones are prose, and are not looked into.
const (
	maxDateline = 160
	maxByline   = 240
	maxPlaces   = 12 // words beside date and agency
)

// provenance is what a dateline or byline tells: who published and wrote a text, and when.
type provenance struct {
	publisher, byline, published string
}

// reading is a short line taken apart.
type reading struct {
	text   string
	date   calendar
	dated  bool
	agency agency
}

// fieldBuffer has room for the fields of a usual line, on the stack.
type fieldBuffer [32]field

// read takes s apart, and gives its fields in buf.
func (l *layout) read(buf *fieldBuffer, s string) (reading, []field) {
	fs := fields(buf[:0], s)
	date, dated := findDate(fs)
	return reading{text: s, date: date, dated: dated, agency: l.findAgency(s, fs)}, fs
}

// provenance is what the line tells beside names.
func (r reading) provenance() provenance {
	return provenance{publisher: r.agency.name, published: r.date.EDTF}
}

// rest are those of the line's fields that belong neither to the date nor to the agency, in buf.
func (r reading) rest(buf *fieldBuffer, fs []field) []field {
	rest := buf[:0]
	for _, f := range fs {
		if !(r.dated && r.date.Contains(f.Span)) && !(r.agency.name != "" && r.agency.Contains(f.Span)) {
			rest = append(rest, f)
		}
	}
	return rest
}

// agency is a news agency named in a line.
type agency struct {
	nlp.Span
	name string
}

// maxAgencyWords is how many words the longest name of an agency has.
const maxAgencyWords = 4

// findAgency is the first agency that a line names, by its longest name.
func (l *layout) findAgency(s string, fs []field) agency {
	for i := range fs {
		for n := min(maxAgencyWords, len(fs)-i); n > 0; n-- {
			span := nlp.Span{Start: fs[i].Start, End: fs[i+n-1].End}
			if name, ok := l.agencies[s[span.Start:span.End]]; ok {
				return agency{span, name}
			}
		}
	}
	return agency{}
}

// placeLike reports whether every word could stand in a dateline: a capitalised one, a number or a small word.
func (l *layout) placeLike(fs []field) bool {
	for _, f := range fs {
		r, _ := utf8.DecodeRuneInString(f.text)
		if !isUpper(r) && !isDigit(r) && !l.small[strings.ToLower(f.text)] {
			return false
		}
	}
	return len(fs) <= maxPlaces
}

// dateline reads a line that is a dateline and nothing else: "Reuters, Washington, Nov 20 2019". The first line of a
// text must give a date to be one, for headlines name agencies too.
func (l *layout) dateline(s string, first bool) (provenance, bool) {
	if len(s) > maxDateline || endsProse(s) {
		return provenance{}, false
	}
	var buf, restBuf fieldBuffer
	r, fs := l.read(&buf, s)
	rest := r.rest(&restBuf, fs)
	if len(fs) == 0 || !r.dated && (first || r.agency.name == "" || len(rest) > 4) {
		return provenance{}, false
	}
	return r.provenance(), l.placeLike(rest)
}

// endsProse reports whether s ends as a sentence does, rather than with an abbreviation.
func endsProse(s string) bool {
	return endsSentence(s) && !strings.HasSuffix(s, ".m.") && !strings.HasSuffix(s, "Jr.") && !strings.HasSuffix(s, ".S.")
}

// byline reads a line like "By Jane Doe and John Roe, November 19, 2019".
func (l *layout) byline(s string) (provenance, bool) {
	if len(s) > maxByline || endsProse(s) {
		return provenance{}, false
	}
	s, ok := l.afterBy(s)
	if !ok {
		return provenance{}, false
	}
	var buf, restBuf fieldBuffer
	r, fs := l.read(&buf, s)
	rest := r.rest(&restBuf, fs)
	if len(fs) == 0 || !l.placeLike(rest) || len(rest) > 0 && isWeekday(rest[0].text) {
		return provenance{}, false
	}
	p := r.provenance()
	p.byline = writers(r)
	return p, true
}

// afterBy is what follows the words that begin a byline.
func (l *layout) afterBy(s string) (rest string, ok bool) {
	for _, start := range []string{"by ", "by: ", "written by ", "story by ", "words by ", "report by "} {
		if len(s) > len(start) && strings.EqualFold(s[:len(start)], start) {
			return strings.TrimSpace(s[len(start):]), true
		}
	}
	return "", false
}

// writers are the names of a byline, before its date, agency or a bar.
func writers(r reading) string {
	end := len(r.text)
	if r.dated {
		end = min(end, r.date.Start)
	}
	if r.agency.name != "" {
		end = min(end, r.agency.Start)
	}
	if i := strings.IndexAny(r.text[:end], "|•·("); i >= 0 {
		end = i
	}
	names := strings.TrimRight(r.text[:end], " \t\u00A0,;-–—/")
	names, _, _ = strings.Cut(names, " in ")
	for _, weekday := range fields(nil, names) {
		if isWeekday(weekday.text) {
			return strings.TrimRight(names[:weekday.Start], " \t\u00A0,;-–—/")
		}
	}
	return names
}

// leadDateline finds a dateline at the start of a paragraph, up to and with the dash or colon that ends it:
// "WASHINGTON, June 18 - The House". It is the length of the dateline. The first paragraph of a body may show one in
// ways that mean something else further down.
func (l *layout) leadDateline(s string, first bool) (provenance, int, bool) {
	if from, n, ok := l.leadAgency(s); ok {
		return from, n, true
	}
	end, next := dash(s)
	colon := false
	if first {
		if i := strings.Index(s[:min(len(s), maxColon)], ": "); i > 0 && (end < 0 || i < end) {
			end, next, colon = i, i+1, true
		}
	}
	if end < 0 {
		return provenance{}, 0, false
	}
	var buf, restBuf fieldBuffer
	r, fs := l.read(&buf, s[:end])
	rest := r.rest(&restBuf, fs)
	after := strings.TrimLeftFunc(s[next:], isSpace)
	if len(fs) == 0 || !l.placeLike(rest) || after == "" || unbalanced(r.text) {
		return provenance{}, 0, false
	}
	capitals := len(rest) > 0 && allUpper(rest[0].text) && (len(rest[0].text) > 3 || allUpper(s[:end]) && end > 5) && beginsSentence(after)
	if colon {
		return r.provenance(), next, capitals && len(rest) <= 3 && allUpper(r.text) && !l.labels[rest[0].text] && endsSentence(s)
	}
	signed := r.agency.name != "" && strings.ContainsAny(r.text, "(/")
	abroad := first && strings.HasPrefix(s[end:], "–") && strings.Contains(r.text, ",") && len(rest) <= 4 && l.namesOnly(rest) && beginsSentence(after)
	if !signed && !capitals && !abroad && !(r.dated && len(rest) > 0) {
		return provenance{}, 0, false
	}
	return r.provenance(), next, true
}

// maxColon is how many bytes a dateline that ends in a colon may have.
const maxColon = 40

// namesOnly reports whether every word is capitalised: those of "Kabul, Afghanistan".
func (l *layout) namesOnly(fs []field) bool {
	for _, f := range fs {
		if r, _ := utf8.DecodeRuneInString(f.text); !isUpper(r) {
			return false
		}
	}
	return len(fs) > 0
}

// unbalanced reports whether a bracket of s is open: what ends there is no dateline but a note in brackets.
func unbalanced(s string) bool { return strings.Count(s, "(") != strings.Count(s, ")") }

// leadAgency finds a dateline that an agency in brackets ends, with or without a dash: "(CNN) ", "CAIRO (AP) ".
func (l *layout) leadAgency(s string) (provenance, int, bool) {
	open := strings.IndexByte(s[:min(len(s), maxDateline)], '(')
	if open < 0 {
		return provenance{}, 0, false
	}
	length := strings.IndexByte(s[open:min(len(s), open+maxColon)], ')')
	if length < 0 {
		return provenance{}, 0, false
	}
	end := open + length + 1
	name, ok := l.agencies[strings.TrimSpace(s[open+1:end-1])]
	var buf fieldBuffer
	places := fields(buf[:0], s[:open])
	if !ok || !l.placeLike(places) || len(places) > 6 || strings.ContainsAny(s[:open], ".!?\"“") && !allUpper(s[:open]) {
		return provenance{}, 0, false
	}
	rest := s[end:]
	trimmed := strings.TrimLeft(rest, " \u00A0-–—―−_:")
	if trimmed == "" || !beginsSentence(trimmed) || len(places) > 0 && len(trimmed) == len(rest) {
		return provenance{}, 0, false
	}
	date, dated := findDate(places)
	if len(places) > 0 && !dated && !allUpper(places[0].text) && !l.namesOnly(places) {
		return provenance{}, 0, false
	}
	n := len(strings.TrimRight(s[:len(s)-len(trimmed)], " \u00A0"))
	return provenance{publisher: name, published: date.EDTF}, n, true
}

// dash is where the first dash of a dateline begins and ends, or -1. Hyphens within words are none.
func dash(s string) (start, end int) {
	head := s[:min(len(s), maxDateline)]
	at, size := -1, 0
	for _, mark := range []string{" - ", ")- ", "—", "–", "―", "--", " _ "} {
		if i := strings.Index(head, mark); i >= 0 && (at < 0 || i < at) {
			at, size = i, len(mark)
		}
	}
	if at < 0 {
		return -1, -1
	}
	if head[at] == ')' {
		at, size = at+1, size-1
	}
	return at, at + len(strings.TrimRight(s[at:at+size], " "))
}

func allUpper(s string) bool { return strings.ToUpper(s) == s && strings.ToLower(s) != s }

// beginsSentence reports whether s begins with a capitalised word that is not all capitals, or with a quotation mark:
// a text in capitals throughout shows no datelines.
func beginsSentence(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(first, "\"'“‘«("))
	if strings.ContainsAny(first[:1], "\"'") || strings.HasPrefix(first, "“") || strings.HasPrefix(first, "‘") {
		return true
	}
	return isUpper(r) && (!allUpper(first) || len(first) <= 4) || isDigit(r)
}
