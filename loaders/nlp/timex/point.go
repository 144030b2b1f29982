package timex

import (
	"fmt"
	"time"
)

// grain is how exactly a point is known, coarsest first.
type grain uint8

const (
	noGrain grain = iota
	century
	decade
	year
	half
	quarter
	season
	month
	week
	weekend
	day
)

// point is a stretch of the calendar. A zero year is one that is not known.
type point struct {
	grain grain
	year  int // the first year of a century or decade
	n     int // the half, quarter or season from 1; the month from month down
	day   int // the first day, from week down
	part  part
	clock string // "15:00", "" for none
	zone  string // "Z", "+09:00", "" where the clock is local
	week  int    // day of the week, 1 Monday, for a weekday whose date is not known
}

// part is a part of the day.
type part uint8

// dayParts are the TIMEX3 names of the parts of the day that calendar.txt numbers from 1.
var dayParts = []string{"", "TMO", "TAF", "TEV", "TNI", "T12:00", "T24:00", "TDT", "TEV"}

var (
	seasonNames  = []string{"SP", "SU", "FA", "WI"}
	seasonMonths = []int{3, 6, 9, 12} // the first month of each
)

// dayOf is the day that t falls on.
func dayOf(t time.Time) point {
	return point{grain: day, year: t.Year(), n: int(t.Month()), day: t.Day()}
}

// dated reports whether the point has a place in the calendar that EDTF can write.
func (p point) dated() bool {
	return p.grain != noGrain && 0 < p.year && p.year <= 9999 && p.valid()
}

// valid reports whether the day is one of its month.
func (p point) valid() bool {
	if p.grain != day || p.day == 0 {
		return true
	}
	y := p.year
	if y == 0 {
		y = 2000 // a leap year: 29 February may be meant
	}
	return time.Date(y, time.Month(p.n), p.day, 0, 0, 0, 0, time.UTC).Day() == p.day
}

// first is the first day of a dated point.
func (p point) first() time.Time {
	m, d := 1, 1
	switch p.grain {
	case half:
		m = 6*p.n - 5
	case quarter:
		m = 3*p.n - 2
	case season:
		m = seasonMonths[p.n-1]
	case month:
		m = p.n
	case week, weekend, day:
		m, d = p.n, p.day
	}
	return time.Date(p.year, time.Month(m), d, 0, 0, 0, 0, time.UTC)
}

// last is the last day of a dated point.
func (p point) last() time.Time {
	next := p.add(1)
	switch p.grain {
	case day:
		return p.first()
	case weekend:
		return p.first().AddDate(0, 0, 1)
	}
	return next.first().AddDate(0, 0, -1)
}

// add moves a dated point by n of its own grain.
func (p point) add(n int) point {
	switch p.grain {
	case century:
		p.year += 100 * n
	case decade:
		p.year += 10 * n
	case year:
		p.year += n
	case half:
		p.year, p.n = carry(p.year, p.n+n, 2)
	case quarter, season:
		p.year, p.n = carry(p.year, p.n+n, 4)
	case month:
		p.year, p.n = carry(p.year, p.n+n, 12)
	case week, weekend:
		p = p.moveTo(p.first().AddDate(0, 0, 7*n))
	case day:
		p = p.moveTo(p.first().AddDate(0, 0, n))
	}
	return p
}

// moveTo is the point at another first day.
func (p point) moveTo(t time.Time) point {
	p.year, p.n, p.day = t.Year(), int(t.Month()), t.Day()
	return p
}

// carry brings n, counted from 1, into 1 … size and the rest into the year.
func carry(y, n, size int) (int, int) {
	n--
	over := n / size
	if n < 0 && n%size != 0 {
		over--
	}
	return y + over, n - over*size + 1
}

// in is the point of grain g that holds the first day of p. Weeks begin on the weekday that sunday gives.
func (p point) in(g grain, sunday bool) point {
	t := p.first()
	q := point{grain: g, year: t.Year(), n: int(t.Month()), day: t.Day()}
	switch g {
	case century:
		q.year = (t.Year()-1)/100*100 + 1
	case decade:
		q.year = t.Year() / 10 * 10
	case half:
		q.n = (q.n-1)/6 + 1
	case quarter:
		q.n = (q.n-1)/3 + 1
	case season:
		if q.n < 3 {
			q.year--
		}
		q.n = (q.n+9)%12/3 + 1
	case week:
		return q.moveTo(weekStart(t, sunday))
	case weekend:
		return q.moveTo(weekStart(t, false).AddDate(0, 0, 5))
	}
	return q
}

