package timex

import "time"

// anchor is the article's date, as exactly as it is known.
type anchor struct {
	time.Time
	grain grain // day, month, year or noGrain
}

// newAnchor reads the date that Meta.Published holds; what cannot be read is no anchor.
func newAnchor(published string) anchor {
	for _, l := range []struct {
		layout string
		grain  grain
	}{{time.DateOnly, day}, {"2006-01", month}, {"2006", year}} {
		if len(published) < len(l.layout) {
			continue
		}
		if t, err := time.Parse(l.layout, published[:len(l.layout)]); err == nil && t.Year() > 0 {
			return anchor{t, l.grain}
		}
	}
	return anchor{}
}

// knows reports whether the anchor is exact enough to find periods of grain g.
func (a anchor) knows(g grain) bool {
	switch a.grain {
	case day:
		return true
	case month:
		return g <= month
	case year:
		return g != noGrain && g <= year
	}
	return false
}

// onSunday reports whether the article is of a Sunday, from which weeks are counted.
func (a anchor) onSunday() bool { return a.grain == day && a.Weekday() == time.Sunday }

// period is the stretch of grain g that is n from the one that the article's date is in: 0 this week, -1 last week. It is
// undated where the anchor is not exact enough.
func (a anchor) period(g grain, n int) point {
	if !a.knows(g) {
		return point{grain: g}
	}
	return dayOf(a.Time).in(g, a.onSunday()).add(n)
}
