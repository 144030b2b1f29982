// Package relate reads the states that hold between entities: who holds which office, speaks for whom, belongs to
// whom; what is part of what, stationed or located where; who is party to an agreement, and when it expires.
//
//	mentions ─▶ Role: what a noun phrase says by itself ("Norwegian Prime Minister Jane Harlow")   mention.go
//	trees ─▶ phrases said of a mention: appositions, copulas, "became", "served as"   describe.go
//	      ─▶ what they and their dependents tell of people, bodies, units and places   person.go, body.go, place.go
//	      ─▶ verbs: signed, joined, stationed, hosts, expires   verb.go
//
// The words are in lexicon/words.txt. A relation is told once an article, where it is first said; a plan, a denial or
// a possibility tells none.
package relate

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
)

// New makes the stage. It gives Doc.Relations, in the order of the text within each kind.
func New() (nlp.Stage, error) {
	w, err := parseWords(wordsFile)
	if err != nil {
		return nil, err
	}
	return stage{w}, nil
}

type stage struct{ words words }

func (stage) Name() string { return "relate" }
func (stage) Needs() nlp.Layer {
	return nlp.Layout | nlp.Tokens | nlp.Tags | nlp.Deps | nlp.Chunks | nlp.Mentions | nlp.Entities | nlp.Times
}
func (stage) Gives() nlp.Layer { return nlp.Relations }

func (s stage) Annotate(d *nlp.Doc) error {
	r := &relater{doc: d, words: s.words, seen: map[key]bool{}, countries: d.CountryEntities(), tree: newTree(d)}
	for i := range d.Mentions {
		r.role(i)
		t := r.top(i)
		if t < 0 {
			continue
		}
		if s := d.SentenceOf(t); s >= 0 && d.IsProse(d.Sentences[s]) {
			r.mention(i, t)
		}
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
	words     words
	seen      map[key]bool
	countries map[string]int // ISO code -> entity
	tree      *tree
	rule      string // by which the relations that come next are read, for people
}

// add records a relation once an article, where it is first said.
func (r *relater) add(typ string, subject, object int, status string, time int, cue nlp.Range) {
	if subject < 0 || subject == object {
		return
	}
	k := key{typ, subject, object}
	if r.seen[k] || typ == "affiliatedWith" && r.seen[key{"spokespersonFor", subject, object}] {
		return
	}
	r.seen[k] = true
	r.doc.Relations = append(r.doc.Relations, nlp.Relation{Type: typ, Subject: subject, Object: object, Status: status,
		Time: time, Sentence: r.doc.SentenceOf(cue.First), Cue: cue, Rule: r.rule})
}

// link adds a relation between the entities of two mentions; the cue runs from the first to the last word of both.
func (r *relater) link(typ string, subject, object int, status string) {
	if subject < 0 || object < 0 {
		return
	}
	a, b := &r.doc.Mentions[subject], &r.doc.Mentions[object]
	if a.Entity < 0 || b.Entity < 0 {
		return
	}
	r.add(typ, a.Entity, b.Entity, status, -1, nlp.Range{First: min(a.First, b.First), End: max(a.End, b.End)})
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

// class is what kind of thing mention m stands for; OtherClass for none.
func (r *relater) class(m int) nlp.EntityClass {
	if e := r.entityOf(m); e >= 0 {
		return r.doc.Entities[e].Class
	}
	return nlp.OtherClass
}

// mention reads what the tree says of mention i, whose phrase hangs on token t.
func (r *relater) mention(i, t int) {
	r.rule = "what the sentence says of the noun phrase"
	switch r.class(i) {
	case nlp.PersonClass:
		r.person(i, t)
	case nlp.OrganizationClass:
		r.body(i, t)
	case nlp.MilitaryUnitClass:
		r.unit(i, t)
	case nlp.CountryClass:
		r.state(i, t)
	case nlp.PlaceClass:
		r.place(i, t)
	case nlp.AgreementClass:
		r.agreement(i, t)
	}
}
