package timex

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// kind is what token i may be, none beyond the ends of the sentence.
func (r *reader) kind(i int) kind {
	if i < r.first || i >= r.end {
		return none
	}
	return r.items[i].kind
}

// n is the value of token i.
func (r *reader) n(i int) int { return int(r.items[i].n) }

// word is token i in lower case, "" beyond the ends of the sentence.
func (r *reader) word(i int) string {
	if i < r.first || i >= r.end {
		return ""
	}
	return r.d.Lower(i)
}

// is reports whether token i is this word, in any case.
func (r *reader) is(i int, word string) bool {
	return r.first <= i && i < r.end && strings.EqualFold(r.d.Form(i), word)
}

// in reports whether token i is a word of a list of tense.txt.
func (r *reader) in(list string, i int) bool {
	if i < r.first || i >= r.end {
		return false
	}
	form := r.d.Form(i)
	if len(form) > longestWord {
		return false
	}
	var buf [longestWord]byte
	return r.lists[list][string(lower(buf[:0], form))]
}

// longest is the longest expression that begins at token i; End is 0 where none does.
func (r *reader) longest(i int) match {
	r.start = i
	best := r.holiday(i)
	if r.kind(i) == none {
		return best
	}
	for _, m := range [...]match{r.phrase(i), r.duration(i), r.clock(i), r.set(i), r.reference(i)} {
		if m.End > best.End {
			best = m
		}
	}
	return best
}

// phrase is a stretch of the calendar with the words before it that belong to it: "the", "early", "the end of".
func (r *reader) phrase(i int) match {
	const deepest = 4 // "the end of the first half of the year"
	if r.depth > deepest {
		return match{}
	}
	r.depth++
	defer func() { r.depth-- }()
	switch r.kind(i) {
	case the:
		return r.definite(i + 1)
	case early:
		return r.earlyOrLate(i)
	case earlier:
		return r.earlierOrLater(i)
	case edge:
		return r.edgeOf(i)
	case midPrefix:
		return r.midOf(i)
	case fiscal:
		return r.fiscalYear(i)
	}
	return r.period(i)
}

// definite is a phrase behind "the": what only that makes an expression of time, or any other.
func (r *reader) definite(i int) match {
	switch k := r.kind(i); {
	case k == unitOne && unitGrains[r.n(i)] == quarter:
		return r.theQuarter(i + 1)
	case k == unitOne && r.is(i, "year") && r.kind(i+1) == yearDigits:
		return dateMatch(i+2, point{grain: year, year: r.n(i + 1)})
	case k == unitOne && (r.is(i, "week") || r.is(i, "month")):
		return r.holding(i)
	case k == unitOne && r.is(i, "day") && (r.is(i+1, "after") || r.is(i+1, "before")) && r.kind(i+2) == dayWord:
		n := r.n(i+2) + map[bool]int{true: 1, false: -1}[r.is(i+1, "after")]
		return dateMatch(i+3, r.now.period(day, n))
	case k == unitOne && unitGrains[r.n(i)] == weekend:
		return r.theWeekend(i)
	case k == seasonName:
		return r.seasonOf(i, true)
	case k == dayPart:
		return r.partOf(i)
	case k == decadeWord:
		return dateMatch(i+1, point{grain: decade, year: r.n(i)})
	case k == ordinal && r.kind(i+1) != unitOne:
		if m := r.dayMonth(i); m.End > 0 {
			return m
		}
	case r.is(i, "future"), r.is(i, "past"):
		if next := r.kind(i + 1); (next == none || next == comma) && !r.followedByNoun(i) {
			return match{Range: nlp.Range{End: i + 1}, value: map[bool]string{true: "FUTURE_REF", false: "PAST_REF"}[r.is(i, "future")]}
		}
	}
	switch r.kind(i) {
	case midPrefix:
		if r.n(i) > 0 {
			return match{}
		}
	case monthName, monthMaybe:
		return r.monthsQuarter(i)
	case yearDigits:
		if m := r.period(i); m.at.grain == quarter || m.at.grain == half {
			return m // "the 2001 third quarter"
		}
		return match{}
	case weekdayName, weekdayMaybe, isoDate, number, the:
		return match{} // "the 1991 agreement": the article belongs to what follows
	}
	if m := r.pointingBack(i); m.End > 0 {
		return m
	}
	return r.phrase(i)
}

// holding is "week of 4 February", "week beginning 4 February", "month of May".
func (r *reader) holding(i int) match {
	g, next := unitGrains[r.n(i)], i+1
	switch r.word(next) {
	case "of", "beginning", "starting", "commencing", "ending":
		next++
	default:
		return match{}
	}
	if r.is(next, "on") {
		next++
	}
	m := r.period(next)
	switch {
	case m.End == 0 || m.edtf != "" || m.at.grain < g:
		return match{}
	case m.at.dated() && m.at.grain == day && g == week && r.is(i+1, "ending"):
		return match{Range: nlp.Range{End: m.End}, at: m.at.in(week, false), edtf: interval(m.at.add(-6), m.at)}
	case m.at.dated() && m.at.grain == day && g == week:
		return dateMatch(m.End, m.at.in(week, false))
	case m.at.grain == g:
		return m
	}
	return match{}
}

