package coref

import (
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// finder finds the mentions of a document.
type finder struct {
	*stage
	doc    *nlp.Doc
	office map[int]int // head token of an office phrase that belongs to a named person -> that person's mention
}

func (f *finder) sentence(r nlp.Range) {
	f.names(r)
	for _, c := range f.doc.Chunks {
		if !r.Contains(c.Range) || c.Kind != nlp.NounPhrase {
			continue
		}
		f.phrase(r, c)
	}
}

// add appends a mention and gives its index.
func (f *finder) add(m nlp.Mention) int {
	m.Entity = -1
	f.doc.Mentions = append(f.doc.Mentions, m)
	return len(f.doc.Mentions) - 1
}

var nameClasses = map[nlp.NameType]nlp.EntityClass{
	nlp.Person: nlp.PersonClass, nlp.Organization: nlp.OrganizationClass, nlp.Country: nlp.CountryClass,
	nlp.Place: nlp.PlaceClass, nlp.MilitaryUnit: nlp.MilitaryUnitClass, nlp.Agreement: nlp.AgreementClass,
}

// names adds a mention for each name in r but nationalities. People get the office that stands before or behind them.
func (f *finder) names(r nlp.Range) {
	for _, n := range f.doc.Names {
		class := nameClasses[n.Type]
		if !r.Contains(n.Range) || class == nlp.OtherClass || f.mentioned(n) {
			continue
		}
		m := nlp.Mention{Range: n.Range, Head: n.End - 1, Class: class, Role: nlp.Role{Of: -1, Country: n.Country, Named: true}}
		if n.Type == nlp.Place && f.metonym(n) {
			m.Class = nlp.CountryClass
		}
		if class == nlp.PersonClass {
			f.person(r, m)
			continue
		}
		f.add(m)
	}
}

// mentioned reports whether a name has a mention already, as the owner of an office that was read before it.
func (f *finder) mentioned(n nlp.Name) bool {
	return slices.ContainsFunc(f.doc.Mentions, func(m nlp.Mention) bool { return m.Role.Named && m.Head == n.End-1 })
}

// metonym reports whether a capital or a seat of government stands for its country: "Seoul said", but not "in Seoul".
func (f *finder) metonym(n nlp.Name) bool {
	c, ok := f.gazetteer.Country(n.Country)
	if !ok || n.Canon == "" || n.Canon != c.Capital && !slices.Contains(c.Seats, n.Canon) {
		return false
	}
	if n.First == 0 {
		return true
	}
	before := f.doc.Tokens[n.First-1]
	switch f.doc.Lower(n.First - 1) {
	case "by", "with", "against", "from", "between", "of", "told", "and", "to":
		return true
	case ",":
		return false
	}
	return before.UPOS != nlp.ADP && before.UPOS != nlp.PROPN
}

// phrase adds the mention that a noun phrase's head makes, and the bodies named inside it.
func (f *finder) phrase(r nlp.Range, c nlp.Chunk) {
	d := f.doc
	if d.Tokens[c.Head].UPOS == nlp.PRON {
		f.pronoun(c)
		return
	}
	start, definite := f.stripDeterminers(c)
	inName := f.nameAt(c.Head)
	body := f.body(start, c)
	if inName {
		return
	}
	n, ok := f.noun(d, c.Head)
	if !ok || f.ownedBy(c) {
		return
	}
	m := nlp.Mention{Range: nlp.Range{First: start, End: c.Head + 1}, Head: c.Head, Class: n.class}
	m.Role = nlp.Role{Of: body, Definite: definite, Spokes: n.spokes, Group: plural(d, c.Head) && n.class == nlp.PersonClass,
		Country: f.countryIn(start, c.Head), Former: f.formerIn(start, c.Head)}
	if n.office {
		m.Role.Office = f.officeRange(start, c.Head)
	}
	if n.office || n.spokes {
		m.End = f.officeTail(r, c.Head+1, &m.Role)
	}
	if _, taken := f.office[c.Head]; taken {
		return
	}
	f.add(m)
}

// stripDeterminers gives the first token of a phrase behind its determiners and numbers, and whether they are definite.
func (f *finder) stripDeterminers(c nlp.Chunk) (start int, definite bool) {
	d := f.doc
	for start = c.First; start < c.Head; start++ {
		t := d.Tokens[start]
		switch {
		case t.UPOS == nlp.DET:
			switch d.Lower(start) {
			case "the", "this", "that", "these", "those", "both":
				definite = true
			}
		case t.UPOS == nlp.PRON: // a possessive
			definite = true
		case t.UPOS == nlp.NUM, t.UPOS == nlp.SYM, t.UPOS == nlp.ADV:
		default:
			return start, definite
		}
	}
	return start, definite
}

// nameAt reports whether a name other than a nationality ends at token i.
func (f *finder) nameAt(i int) bool {
	return slices.ContainsFunc(f.doc.Names, func(n nlp.Name) bool {
		return n.End == i+1 && nameClasses[n.Type] != nlp.OtherClass
	})
}

// ownedBy reports whether the phrase only qualifies a name right behind it: "[president] Emmanuel Macron".
func (f *finder) ownedBy(c nlp.Chunk) bool {
	_, taken := f.office[c.Head]
	return taken
}

// body adds a mention for an organization named by a common noun inside a phrase, before its head: "Japanese foreign
// ministry" in "a Japanese foreign ministry spokesman". It gives the mention of that body, or of the organization or
// country whose name stands there, or -1.
func (f *finder) body(start int, c nlp.Chunk) int {
	d, of := f.doc, -1
	for i := range d.Mentions {
		m := d.Mentions[i]
		if m.Role.Named && m.First >= start && m.End <= c.Head && m.Class != nlp.PersonClass {
			of = i
		}
	}
	for k := start; k < c.Head; k++ {
		n, ok := f.noun(d, k)
		if !ok || n.class != nlp.OrganizationClass || f.inName(k) || k+1 < c.Head && isPossessive(d, k+1) && k+2 > c.Head {
			continue
		}
		of = f.add(nlp.Mention{Range: nlp.Range{First: start, End: k + 1}, Head: k, Class: nlp.OrganizationClass,
			Role: nlp.Role{Of: -1, Country: f.countryIn(start, k), Definite: true}})
	}
	return of
}

func (f *finder) inName(i int) bool {
	return slices.ContainsFunc(f.doc.Names, func(n nlp.Name) bool { return n.Has(i) && n.Type != nlp.Nationality })
}

func isPossessive(d *nlp.Doc, i int) bool {
	form := d.Form(i)
	return form == "'s" || form == "’s"
}

// countryIn is the country of the last nationality or country named in [start, end).
func (f *finder) countryIn(start, end int) string {
	country := ""
	for _, n := range f.doc.Names {
		if n.First >= start && n.End <= end && n.Country != "" {
			country = n.Country
		}
	}
	return country
}

func (f *finder) formerIn(start, end int) bool {
	for i := start; i < end; i++ {
		switch f.doc.Lower(i) {
		case "former", "then", "ex", "ousted", "ex-":
			return true
		}
	}
	return false
}

// pronoun adds a mention for a personal pronoun that can stand for an actor.
func (f *finder) pronoun(c nlp.Chunk) {
	role := nlp.Role{Of: -1, Definite: true}
	var class nlp.EntityClass
	switch strings.ToLower(f.doc.Form(c.Head)) {
	case "he", "she", "him", "her":
		class = nlp.PersonClass
	case "they", "them":
		class, role.Group = nlp.PersonClass, true
	case "it":
		class = nlp.OrganizationClass
	default:
		return
	}
	f.add(nlp.Mention{Range: c.Range, Head: c.Head, Class: class, Role: role})
}
