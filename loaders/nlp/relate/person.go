package relate

import "github.com/demarche-kg/demarche/loaders/nlp"

// person reads what is said of the person, or the group of people, of mention i, whose phrase hangs on token t.
func (r *relater) person(i, t int) {
	if !r.doc.Entities[r.entityOf(i)].Named {
		if !r.is(t, apart) {
			r.memberships(i, t, "")
		}
		return
	}
	r.memberships(i, t, "current")
	r.said(t, func(p phrase) { r.says(i, p) })
}

// says adds what one phrase says of the person of mention i.
func (r *relater) says(i int, p phrase) {
	m := r.at(p.head)
	if m == i || r.is(p.head, apart) {
		return
	}
	status := r.statusOf(p)
	if m >= 0 && r.class(m) == nlp.OrganizationClass { // "Jane Doe, a Democrat"
		r.link("affiliatedWith", i, m, status)
		return
	}
	if m >= 0 && r.class(m) == nlp.PersonClass && !r.doc.Mentions[m].Role.Named {
		r.inherits(i, m, p, status)
	}
	r.memberships(i, p.head, status)
}

// inherits gives the person of mention i the post, the voice or the country that phrase m names.
func (r *relater) inherits(i, m int, p phrase, status string) {
	role, entity := &r.doc.Mentions[m].Role, r.entityOf(i)
	if role.Former {
		status = "former"
	}
	cue := r.doc.Mentions[m].Range
	switch {
	case role.Post >= 0:
		r.add("holdsOffice", entity, role.Post, status, p.time, cue)
	case role.Spokes:
		of := r.entityOf(role.Of)
		if of < 0 {
			of = r.country(role.Country)
		}
		if of >= 0 {
			r.add("spokespersonFor", entity, of, status, -1, cue)
		}
	default:
		if c := r.country(role.Country); c >= 0 {
			r.add("affiliatedWith", entity, c, status, -1, cue)
		}
	}
}

// memberships links the person of mention i with the bodies, and the country, that hang on token t: the name or a noun
// said of the person. "of the university", "at the bank", "Reuters's", "Labour" in "Labour MP".
func (r *relater) memberships(i, t int, status string) {
	name := r.doc.Tokens[t].UPOS == nlp.PROPN
	for c := range r.dependents(t) {
		switch r.rel(c) {
		case nlp.Nmod:
			if binds(r.preposition(c), name) {
				r.member(i, c, status)
			}
		case nlp.NmodPoss, nlp.Compound, nlp.Amod, nlp.NmodDesc:
			if m := r.at(c); r.class(m) == nlp.OrganizationClass {
				r.link("affiliatedWith", i, m, status)
			}
		}
	}
}

// binds reports whether what stands behind a preposition is whom somebody belongs to. Behind a name, "with" and "for"
// mostly belong to the verb.
func binds(preposition string, name bool) bool {
	switch preposition {
	case "of", "at", "from":
		return true
	case "with", "for":
		return !name
	}
	return false
}

// member links the person of mention i with the bodies joined at token t, or with the country or place that they are of.
func (r *relater) member(i, t int, status string) {
	from := r.preposition(t)
	m := r.at(r.head(t))
	post := m >= 0 && m != i && r.doc.Mentions[m].Role.Post >= 0 // its country or city is not its holder's
	holds := post || r.doc.Mentions[i].Role.Post >= 0
	post = post || holds && r.doc.Tokens[r.head(t)].UPOS == nlp.NOUN
	for c := range r.joined(t) {
		m := r.at(c)
		switch class := r.class(m); {
		case class == nlp.OrganizationClass,
			class == nlp.CountryClass && !holds && (from == "of" || from == "from"),
			class == nlp.PlaceClass && !post && from == "of" && r.doc.Mentions[i].Role.Named:
			r.link("affiliatedWith", i, m, status)
		}
	}
}