// monthsQuarter is "April to June quarter" and "January-March period".
func (r *reader) monthsQuarter(i int) match {
	joins := r.kind(i+1) == hyphen || r.is(i+1, "to") || r.is(i+1, "through")
	second := r.kind(i + 2)
	if !joins || second != monthName && second != monthMaybe || !r.is(i+3, "quarter") && !r.is(i+3, "period") && !r.is(i+3, "months") {
		return match{}
	}
	end, y := r.yearAfter(i + 4)
	if r.kind(i+4) == comma {
		end, y = i+4, 0
	}
	p := point{grain: month, n: r.n(i), year: y}
	if y == 0 {
		p = r.nearYear(i, end, p)
	}
	q := p
	q.n = r.n(i + 2)
	m := match{Range: nlp.Range{End: end}, at: p, value: p.value() + "/" + q.value(), edtf: interval(p, q)}
	if p.dated() && p.n%3 == 1 && q.n == p.n+2 {
		m = dateMatch(end, point{grain: quarter, year: p.year, n: q.n / 3})
	}
	return m
}

// followedByNoun guesses whether a word goes on behind token i that it describes: "the future king".
func (r *reader) followedByNoun(i int) bool {
	if i+1 >= r.end || r.d.Tokens[i+1].Is(nlp.Punct) {
		return false
	}
	if r.d.Done&nlp.Tags != 0 {
		switch r.d.Tokens[i+1].UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.NUM:
			return true
		}
		return false
	}
	switch r.word(i + 1) {
	case "and", "of", "to", "in", "is", "was", "will", "for", "as", "but", "that", "when", "with", "by", "on", "at", "if", "or", "than", "has":
		return false
	}
	return true
}

// dateMatch is a DATE that ends before token end.
func dateMatch(end int, p point) match {
	m := match{Range: nlp.Range{End: end}, at: p}
	if p.grain == day && (p.part != 0 || p.clock != "") {
		m.typ = nlp.TimexTime
	}
	return m
}

// earlyOrLate is "early 2018", "late last week", "mid-March" where they are words of their own.
func (r *reader) earlyOrLate(i int) match {
	next := i + 1
	if r.kind(next) == hyphen {
		next++
	}
	if r.kind(next) == the && r.kind(i) == early {
		return match{}
	}
	m := r.period(next)
	if m.End == 0 {
		return match{}
	}
	m.at, m.edtf = r.portion(m, r.n(i))
	return m
}

// midOf is "mid-2011" and the like in one token.
func (r *reader) midOf(i int) match {
	n := r.n(i)
	var m match
	switch {
	case n < 0:
		m = dateMatch(i+1, point{grain: decade, year: -n})
	case n > 12:
		m = dateMatch(i+1, point{grain: year, year: n})
	default:
		m = r.monthYear(i, i+1, n)
	}
	m.at, m.edtf = r.portion(m, 0)
	return m
}

// edgeOf is "end of March": an edge, "of", and a period, or "end of the year" and "start of the week".
func (r *reader) edgeOf(i int) match {
	if !r.is(i+1, "of") && r.kind(i+1) != hyphen {
		return match{}
	}
	m := r.thisPeriod(i + 2)
	if m.End == 0 {
		m = r.phrase(i + 2)
	}
	if m.End == 0 || m.typ != nlp.TimexDate {
		return match{}
	}
	m.at, m.edtf = r.portion(m, r.n(i))
	return m
}

// earlierOrLater is "earlier this year", "later in the week", "earlier on Tuesday" without the preposition.
func (r *reader) earlierOrLater(i int) match {
	m := match{}
	if r.is(i+1, "in") {
		m = r.thisPeriod(i + 2)
	} else if r.kind(i+1) == toward || r.kind(i+1) == dayWord {
		m = r.period(i + 1)
	}
	if m.typ != nlp.TimexDate {
		return match{}
	}
	return m
}

// thisPeriod is "the year", "the month", "the week" behind words that make it this one: "the end of the year".
func (r *reader) thisPeriod(i int) match {
	if r.kind(i) != the || r.kind(i+1) != unitOne {
		return match{}
	}
	g := unitGrains[r.n(i+1)]
	if g < decade || g == day || g == half || g == weekend {
		return match{}
	}
	return dateMatch(i+2, r.now.period(g, 0))
}

// portion is the part of a period that early (-1), mid (0) or late (1) leaves. Only that of a year and of a week is
// narrower in EDTF: a quarter, or three days. "Late 2018" stays 2018 in TIMEX3.
func (r *reader) portion(m match, where int) (point, string) {
	p := m.at
	if !p.dated() || m.edtf != "" {
		return p, m.edtf
	}
	switch {
	case p.grain == year && where != 0:
		return p, point{grain: quarter, year: p.year, n: map[int]int{-1: 1, 1: 4}[where]}.edtf()
	case p.grain == year:
		return p, interval(point{grain: month, year: p.year, n: 5}, point{grain: month, year: p.year, n: 8})
	case p.grain == week && where != 0:
		from := p.first()
		if where > 0 {
			from = from.AddDate(0, 0, 4)
		}
		return p, interval(dayOf(from), dayOf(from.AddDate(0, 0, 2)))
	}
	return p, ""
}

// fiscalYear is "fiscal 2019" and "financial year 2018-19".
func (r *reader) fiscalYear(i int) match {
	if r.kind(i+1) == unitOne && r.is(i+1, "year") {
		i++
	}
	if r.kind(i+1) != yearDigits {
		return match{}
	}
	return r.years(i + 1)
}
