package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// unite makes one event of its tellings, of which there is at least one; the first gives what only one can give. Nothing
// that they say is lost: sets are united, voices and amounts follow each other in the order of the tellings, and every
// telling's sentence is evidence. It is asserted where one article asserts it itself, at the time that is known best.
func unite(tellings []*Event) Event {
	e := *tellings[0]
	e.Tellings, e.Via, e.Recipient, e.DisputedBy = []ID{e.ID}, nil, nil, nil
	if len(tellings) == 1 {
		return e
	}
	e.clone()
	for _, t := range tellings[1:] {
		e.Tellings = append(e.Tellings, t.ID)
		for _, slot := range []struct {
			to   *[]ID
			from []ID
		}{{&e.Source, t.Source}, {&e.Target, t.Target}, {&e.About, t.About}, {&e.Place, t.Place},
			{&e.AttributedTo, t.AttributedTo}, {&e.Elaborates, t.Elaborates}, {&e.Disputes, t.Disputes}} {
			*slot.to = append(*slot.to, slot.from...)
		}
		e.Amounts = append(e.Amounts, t.Amounts...)
		e.Evidence = append(e.Evidence, cloneEvidence(t.Evidence)...)
		e.Content = cmp.Or(e.Content, t.Content)
		e.Confidence = max(e.Confidence, t.Confidence)
		if t.Modality == Asserted {
			e.Modality = Asserted
		}
	}
	for _, set := range []*[]ID{&e.Source, &e.Target, &e.About, &e.Place, &e.AttributedTo, &e.Elaborates, &e.Disputes} {
		*set = without(*set, nil)
	}
	e.Amounts = distinct(e.Amounts, Amount.plain)
	e.Evidence = distinct(e.Evidence, func(ev Evidence) string { return fmt.Sprint(ev.Article, ev.Span, ev.Quote, ev.Highlight) })
	e.Type, e.Time = commonType(tellings), bestTime(tellings)
	return e
}

// distinct gives the first of those that have one key, in their order.
func distinct[T any, K comparable](all []T, key func(T) K) []T {
	seen := map[K]bool{}
	return slices.DeleteFunc(all, func(v T) bool {
		k := key(v)
		again := seen[k]
		seen[k] = true
		return again
	})
}

// commonType is DEMAND of what one telling calls a demand and another a request; else the class that most give it, and
// of these the first in the order of the codes.
func commonType(tellings []*Event) EventType {
	count := map[EventType]int{}
	for _, t := range tellings {
		count[t.Type]++
	}
	if count[Demand] > 0 {
		return Demand
	}
	best := tellings[0].Type
	for _, t := range EventTypes() {
		if count[t] > count[best] || count[t] == count[best] && t.CAMEO() < best.CAMEO() {
			best = t
		}
	}
	return best
}

// bestTime is the first of those that leave the fewest days open.
func bestTime(tellings []*Event) Time {
	best, least := tellings[0].Time, 1<<30
	for _, t := range tellings {
		if t.Time.IsZero() {
			continue
		}
		d, err := t.Time.Days()
		if err != nil {
			continue
		}
		if n := d.ordinal(); n < least {
			best, least = t.Time, n
		}
	}
	return best
}

// ordinal orders ranges of days by their length.
func (d Days) ordinal() int {
	number := func(day string) (n int) {
		for _, c := range day {
			if c >= '0' && c <= '9' {
				n = n*10 + int(c-'0')
			}
		}
		return n
	}
	return number(d.Last) - number(d.First)
}
