package timex

import (
	"strconv"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// duration is a number of units of time, alone ("three years", "an 18-month truce", "decades") or counted from a date
// ("two days ago", "a year earlier").
func (r *reader) duration(i int) match {
	switch {
	case r.kind(i) == unitMany:
		return r.plural(i)
	case r.is(i, "half"):
		return r.halfUnit(i)
	case r.kind(i) == unitOne:
		return r.yearAgo(i)
	case r.kind(i) == the:
		return r.definiteUnits(i)
	case r.kind(i) == vagueScale:
		return r.hundredsOf(i)
	}
	if (r.kind(i) == decimal || r.kind(i) == clockTime) && isDecimal(r.d.Form(i)) {
		return r.decimalUnits(i)
	}
	n, end := r.count(i)
	if end == 0 {
		return match{}
	}
	if r.isAndAHalf(end) && r.kind(end+3) == unitMany { // "two and a half years"
		v := addHalf(durationValue(n, r.n(end+3)))
		return r.shifted(match{Range: nlp.Range{End: end + 4}, typ: nlp.TimexDuration, value: v}, unknownCount, r.n(end+3))
	}
	unit := r.unitAt(end)
	if unit == 0 {
		return r.lowerEnd(i, n, end)
	}
	if !r.countsUnit(i, unit) {
		return match{}
	}
	m := match{Range: nlp.Range{End: unit + 1}, typ: nlp.TimexDuration, value: durationValue(n, r.n(unit)), count: n, unit: r.n(unit)}
	if k := r.kind(unit + 1); r.kind(i) == a && k != shift && k != earlier {
		if m, ok := r.rate(i, unit); ok {
			return m
		}
	}
	m = r.compound(m, unit)
	return r.shifted(r.suffix(m), n, r.n(unit))
}

// definiteUnits is "the 12 months" and "the three days": the article belongs to a duration unless it is that of another
// noun, as in "the two-year deadline".
func (r *reader) definiteUnits(i int) match {
	switch r.kind(i + 1) {
	case number, big:
	case unitOne:
		return r.yearAgo(i + 1)
	default:
		return match{}
	}
	m := r.duration(i + 1)
	if m.typ != nlp.TimexDuration || m.End == 0 || r.kind(m.End-1) != unitMany || r.kind(m.End-2) == hyphen {
		return match{}
	}
	return m
}

// hundredsOf is "hundreds of years" and "tens of thousands of years".
func (r *reader) hundredsOf(i int) match {
	for r.kind(i) == vagueScale && r.is(i+1, "of") {
		i += 2
	}
	if r.kind(i) != unitMany {
		return match{}
	}
	return r.plural(i)
}

// lowerEnd is the first number of "three to five years", from token i to end; the second is an expression of its own.
func (r *reader) lowerEnd(i, n, end int) match {
	if r.kind(i) != number || r.kind(end) != hyphen && !r.is(end, "to") && !r.is(end, "or") || r.kind(end+1) != number {
		return match{}
	}
	_, second := r.cardinal(end + 1)
	unit := r.unitAt(second)
	if unit == 0 || r.kind(unit) != unitMany || r.n(end+1) <= n {
		return match{}
	}
	return match{Range: nlp.Range{End: end}, typ: nlp.TimexDuration, value: durationValue(n, r.n(unit))}
}

// decimalUnits is "3.5 years".
func (r *reader) decimalUnits(i int) match {
	unit := r.unitAt(i + 1)
	if unit == 0 || r.kind(unit) == unitOne && r.kind(i+1) != hyphen {
		return match{}
	}
	value := strings.Replace(durationValue(unknownCount, r.n(unit)), "X", r.d.Form(i), 1)
	return match{Range: nlp.Range{End: unit + 1}, typ: nlp.TimexDuration, value: value}
}

// count reads the number at i: digits, words, "a", "several", "a few", "a couple of". end is 0 where there is none.
func (r *reader) count(i int) (n, end int) {
	switch r.kind(i) {
	case number, big, yearDigits:
		return r.cardinal(i)
	case a:
		if r.kind(i+1) == vague || r.kind(i+1) == scale {
			n, end = r.count(i + 1)
			return n, end
		}
		return 1, i + 1
	case vague:
		if r.is(i, "couple") {
			if r.is(i+1, "of") {
				i++
			}
			return 2, i + 1
		}
		if r.is(i, "some") {
			return 0, 0
		}
		return unknownCount, i + 1
	case scale:
		return r.n(i), i + 1
	}
	return 0, 0
}

// cardinal reads digits or number words with a scale: "25", "twenty-five", "two hundred".
func (r *reader) cardinal(i int) (n, end int) {
	n, end = r.n(i), i+1
	if n >= 20 && n%10 == 0 && !r.d.Tokens[i].Is(nlp.HasDigit) {
		next := end
		if r.kind(next) == hyphen {
			next++
		}
		if r.kind(next) == number && r.n(next) < 10 && !r.d.Tokens[next].Is(nlp.HasDigit) {
			n, end = n+r.n(next), next+1
		}
	}
	if r.kind(end) == scale && n < 1000 {
		n, end = n*r.n(end), end+1
	}
	return n, end
}

// unitAt is the token of the unit behind a number that ends before i, over a hyphen or a word such as "consecutive"; 0
// for none.
func (r *reader) unitAt(i int) int {
	if r.kind(i) == hyphen || r.in("between", i) {
		i++
	}
	switch r.kind(i) {
	case unitOne, unitMany, unitMaybe:
		return i
	}
	return 0
}

// countsUnit tells a duration from what only looks like one: "a quarter", "a second", "2 half".
func (r *reader) countsUnit(i, unit int) bool {
	switch name := unitNames[r.n(unit)]; {
	case name == "H", name == "Q" && r.kind(i) == a, name == "WE" && r.kind(i) == a:
		return false
	case name == "Q" && (r.kind(unit) == unitOne || r.kind(unit-1) == hyphen || r.is(unit+1, "of") && r.n(i) == 3):
		return false // "one quarter" and "three quarters of" are shares
	}
	return r.kind(i) != yearDigits || !r.isMonthBefore(i)
}

func (r *reader) isMonthBefore(i int) bool {
	return r.kind(i-1) == monthName || r.kind(i-1) == monthMaybe
}

// rate is "a year" behind an amount or a number of times: how often, not how long.
func (r *reader) rate(i, unit int) (match, bool) {
	const near = 4
	for j := i - 1; j >= max(r.first, i-near); j-- {
		t := r.d.Tokens[j]
		switch {
		case r.kind(j) == times, t.Is(nlp.HasDigit), r.kind(j) == scale, r.is(j, "times"):
			return match{Range: nlp.Range{End: unit + 1}, typ: nlp.TimexSet, value: durationValue(1, r.n(unit))}, true
		case t.Is(nlp.Punct), r.is(j, "for"), r.is(j, "in"), r.is(j, "after"), r.is(j, "than"):
			return match{}, false
		}
	}
	return match{}, false
}

// compound adds "and three months" to "two years", and "and a half".
func (r *reader) compound(m match, unit int) match {
	if !r.is(m.End, "and") {
		return m
	}
	if r.isAndAHalf(m.End) {
		m.End, m.value = m.End+3, addHalf(m.value)
		return m
	}
	n, end := r.count(m.End + 1)
	if end == 0 || n == unknownCount || r.kind(m.End+1) == a {
		return m
	}
	if next := r.unitAt(end); next > 0 && r.n(next) < r.n(unit) && r.kind(next) != unitMaybe {
		m.End = next + 1
		more := durationValue(n, r.n(next))[1:]
		if strings.Contains(m.value, "T") {
			more = strings.TrimPrefix(more, "T")
		}
		m.value += more
	}
	return m
}

// isAndAHalf reports whether "and a half" stands at i.
func (r *reader) isAndAHalf(i int) bool {
	return r.is(i, "and") && r.kind(i+1) == a && r.is(i+2, "half")
}

// addHalf adds a half to the number in a duration's value, if it has one: P2Y becomes P2.5Y.
func addHalf(value string) string {
	i := strings.LastIndexAny(value, "0123456789") + 1
	if i == 0 {
		return value
	}
	return value[:i] + ".5" + value[i:]
}

// halfUnit is "half a century", "half an hour", "half-year".
func (r *reader) halfUnit(i int) match {
	if k := r.kind(i + 1); k == unitOne {
		i--
	} else if k != a && k != hyphen || r.kind(i+2) != unitOne {
		return match{}
	}
	values := map[string]string{"TM": "PT30S", "TH": "PT30M", "D": "PT12H", "M": "P15D", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
	v := values[unitNames[r.n(i+2)]]
	if v == "" {
		return match{}
	}
	return r.shifted(match{Range: nlp.Range{End: i + 3}, typ: nlp.TimexDuration, value: v}, unknownCount, r.n(i+2))
}

// streak is "third straight month" and "fifth year in a row", n units long, its unit at i or behind a word such as
// "straight".
func (r *reader) streak(i, n int) match {
	unit := i
	if r.in("streak", i) {
		unit++
	}
	if r.kind(unit) != unitOne {
		return match{}
	}
	m := match{Range: nlp.Range{End: unit + 1}, typ: nlp.TimexDuration, value: durationValue(n, r.n(unit))}
	inARow := r.is(unit+1, "in") && r.kind(unit+2) == a && (r.is(unit+3, "row") || r.is(unit+3, "running"))
	switch {
	case inARow:
		m.End = unit + 4
	case unit == i:
		return match{}
	}
	return m
}

// suffix takes in "old" and "long": "29-year-old", "decades-long", "49 years old".
func (r *reader) suffix(m match) match {
	next := m.End
	if r.kind(next) == hyphen {
		next++
	}
	if r.is(next, "old") || r.is(next, "long") && next > m.End {
		m.End = next + 1
	}
	return m
}

// plural is units without a number: "years of talks", "for months".
func (r *reader) plural(i int) match {
	unit := r.n(i)
	if t := r.d.Tokens[i]; t.Is(nlp.Capitalized) && !t.Is(nlp.SentenceHead) && !r.inHeadline(i) {
		return match{} // a surname, a title: "Timothy Weeks"
	}
	switch name := unitNames[unit]; {
	case name == "Q", name == "WE", name == "TS", name == "TM" && r.kind(i-1) == the, r.in("notime", i-1), r.kind(i-1) == hyphen:
		return match{}
	}
	m := match{Range: nlp.Range{End: i + 1}, typ: nlp.TimexDuration, value: durationValue(unknownCount, unit)}
	return r.shifted(r.suffix(m), unknownCount, unit)
}

// yearAgo is "year-ago" and "year-earlier", as in "the year-ago quarter".
func (r *reader) yearAgo(i int) match {
	if r.kind(i+1) != hyphen || r.kind(i+2) != shift && r.kind(i+2) != earlier {
		return match{}
	}
	if r.is(i, "year") && r.kind(i+3) == unitOne && unitGrains[r.n(i+3)] == quarter {
		m := r.theQuarter(i + 4)
		if m.at.dated() {
			m.at.year--
		}
		return m
	}
	return r.shiftedBy(i+3, 1, r.n(i), r.n(i+2))
}

// shifted makes a duration the date that it is counted to, where a word such as "ago" or "later" follows it.
func (r *reader) shifted(m match, n, unit int) match {
	end := m.End
	if r.is(end, "or") && (r.is(end+1, "so") || r.is(end+1, "more")) {
		end += 2 // "20 years or so ago"
	}
	switch {
	case r.kind(end) == shift, r.kind(end) == earlier:
		return r.shiftedBy(end+1, n, unit, r.n(end))
	case r.is(end, "previously"):
		return r.shiftedBy(end+1, n, unit, -2)
	case r.is(end, "from") && r.is(end+1, "now"):
		return r.shiftedBy(end+2, n, unit, 1)
	}
	return m
}

// shiftedBy is the date n units from now (how 1 or -1) or from the last date read (2 or -2). "Two days
// ago" is a day, "two years ago" a year.
func (r *reader) shiftedBy(end, n, unit, how int) match {
	g := unitGrains[unit]
	if unitNames[unit] == "F" {
		g, n = week, 2*n
	}
	unknown := match{Range: nlp.Range{End: end}, value: "FUTURE_REF", ago: true}
	if how < 0 {
		unknown.value = "PAST_REF"
	}
	const longest = 3000
	if g == noGrain || n < 0 || n > longest {
		return unknown
	}
	if how == 1 || how == -1 {
		p := r.now.period(g, 0)
		if !p.dated() {
			return unknown
		}
		return agoMatch(end, p.add(n*how))
	}
	base := r.then
	if !base.dated() || base.grain < g || end-r.thenAt > farBack {
		if p := r.now.period(g, 0); how < 0 && p.dated() {
			unknown.value = p.add(-n).value() // likely, but not known
		}
		return unknown
	}
	return agoMatch(end, base.in(g, r.now.onSunday()).add(n*sign0(how)))
}

func agoMatch(end int, p point) match {
	m := dateMatch(end, p)
	m.ago = true
	return m
}

// durationValue is the TIMEX3 value of n units, X for an unknown count.
func durationValue(n, unit int) string {
	name, head := unitNames[unit], "P"
	switch name {
	case "F":
		if name = "W"; n != unknownCount {
			n *= 2
		}
	case "TS", "TM", "TH":
		name, head = name[1:], "PT"
	}
	var buf [longestText]byte
	b := append(buf[:0], head...)
	if n == unknownCount {
		b = append(b, 'X')
	} else {
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return string(append(b, name...))
}
