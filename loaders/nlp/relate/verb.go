package relate

import "github.com/demarche-kg/demarche/loaders/nlp"

// verb reads the relations that verbs state.
func (r *relater) verb(v int, sent nlp.Range) {
	head := r.doc.Chunks[v].Head
	r.rule = "verb: station, host, expire, sign, join, leave"
	switch {
	case r.is(head, station):
		r.stationed(v, sent)
	case r.doc.Lemma(head) == "host":
		r.hosts(v, sent)
	case r.is(head, expire):
		r.expires(v, sent)
	}
	const notDone = nlp.Negated | nlp.Future | nlp.Possibility | nlp.Conditional | nlp.Obligation | nlp.Infinitive
	if r.doc.Chunks[v].Verb&notDone != 0 {
		return
	}
	switch {
	case r.is(head, sign|join|accede):
		r.enters(v, sent, "current")
	case r.is(head, leave):
		r.enters(v, sent, "former")
	}
}

// enters reads who signed what, joined whom: "Norway signed the treaty", "the treaty was signed by Norway and Kenya",
// "Kenya joined the union in 1973".
func (r *relater) enters(v int, sent nlp.Range, status string) {
	head := r.doc.Chunks[v].Head
	if treaty := r.dependent(head, nlp.NsubjPass); treaty >= 0 {
		r.entered(r.agents(head), r.at(treaty), status, head)
		return
	}
	subjects := r.doc.Subject(v, sent.First)
	for c := range r.dependents(head) {
		switch r.rel(c) {
		case nlp.Obj:
		case nlp.Obl:
			switch p := r.preposition(c); {
			case p == "to" && r.is(head, accede|sign), p == "from" && r.is(head, leave), p == "into" && r.is(head, join):
			default:
				continue
			}
		default:
			continue
		}
		r.entered(subjects, r.at(c), status, head)
	}
}

// agents is the mentions behind "by" of the passive verb at token v.
func (r *relater) agents(v int) []int {
	var out []int
	if by := r.dependent(v, nlp.OblAgent); by >= 0 {
		for k := range r.joined(by) {
			out = append(out, r.at(k))
		}
	}
	return out
}

// entered makes the subjects parties to the agreement of mention m, or countries parts of the body that it is.
func (r *relater) entered(subjects []int, m int, status string, verb int) {
	for _, s := range subjects {
		switch {
		case r.class(m) == nlp.AgreementClass:
			r.party(s, m, status)
		case r.class(m) == nlp.OrganizationClass && r.class(s) == nlp.CountryClass && r.is(verb, join|accede|leave):
			r.add("partOf", r.entityOf(s), r.entityOf(m), status, r.timeOf(verb), r.doc.Mentions[m].Range)
		}
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
