// Package relate reads the states that hold between entities: who holds which office, speaks for whom, belongs to
// whom; which unit is part of which force and stationed where; what lies where; when an agreement expires.
//
// Most are said by a noun phrase ("a foreign ministry spokesman", "the US Navy's Seventh Fleet"), some by a verb
// ("stationed in", "hosts", "expires").
package relate

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
)

// New makes the stage. It gives Doc.Relations, in the order of the text within each kind.
func New() nlp.Stage { return stage{} }

type stage struct{}

func (stage) Name() string { return "relate" }
func (stage) Needs() nlp.Layer {
	return nlp.Layout | nlp.Tokens | nlp.Tags | nlp.Chunks | nlp.Mentions | nlp.Entities | nlp.Times
}
func (stage) Gives() nlp.Layer { return nlp.Relations }

func (stage) Annotate(d *nlp.Doc) error {
	r := &relater{doc: d, seen: map[key]bool{}, countries: d.CountryEntities()}
	for i := range d.Mentions {
		r.mention(i)
	}
	for _, sent := range d.Sentences {
		if !d.IsProse(sent) {
			continue
		}
		for v, c := range d.ChunksIn(sent.Range) {
			if c.Kind == nlp.VerbGroup {
				r.verb(v, sent.Range)
			}
		}
	}
	return nil
}

type key struct {
	typ             string
	subject, object int
}

type relater struct {
	doc       *nlp.Doc
	seen      map[key]bool
	countries map[string]int // ISO code -> entity
}

// add records a relation once an article, where it is first said.
func (r *relater) add(typ string, subject, object int, status string, time int, cue nlp.Range) {
	if subject < 0 || subject == object {
		return
	}
	k := key{typ, subject, object}
	if r.seen[k] {
		return
	}
	r.seen[k] = true
	r.doc.Relations = append(r.doc.Relations, nlp.Relation{Type: typ, Subject: subject, Object: object, Status: status,
		Time: time, Sentence: r.doc.SentenceOf(cue.First), Cue: cue})
}

// entityOf is the entity of a mention, or -1.
func (r *relater) entityOf(mention int) int {
	if mention < 0 {
		return -1
	}
	return r.doc.Mentions[mention].Entity
}

// country is the entity of a country named in the document, by ISO code, or -1.
func (r *relater) country(code string) int {
	if e, ok := r.countries[code]; ok {
		return e
	}
	return -1
}

// mention reads what a noun phrase says of its entity.
func (r *relater) mention(i int) {
	m := &r.doc.Mentions[i]
	if m.Entity < 0 || m.Class == nlp.OfficeClass {
		return
	}
	of, country := r.entityOf(m.Role.Of), r.country(m.Role.Country)
	status := ""
	if m.Role.Post >= 0 || m.Role.Spokes {
		status = "current"
	}
	if m.Role.Former {
		status = "former"
	}
	switch {
	case m.Role.Spokes:
		if of < 0 {
			of = country
		}
		if of >= 0 {
			r.add("spokespersonFor", m.Entity, of, status, -1, m.Range)
		}
	case m.Role.Post >= 0:
		r.add("holdsOffice", m.Entity, m.Role.Post, status, -1, m.Range)
		if of >= 0 && r.doc.Entities[of].Class == nlp.OrganizationClass {
			r.add("affiliatedWith", m.Entity, of, status, -1, m.Range)
		}
	case of >= 0 && m.Class == nlp.PersonClass && r.doc.Entities[of].Class == nlp.OrganizationClass:
		r.add("affiliatedWith", m.Entity, of, status, -1, m.Range)
	case country >= 0 && !m.Role.Named && belongs(m.Class):
		r.add("affiliatedWith", m.Entity, country, status, -1, m.Range)
	}
	r.whole(i)
	r.within(i)
}

// belongs reports whether things of a class are somebody's: people, bodies, troops.
func belongs(c nlp.EntityClass) bool {
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

// within reads "Doha, Qatar".
func (r *relater) within(i int) {
	d, m := r.doc, &r.doc.Mentions[i]
	if m.Class != nlp.PlaceClass || m.End+1 >= len(d.Tokens) || d.Form(m.End) != "," {
		return
	}
	if k := d.MentionAt(m.End + 1); k >= 0 && d.Mentions[k].First == m.End+1 && d.Mentions[k].Class == nlp.CountryClass && r.oneSentence(m.First, m.End+1) {
		r.add("locatedIn", m.Entity, d.Mentions[k].Entity, "", -1, nlp.Range{First: m.First, End: d.Mentions[k].End})
	}
}

// oneSentence reports whether tokens i and j stand in one sentence: a line that begins with "'s" owns nothing.
func (r *relater) oneSentence(i, j int) bool {
	s := r.doc.SentenceOf(i)
	return s >= 0 && s == r.doc.SentenceOf(j)
}
