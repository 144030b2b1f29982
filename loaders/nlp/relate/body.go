package relate

import "github.com/demarche-kg/demarche/loaders/nlp"

// body reads what is said of the organization of mention i, whose phrase hangs on token t: whose it is, where it is,
// what it is a part of.
func (r *relater) body(i, t int) {
	r.owned(i, t)
	r.seated(i, t)
	if r.is(t, part) {
		r.partOf(i, phrase{t, "current", -1})
	}
	if !r.doc.Mentions[i].Role.Named {
		return
	}
	r.demonym(i)
	r.said(t, func(p phrase) {
		switch m := r.at(p.head); {
		case r.is(p.head, part):
			r.partOf(i, p)
		case m >= 0 && m != i && r.class(m) == nlp.OrganizationClass && !r.doc.Mentions[m].Role.Named: // "the legislature of Taiwan, the …"
			r.owned(i, p.head)
			r.seated(i, p.head)
		}
	})
}

// owned links the thing of mention i with the country that hangs on token t: "Norway's", "of Norway".
func (r *relater) owned(i, t int) {
	for c := range r.dependents(t) {
		switch rel := r.rel(c); {
		case rel == nlp.NmodPoss, rel == nlp.Nmod && r.preposition(c) == "of":
			if m := r.at(c); r.class(m) == nlp.CountryClass {
				r.link("affiliatedWith", i, m, "")
			}
		}
	}
}

// demonym links a named body with the country that an adjective before its name says: "the Austrian news site Ostblick".
func (r *relater) demonym(i int) {
	d, m := r.doc, &r.doc.Mentions[i]
	at := d.ChunkAt(m.First)
	if at < 0 || d.Chunks[at].Head != m.Head {
		return
	}
	for _, n := range d.NamesIn(nlp.Range{First: d.Chunks[at].First, End: m.First}) {
		if c := r.country(n.Country); c >= 0 && n.Type == nlp.Nationality {
			r.add("affiliatedWith", m.Entity, c, "", -1, nlp.Range{First: n.First, End: m.End})
		}
	}
}

// seated links the thing of mention i with the place that token t says it is in: "in Geneva", "Geneva-based",
// "headquartered in Geneva".
func (r *relater) seated(i, t int) {
	for c := range r.dependents(t) {
		switch r.rel(c) {
		case nlp.Nmod:
			r.lies(i, c)
		case nlp.Acl, nlp.Amod, nlp.AclRelcl:
			if !r.is(c, lie) || r.denied(c) {
				continue
			}
			for p := range r.dependents(c) {
				if r.rel(p) == nlp.Compound || r.rel(p) == nlp.OblUnmarked || r.rel(p) == nlp.NmodUnmarked {
					if m := r.at(p); isPlace(r.class(m)) {
						r.link("locatedIn", i, m, "")
					}
				}
				r.lies(i, p)
			}
		}
	}
}

// lies links the thing of mention i with the place that "in" or "at" and token c name.
func (r *relater) lies(i, c int) {
	switch r.preposition(c) {
	case "in", "at", "near":
		if m := r.at(c); isPlace(r.class(m)) {
			r.link("locatedIn", i, m, "")
		}
	}
}

// partOf reads "a subsidiary of the bank", "a NATO member", said of mention i.
func (r *relater) partOf(i int, p phrase) {
	for c := range r.dependents(p.head) {
		switch r.rel(c) {
		case nlp.Nmod:
			if r.preposition(c) != "of" {
				continue
			}
		case nlp.NmodPoss, nlp.Compound:
		default:
			continue
		}
		for k := range r.joined(c) {
			if m := r.at(k); r.class(m) == nlp.OrganizationClass {
				r.link("partOf", i, m, r.statusOf(p))
			}
		}
	}
}
