package timex

import "github.com/demarche-kg/demarche/loaders/nlp"

// directedSpan is "last three years", "next few weeks", "recent months", "these days", "first two months of 2018".
func (r *reader) directedSpan(i, next, dir int) match {
	n, end := r.count(next)
	if r.kind(next) == unitMany {
		n, end = unknownCount, next
	}
	if end > 0 && (r.kind(end) == hyphen || r.is(end, "to") || r.is(end, "or")) {
		if more, second := r.count(end + 1); second > 0 && more > n {
			end = second // "the past two or three years"
		}
	}
	if r.in("between", end) {
		end++
	}
	if end == 0 || r.kind(end) != unitMany {
		return match{}
	}
	if m := r.firstOrLast(end, n, dir); m.End > 0 {
		return m
	}
	if end == next && r.is(i, "recent") {
		return match{Range: nlp.Range{End: end + 1}, value: "PAST_REF"}
	}
	if dir == thisOne {
		if r.is(i, "these") && unitNames[r.n(end)] == "D" {
			return match{Range: nlp.Range{End: end + 1}, value: "PRESENT_REF"}
		}
		return match{}
	}
	if end == next && dir == lastOne {
		return match{} // "last days of the war"
	}
	return r.spanMatch(end+1, n, r.n(end), dir)
}

// spanBefore is "three years" of "the previous three years", its number at i: so long before or after a date that the
// text names.
func (r *reader) spanBefore(i int) match {
	n, end := r.count(i)
	if end == 0 || r.kind(end) != unitMany {
		return match{}
	}
	return match{Range: nlp.Range{End: end + 1}, typ: nlp.TimexDuration, value: durationValue(n, r.n(end))}
}

// firstOrLast is the first (1) or last (-1) n units of a year, the token of the unit given: "first two months of 2018".
func (r *reader) firstOrLast(unit, n, dir int) match {
	g := unitGrains[r.n(unit)]
	if !r.is(unit+1, "of") || n < 1 || g != month && g != quarter || n > 12 {
		return match{}
	}
	m := r.yearPhrase(unit + 2)
	if m.End == 0 {
		return match{}
	}
	out := match{Range: nlp.Range{End: m.End}, typ: nlp.TimexDuration, value: durationValue(n, r.n(unit))}
	if m.at.dated() {
		first := m.at.in(g, false)
		last := first.add(n - 1)
		if dir < 0 {
			last = m.at.add(1).in(g, false).add(-1)
			first = last.add(1 - n)
		}
		out.edtf = interval(first, last)
	}
	return out
}

// spanMatch is a duration that ends or begins now. Its EDTF runs to the article's date or from it, as exactly as its
// unit is.
func (r *reader) spanMatch(end, n, unit, dir int) match {
	m := match{Range: nlp.Range{End: end}, typ: nlp.TimexDuration, value: durationValue(n, unit)}
	p := r.now.period(unitGrains[unit], 0)
	const longest = 1000
	if !p.dated() || n == unknownCount || n > longest {
		return m
	}
	if p.grain == week || p.grain == weekend {
		p, n = r.now.period(day, 0), 7*n
	}
	if p.grain == decade || p.grain == century {
		n *= map[grain]int{decade: 10, century: 100}[p.grain]
		p = r.now.period(year, 0)
	}
	if dir < 0 {
		m.edtf = interval(p.add(-n), p)
	} else {
		m.edtf = interval(p, p.add(n))
	}
	return m
}

// pointingBack is a period counted from the last date read: "the following year", "that month", "the same day". Without
// such a date it is undated.
func (r *reader) pointingBack(i int) match {
	if r.kind(i) == toward && r.kind(i+1) == dayPart {
		return r.partPointingBack(i)
	}
	if r.kind(i) != toward || r.kind(i+1) != unitOne {
		return match{}
	}
	dir, g := r.n(i), unitGrains[r.n(i+1)]
	if g < decade || g == half || dir != previously && dir != following && dir != sameOne && dir != nextOne {
		return match{}
	}
	base := r.then
	if !base.dated() || base.grain < g || i-r.thenAt > farBack {
		if dir == nextOne {
			return match{}
		}
		return dateMatch(i+2, point{grain: g})
	}
	switch r.word(i - 2) {
	case "over", "within", "for", "during":
		if dir == nextOne {
			return match{}
		}
	}
	step := sign0(dir)
	if dir == sameOne {
		step = 0
	}
	if g == quarter && r.is(i+2, "of") && dir == sameOne {
		if r.quarter.dated() {
			base = r.quarter
		}
		if m := r.yearPhrase(i + 3); m.at.dated() {
			return dateMatch(m.End, point{grain: quarter, year: m.at.year, n: base.in(quarter, false).n})
		}
	}
	return dateMatch(i+2, base.in(g, r.now.onSunday()).add(step))
}

// partPointingBack is "the next morning", "the previous night", "that evening".
func (r *reader) partPointingBack(i int) match {
	step, ok := map[int]int{previously: -1, nextOne: 1, following: 1, sameOne: 0}[r.n(i)]
	if !ok || r.n(i) == nextOne && r.kind(i-1) != the {
		return match{}
	}
	p := point{grain: day}
	if r.then.dated() && r.then.grain == day && i-r.thenAt <= farBack {
		p = r.then.add(step)
	}
	p.part = part(r.n(i + 1))
	return dateMatch(i+2, p)
}

// farBack is how many tokens back a date can be that words point to.
const farBack = 60

// unknownCount is a number of units that is not said: "years".
const unknownCount = -1
