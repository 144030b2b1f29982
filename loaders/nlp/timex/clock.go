package timex

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// clock is a time of day: "3:00 p.m. local time", "1800 UTC", "noon", with a day that stands right beside it.
func (r *reader) clock(i int) match {
	text, end := r.clockText(i)
	if end == 0 {
		return match{}
	}
	p := point{grain: day, clock: text}
	switch {
	case r.kind(end) == zone:
		p.zone = r.zones[r.word(end)]
		end++
	case r.is(end, "local") && r.is(end+1, "time"):
		end += 2
	}
	on, onEnd := r.dayBeside(i, end)
	if onEnd > 0 {
		end = onEnd
	}
	m := match{Range: nlp.Range{End: end}, typ: nlp.TimexTime}
	if on.dated() {
		p.year, p.n, p.day = on.year, on.n, on.day
		m.at = p
		return m
	}
	if today := r.now.period(day, 0); today.dated() {
		p.year, p.n, p.day = today.year, today.n, today.day
		m.value = p.value() // the day is a guess, so the time is not dated
		return m
	}
	m.at = p
	return m
}

// clockText is the hour and minute at i, with the words that make them a clock.
func (r *reader) clockText(i int) (text string, end int) {
	switch r.kind(i) {
	case clockTime:
		form := r.d.Form(i)
		text = clockDigits(form)
		if r.kind(i+1) == ampm {
			return r.halfDay(text, i+1)
		}
		if strings.Contains(form, ":") && (r.kind(i+1) == zone || r.is(i+1, "local") || r.ledToClock(i)) {
			return text, i + 1
		}
	case number:
		switch {
		case r.kind(i+1) == ampm && 1 <= r.n(i) && r.n(i) <= 12:
			return r.halfDay(clockText(r.n(i), 0), i+1)
		case r.kind(i+1) == oclock && r.n(i) <= 24:
			return clockText(r.n(i), 0), i + 2
		}
	case yearDigits:
		if h, m := r.n(i)/100, r.n(i)%100; r.kind(i+1) == zone && h < 24 && m < 60 {
			return clockText(h, m), i + 1
		}
	case dayPart:
		switch p := dayParts[r.n(i)]; {
		case r.kind(i-1) == the, r.kind(i-1) == a:
		case strings.Contains(p, ":"):
			return p[1:], i + 1
		}
	}
	return "", 0
}

// halfDay takes the a.m. or p.m. at i into account.
func (r *reader) halfDay(text string, i int) (string, int) {
	h, _ := atoi(text[:2])
	if h > 12 {
		return text, i + 1
	}
	m, _ := atoi(text[3:])
	return clockText(h%12+r.n(i), m), i + 1
}

// ledToClock reports whether the word before i is one that stands before times of day.
func (r *reader) ledToClock(i int) bool {
	switch r.word(i - 1) {
	case "at", "by", "until", "till", "before", "after", "from", "since", "around", "about":
		return true
	}
	return false
}

// dayBeside is the day that the clock from i to end is on. The words of a day that follows directly belong to the
// expression, and then end is where they end; one behind "on" or a comma, one before, and the last one read do not.
func (r *reader) dayBeside(i, end int) (p point, expressionEnd int) {
	switch k := r.kind(end); k {
	case weekdayName, monthName, monthMaybe, dayWord, isoDate:
		if m := r.period(end); m.at.grain == day && m.at.part == 0 {
			return m.at, m.End
		}
	}
	if r.is(end, "on") || r.kind(end) == comma {
		if m := r.period(end + 1); m.at.grain == day && m.at.part == 0 {
			return m.at, 0
		}
	}
	if r.then.grain == day && r.thenAt > 0 && i-r.thenAt <= farBack {
		return r.then, 0
	}
	return point{}, 0
}
