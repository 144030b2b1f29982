package gold

import "maps"

// Compare scores what was found in an article against what is there. Neither is changed.
func Compare(want, found *Article) Tally {
	c := comparison{want: sideOf(want), found: sideOf(found)}
	c.entities(want.Entities, found.Entities)
	c.relations(want.Relations, found.Relations)
	c.judge()
	c.events()
	return c.tally
}

// side is one of the two articles, made ready for comparing.
type side struct {
	entities map[string]*named
	events   []event
}

// event is an event with the forms that it is compared by.
type event struct {
	*Event
	sentence string
	amounts  map[measure]bool
	time     interval
	source   []*named
	target   []*named
	voices   []*named
}

func sideOf(a *Article) side {
	s := side{entities: index(a.Entities)}
	for i := range a.Events {
		e := &a.Events[i]
		s.events = append(s.events, event{e, sentenceKey(e.Sentence), measures(e.Amounts), intervalOf(e.Time),
			s.all(e.Source), s.all(e.Target), s.all(e.AttributedTo)})
	}
	return s
}

// all gives the entities of a slot.
func (s side) all(ids []string) []*named {
	var out []*named
	for _, id := range ids {
		if n := s.entities[id]; n != nil {
			out = append(out, n)
		}
	}
	return out
}

type comparison struct {
	want, found side
	judged      []event // found in a sentence of which the annotation tells something
	tally       Tally
}

func (c *comparison) entities(want, found []Entity) {
	var gold, others, kept []*named
	for _, e := range want {
		if n := nameOf(e); e.Type == other {
			others = append(others, n)
		} else {
			gold = append(gold, n)
		}
	}
	for _, e := range found {
		n := nameOf(e)
		if e.Type != other && (!has(others, n, (*named).same) || has(gold, n, (*named).sameTyped)) {
			kept = append(kept, n)
		}
	}
	c.tally.Entities = bothWays(gold, kept, (*named).sameTyped)
}

func has[T any](all []T, x T, same func(a, b T) bool) bool {
	for _, a := range all {
		if same(a, x) {
			return true
		}
	}
	return false
}

// bothWays counts which of the gold ones are found, and which of those found are gold.
func bothWays[T any](gold, found []T, same func(gold, found T) bool) Pairs {
	p := Pairs{Gold: len(gold), Found: len(found)}
	for _, g := range gold {
		if has(found, g, func(f, g T) bool { return same(g, f) }) {
			p.GoldHit++
		}
	}
	for _, f := range found {
		if has(gold, f, same) {
			p.FoundHit++
		}
	}
	return p
}

// annotated are the types of relations that the annotation is complete in.
var annotated = map[string]bool{
	"holdsOffice": true, "affiliatedWith": true, "partOf": true, "locatedIn": true, "stationedIn": true, "partyTo": true,
	"expires": true, "spokespersonFor": true,
}

func (c *comparison) relations(want, found []Relation) {
	c.tally.Relations = bothWays(ofTypes(want), ofTypes(found), c.sameRelation)
}

func ofTypes(all []Relation) []Relation {
	var out []Relation
	for _, r := range all {
		if annotated[r.Type] {
			out = append(out, r)
		}
	}
	return out
}

func (c *comparison) sameRelation(g, f Relation) bool {
	if g.Type != f.Type || !c.sameEntity(g.Subject, f.Subject) {
		return false
	}
	if g.Object == "" {
		return g.Time == f.Time
	}
	return c.sameEntity(g.Object, f.Object)
}

// sameEntity compares entities by their ids in their own articles, whatever their types.
func (c *comparison) sameEntity(gold, found string) bool {
	g, f := c.want.entities[gold], c.found.entities[found]
	return g != nil && f != nil && g.same(f)
}

// judge sets aside what was found in sentences where the annotation has nothing.
func (c *comparison) judge() {
	for _, f := range c.found.events {
		if has(c.want.events, f, func(g, f event) bool { return sameSentence(g.sentence, f.sentence) }) {
			c.judged = append(c.judged, f)
		}
	}
	c.tally.Unjudged = len(c.found.events) - len(c.judged)
}

// pair joins an event of the annotation with the one found for it.
type pair struct{ gold, found event }

// match pairs events one to one, each of the annotation in turn with the best of those left that is right.
func (c *comparison) match(right func(g, f event) bool) []pair {
	used := make([]bool, len(c.judged))
	var pairs []pair
	for _, g := range c.want.events {
		best, bestRank := -1, -1
		for i, f := range c.judged {
			if used[i] || !right(g, f) {
				continue
			}
			if rank := closeness(g, f); rank > bestRank {
				best, bestRank = i, rank
			}
		}
		if best >= 0 {
			used[best] = true
			pairs = append(pairs, pair{g, c.judged[best]})
		}
	}
	return pairs
}

// closeness ranks those that are right in the main thing.
func closeness(g, f event) int {
	rank := 0
	if g.time == f.time {
		rank++
	}
	if maps.Equal(g.amounts, f.amounts) {
		rank++
	}
	if sameFrame(g, f) {
		rank += 4
	}
	return rank
}

func detected(g, f event) bool { return g.Type == f.Type && sameSentence(g.sentence, f.sentence) }

func sameFrame(g, f event) bool {
	return detected(g, f) && sameSlot(g.source, f.source) && sameSlot(g.target, f.target)
}

func lenient(g, f event) bool {
	return near(g.Type, f.Type) && sameSentence(g.sentence, f.sentence) && sameSlot(g.source, f.source) &&
		(len(g.Target) == 0 || len(f.Target) == 0 || sameSlot(g.target, f.target))
}

// sameSlot compares who stands in a slot: at least half of the gold ones are found, and hardly anybody else.
func sameSlot(gold, found []*named) bool {
	if len(gold) == 0 || len(found) == 0 {
		return len(gold) == len(found)
	}
	p := bothWays(gold, found, (*named).same)
	return p.GoldHit >= 1 && 2*p.GoldHit >= p.Gold && p.Found-p.FoundHit <= max(1, p.Gold-1)
}

// quads are the root classes by quad class: verbal and material, cooperation and conflict.
var quads = map[string]int{
	"STATE": 1, "APPEAL": 1, "INTEND": 1, "CONSULT": 1, "ENDORSE": 1,
	"COOPERATE": 2, "AID": 2, "YIELD": 2,
	"DEMAND": 3, "DISAPPROVE": 3, "REJECT": 3, "THREATEN": 3, "INVESTIGATE": 3,
	"PROTEST": 4, "POSTURE": 4, "REDUCE": 4, "COERCE": 4, "ASSAULT": 4, "FIGHT": 4, "MASS_VIOLENCE": 4,
}

// neighbours are classes of different quads that careful readers take for each other.
var neighbours = []map[string]bool{
	{"APPEAL": true, "DEMAND": true}, {"PROTEST": true, "DISAPPROVE": true},
	{"INTEND": true, "YIELD": true, "AID": true, "COOPERATE": true},
}

func near(a, b string) bool {
	if a == b || quads[a] == quads[b] {
		return true
	}
	for _, set := range neighbours {
		if set[a] && set[b] {
			return true
		}
	}
	return false
}