// weekStart is the first day of the week that t is in.
func weekStart(t time.Time, sunday bool) time.Time {
	back := (int(t.Weekday()) + 6) % 7
	if sunday {
		back = int(t.Weekday())
	}
	return t.AddDate(0, 0, -back)
}

// unknownValues are the values of periods of which only the length is known.
var unknownValues = map[grain]string{century: "XX", decade: "XXX", year: "XXXX", half: "XXXX-HX", quarter: "XXXX-QX",
	season: "XXXX", month: "XXXX-XX"}

// value is the TIMEX3 value of the point, with X for what is not known.
func (p point) value() string {
	y := "XXXX"
	if p.year > 0 {
		y = fmt.Sprintf("%04d", p.year)
	} else if p.n == 0 && unknownValues[p.grain] != "" {
		return unknownValues[p.grain]
	}
	switch p.grain {
	case century:
		return fmt.Sprintf("%02d", p.year/100)
	case decade:
		return y[:3]
	case year:
		return y
	case half:
		return fmt.Sprintf("%s-H%d", y, p.n)
	case quarter:
		return fmt.Sprintf("%s-Q%d", y, p.n)
	case season:
		return y + "-" + seasonNames[p.n-1]
	case month:
		return fmt.Sprintf("%s-%02d", y, p.n)
	case week, weekend:
		return p.weekValue()
	}
	return p.dayValue(y) + p.timeValue()
}

func (p point) weekValue() string {
	if p.year == 0 {
		return "XXXX-WXX" + map[grain]string{weekend: "-WE"}[p.grain]
	}
	t := p.first()
	if t.Weekday() == time.Sunday {
		t = t.AddDate(0, 0, 1)
	}
	y, w := t.ISOWeek()
	if p.grain == weekend {
		return fmt.Sprintf("%04d-W%02d-WE", y, w)
	}
	return fmt.Sprintf("%04d-W%02d", y, w)
}

func (p point) dayValue(y string) string {
	switch {
	case p.week > 0:
		return fmt.Sprintf("XXXX-WXX-%d", p.week)
	case p.day > 0 && p.n > 0:
		return fmt.Sprintf("%s-%02d-%02d", y, p.n, p.day)
	}
	return "XXXX-XX-XX"
}

func (p point) timeValue() string {
	if p.clock != "" {
		return "T" + p.clock + p.zone
	}
	return dayParts[p.part]
}

// edtf is the point in EDTF, "" where it is not dated. What EDTF has no level for becomes the interval of its days.
func (p point) edtf() string {
	if !p.dated() || p.grain == day && (p.n == 0 || p.day == 0) {
		return ""
	}
	switch p.grain {
	case decade:
		return p.value() + "X"
	case year, quarter, month:
		return p.value()
	case day:
		if p.clock != "" && p.clock[0:2] != "24" {
			return p.dayValue(fmt.Sprintf("%04d", p.year)) + p.timeValue()
		}
		return p.first().Format(time.DateOnly)
	}
	from, to := p.ends()
	return from + "/" + to
}

// ends are the first and the last instant of a dated point as EDTF writes them, at the precision it is known at.
func (p point) ends() (from, to string) {
	switch p.grain {
	case century:
		return p.first().Format("2006"), p.last().Format("2006")
	case half, season:
		return p.first().Format("2006-01"), p.last().Format("2006-01")
	case week, weekend:
		return p.first().Format(time.DateOnly), p.last().Format(time.DateOnly)
	}
	e := p.edtf()
	return e, e
}

// interval is the EDTF from the beginning of p to the end of q, "" where it would run backwards.
func interval(p, q point) string {
	if !p.dated() || !q.dated() || p.edtf() == "" || q.edtf() == "" || q.last().Before(p.first()) {
		return ""
	}
	from, _ := p.ends()
	_, to := q.ends()
	if from == to {
		return from
	}
	return from + "/" + to
}
