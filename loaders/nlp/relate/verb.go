package relate

import "github.com/demarche-kg/demarche/loaders/nlp"

// verb reads the relations that verbs state.
func (r *relater) verb(v int) {
	d, c := r.doc, r.doc.Chunks[v]
	sentence := d.SentenceOf(c.First)
	if sentence < 0 {
		return
	}
	sent := d.Sentences[sentence].Range
	switch d.Lemma(c.Head) {
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
	unit := -1
	if before := d.Chunks[v-1]; before.End == c.First && before.Kind == nlp.NounPhrase {
		unit = d.MentionIn(before)
	} else if s := d.Subject(v, sent.First); len(s) > 0 {
		unit = s[0]
	}
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
	for k, m := range r.doc.Mentions {
		if m.First >= first && m.End <= i && m.Entity >= 0 && isPlace(m.Class) && !r.modifies(m) {
			last = k
		}
	}
	return last
}

// modifies reports whether a mention only qualifies the noun behind it: "US" in "US forces".
func (r *relater) modifies(m nlp.Mention) bool {
	at := r.doc.ChunkAt(m.First)
	return at >= 0 && r.doc.Chunks[at].Head >= m.End
}

func isPlace(c nlp.EntityClass) bool { return c == nlp.PlaceClass || c == nlp.CountryClass }

// hosts reads "Japan hosts the Seventh Fleet, including … and …": every unit named behind the verb is stationed there.
func (r *relater) hosts(v int, sent nlp.Range) {
	d, c := r.doc, r.doc.Chunks[v]
	subject := d.Subject(v, sent.First)
	if len(subject) == 0 || !isPlace(d.Mentions[subject[0]].Class) {
		return
	}
	for _, m := range d.Mentions {
		if m.First >= c.End && m.End <= sent.End && m.Class == nlp.MilitaryUnitClass && m.Entity >= 0 {
			r.add("stationedIn", m.Entity, d.Mentions[subject[0]].Entity, "current", -1, nlp.Range{First: c.First, End: m.End})
		}
	}
}

// expires reads "the agreement … expires in March 2021". A relative clause between the two does not hide the subject.
func (r *relater) expires(v int, sent nlp.Range) {
	d, c := r.doc, r.doc.Chunks[v]
	agreement := -1
	for k := len(d.Mentions) - 1; k >= 0; k-- {
		m := d.Mentions[k]
		if m.First >= sent.First && m.End <= c.First && m.Class == nlp.AgreementClass && m.Entity >= 0 {
			agreement = k
			break
		}
	}
	if agreement < 0 {
		return
	}
	for i, t := range d.Times {
		if t.First >= c.End && t.End <= sent.End && t.EDTF != "" {
			r.add("expires", d.Mentions[agreement].Entity, -1, "", i, nlp.Range{First: c.First, End: t.End})
			return
		}
	}
}
