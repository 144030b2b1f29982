package timex

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// joinRanges gives the dates of a sentence what the words around them add: "about" before, "since" and "until", and the
// other end of a range.
func (r *reader) joinRanges() {
	for k := range r.matches {
		m := &r.matches[k]
		if k+1 < len(r.matches) && r.joins(*m, r.matches[k+1]) && r.join(m, &r.matches[k+1]) {
			continue
		}
		if m.edtf == "" {
			m.edtf = r.open(*m)
		}
	}
	for k := range r.matches {
		limit := r.first
		if k > 0 {
			limit = r.matches[k-1].End
		}
		r.widen(&r.matches[k], limit)
	}
}

// open is the interval that "since" or "until" before a date makes of it, "" without them.
func (r *reader) open(m match) string {
	if m.count > 0 && m.typ == nlp.TimexDuration {
		return r.ahead(m)
	}
	if m.typ == nlp.TimexDuration || m.typ == nlp.TimexSet || !m.at.dated() {
		return ""
	}
	if !m.at.hasEDTF() {
		return ""
	}
	at := m.First - 1
	if r.is(at, "at") || r.is(at, "in") { // "since at least", "until in"
		at--
	}
	switch r.kind(at) {
	case since:
		from, _ := m.at.ends()
		return r.upToNow(m, from)
	case until:
		_, to := m.at.ends()
		return "../" + to
	}
	return ""
}

// ahead is when something is to come: by "within 30 days" the days from the article's date on, by "in two weeks" the day.
func (r *reader) ahead(m match) string {
	within := r.is(m.First-1, "within")
	if !within && !r.is(m.First-1, "in") {
		return ""
	}
	const longest = 1000
	r.start = m.First
	dir, _ := r.tense(m.First, m.End)
	if m.count > longest || dir < 0 || dir == 0 && !within {
		return ""
	}
	span := r.spanMatch(m.End, m.count, m.unit, nextOne).edtf
	if within {
		return span
	}
	_, at, _ := strings.Cut(span, "/")
	return at
}

// upToNow is the interval from a date until the article's, as exactly as the date is known: what has been so since 2014
// is so in the article. It is open where it had ended by then, and where the article's date is not known.
func (r *reader) upToNow(m match, from string) string {
	g := m.at.grain
	switch g {
	case century, decade:
		g, from = year, m.at.first().Format("2006")
	case half, quarter, season:
		g, from = month, m.at.first().Format("2006-01")
	case week, weekend:
		g = day
	}
	now := r.now.period(g, 0)
	if !now.dated() || now.last().Before(m.at.first()) || r.isPluperfect(m.First, m.End) {
		return from + "/.."
	}
	if _, to := now.ends(); to != from {
		return from + "/" + to
	}
	return from
}

// joins reports whether two dates are the ends of one range: "from X to Y", "between X and Y", "X-Y".
func (r *reader) joins(m, n match) bool {
	if m.typ != n.typ || m.typ > nlp.TimexTime || m.edtf != "" || n.edtf != "" || n.First-m.End > 2 || n.First == m.End {
		return false
	}
	switch r.word(m.End) {
	case "to", "through", "until", "till":
		return r.is(m.First-1, "from") || m.at.grain == n.at.grain && m.at.part == 0 && m.at.clock == ""
	case "and":
		return r.is(m.First-1, "between")
	}
	return r.kind(m.End) == hyphen && m.at.grain == n.at.grain
}

// join makes both ends carry the interval. An end whose year was not said takes it from the one whose year was.
func (r *reader) join(m, n *match) bool {
	p, q := m.at, n.at
	switch {
	case m.loose && q.dated():
		p.year = q.year
		if p.dated() && q.dated() && p.first().After(q.first()) {
			p.year--
		}
	case n.loose && p.dated():
		q.year = p.year
		if q.dated() && q.first().Before(p.first()) {
			q.year++
		}
	}
	both := interval(p, q)
	if both == "" {
		return false
	}
	m.at, n.at, m.edtf, n.edtf = p, q, both, both
	return true
}

// widen takes in the words before a duration or a clock that make it inexact: "about three years", "at least two days".
func (r *reader) widen(m *match, limit int) {
	recently := r.is(m.First, "recently") && (r.is(m.First-1, "more") || r.is(m.First-1, "most"))
	if m.First > limit && (recently || r.is(m.First, "now") && r.is(m.First-1, "right")) {
		m.First--
	}
	if m.typ != nlp.TimexDuration && !m.ago && (m.typ != nlp.TimexTime || m.at.clock == "") || r.kind(m.First) == the {
		return
	}
	for m.First > limit {
		n := r.inexact(m.First)
		if n == 0 || m.First-n < limit {
			return
		}
		m.First -= n
	}
}

// inexact is how many tokens before i are a word of inexactness.
func (r *reader) inexact(i int) int {
	switch w := r.word(i - 1); {
	case w == "than" && (r.is(i-2, "more") || r.is(i-2, "less") || r.is(i-2, "fewer")):
		if r.is(i-3, "no") {
			return 3
		}
		return 2
	case (w == "least" || w == "most") && r.is(i-2, "at"):
		return 2
	case w == "over" && (r.is(i-2, "for") || r.is(i-2, "after") || r.is(i-2, "just") || r.is(i-2, "well")):
		return 1
	case r.lists["about"][w]:
		return 1
	}
	return 0
}
