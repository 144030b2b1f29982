package timex

import "github.com/demarche-kg/demarche/loaders/nlp"

// period is a stretch of the calendar named by its own name or by its direction from now.
func (r *reader) period(i int) match {
	switch r.kind(i) {
	case monthName, monthMaybe:
		return r.monthDate(i)
	case weekdayName, weekdayMaybe:
		return r.weekdayDate(i)
	case number:
		if r.n(i) == 20 && r.kind(i+1) == hyphen && r.kind(i+2) == ordinal && r.n(i+2) == 1 && r.is(i+3, "century") {
			return dateMatch(i+4, point{grain: century, year: 2001})
		}
		return r.dayMonth(i)
	case ordinal:
		if m := r.nthPeriod(i); m.End > 0 {
			return m
		}
		return r.dayMonth(i)
	case yearDigits:
		return r.years(i)
	case decadeName:
		return dateMatch(i+1, point{grain: decade, year: r.n(i)})
	case isoDate:
		return dateMatch(i+1, dateDigits(r.d.Form(i)))
	case quarterName:
		return r.namedQuarter(i)
	case seasonName:
		return r.seasonOf(i, false)
	case dayWord:
		return r.dayWithPart(i+1, r.now.period(day, r.n(i)))
	case tonight:
		p := r.now.period(day, 0)
		p.part = 4
		return dateMatch(i+1, p)
	case toward:
		return r.towards(i)
	}
	return match{}
}

// monthDate is a month with what follows it: "June 18, 2019", "June 3-5", "June 2019", "June", and with "of" or a
// direction for a year: "June last year".
func (r *reader) monthDate(i int) match {
	m := r.n(i)
	next := i + 1
	if r.kind(next) == number || r.kind(next) == ordinal {
		if d := r.n(next); 1 <= d && d <= 31 && !r.isCount(next) {
			return r.monthDay(i, m, d, next+1)
		}
	}
	if r.kind(next) == the && r.kind(next+1) == ordinal && r.n(next+1) <= 31 {
		return r.monthDay(i, m, r.n(next+1), next+2)
	}
	if !r.isMonth(i) {
		return match{}
	}
	return r.monthYear(i, next, m)
}

// monthDay reads what follows the day of a month: a second day, a year, neither.
func (r *reader) monthDay(i, m, d, next int) match {
	p := point{grain: day, n: m, day: d}
	end, until := r.secondDay(next, d)
	tail := next + 1
	if until > 0 {
		next = end
	}
	next, y := r.yearAfter(next)
	if y > 0 {
		p.year = y
	} else {
		p = r.nearYear(i, next, p)
	}
	out := r.dayWithPart(next, p)
	out.loose = y == 0
	if until > 0 {
		out = dayRange(out, p, until, tail)
	}
	if !p.valid() {
		return match{}
	}
	if m := r.andDay(next, d, p); until == 0 && y == 0 && m.tail > 0 {
		return m
	}
	return out
}

// andDay is the second day of "June 3 and 4", from the "and" at token i, as an expression of its own.
func (r *reader) andDay(i, d int, p point) match {
	if r.d.Done&nlp.Tags == 0 || !r.is(i, "and") || r.kind(i+1) != number || !r.d.Tokens[i+1].Is(nlp.HasDigit) {
		return match{}
	}
	if r.n(i+1) <= d || r.n(i+1) > 31 || r.followedByNoun(i+1) || r.isCount(i+1) || r.kind(i+2) >= monthName {
		return match{}
	}
	m := dateMatch(i+2, p)
	m.tail, m.until = i+1, p
	m.until.day = r.n(i + 1)
	return m
}

// secondDay is the day that a range ends at: "3-5", "14 to 24". until is 0 where none follows or it is a month's own.
func (r *reader) secondDay(i, after int) (end, until int) {
	joins := r.kind(i) == hyphen || r.is(i, "to") || r.is(i, "through")
	if !joins || r.kind(i+1) != number && r.kind(i+1) != ordinal || r.isCount(i+1) || r.kind(i+2) == monthName || r.kind(i+2) == monthMaybe {
		return i, 0
	}
	if d := r.n(i + 1); after < d && d <= 31 {
		return i + 2, d
	}
	return i, 0
}

// isCount reports whether the number at i counts what follows rather than being a day: "July 20 soldiers" is rare, but
// "March 5 percent" and "June 3 p.m." are not days.
func (r *reader) isCount(i int) bool {
	k := r.kind(i + 1)
	return k == ampm || k == scale || r.is(i+1, "percent") || r.is(i+1, "%")
}

// yearAfter reads a year at i, with what joins it to a date: ", 2019", "of 2019", "last year". y is 0 where none stands.
func (r *reader) yearAfter(i int) (end, y int) {
	j := i
	if r.kind(j) == comma || r.is(j, "of") {
		j++
	}
	if r.kind(j) == yearDigits && plausible(r.n(j)) {
		return j + 1, r.n(j)
	}
	if r.kind(j) == toward && r.kind(j+1) == unitOne && r.is(j+1, "year") && r.kind(i) != comma {
		if m := r.towards(j); m.End == j+2 && m.at.grain == year && m.at.year > 0 {
			return m.End, m.at.year
		}
	}
	return i, 0
}

