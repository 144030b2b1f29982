package graph

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// newsWeek is how far apart in days, at most, articles appear that tell an event without saying when it was.
const newsWeek = 7

// telling is an event as one article tells it, prepared for being compared.
type telling struct {
	*Event
	of        string // the anchor: tellings of another are not compared; "" stays alone
	target    []ID   // those that the anchor does not name, sorted
	both      bool   // two sides are named
	when      Days   // zero where it does not say
	published Days   // zero where unknown
	words     []word
}

// newTelling prepares e. published is when its article was, in EDTF.
func newTelling(e *Event, published string, read calendar) telling {
	t := telling{Event: e, when: read.days(e.Time.Value), published: read.days(published)}
	t.of, t.target, t.both = anchor(e)
	return t
}

// calendar remembers the days of times already read: many events share few times.
type calendar map[string]Days

// days are those of an EDTF value, zero where it is empty or cannot be read.
func (c calendar) days(value string) Days {
	if value == "" {
		return Days{}
	}
	d, ok := c[value]
	if !ok {
		d, _, _ = ParseEDTF(value)
		c[value] = d
	}
	return d
}

// anchor is what two tellings must have alike, letter for letter, and the targets that are compared besides.
//
// Whoever is named in one article only (officials, a spokesman) says nothing of other articles: what such people alone
// did stays apart. Those who meet are alike on either side.
func anchor(e *Event) (of string, target []ID, both bool) {
	source, target, place := named(e.Source), named(e.Target), named(e.Place)
	switch {
	case e.Type == Consult && len(source)+len(target) > 0:
		parties := sortedSet(append(source, target...), cmp.Compare)
		return key(e, "parties", parties), nil, len(parties) > 1
	case len(source) > 0:
		return key(e, "source", source), target, len(target) > 0
	case len(e.Source) > 0:
		return "", nil, false
	case len(target) > 0:
		return key(e, "target", target), nil, false
	case len(e.Target) == 0 && len(place) > 0:
		return key(e, "place", place), nil, false
	}
	return "", nil, false
}

// named are those of ids that are the same in every article, sorted.
func named(ids []ID) []ID {
	var out []ID
	for _, id := range ids {
		if !strings.Contains(id.Key(), "/") {
			out = append(out, id)
		}
	}
	return sortedSet(out, cmp.Compare)
}

// key writes an anchor. ids are sorted.
func key(e *Event, slot string, ids []ID) string {
	parts := []string{family(e.Type), string(e.Polarity), string(mood(e.Modality)), slot}
	for _, id := range ids {
		parts = append(parts, string(id))
	}
	return strings.Join(parts, " ")
}

// family joins the classes between which one act may fall: a demand that another article calls a request, a bombing
// that another calls a strike.
func family(t EventType) string {
	switch t {
	case Appeal, Demand:
		return "request"
	case Assault, Fight, MassViolence:
		return "violence"
	}
	return string(t)
}

// mood joins what an article asserts with what it has from others. A plan is not the deed, nor is a denial.
func mood(m Modality) Modality {
	if m == Reported {
		return Asserted
	}
	return m
}

// same is the rule of package graph's doc, for tellings of one anchor: nothing speaks against it, and something for it.
func (t *telling) same(u *telling) bool {
	if !t.may(u) {
		return false
	}
	shared, exclude := compareWords(t.words, u.words)
	if exclude {
		return false
	}
	all := len(t.words) + len(u.words) - shared
	less := min(len(t.words), len(u.words))
	switch {
	case 3*shared >= 2*all && shared > 0, // two thirds of the words
		less == shared && less >= 2, // one says it in fewer words
		shareAny(t.Amounts, u.Amounts) && (shared > 0 || less == 0):
		return true
	}
	return t.deed() && u.deed() && t.when == u.when
}

// deed reports whether what happens between these two on that day needs no words to be told from other things: a
// meeting, or violence.
func (t *telling) deed() bool {
	return t.both && (t.Type == Consult || family(t.Type) == "violence") && t.when != (Days{}) && t.when.First == t.when.Last
}

