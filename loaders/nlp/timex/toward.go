package timex

import (
	"fmt"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// The directions of a period from now, as words.txt numbers them.
const (
	previously = -3
	recently   = -2
	lastOne    = -1
	thisOne    = 0
	nextOne    = 1
	comingOne  = 2
	following  = 3
	sameOne    = 4
)

// towards is a period by its direction: "last week", "this past Friday", "next March", "the last three years".
func (r *reader) towards(i int) match {
	dir, next := r.n(i), i+1
	if dir == thisOne && r.kind(next) == toward {
		dir, next = r.n(next), next+1
	}
	if dir == sameOne || dir == previously || dir == following {
		if k := r.kind(next); dir != sameOne && r.kind(i-1) == the && (k == number || k == vague) {
			return r.spanBefore(next)
		}
		return r.pointingBack(i)
	}
	if r.kind(next) == hyphen {
		next++ // "last-quarter profits"
	}
	switch r.kind(next) {
	case unitOne:
		if m := r.nthOf(next, -1); dir == lastOne && m.End > 0 {
			return m
		}
		return r.directedUnit(next, dir)
	case weekdayName:
		return r.dayWithPart(next+1, r.directedWeekday(r.n(next), dir, i, next+1))
	case monthName, monthMaybe:
		return r.directedMonth(next, dir)
	case seasonName:
		return dateMatch(next+1, r.directedSeason(r.n(next), dir))
	case dayPart:
		return r.directedPart(next, dir)
	case fiscal:
		if r.kind(next+1) == unitOne {
			return r.directedUnit(next+1, dir)
		}
	case number, vague, a, unitMany, big, yearDigits, ordinal:
		return r.directedSpan(i, next, dir)
	}
	return r.directedHoliday(next, dir)
}

// directedHoliday is "last Christmas", "this Thanksgiving".
func (r *reader) directedHoliday(i, dir int) match {
	rule, end := r.holidayRule(i)
	if end == 0 || rule == "-" || r.now.grain != day {
		return match{}
	}
	p, _ := holidayIn(rule, r.now.Year())
	switch {
	case dir < 0 && !p.first().Before(r.now.Time):
		p, _ = holidayIn(rule, r.now.Year()-1)
	case dir > 0 && !p.first().After(r.now.Time):
		p, _ = holidayIn(rule, r.now.Year()+1)
	}
	return dateMatch(end, p)
}

// directedUnit is "last year", "this month", "next week"; "the past year" is a duration.
func (r *reader) directedUnit(i, dir int) match {
	unit := r.n(i)
	g := unitGrains[unit]
	switch {
	case dir == recently && g != weekend, r.isSpan(i, dir, g):
		return r.spanMatch(i+1, 1, unit, dir)
	case g == day && dir == nextOne:
		if m := r.pointingBack(i - 1); m.End > 0 {
			return m
		}
		return dateMatch(i+1, r.now.period(day, 1))
	case g == noGrain, g == day, g == half:
		return match{}
	case g == weekend && dir == recently:
		return dateMatch(i+1, r.weekendBefore())
	case g == weekend && dir == comingOne:
		return dateMatch(i+1, r.now.period(weekend, 0))
	}
	if g == year {
		if m := r.quarterOf(i+1, r.now.period(year, sign0(dir))); m.End > 0 {
			return m
		}
	}
	return dateMatch(i+1, r.now.period(g, sign0(dir)))
}

// isSpan reports whether "the last year" and "the next decade", their unit at i, are lengths of time by what stands
// before: "over the next decade". "In the last week" may be either and stays a date.
func (r *reader) isSpan(i, dir int, g grain) bool {
	if r.kind(i-2) != the || dir != lastOne && dir != nextOne || g != century && g != decade && g != year && g != month && g != week {
		return false
	}
	return r.in("span", i-3) || g < month && r.is(i-3, "in") && dir == lastOne
}

// sign0 is -1, 0 or 1 as n is below, at or above zero.
func sign0(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// theWeekend is "the weekend": the one that was, unless the verb says that it is to come.
func (r *reader) theWeekend(i int) match {
	if dir, _ := r.tense(i, i+1); dir > 0 {
		return dateMatch(i+1, r.now.period(weekend, 0))
	}
	return dateMatch(i+1, r.weekendBefore())
}

// weekendBefore is the weekend of which the article's date is a day, or the last one.
func (r *reader) weekendBefore() point {
	p := r.now.period(weekend, 0)
	if p.dated() && p.first().After(r.now.Time) {
		return p.add(-1)
	}
	return p
}

// directedWeekday is the weekday before, on, or after the article's date.
func (r *reader) directedWeekday(w, dir, i, end int) point {
	switch dir {
	case lastOne, recently:
		return r.weekdayBack(w, 1)
	case nextOne, comingOne:
		return r.weekdayAhead(w, 1)
	}
	if dir, _ := r.tense(i, end); dir < 0 {
		return r.weekdayBack(w, 0)
	}
	return r.weekdayAhead(w, 0)
}

// weekdayBack is the latest weekday w that is at least so many days back.
func (r *reader) weekdayBack(w, least int) point {
	if r.now.grain != day {
		return point{grain: day, week: w}
	}
	back := (int(r.now.Weekday()) - w%7 + 7) % 7
	if back < least {
		back += 7
	}
	return dayOf(r.now.AddDate(0, 0, -back))
}

// weekdayAhead is the first weekday w that is at least so many days ahead.
func (r *reader) weekdayAhead(w, least int) point {
	if r.now.grain != day {
		return point{grain: day, week: w}
	}
	ahead := (w%7 - int(r.now.Weekday()) + 7) % 7
	if ahead < least {
		ahead += 7
	}
	return dayOf(r.now.AddDate(0, 0, ahead))
}

// directedMonth is "last July", "next March 3".
func (r *reader) directedMonth(i, dir int) match {
	p := point{grain: month, n: r.n(i)}
	end := i + 1
	if r.kind(end) == number && r.n(end) <= 31 && !r.isCount(end) {
		p.grain, p.day = day, r.n(end)
		end++
	}
	if !p.valid() {
		return match{}
	}
	if r.now.knows(month) {
		p.year = r.now.Year()
		now := r.now.period(p.grain, 0)
		switch {
		case dir < 0 && !p.first().Before(now.first()):
			p.year--
		case dir > 0 && !p.first().After(now.first()):
			p.year++
		}
	}
	return dateMatch(end, p)
}

// directedSeason is "last summer", "this winter".
func (r *reader) directedSeason(n, dir int) point {
	now := r.now.period(season, 0)
	if !now.dated() {
		return point{grain: season, n: n}
	}
	back := (now.n - n + 4) % 4
	switch {
	case dir < 0 && back == 0:
		return now.add(-4)
	case dir < 0:
		return now.add(-back)
	case dir > 0:
		return now.add(4 - back)
	case back == 0:
		return now
	}
	return point{grain: season, year: r.now.Year(), n: n}
}

// directedPart is "this morning", "last night".
func (r *reader) directedPart(i, dir int) match {
	if dir > 0 || dir == lastOne && r.word(i) != "night" && r.word(i) != "evening" {
		return match{}
	}
	p := r.now.period(day, sign0(dir))
	p.part = part(r.n(i))
	return dateMatch(i+1, p)
}

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

// durationValue is the TIMEX3 value of n units, X for an unknown count.
func durationValue(n, unit int) string {
	count := "X"
	if n != unknownCount {
		count = fmt.Sprint(n)
	}
	switch name := unitNames[unit]; name {
	case "F":
		if n == unknownCount {
			return "PXW"
		}
		return fmt.Sprintf("P%dW", 2*n)
	case "TS", "TM", "TH":
		return "PT" + count + name[1:]
	default:
		return "P" + count + name
	}
}
