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
	fields []field
	date   calendar
	dated  bool
	agency agency
}

// read takes s apart.
func (l *layout) read(s string) reading {
	fs := fields(s)
	date, dated := findDate(fs)
	return reading{text: s, fields: fs, date: date, dated: dated, agency: l.findAgency(s, fs)}
}

// provenance is what the line tells beside names.
func (r reading) provenance() provenance {
	return provenance{publisher: r.agency.name, published: r.date.EDTF}
}

// rest are the words that belong neither to the date nor to the agency.
func (r reading) rest() []field {
	var rest []field
	for _, f := range r.fields {
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
	r := l.read(s)
	if len(r.fields) == 0 || !r.dated && (first || r.agency.name == "" || len(r.rest()) > 4) {
		return provenance{}, false
	}
	return r.provenance(), l.placeLike(r.rest())
}

// endsProse reports whether s ends as a sentence does, rather than with an abbreviation.
func endsProse(s string) bool {
	return endsSentence(s) && !strings.HasSuffix(s, ".m.") && !strings.HasSuffix(s, "Jr.") && !strings.HasSuffix(s, ".S.")
}

// byline reads a line like "By Jane Doe and John Roe, November 19, 2019".
func (l *layout) byline(s string) (provenance, bool) {
	if len(s) > maxByline || len(s) < 3 || !strings.EqualFold(s[:3], "by ") || endsProse(s) {
		return provenance{}, false
	}
	s = strings.TrimSpace(s[3:])
	r := l.read(s)
	rest := r.rest()
	if len(r.fields) == 0 || !l.placeLike(rest) || len(rest) > 0 && isWeekday(rest[0].text) {
		return provenance{}, false
	}
	p := r.provenance()
	p.byline = writers(r)
	return p, true
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
	for _, weekday := range fields(names) {
		if isWeekday(weekday.text) {
			return strings.TrimRight(names[:weekday.Start], " \t\u00A0,;-–—/")
		}
	}
	return names
}

// leadDateline finds a dateline at the start of a paragraph, up to and with the dash that ends it:
// "WASHINGTON, June 18 - The House". It is the length of the dateline.
func (l *layout) leadDateline(s string) (provenance, int, bool) {
	end, next := dash(s)
	if end < 0 {
		return provenance{}, 0, false
	}
	r := l.read(s[:end])
	rest := r.rest()
	after := strings.TrimLeftFunc(s[next:], isSpace)
	if len(r.fields) == 0 || !l.placeLike(rest) || after == "" {
		return provenance{}, 0, false
	}
	signed := r.agency.name != "" && strings.ContainsAny(r.text, "(/")
	capitals := len(rest) > 0 && len(rest[0].text) > 3 && allUpper(rest[0].text) && beginsSentence(after)
	if !signed && !capitals && !(r.dated && len(rest) > 0) {
		return provenance{}, 0, false
	}
	return r.provenance(), next, true
}

// dash is where the first dash of a dateline begins and ends, or -1. Hyphens within words are none.
func dash(s string) (start, end int) {
	head := s[:min(len(s), maxDateline)]
	at, size := -1, 0
	for _, mark := range []string{" - ", "—", "–", "--"} {
		if i := strings.Index(head, mark); i >= 0 && (at < 0 || i < at) {
			at, size = i, len(mark)
		}
	}
	if at < 0 {
		return -1, -1
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
