package relate

import "github.com/demarche-kg/demarche/loaders/nlp"

// state reads what is said of the country of mention i: "a member of NATO", "an ally of Kenya", "a party to the treaty",
// "the first country in Asia to …".
func (r *relater) state(i, t int) {
	r.said(t, func(p phrase) {
		switch {
		case r.is(p.head, ally):
			r.allied(i, p)
		case r.is(p.head, land):
			r.seated(i, p.head)
		}
		if r.is(p.head, part) {
			r.partOf(i, p)
		}
		if r.is(p.head, signatory) {
			r.signatory(i, p)
		}
	})
}

// allied reads "an ally of Kenya", "Kenya's ally", said of mention i.
func (r *relater) allied(i int, p phrase) {
	for c := range r.dependents(p.head) {
		if rel := r.rel(c); rel == nlp.NmodPoss || rel == nlp.Compound || rel == nlp.Nmod && r.preposition(c) == "of" {
			if m := r.at(c); r.class(m) == nlp.CountryClass {
				r.link("allyOf", i, m, r.statusOf(p))
			}
		}
	}
}

// signatory reads "a party to the treaty", said of mention i.
func (r *relater) signatory(i int, p phrase) {
	for c := range r.dependents(p.head) {
		if rel := r.rel(c); rel == nlp.Compound || rel == nlp.Nmod && (r.preposition(c) == "to" || r.preposition(c) == "of") {
			if m := r.at(c); r.class(m) == nlp.AgreementClass {
				r.link("partyTo", i, m, r.statusOf(p))
			}
		}
	}
}

// place reads where the place of mention i lies: "Bergen in Norway", "Oslo, Norway's capital", "the port of Mombasa".
func (r *relater) place(i, t int) {
	r.seated(i, t)
	r.said(t, func(p phrase) {
		if !r.is(p.head, placed) {
			return
		}
		r.seated(i, p.head)
		for c := range r.dependents(p.head) {
			if rel := r.rel(c); rel == nlp.NmodPoss || rel == nlp.Nmod && r.preposition(c) == "of" {
				if m := r.at(c); m != i && isPlace(r.class(m)) {
					r.link("locatedIn", i, m, "")
				}
			}
		}
		if m := r.at(p.head); m != i && m >= 0 {
			if c := r.country(r.doc.Mentions[m].Role.Country); c >= 0 {
				r.add("locatedIn", r.entityOf(i), c, "", -1, r.doc.Mentions[m].Range)
			}
		}
	})
}

// unit reads whose the troops of mention i are, and where: "the troops of Norway in Kenya".
func (r *relater) unit(i, t int) {
	r.owned(i, t)
	for c := range r.dependents(t) {
		if r.rel(c) != nlp.Nmod {
			continue
		}
		switch r.preposition(c) {
		case "in", "at", "on":
			if m := r.at(c); isPlace(r.class(m)) {
				r.link("stationedIn", i, m, "current")
			}
		}
	}
}

// agreement reads whom the agreement of mention i is between: "a pact between Norway and Kenya", "a deal with Kenya".
func (r *relater) agreement(i, t int) {
	for c := range r.dependents(t) {
		if r.rel(c) != nlp.Nmod {
			continue
		}
		switch r.preposition(c) {
		case "with": // "a bigger deal with Kenya" may never come
			if role := r.doc.Mentions[i].Role; !role.Definite && !role.Named {
				continue
			}
			fallthrough
		case "between", "among":
			for k := range r.joined(c) {
				r.party(r.at(k), i, "")
			}
		}
	}
}

// party makes the country or body of mention m a party to the agreement of mention i.
func (r *relater) party(m, i int, status string) {
	switch r.class(m) {
	case nlp.CountryClass, nlp.OrganizationClass:
		r.link("partyTo", m, i, status)
	case nlp.PersonClass: // a minister signs for the country
		if c := r.country(r.doc.Mentions[m].Role.Country); c >= 0 && r.doc.Mentions[m].Role.Post >= 0 {
			r.add("partyTo", c, r.entityOf(i), status, -1, r.doc.Mentions[i].Range)
		}
	}
}
