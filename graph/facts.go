package graph

import (
	"cmp"
	"slices"
)

// Facts is everything one article says: what a loader hands to a Writer, and what a store keeps under the article's
// IRI as label. Every ID in it that names an entity or an event is defined in it.
type Facts struct {
	Article   Article
	Sentences []Span // in order
	Entities  []Entity
	Relations []Relation
	Events    []Event
}

// Normalize puts f in its one canonical form, in place: entities by first mention, relations and events by where they
// were read, sets by first mention or, of events, by where they were read, ties by ID; empty lists nil; the slots that Join derives, empty; a mention's or
// an evidence's missing Text filled in from its span. Two valid Facts that say the same are equal after it.
func (f *Facts) Normalize() {
	f.Sentences = sortedSet(f.Sentences, compareSpans)
	first := f.firstMentions()
	byMention := func(a, b ID) int { return cmp.Or(cmp.Compare(first[a], first[b]), cmp.Compare(a, b)) }
	slices.SortFunc(f.Entities, func(a, b Entity) int { return byMention(a.ID, b.ID) })
	for i := range f.Relations {
		f.Relations[i].Evidence = sortedEvidence(f.Relations[i].Evidence, f.Article.Text)
	}
	slices.SortFunc(f.Relations, func(a, b Relation) int {
		return cmp.Or(compareEvidence(a.Evidence, b.Evidence), cmp.Compare(a.ID, b.ID))
	})
	for i := range f.Events {
		e := &f.Events[i]
		e.Evidence = sortedEvidence(e.Evidence, f.Article.Text)
		if len(e.Evidence) > 0 {
			first[e.ID] = e.Evidence[0].firstWord()
		}
	}
	for i := range f.Events {
		e := &f.Events[i]
		for _, set := range []*[]ID{&e.Source, &e.Target, &e.About, &e.Place, &e.Elaborates, &e.Disputes} {
			*set = sortedSet(*set, byMention)
		}
		e.AttributedTo, e.Amounts = orNil(e.AttributedTo), orNil(e.Amounts)
		e.Via, e.Recipient, e.DisputedBy, e.Tellings = nil, nil, nil, nil
	}
	slices.SortFunc(f.Events, func(a, b Event) int {
		return cmp.Or(compareEvidence(a.Evidence, b.Evidence), cmp.Compare(a.ID, b.ID))
	})
	f.Entities, f.Relations, f.Events = orNil(f.Entities), orNil(f.Relations), orNil(f.Events)
}

// firstMentions maps each entity to the offset of its first mention; an entity never mentioned sorts last. It leaves
// each entity's mentions sorted.
func (f *Facts) firstMentions() map[ID]int {
	first := make(map[ID]int, len(f.Entities))
	for i := range f.Entities {
		e := &f.Entities[i]
		for i := range e.Mentions {
			e.Mentions[i].Text = cmp.Or(e.Mentions[i].Text, e.Mentions[i].In(f.Article.Text))
		}
		e.Mentions = sortedSet(e.Mentions, compareMentions)
		first[e.ID] = len(f.Article.Text) + 1
		if len(e.Mentions) > 0 {
			first[e.ID] = e.Mentions[0].Start
		}
	}
	return first
}

// sortedSet is a sorted copy of set without what stands in it twice, nil when empty.
func sortedSet[T comparable](set []T, compare func(a, b T) int) []T {
	if len(set) == 0 {
		return nil
	}
	set = slices.Clone(set)
	slices.SortFunc(set, compare)
	return slices.Compact(set)
}

// orNil is s, or nil where s is empty.
func orNil[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return s
}

func compareMentions(a, b Mention) int {
	return cmp.Or(cmp.Compare(a.Article, b.Article), compareSpans(a.Span, b.Span), cmp.Compare(a.Text, b.Text))
}

func compareSpans(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// sortedEvidence sorts ev in place and fills in the sentences from text, nil when empty.
func sortedEvidence(ev []Evidence, text string) []Evidence {
	for i := range ev {
		ev[i].Text = cmp.Or(ev[i].Text, ev[i].In(text))
		ev[i].Highlight = sortedSet(ev[i].Highlight, compareSpans)
	}
	slices.SortFunc(ev, func(a, b Evidence) int {
		return cmp.Or(comparePlaces(a, b), slices.CompareFunc(a.Highlight, b.Highlight, compareSpans),
			cmp.Compare(a.Text, b.Text), compareBools(a.Quote, b.Quote))
	})
	return orNil(ev)
}

// firstWord is where the first of the words that carry the fact begins, or else the sentence.
func (e *Evidence) firstWord() int {
	if len(e.Highlight) > 0 {
		return e.Highlight[0].Start
	}
	return e.Start
}

// compareEvidence orders by where something was read.
func compareEvidence(a, b []Evidence) int { return slices.CompareFunc(a, b, comparePlaces) }

func comparePlaces(a, b Evidence) int {
	return cmp.Or(cmp.Compare(a.Article, b.Article), compareSpans(a.Span, b.Span))
}

// compareBools puts false first.
func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// Clone is a deep copy of f: nothing that is changed in one shows in the other.
func (f *Facts) Clone() *Facts {
	c := *f
	c.Sentences = slices.Clone(f.Sentences)
	c.Entities = slices.Clone(f.Entities)
	for i := range c.Entities {
		c.Entities[i].Mentions = slices.Clone(c.Entities[i].Mentions)
	}
	c.Relations = slices.Clone(f.Relations)
	for i := range c.Relations {
		c.Relations[i].Evidence = cloneEvidence(c.Relations[i].Evidence)
	}
	c.Events = slices.Clone(f.Events)
	for i := range c.Events {
		c.Events[i].clone()
	}
	return &c
}

// clone gives e its own copy of every list in it.
func (e *Event) clone() {
	for _, ids := range []*[]ID{&e.Source, &e.Target, &e.Elaborates, &e.About, &e.Place, &e.AttributedTo, &e.Disputes,
		&e.Via, &e.Recipient, &e.DisputedBy, &e.Tellings} {
		*ids = slices.Clone(*ids)
	}
	e.Amounts = slices.Clone(e.Amounts)
	e.Evidence = cloneEvidence(e.Evidence)
}

func cloneEvidence(ev []Evidence) []Evidence {
	ev = slices.Clone(ev)
	for i := range ev {
		ev[i].Highlight = slices.Clone(ev[i].Highlight)
	}
	return ev
}
