package timex

import (
	"strconv"
	"strings"
	"time"
)

// holidayIn is the day that a rule of holidays.txt gives in a year. ok is false where it gives none.
func holidayIn(rule string, y int) (p point, ok bool) {
	if offset, isEaster := strings.CutPrefix(rule, "easter"); isEaster {
		n, err := strconv.Atoi(offset)
		return dayOf(easter(y).AddDate(0, 0, n)), err == nil
	}
	if t, err := time.Parse(time.DateOnly, rule); err == nil {
		return dayOf(t), true
	}
	fields := strings.Split(rule, "-")
	m, err := strconv.Atoi(fields[0])
	if err != nil || m < 1 || m > 12 || len(fields) < 2 {
		return point{}, false
	}
	if nth, isWeek := strings.CutPrefix(fields[1], "W"); isWeek && len(fields) == 3 {
		n, err1 := strconv.Atoi(nth)
		d, err2 := strconv.Atoi(fields[2])
		return nthWeekday(y, m, n, d), err1 == nil && err2 == nil
	}
	d, err := strconv.Atoi(fields[1])
	return point{grain: day, year: y, n: m, day: d}, err == nil
}

// nthWeekday is the n-th weekday d of a month, the last one for 5.
func nthWeekday(y, m, n, d int) point {
	first := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	t := first.AddDate(0, 0, (d%7-int(first.Weekday())+7)%7+7*(n-1))
	if int(t.Month()) != m {
		t = t.AddDate(0, 0, -7)
	}
	return dayOf(t)
}

// easter is the Sunday of the Western churches, by the anonymous Gregorian computus.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}