// may reports that nothing speaks against t and u being one event: not the day, the targets, the place, the amounts.
func (t *telling) may(u *telling) bool {
	return t.sameDays(u) && (subset(t.target, u.target) || subset(u.target, t.target)) &&
		samePlace(named(t.Place), named(u.Place)) && !contradict(t.Amounts, u.Amounts)
}

// sameDays compares when the events were, and where one does not say, when their articles were published. What says
// neither is not told apart by time.
func (t *telling) sameDays(u *telling) bool {
	if t.when != (Days{}) && u.when != (Days{}) {
		return t.when.Overlaps(u.when)
	}
	if t.published == (Days{}) || u.published == (Days{}) {
		return true
	}
	return near(t.published, u.published) ||
		u.when != (Days{}) && near(t.published, u.when) || t.when != (Days{}) && near(u.published, t.when)
}

// near reports whether no more than newsWeek lies between two ranges.
func near(a, b Days) bool {
	if a.Overlaps(b) {
		return true
	}
	if b.First < a.First {
		a, b = b, a
	}
	end, err1 := time.Parse(time.DateOnly, a.Last)
	begin, err2 := time.Parse(time.DateOnly, b.First)
	return err1 == nil && err2 == nil && begin.Sub(end) <= newsWeek*24*time.Hour
}

// subset reports whether sorted a lies in b; nothing lies in everything.
func subset(a, b []ID) bool {
	for _, id := range a {
		if _, ok := slices.BinarySearch(b, id); !ok {
			return false
		}
	}
	return true
}

// samePlace reports whether two lists of places may mean one: a city may lie in a country, but two cities are two.
func samePlace(a, b []ID) bool {
	compared := false
	for _, p := range a {
		for _, q := range b {
			if p == q || p.Class() != q.Class() {
				return true
			}
			compared = true
		}
	}
	return !compared
}

// contradict reports that some unit is counted on both sides, and nowhere alike.
func contradict(a, b []Amount) bool {
	return slices.ContainsFunc(a, func(x Amount) bool {
		counted := slices.ContainsFunc(b, func(y Amount) bool { return x.Unit == y.Unit })
		return counted && !share(a, b, x.Unit)
	})
}

// share reports whether some amount of a unit is alike on both sides.
func share(a, b []Amount, unit string) bool {
	return slices.ContainsFunc(a, func(x Amount) bool {
		return x.Unit == unit && slices.ContainsFunc(b, func(y Amount) bool { return alike(&x, &y) })
	})
}

func shareAny(a, b []Amount) bool {
	return slices.ContainsFunc(a, func(x Amount) bool { return share(a, b, x.Unit) })
}

// alike reports whether two amounts may be one: of one unit and, as far as both say, one rate, with ranges that meet.
func alike(x, y *Amount) bool {
	if x.Unit != y.Unit || x.Per != y.Per && x.Per != "" && y.Per != "" {
		return false
	}
	xLo, xHi := x.span()
	yLo, yHi := y.span()
	return xLo <= yHi && yLo <= xHi
}

// approximately is how far an approximate number may be from the exact one: "about $8 billion" from $8.2 billion.
const approximately = 0.1

// span is the range of numbers that an amount may stand for. "More than" and "up to" are read as approximations: that
// two texts say "more than ten" and "a thousand" of one thing is possible, but not likely.
func (a *Amount) span() (lo, hi float64) {
	lo, hi, hasLo, hasHi := a.Bounds()
	n := a.Number()
	switch {
	case a.Value == "" && hasLo:
		n = lo
	case a.Value == "":
		n = hi
	}
	margin := 0.0
	if a.Approx || hasLo != hasHi {
		margin = approximately * max(n, -n)
	}
	if !hasLo {
		lo = n - margin
	}
	if !hasHi {
		hi = max(n, lo) + margin
	}
	return lo, hi
}
