package relate

import "github.com/demarche-kg/demarche/loaders/nlp"

// verb reads the relations that verbs state.
func (r *relater) verb(v int, sent nlp.Range) {
	switch r.doc.Lemma(r.doc.Chunks[v].Head) {
	case "station", "base", "deploy":
		r.stationed(v, sent)
	case "host":
		r.hosts(v, sent)
	case "expire":
		r.expires(v, sent)
	}
}

// stationed reads "troops stationed in Japan", "forces are based there".
func (r *relater) stationed(v int, sent nlp.Range) {
	d, c := r.doc, r.doc.Chunks[v]
	// Nobody stations without saying whom, so "stationed" is passive even where it is tagged as a past tense.
	if !c.Verb.Is(nlp.Participle) && !c.Verb.Is(nlp.Passive) && d.Lower(c.Head) != "stationed" || v == 0 {
		return
	}
	unit := r.stationedUnit(v, sent)
	if unit < 0 || d.Mentions[unit].Class != nlp.MilitaryUnitClass || c.End >= sent.End {
		return
	}
	place, end := -1, c.End+1
	switch d.Lower(c.End) {
	case "in", "at", "on":
		if place = r.placeAt(c.End + 1); place >= 0 {
			end = d.Mentions[place].End
		}
	case "there":
		place = r.placeBefore(c.First, sent.First)
	}
	if place >= 0 {
		r.add("stationedIn", d.Mentions[unit].Entity, d.Mentions[place].Entity, "current", -1,
			nlp.Range{First: d.Mentions[unit].First, End: end})
	}
}

// stationedUnit is the mention that the participle or passive at chunk v says is stationed: the noun phrase right before
// it, or its subject. -1 for none.
func (r *relater) stationedUnit(v int, sent nlp.Range) int {
	d := r.doc
	if before := d.Chunks[v-1]; before.End == d.Chunks[v].First && before.Kind == nlp.NounPhrase {
		if m := d.MentionIn(before); m >= 0 {
			return m
		}
	}
	if s := d.Subject(v, sent.First); len(s) > 0 {
		return s[0]
	}
	return -1
}

// placeAt is the mention of a place or country at token i, an article aside, or -1.
func (r *relater) placeAt(i int) int {
	d := r.doc
	if i < len(d.Tokens) && d.Tokens[i].UPOS == nlp.DET {
		i++
	}
	if m := d.MentionAt(i); m >= 0 && isPlace(d.Mentions[m].Class) {
		return m
	}
	return -1
}

// placeBefore is the last place or country mentioned in the sentence before token i, or -1: what "there" means.
func (r *relater) placeBefore(i, first int) int {
	last := -1
	for k, m := range r.doc.MentionsIn(nlp.Range{First: first, End: i}) {
		if m.End <= i && m.Entity >= 0 && isPlace(m.Class) && !r.doc.Modifies(m) {
			last = k
		}
	}
	return last
}

func isPlace(c nlp.EntityClass) bool { return c == nlp.PlaceClass || c == nlp.CountryClass }

// hosts reads "Japan hosts the Seventh Fleet, including … and …": every unit named behind the verb is stationed there.
func (r *relater) hosts(v int, sent nlp.Range) {
	d, c := r.doc, r.doc.Chunks[v]
	subject := d.Subject(v, sent.First)
	if len(subject) == 0 || !isPlace(d.Mentions[subject[0]].Class) {
		return
	}
	for _, m := range d.MentionsIn(nlp.Range{First: c.End, End: sent.End}) {
		if m.Class == nlp.MilitaryUnitClass && m.Entity >= 0 {
			r.add("stationedIn", m.Entity, d.Mentions[subject[0]].Entity, "current", -1, nlp.Range{First: c.First, End: m.End})
		}
	}
}

// expires reads "the agreement … expires in March 2021". A relative clause between the two does not hide the subject.
func (r *relater) expires(v int, sent nlp.Range) {
	d, c := r.doc, r.doc.Chunks[v]
	agreement := -1
	for k, m := range d.MentionsIn(nlp.Range{First: sent.First, End: c.First}) {
		if m.End <= c.First && m.Class == nlp.AgreementClass && m.Entity >= 0 {
			agreement = k
		}
	}
	if agreement < 0 {
		return
	}
	for i, t := range d.TimesIn(nlp.Range{First: c.End, End: sent.End}) {
		if t.EDTF != "" {
			r.add("expires", d.Mentions[agreement].Entity, -1, "", i, nlp.Range{First: c.First, End: t.End})
			return
		}
	}
}
