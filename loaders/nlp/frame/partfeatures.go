package frame

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// player is an entity that may take part in what a word tells, at the mention by which it stands nearest to the word in
// the tree: -1 where the sentence does not mention it.
type player struct {
	entity, mention int
	way             int    // how many steps through the tree
	path            uint64 // which
}

// The places around a word where somebody may stand who takes part in what it tells.
const (
	atSubject        = iota
	atObject         // of the word
	atConcern        // whom its object or its complements concern
	atContent        // the subject of what it says, asks or plans
	atContentObject  // the object of that
	atContentConcern // whom that concerns
	atUpper          // the subject of the clause above
	atSpeaker        // who says it
	placeCount
)

// cast finds who may stand in the roles of the event at a word: whoever the sentence mentions or speaks in it, whoever
// stands around the word, and whom the rules chose.
func (f *featurer) cast(frame *nlp.Frame, word int) {
	f.players = f.players[:0]
	d := f.doc
	for m, x := range d.MentionsIn(f.sent) {
		f.play(word, x.Entity, m)
	}
	for _, n := range d.NamesIn(f.sent) {
		if n.Type == nlp.Nationality {
			f.play(word, f.country(n.Country), -1)
		}
	}
	for _, q := range d.QuotationsIn(f.sent) {
		if q.Speaker >= 0 {
			f.play(word, f.entityOf(q.Speaker), -1)
		}
	}
	f.around(word)
	for _, p := range f.places {
		f.playAll(word, p)
	}
	f.playAll(word, frame.Source)
	f.playAll(word, frame.Target)
}

func (f *featurer) playAll(word int, entities []int) {
	for _, e := range entities {
		f.play(word, e, -1)
	}
}

// play adds an entity that can act or be agreed on, at a mention; of one that was added before it keeps the nearer.
func (f *featurer) play(word, e, m int) {
	if e < 0 || !f.acts(e) && f.doc.Entities[e].Class != nlp.AgreementClass {
		return
	}
	p := player{e, m, farAway, 0}
	if m >= 0 {
		p.way, p.path = f.pathBetween(word, f.doc.Mentions[m].Head)
	}
	for k := range f.players {
		if f.players[k].entity != e {
			continue
		}
		if m >= 0 && (f.players[k].mention < 0 || p.way < f.players[k].way) {
			f.players[k] = p
		}
		return
	}
	f.players = append(f.players, p)
}

// around finds who stands where around a word.
func (f *featurer) around(t int) {
	d := f.doc
	clear(f.places[:])
	p, content := d.Predicate(t), f.contentVerb(t)
	for _, q := range d.QuotationsIn(f.sent) {
		if q.Cue.Has(t) {
			content = f.rootIn(q.Content)
		}
		if q.Speaker >= 0 && (q.Content.Has(t) || q.Cue.Has(t)) {
			f.places[atSpeaker] = append(f.places[atSpeaker], f.entityOf(q.Speaker))
		}
	}
	f.places[atSubject] = f.actorsAt(f.subjectToken(p))
	f.places[atObject] = f.actorsAt(f.objectToken(t))
	f.places[atConcern] = f.concerned(t)
	if content >= 0 && content != t {
		f.places[atContent] = f.actorsAt(f.subjectToken(d.Predicate(content)))
		f.places[atContentObject] = f.actorsAt(f.objectToken(content))
		f.places[atContentConcern] = f.concerned(content)
	}
	if up := f.Head(p); up >= 0 {
		f.places[atUpper] = f.actorsAt(f.subjectToken(up))
	}
}

// placesOf gives the places where an entity stands, a bit each.
func (f *featurer) placesOf(e int) (places uint64) {
	for k, p := range f.places {
		places |= bit(slices.Contains(p, e)) << k
	}
	return places
}

const (
	pathReach = 12 // steps up or down that a path may have
	farAway   = 99 // the length of what is none
)