// plausible reports whether news writes of the year.
func plausible(y int) bool { return 1000 <= y && y <= 2150 }

// monthYear is month m, with the year at next if one stands there, or the nearest one by tense.
func (r *reader) monthYear(i, next, m int) match {
	p := point{grain: month, n: m}
	end, y := r.yearAfter(next)
	if y > 0 {
		p.year = y
		return dateMatch(end, p)
	}
	out := dateMatch(next, r.nearYear(i, next, p))
	out.loose = true
	return out
}

// dayMonth is "16 November 2019", "16th of November", "3-5 June".
func (r *reader) dayMonth(i int) match {
	d := r.n(i)
	if d < 1 || d > 31 {
		return match{}
	}
	j, until := r.secondDay(i+1, d)
	if until == 0 {
		j, until = r.dayBeforeMonth(i, d)
	}
	if r.is(j, "of") || r.kind(j) == comma && r.kind(i) == ordinal {
		j++
	}
	if k := r.kind(j); k != monthName && k != monthMaybe {
		return match{}
	}
	p := point{grain: day, n: r.n(j), day: d}
	end, y := r.yearAfter(j + 1)
	if y > 0 {
		p.year = y
	} else {
		p = r.nearYear(i, end, p)
	}
	if !p.valid() {
		return match{}
	}
	out := r.dayWithPart(end, p)
	out.loose = y == 0
	if until > 0 {
		out = dayRange(out, p, until, i+2)
	}
	return out
}

// dayRange makes a match the range from day p to another day of its month, whose words begin at token tail.
func dayRange(m match, p point, until, tail int) match {
	m.until, m.tail = p, tail
	m.until.day = until
	m.edtf = interval(p, m.until)
	return m
}

// dayBeforeMonth looks for the second day of "3-5 June" before the month.
func (r *reader) dayBeforeMonth(i, d int) (end, until int) {
	joins := r.kind(i+1) == hyphen || r.is(i+1, "to")
	if joins && (r.kind(i+2) == number || r.kind(i+2) == ordinal) && (r.kind(i+3) == monthName || r.kind(i+3) == monthMaybe) {
		if u := r.n(i + 2); d < u && u <= 31 {
			return i + 3, u
		}
	}
	return i + 1, 0
}

// years is a year, or two that are joined: "2015-16", "2021/22". What could be a count is none.
func (r *reader) years(i int) match {
	y := r.n(i)
	if !r.isYear(i) {
		return match{}
	}
	p := point{grain: year, year: y}
	if m := r.quarterOf(i+1, p); m.End > 0 {
		return m
	}
	if r.kind(i+1) == hyphen && r.kind(i+2) == number && len(r.d.Form(i+2)) == 2 {
		if m := r.n(i + 2); 1 <= m && m <= 12 && y/100*100+m <= y {
			return dateMatch(i+3, point{grain: month, year: y, n: m}) // "2019-07"
		}
		if q := (point{grain: year, year: y/100*100 + r.n(i+2)}); q.year > y && q.year-y < 60 {
			return match{Range: nlp.Range{End: i + 3}, at: p, edtf: interval(p, q), until: q, tail: i + 2}
		}
	}
	return dateMatch(i+1, p)
}

// seasonOf is a season with a year or, if definite, one without: "summer 2019", "the spring of 2011", "the winter".
func (r *reader) seasonOf(i int, definite bool) match {
	p := point{grain: season, n: r.n(i)}
	if end, y := r.yearAfter(i + 1); y > 0 && r.kind(i+1) != comma {
		p.year = y
		return dateMatch(end, p)
	}
	before := i - 1
	if definite {
		before--
	}
	if !r.in("season", before) && (!definite || r.kind(before) == none) || !definite && r.followedByNoun(i) {
		return match{}
	}
	return dateMatch(i+1, r.nearYear(i, i+1, p))
}

// partOf is "the morning of 16 November" and "the morning", of the last day read.
func (r *reader) partOf(i int) match {
	if r.is(i+1, "of") {
		if m := r.phrase(i + 2); m.at.grain == day && m.at.part == 0 {
			m.at.part, m.typ = part(r.n(i)), nlp.TimexTime
			return m
		}
	}
	p := point{grain: day, part: part(r.n(i))}
	if r.then.grain == day && r.then.dated() {
		p.year, p.n, p.day = r.then.year, r.then.n, r.then.day
	}
	return dateMatch(i+1, p)
}

// dayWithPart is a day with the part of it that may follow: "Friday morning", "yesterday evening".
func (r *reader) dayWithPart(end int, p point) match {
	if k := r.kind(end); k == dayPart && r.word(end) != "midday" && p.grain == day {
		p.part = part(r.n(end))
		return dateMatch(end+1, p)
	}
	return dateMatch(end, p)
}
