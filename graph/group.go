package graph

import (
	"cmp"
	"slices"
)

// How much is compared before a telling stays alone. Neither is reached by news as it is written; both keep the work
// linear for input that was made to grow it.
const (
	maxCandidates = 64 // groups that share a word with a telling, the last begun
	maxDifferent  = 8  // tellings of a group that differ in words, time or amounts
)

// group is one event under way: its tellings, and those of them that differ in what is compared.
type group struct {
	all       []*telling
	different []*telling
}

// fits reports whether t tells what all of g tell: no telling speaks against it, and some for it.
func (g *group) fits(t *telling) bool {
	for _, u := range g.different {
		if !t.may(u) {
			return false
		}
		if _, exclude := compareWords(t.words, u.words); exclude {
			return false
		}
	}
	return slices.ContainsFunc(g.different, t.same)
}

func (g *group) add(t *telling) {
	g.all = append(g.all, t)
	if len(g.different) < maxDifferent && !g.tells(t) {
		g.different = append(g.different, t)
	}
}

// tells reports whether one of g says the same as t in the same words.
func (g *group) tells(t *telling) bool {
	return slices.ContainsFunc(g.different, func(u *telling) bool {
		return t.when == u.when && slices.Equal(t.words, u.words) && slices.Equal(t.target, u.target) &&
			slices.EqualFunc(t.Amounts, u.Amounts, func(a, b Amount) bool { return a.plain() == b.plain() })
	})
}

// plain is a without the words it was read from.
func (a Amount) plain() Amount {
	a.Text = ""
	return a
}

// groups puts together the tellings of one event. published gives when an article was, in EDTF; "" where it is unknown.
// Those that are exact about the day come first, those that say more before those that say less, so that what fits
// several events is not what holds them together; where it is left with a choice it stays alone.
func groups(events []*Event, published map[ID]string) [][]*Event {
	read := calendar{}
	byAnchor := map[string][]*telling{}
	var anchors []string // in the order of events, so that nothing depends on map order
	var out [][]*Event
	for _, e := range events {
		t := newTelling(e, published[e.Article()], read)
		if t.of == "" {
			out = append(out, []*Event{e})
			continue
		}
		if byAnchor[t.of] == nil {
			anchors = append(anchors, t.of)
		}
		byAnchor[t.of] = append(byAnchor[t.of], &t)
	}
	for _, of := range anchors {
		for _, g := range regroup(byAnchor[of]) {
			out = append(out, byPublication(g))
		}
	}
	return out
}

// regroup parts the tellings of one anchor.
func regroup(tellings []*telling) []*group {
	if len(tellings) == 1 {
		return []*group{{all: tellings}}
	}
	for _, t := range tellings {
		t.words = wordsOf(t.Event)
	}
	slices.SortFunc(tellings, func(a, b *telling) int {
		return cmp.Or(cmp.Compare(a.vague(), b.vague()), compareDays(a.when, b.when), cmp.Compare(len(b.words), len(a.words)),
			compareDays(a.published, b.published), cmp.Compare(a.ID, b.ID))
	})
	var all []*group
	sharing := map[string][]*group{}
	for _, t := range tellings {
		clues := t.clues()
		g := choose(t, clues, sharing)
		if g == nil {
			g = &group{}
			all = append(all, g)
		}
		g.add(t)
		for _, clue := range clues {
			if list := sharing[clue]; len(list) == 0 || list[len(list)-1] != g {
				sharing[clue] = append(list, g)
			}
		}
	}
	return all
}

// vague is how long the time is, as the difference of what is written: 0 for a day, more for longer, most for unknown.
func (t *telling) vague() int {
	switch {
	case t.when == (Days{}):
		return 3
	case t.when.First == t.when.Last:
		return 0
	case t.when.First[:7] == t.when.Last[:7]:
		return 1
	}
	return 2
}

func compareDays(a, b Days) int {
	return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last))
}

// clues are what a telling shares with each that it may be joined with: a word, an amount's unit, or the day of a deed.
func (t *telling) clues() []string {
	var out []string
	for _, w := range t.words {
		out = append(out, w.stem)
	}
	for _, a := range t.Amounts {
		out = append(out, "#"+a.Unit)
	}
	if t.deed() {
		out = append(out, "@"+t.when.First)
	}
	return out
}

// choose finds the group that t belongs to: the one it fits, or among several the one that says just what it says; nil
// where there is none or a choice is left.
func choose(t *telling, clues []string, sharing map[string][]*group) *group {
	seen := map[*group]bool{}
	var fit []*group
	for _, clue := range clues {
		list := sharing[clue]
		for _, g := range list[max(0, len(list)-maxCandidates):] {
			if !seen[g] {
				seen[g] = true
				if g.fits(t) {
					fit = append(fit, g)
				}
			}
		}
	}
	if len(fit) > 1 {
		fit = slices.DeleteFunc(fit, func(g *group) bool { return !g.tells(t) })
	}
	if len(fit) != 1 {
		return nil
	}
	return fit[0]
}

// byPublication gives the events of a group, those of the earliest article first, unknown ones last.
func byPublication(g *group) []*Event {
	slices.SortFunc(g.all, func(a, b *telling) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.published.First, "~"), cmp.Or(b.published.First, "~")),
			compareEvidence(a.Evidence, b.Evidence), cmp.Compare(a.ID, b.ID))
	})
	out := make([]*Event, len(g.all))
	for i, t := range g.all {
		out[i] = t.Event
	}
	return out
}
