package relate

import "github.com/demarche-kg/demarche/loaders/nlp"

// role reads what the words of mention i say of its entity by themselves, as package coref has found it.
func (r *relater) role(i int) {
	m := &r.doc.Mentions[i]
	if m.Entity < 0 || m.Class == nlp.OfficeClass {
		return
	}
	r.rule = "words of the noun phrase: title, office, owner, demonym"
	if !m.Role.Named && r.is(m.Head, apart) {
		return
	}
	of, country := r.entityOf(m.Role.Of), r.country(m.Role.Country)
	named := r.doc.Entities[m.Entity].Named
	status := ""
	if m.Role.Post >= 0 || m.Role.Spokes {
		status = "current"
	}
	if m.Role.Former {
		status = "former"
	}
	switch {
	case m.Role.Spokes:
		r.spokes(i, of, country, status)
	case m.Role.Post >= 0 && named: // an office that nobody is named to hold is no news
		r.add("holdsOffice", m.Entity, m.Role.Post, status, -1, m.Range)
		r.belongs(m, of, status)
	case m.Class == nlp.PersonClass && of >= 0:
		r.belongs(m, of, status)
	case country >= 0 && !m.Role.Named && hasOwner(m.Class):
		r.add("affiliatedWith", m.Entity, country, status, -1, m.Range)
	}
	r.whole(i)
	r.within(i)
}

// belongs adds that a person belongs to an organization.
func (r *relater) belongs(m *nlp.Mention, of int, status string) {
	if of >= 0 && r.doc.Entities[of].Class == nlp.OrganizationClass {
		r.add("affiliatedWith", m.Entity, of, status, -1, m.Range)
	}
}

// spokes adds whom a spokesperson speaks for: whoever owns the phrase, else the body or the country that it names.
func (r *relater) spokes(i, of, country int, status string) {
	m := &r.doc.Mentions[i]
	if owner := r.entityOf(r.at(r.dependent(m.Head, nlp.NmodPoss))); owner >= 0 {
		of = owner
	}
	if of < 0 {
		of = country
	}
	if of >= 0 {
		r.add("spokespersonFor", m.Entity, of, status, -1, m.Range)
	}
}

// hasOwner reports whether things of a class are somebody's: people, bodies, troops.
func hasOwner(c nlp.EntityClass) bool {
	return c == nlp.OrganizationClass || c == nlp.PersonClass || c == nlp.MilitaryUnitClass
}

// whole reads "the US Navy's Seventh Fleet" as part of the Navy.
func (r *relater) whole(i int) {
	d, m := r.doc, &r.doc.Mentions[i]
	if m.Class != nlp.MilitaryUnitClass || m.First < 2 || !possessive(d.Form(m.First-1)) {
		return
	}
	if k := d.MentionAt(m.First - 2); k >= 0 && d.Mentions[k].Class == nlp.OrganizationClass && r.oneSentence(m.First-2, m.First) {
		r.add("partOf", m.Entity, d.Mentions[k].Entity, "current", -1, nlp.Range{First: d.Mentions[k].First, End: m.End})
	}
}

func possessive(form string) bool { return form == "'s" || form == "’s" }

// within reads "Doha, Qatar" and "Springfield, Illinois".
func (r *relater) within(i int) {
	d, m := r.doc, &r.doc.Mentions[i]
	if m.Class != nlp.PlaceClass || m.End+1 >= len(d.Tokens) || d.Form(m.End) != "," || !r.oneSentence(m.First, m.End+1) {
		return
	}
	k := d.MentionAt(m.End + 1)
	if k < 0 || d.Mentions[k].First != m.End+1 {
		return
	}
	n := d.NameAt(m.End + 1)
	if d.Mentions[k].Class == nlp.CountryClass || isPlace(d.Mentions[k].Class) && n >= 0 && d.Names[n].Continues {
		r.link("locatedIn", i, k, "")
	}
}

// oneSentence reports whether tokens i and j stand in one sentence: a line that begins with "'s" owns nothing.
func (r *relater) oneSentence(i, j int) bool {
	s := r.doc.SentenceOf(i)
	return s >= 0 && s == r.doc.SentenceOf(j)
}

func isPlace(c nlp.EntityClass) bool { return c == nlp.PlaceClass || c == nlp.CountryClass }
