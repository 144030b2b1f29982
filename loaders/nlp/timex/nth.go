package timex

import "github.com/demarche-kg/demarche/loaders/nlp"

// nthPeriod is "third quarter of 2019", "first half of next year", "21st century", "second week of May".
func (r *reader) nthPeriod(i int) match {
	n, next := r.n(i), i+1
	if r.kind(next) == hyphen {
		next++
	}
	if count, end := r.count(next); n == 1 && end > 0 && r.kind(end) == unitMany {
		if m := r.firstOrLast(end, count, 1); m.End > 0 || r.kind(i-1) != the {
			return m
		}
		return r.spanBefore(next)
	}
	if m := r.streak(next, n); m.End > 0 {
		return m
	}
	if r.kind(next) != unitOne {
		return match{}
	}
	switch g := unitGrains[r.n(next)]; {
	case g == century && 1 <= n && n <= 22:
		return dateMatch(next+1, point{grain: century, year: 100*(n-1) + 1})
	case g == quarter && n <= 4, g == half && n <= 2:
		return r.nthOfYear(i, next+1, point{grain: g, n: n})
	default:
		return r.nthOf(next, n)
	}
}

// nthOf is the n-th day, week or month of a longer period, the token of the unit given, or its last one for -1: "last
// week of May", "second month of 2018". Weeks are counted from the first day of the period.
func (r *reader) nthOf(unit, n int) match {
	g := unitGrains[r.n(unit)]
	if !r.is(unit+1, "of") || g != day && g != week && g != month && g != weekend {
		return match{}
	}
	m := r.thisPeriod(unit + 2)
	if m.End == 0 {
		m = r.phrase(unit + 2)
	}
	if !m.at.dated() || m.edtf != "" || m.at.grain >= g || m.at.grain < year || n > 12 {
		return match{}
	}
	if g == weekend {
		return dateMatch(m.End, nthWeekend(m.at, n))
	}
	step := map[grain]int{day: 1, week: 7, month: 1}[g]
	first := m.at.in(g, false)
	if g == week {
		first = dayOf(m.at.first())
	}
	first = first.add(step * (n - 1))
	if n < 0 {
		first = dayOf(m.at.last().AddDate(0, 0, 1-step)).in(min(g, day), false)
		if g == week {
			first = dayOf(m.at.last().AddDate(0, 0, -6))
		}
	}
	if g == week {
		return match{Range: nlp.Range{End: m.End}, at: m.at, edtf: interval(first, first.add(6))}
	}
	return dateMatch(m.End, first)
}

// nthWeekend is the n-th weekend that begins in a dated period, the last one for -1.
func nthWeekend(p point, n int) point {
	if n < 0 {
		q := dayOf(p.last()).in(weekend, false)
		if q.first().After(p.last()) {
			q = q.add(-1)
		}
		return q
	}
	q := dayOf(p.first()).in(weekend, false)
	if q.first().Before(p.first()) {
		q = q.add(1)
	}
	return q.add(n - 1)
}

// nthOfYear gives a quarter or half the year that follows it, or the nearest by tense. A half without a year is none:
// "the first half" is more often a match's.
func (r *reader) nthOfYear(i, next int, p point) match {
	end, y := r.yearAfter(next)
	switch {
	case y > 0 && r.kind(next) != comma:
		p.year = y
		return dateMatch(end, p)
	case r.is(next, "of"):
		if m := r.yearPhrase(next + 1); m.End > 0 {
			p.year = m.at.year
			return dateMatch(m.End, p)
		}
	}
	if p.grain == half {
		return match{}
	}
	out := dateMatch(next, r.nearYear(i, next, p))
	out.loose = true
	return out
}

// quarterOf is "'s third quarter" and "first half" behind a year that ends before token i: "last year's third quarter",
// "the 2001 first quarter".
func (r *reader) quarterOf(i int, y point) match {
	if r.is(i, "'s") || r.is(i, "’s") {
		i++
	}
	unit := i + 1
	if r.kind(i) != ordinal || r.kind(unit) != unitOne {
		return match{}
	}
	p := point{grain: unitGrains[r.n(unit)], year: y.year, n: r.n(i)}
	if p.grain == quarter && p.n <= 4 || p.grain == half && p.n <= 2 {
		return dateMatch(unit+1, p)
	}
	return match{}
}

// theQuarter is "the quarter", whose words end before token end: the one that ended on the day said behind it, or the
// last one read, or the last one that was over.
func (r *reader) theQuarter(end int) match {
	if r.is(end, "of") || r.is(end, "final") || r.is(end, "finals") || r.kind(end) == unitOne || r.kind(end) == hyphen {
		return match{}
	}
	p := r.quarter
	if r.is(end, "ended") || r.is(end, "ending") || r.is(end, "to") || r.is(end, "through") {
		start := r.start
		r.start = end + 1 // the date is an expression of its own
		if m := r.period(end + 1); m.at.dated() && m.at.grain >= month {
			p = m.at.in(quarter, false)
		}
		r.start = start
	}
	if !p.dated() {
		p = r.now.period(quarter, -1)
	}
	return dateMatch(end, p)
}

// yearPhrase is "the year", "this year", "the following year", "2019" where a year is asked for.
func (r *reader) yearPhrase(i int) match {
	m := r.thisPeriod(i)
	if m.End == 0 {
		m = r.phrase(i)
	}
	if m.at.grain != year || m.edtf != "" {
		return match{}
	}
	return m
}

// namedQuarter is "Q3", "Q3 2019", "H1 of 2020".
func (r *reader) namedQuarter(i int) match {
	p := point{grain: quarter, n: r.n(i)}
	if p.n < 0 {
		p = point{grain: half, n: -p.n}
	}
	if p.n > 2 && p.grain == half || p.grain == half && r.kind(i+1) != yearDigits {
		return match{}
	}
	return r.nthOfYear(i, i+1, p)
}
