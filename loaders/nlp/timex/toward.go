package timex

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
