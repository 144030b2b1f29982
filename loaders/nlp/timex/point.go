package timex

import (
	"strconv"
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

// longestText is more than the bytes that a value or an EDTF of one point has.
const longestText = 64

// value is the TIMEX3 value of the point, with X for what is not known.
func (p point) value() string {
	var buf [longestText]byte
	return string(p.appendValue(buf[:0]))
}

// appendValue appends the TIMEX3 value.
func (p point) appendValue(b []byte) []byte {
	if p.year <= 0 && p.n == 0 && unknownValues[p.grain] != "" {
		return append(b, unknownValues[p.grain]...)
	}
	switch p.grain {
	case century:
		return appendPadded(b, p.year/100, 2)
	case decade:
		return p.appendYear(b)[:len(b)+3]
	case year:
		return p.appendYear(b)
	case half:
		return appendPadded(append(p.appendYear(b), "-H"...), p.n, 1)
	case quarter:
		return appendPadded(append(p.appendYear(b), "-Q"...), p.n, 1)
	case season:
		return append(append(p.appendYear(b), '-'), seasonNames[p.n-1]...)
	case month:
		return appendPadded(append(p.appendYear(b), '-'), p.n, 2)
	case week, weekend:
		return p.appendWeek(b)
	}
	return p.appendTime(p.appendDay(b))
}

// appendPadded appends n with zeros before it, as many digits as width or more.
func appendPadded(b []byte, n, width int) []byte {
	for bound := 10; width > 1; width-- {
		if n < bound {
			b = append(b, '0')
		}
		bound *= 10
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// appendYear appends the year, XXXX where it is not known.
func (p point) appendYear(b []byte) []byte {
	if p.year > 0 {
		return appendPadded(b, p.year, 4)
	}
	return append(b, "XXXX"...)
}

func (p point) appendWeek(b []byte) []byte {
	if p.year == 0 {
		b = append(b, "XXXX-WXX"...)
	} else {
		t := p.first()
		if t.Weekday() == time.Sunday {
			t = t.AddDate(0, 0, 1)
		}
		y, w := t.ISOWeek()
		b = appendPadded(append(appendPadded(b, y, 4), "-W"...), w, 2)
	}
	if p.grain == weekend {
		return append(b, "-WE"...)
	}
	return b
}

func (p point) appendDay(b []byte) []byte {
	switch {
	case p.week > 0:
		return appendPadded(append(b, "XXXX-WXX-"...), p.week, 1)
	case p.day > 0 && p.n > 0:
		b = appendPadded(append(p.appendYear(b), '-'), p.n, 2)
		return appendPadded(append(b, '-'), p.day, 2)
	}
	return append(b, "XXXX-XX-XX"...)
}

func (p point) appendTime(b []byte) []byte {
	if p.clock != "" {
		return append(append(append(b, 'T'), p.clock...), p.zone...)
	}
	return append(b, dayParts[p.part]...)
}

// hasEDTF reports whether EDTF can write the point.
func (p point) hasEDTF() bool { return p.dated() && (p.grain != day || p.n != 0 && p.day != 0) }

// edtf is the point in EDTF, "" where it is not dated. What EDTF has no level for becomes the interval of its days.
func (p point) edtf() string {
	var buf [longestText]byte
	return string(p.appendEDTF(buf[:0]))
}

// appendEDTF appends the EDTF, nothing where the point is not dated.
func (p point) appendEDTF(b []byte) []byte {
	if p.grain.layout() != "" && p.hasEDTF() {
		return p.appendLast(append(p.appendFirst(b), '/'))
	}
	return p.appendExact(b)
}

// appendExact appends the EDTF of a point of a grain that EDTF has a level for.
func (p point) appendExact(b []byte) []byte {
	if !p.hasEDTF() {
		return b
	}
	switch p.grain {
	case decade:
		return append(p.appendValue(b), 'X')
	case year, quarter, month:
		return p.appendValue(b)
	case day:
		if p.clock != "" && p.clock[0:2] != "24" {
			return p.appendTime(p.appendDay(b))
		}
		return p.first().AppendFormat(b, time.DateOnly)
	}
	return b
}

// appendFirst appends the first instant of a dated point as EDTF writes it, at the precision that the point is known at.
func (p point) appendFirst(b []byte) []byte {
	if l := p.grain.layout(); l != "" {
		return p.first().AppendFormat(b, l)
	}
	return p.appendExact(b)
}

// appendLast appends the last instant.
func (p point) appendLast(b []byte) []byte {
	if l := p.grain.layout(); l != "" {
		return p.last().AppendFormat(b, l)
	}
	return p.appendExact(b)
}

// layout is how the days of an interval are written that stands for a point of a grain, "" where EDTF has a level for it.
func (g grain) layout() string {
	switch g {
	case century:
		return "2006"
	case half, season:
		return "2006-01"
	case week, weekend:
		return time.DateOnly
	}
	return ""
}

// ends are the first and the last instant of a dated point.
func (p point) ends() (from, to string) {
	var buf [longestText]byte
	from = string(p.appendFirst(buf[:0]))
	if last := p.appendLast(buf[:0]); string(last) != from {
		return from, string(last)
	}
	return from, from
}

// interval is the EDTF from the beginning of p to the end of q, "" where it would run backwards.
func interval(p, q point) string {
	if !p.hasEDTF() || !q.hasEDTF() || q.last().Before(p.first()) {
		return ""
	}
	var buf [2 * longestText]byte
	b := p.appendFirst(buf[:0])
	n := len(b)
	b = q.appendLast(append(b, '/'))
	if string(b[:n]) == string(b[n+1:]) {
		b = b[:n]
	}
	return string(b)
}
