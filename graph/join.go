package graph

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Join makes one Event of the tellings of each event (the package's doc says which they are), and derives what follows
// from events taken together. published maps articles to when they were, in EDTF; it may lack some, and be nil. Events
// are ordered by OrderEvents. Their derived slots are filled:
//
//   - Tellings are the events joined in it, those of the earliest article first. The first gives its ID and content;
//   - an event elaborated by others gets their sources as Via and their targets as Recipient (what both share with
//     its own source and target aside), and their time where it has none; of several, the one read first comes first;
//   - an event that others dispute names them in DisputedBy.
//
// Only what an elaborating event itself says is handed on, not what was derived for it. Events name each other by the
// IDs of joined events; one that retells or denies another telling of itself does not name itself. The result does not
// depend on the order of tellings, and tellings are not changed, but it shares their lists.
func Join(tellings []Event, published map[ID]string) []Event {
	told := inReadingOrder(tellings)
	grouped := groups(told, published)
	joined := make([]Event, len(grouped))
	at := make(map[ID]int, len(told))
	name := map[ID]ID{} // of tellings that are joined under another ID
	for i, g := range grouped {
		joined[i] = unite(g)
		for _, e := range g {
			at[e.ID] = i
			if e.ID != joined[i].ID {
				name[e.ID] = joined[i].ID
			}
		}
	}
	retellings := map[int][]*Event{}
	for _, e := range told {
		i := at[e.ID]
		for _, j := range others(i, e.Elaborates, at) {
			retellings[j] = append(retellings[j], e)
		}
		for _, j := range others(i, e.Disputes, at) {
			joined[j].DisputedBy = append(joined[j].DisputedBy, joined[i].ID)
		}
	}
	for j, by := range retellings {
		elaborate(&joined[j], by)
	}
	for i := range joined {
		joined[i].DisputedBy = without(joined[i].DisputedBy, nil)
		if len(name) > 0 {
			rename(&joined[i], name)
		}
	}
	return inEventOrder(joined)
}

// rename makes e refer to joined events, each once and never itself.
func rename(e *Event, name map[ID]ID) {
	for _, list := range []*[]ID{&e.About, &e.Elaborates, &e.Disputes} {
		if len(e.Tellings) == 1 && !slices.ContainsFunc(*list, func(id ID) bool { return name[id] != "" }) {
			continue
		}
		renamed := make([]ID, len(*list))
		for i, id := range *list {
			renamed[i] = cmp.Or(name[id], id)
		}
		*list = without(renamed, []ID{e.ID})
	}
}

// inReadingOrder sorts by where the events were read. Sorting is stable: should an ID be told twice, against the
// rule, the result is still the same each time.
func inReadingOrder(tellings []Event) []*Event {
	events := make([]*Event, len(tellings))
	for i := range tellings {
		events[i] = &tellings[i]
	}
	slices.SortStableFunc(events, func(a, b *Event) int {
		return cmp.Or(compareEvidence(a.Evidence, b.Evidence), cmp.Compare(a.ID, b.ID))
	})
	return events
}

// others are the places of the events that event i refers to by ids, itself aside, each once.
func others(i int, ids []ID, at map[ID]int) []int {
	var places []int
	for _, id := range ids {
		if j, ok := at[id]; ok && j != i {
			places = append(places, j)
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// elaborate adds to told what its retellings say about how it was conveyed.
func elaborate(told *Event, retellings []*Event) {
	var via, recipient []ID
	for _, r := range retellings {
		via, recipient = append(via, r.Source...), append(recipient, r.Target...)
		if told.Time.IsZero() && !r.Time.IsZero() {
			told.Time = r.Time
		}
	}
	told.Via = without(via, told.Source)
	told.Recipient = without(recipient, told.Target)
}

// without gives the distinct ids that are not in except, in their order.
func without(ids, except []ID) []ID {
	seen := make(map[ID]bool, len(ids)+len(except))
	for _, id := range except {
		seen[id] = true
	}
	return orNil(slices.DeleteFunc(ids, func(id ID) bool {
		again := seen[id]
		seen[id] = true
		return again
	}))
}

// inEventOrder sorts as OrderEvents does, but reads each time once.
func inEventOrder(events []Event) []Event {
	order := make([]int, len(events))
	days := make([]string, len(events))
	read := map[string]string{}
	for i := range events {
		value := events[i].Time.Value
		if _, ok := read[value]; !ok {
			read[value] = EventDay(&events[i])
		}
		order[i], days[i] = i, read[value]
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(days[i], days[j]), cmp.Compare(events[i].ID, events[j].ID))
	})
	out := make([]Event, len(events))
	for at, i := range order {
		out[at] = events[i]
	}
	return out
}

// OrderEvents is the total order of events: by first possible day, unknown times last, then by ID.
func OrderEvents(a, b *Event) int {
	return cmp.Or(cmp.Compare(EventDay(a), EventDay(b)), cmp.Compare(a.ID, b.ID))
}

// EventDay is the first day an event may have happened on; an event of unknown or unreadable time sorts behind
// every day there is.
func EventDay(e *Event) string {
	if e.Time.IsZero() {
		return "~"
	}
	d, err := e.Time.Days()
	if err != nil {
		return "~"
	}
	return d.First
}

// JoinEntity makes one entity of what several articles say of it under one ID; of nothing, the zero Entity. It has the mentions of all, ordered by article and place; it is a group, or has a country code, where any
// of them says so (of two codes, the first in the alphabet), and as certain as the most certain. Its name is the longest, then the one in most articles,
// then the last in byte order, which prefers "Oslo" to "OSLO". The result does not depend on the order of named, and
// named is not changed.
func JoinEntity(named []*Entity) Entity {
	if len(named) == 0 {
		return Entity{}
	}
	e := *named[0]
	e.Name = commonName(named)
	e.Mentions = nil
	for _, n := range named {
		e.Mentions = append(e.Mentions, n.Mentions...)
		e.Group = e.Group || n.Group
		e.Confidence = max(e.Confidence, n.Confidence)
		e.Alpha2, e.Alpha3 = firstCode(e.Alpha2, n.Alpha2), firstCode(e.Alpha3, n.Alpha3)
	}
	e.Mentions = sortedSet(e.Mentions, compareMentions)
	return e
}

func commonName(named []*Entity) string {
	count := map[string]int{}
	for _, e := range named {
		count[e.Name]++
	}
	best := named[0].Name
	for name, n := range count {
		if cmp.Or(cmp.Compare(utf8.RuneCountInString(name), utf8.RuneCountInString(best)),
			cmp.Compare(n, count[best]), cmp.Compare(name, best)) > 0 {
			best = name
		}
	}
	return best
}

// firstCode is the lesser of two codes, "" standing for none.
func firstCode(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}