// pathBetween is the way from one word to another through the tree: its length, and a hash of the relations on it and of
// the preposition at its end.
func (f *featurer) pathBetween(from, to int) (length int, path uint64) {
	var ups [pathReach]int
	n := 0
	for h := from; h >= 0 && n < pathReach; h = f.Head(h) {
		ups[n] = h
		n++
	}
	const prime = 1099511628211
	down := uint64(7)
	for h, steps := to, 0; h >= 0 && steps < pathReach; h, steps = f.Head(h), steps+1 {
		if at := slices.Index(ups[:n], h); at >= 0 {
			up := uint64(11)
			for _, u := range ups[:at] {
				up = (up ^ uint64(f.Rel(u))) * prime
			}
			return at + steps, up ^ down*31
		}
		label := uint64(f.Rel(h))
		if c := f.Child(h, caseRels); steps == 0 && c >= 0 && c < h {
			label |= text(f.doc.Lower(c)) << 8
		}
		down = (down ^ label) * prime
	}
	return farAway, 0
}

// part gives the k-th player its features, which are the same for each role.
func (f *featurer) part(p *Part, frame *nlp.Frame, k int) {
	f.features = f.features[:0]
	e, class := p.Entity, uint64(p.Class)
	f.group = bit(isVerbal(Classes[p.Class])) + 2*bit(Classes[p.Class] == "STATE")
	source, target := slices.Contains(frame.Source, e), slices.Contains(frame.Target, e)
	rules := bit(source) + 2*bit(target)
	state := rules + 4*min(uint64(len(frame.Source)), 2) + 12*min(uint64(len(frame.Target)), 2)
	pos, kind := uint64(f.doc.Tokens[p.Word].UPOS), f.kindOf(e)
	f.put(201)
	f.put(202, rules)
	f.put(203, state)
	f.put(204, rules, class)
	f.put(205, rules, readingIn(frame.Rule))
	f.put(206, rules, kind)
	f.put(207, kind)
	f.put(208, kind, class)
	f.put(209, state, pos)
	f.put(210, min(uint64(len(f.players)), 6), rules)
	f.placed(p, rules, kind)
	f.way(p, k, rules, state, kind)
	if p.Mention >= 0 {
		f.mentioned(p, k, rules)
	} else {
		f.put(240, rules)
	}
	p.Features = f.features
}

// placed says where around the word an entity stands.
func (f *featurer) placed(p *Part, rules, kind uint64) {
	places, class := f.placesOf(p.Entity), uint64(p.Class)
	f.put(211, places)
	f.put(212, places, class)
	f.put(213, places, uint64(f.doc.Tokens[p.Word].UPOS))
	f.put(215, places, kind)
	f.put(216, places, rules)
	f.put(217, places, f.rel(p.Word))
	for b := range uint64(placeCount) {
		if places&(1<<b) != 0 {
			f.put(218, b)
			f.put(219, b, class)
		}
	}
}

// way says how an entity hangs together with the word.
func (f *featurer) way(p *Part, k int, rules, state, kind uint64) {
	x, t := &f.players[k], &f.doc.Tokens[p.Word]
	steps, before := min(uint64(x.way), 8), bit(f.isBefore(p))
	f.put(220, x.path)
	f.put(221, x.path, uint64(p.Class))
	f.put(223, x.path, kind)
	f.put(224, x.path, rules)
	f.put(225, steps, before)
	f.put(226, steps, before, state)
	f.put(227, x.path, uint64(t.UPOS), uint64(t.XPOS))
}

func (f *featurer) isBefore(p *Part) bool {
	return p.Mention < 0 || f.doc.Mentions[p.Mention].Head < p.Word
}

// mentioned says how the sentence speaks of an entity.
func (f *featurer) mentioned(p *Part, k int, rules uint64) {
	m := &f.doc.Mentions[p.Mention]
	h, before, class := m.Head, bit(f.isBefore(p)), uint64(p.Class)
	f.put(230, bit(m.Role.Named), bit(m.Role.Definite), bit(m.Role.Group), bit(f.doc.Tokens[h].UPOS == nlp.PRON))
	f.put(231, f.rel(h), before)
	f.put(232, f.rel(h), before, class)
	f.put(233, f.preposition(h), before, class)
	f.put(234, f.cluster(h))
	f.put(235, f.lemma(h))
	f.put(236, f.preposition(h), f.lemma(p.Word))
	nearer := uint64(0)
	for j := range f.players {
		nearer += bit(f.players[j].way < f.players[k].way)
	}
	f.put(237, min(nearer, 4))
	f.put(238, min(nearer, 4), rules, before)
	f.put(239, min(uint64(max(p.Word-h, h-p.Word))/3, 6), before)
}
