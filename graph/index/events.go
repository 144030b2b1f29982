package index

import (
	"sort"

	"github.com/demarche-kg/demarche/graph"
)

// eventIndex finds events, joined across articles.
type eventIndex struct {
	items        []*graph.Event
	days         []graph.Days // that each may have happened on, zero for an unknown time; the unknown ones stand last
	all          []int32
	byID         map[graph.ID]int // of every telling
	byType       postings[graph.EventType]
	bySource     postings[graph.ID]
	byTarget     postings[graph.ID]
	byAttributed postings[graph.ID]
	byAbout      postings[graph.ID]
	byPlace      postings[graph.ID]
	byArticle    postings[graph.ID]
}

func newEventIndex(articles []*article) eventIndex {
	var tellings []graph.Event
	published := make(map[graph.ID]string, len(articles))
	for _, a := range articles {
		tellings = append(tellings, a.facts.Events...)
		published[a.facts.Article.ID] = a.facts.Article.Published
	}
	joined := graph.Join(tellings, published)
	x := eventIndex{
		items: make([]*graph.Event, len(joined)), days: make([]graph.Days, len(joined)), all: upTo(len(joined)),
		byID: make(map[graph.ID]int, len(joined)), byType: postings[graph.EventType]{},
		bySource: postings[graph.ID]{}, byTarget: postings[graph.ID]{}, byAttributed: postings[graph.ID]{},
		byAbout: postings[graph.ID]{}, byPlace: postings[graph.ID]{}, byArticle: postings[graph.ID]{},
	}
	read := calendar{}
	for at := range joined {
		x.add(at, &joined[at])
		x.days[at] = read.days(joined[at].Time)
	}
	return x
}

func (x *eventIndex) add(at int, e *graph.Event) {
	x.items[at] = e
	for _, id := range e.Tellings {
		x.byID[id] = at
	}
	x.byType.add(at, e.Type)
	x.bySource.add(at, e.Source...)
	x.byTarget.add(at, e.Target...)
	x.byAttributed.add(at, e.AttributedTo...)
	x.byAbout.add(at, e.About...)
	x.byPlace.add(at, e.Place...)
	for _, ev := range e.Evidence {
		x.byArticle.add(at, ev.Article)
	}
}

// calendar remembers the days of times already read: many events share few times.
type calendar map[string]graph.Days

// days are those of t, zero where t is unknown or cannot be read.
func (c calendar) days(t graph.Time) graph.Days {
	if t.IsZero() {
		return graph.Days{}
	}
	d, ok := c[t.Value]
	if !ok {
		d, _ = t.Days()
		c[t.Value] = d
	}
	return d
}

// find gives the positions that m allows.
func (x *eventIndex) find(m graph.EventMatch) selection {
	s := selection{x.all}
	anyOf(&s, m.Types, x.byType)
	anyOf(&s, m.Source, x.bySource)
	anyOf(&s, m.Target, x.byTarget)
	anyOf(&s, m.Actor, x.bySource, x.byTarget)
	anyOf(&s, m.AttributedTo, x.byAttributed)
	anyOf(&s, m.About, x.byAbout)
	anyOf(&s, m.Place, x.byPlace)
	anyOf(&s, one(m.Article), x.byArticle)
	if m.During != (graph.Days{}) {
		s.allow(x.during(m.During))
	}
	return s
}

// during gives the positions of events that may have happened within d. Events stand in the order of their first day,
// so that nothing behind the last day of d needs to be looked at.
func (x *eventIndex) during(d graph.Days) []int32 {
	end := sort.Search(len(x.days), func(i int) bool { return x.days[i].First > d.Last || x.days[i] == graph.Days{} })
	var found []int32
	for at, days := range x.days[:end] {
		if days.Overlaps(d) {
			found = append(found, int32(at))
		}
	}
	return found
}
