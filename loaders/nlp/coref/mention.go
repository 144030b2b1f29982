package coref

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// finder finds the mentions of a document, sentence by sentence.
type finder struct {
	*stage
	doc    *nlp.Doc
	sent   nlp.Range         // the sentence it is at
	named  map[int]int       // last token of a name -> its mention
	titled map[int]nlp.Range // first tokens of names behind a plural title -> the title
	spoken map[int]bool      // heads of noun phrases that a mention has taken in: the office of a person, the body behind "for"
}

func (f *finder) reset(s *stage, d *nlp.Doc) {
	*f = finder{stage: s, doc: d, named: emptied(f.named), titled: emptied(f.titled), spoken: emptied(f.spoken)}
}

// find adds the mentions of every sentence that is prose, and of headlines those that are names.
func (f *finder) find() {
	for _, sent := range f.doc.Sentences {
		switch kind := f.doc.Blocks[sent.Block].Kind; {
		case f.doc.IsProse(sent):
			f.sentence(sent.Range)
		case kind == nlp.Headline || kind == nlp.Paragraph:
			f.names(sent.Range)
		}
	}
}

func (f *finder) sentence(r nlp.Range) {
	f.names(r)
	for _, c := range f.doc.ChunksIn(r) {
		if c.Kind == nlp.NounPhrase {
			f.phrase(*c)
		}
	}
}

// add appends a mention and gives its index.
func (f *finder) add(m nlp.Mention) int {
	m.Entity = -1
	f.doc.Mentions = append(f.doc.Mentions, m)
	at := len(f.doc.Mentions) - 1
	if m.Role.Named {
		f.named[m.Head] = at
	}
	return at
}

var nameClasses = map[nlp.NameType]nlp.EntityClass{
	nlp.Person: nlp.PersonClass, nlp.Organization: nlp.OrganizationClass, nlp.Country: nlp.CountryClass,
	nlp.Place: nlp.PlaceClass, nlp.MilitaryUnit: nlp.MilitaryUnitClass, nlp.Agreement: nlp.AgreementClass,
}

// names adds a mention for each name in a sentence but nationalities. People get the office that stands before or
// behind them.
func (f *finder) names(r nlp.Range) {
	f.sent = r
	f.partisans(r)
	for _, n := range f.doc.NamesIn(r) {
		if nameClasses[n.Type] == nlp.OtherClass || f.inTime(n.First) && f.inTime(n.End-1) {
			continue
		}
		if _, had := f.named[n.End-1]; had {
			continue // as the owner of an office that was read before it
		}
		if n.Type == nlp.Person {
			f.person(f.mentionFor(n))
			continue
		}
		f.add(f.mentionFor(n))
	}
}

// mentionFor is what a name by itself says.
func (f *finder) mentionFor(n *nlp.Name) nlp.Mention {
	m := nlp.Mention{Range: n.Range, Head: n.End - 1, Class: nameClasses[n.Type],
		Role: nlp.Role{Of: -1, Country: n.Country, Named: true}}
	if n.Type == nlp.Place && f.metonym(n) {
		m.Class = nlp.CountryClass
	}
	return m
}

// mentionOf is the mention of a name, added if it has not been come to yet.
func (f *finder) mentionOf(n *nlp.Name) int {
	if at, ok := f.named[n.End-1]; ok {
		return at
	}
	return f.add(f.mentionFor(n))
}

// metonym reports whether a capital or a seat of government stands for its country: "Seoul said", but not "in Seoul".
func (f *finder) metonym(n *nlp.Name) bool {
	c, ok := f.gazetteer.Country(n.Country)
	if !ok || n.Canon == "" || n.Canon != c.Capital && !slices.Contains(c.Seats, n.Canon) {
		return false
	}
	if n.First == f.sent.First {
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

// people adds the mention that a nationality in the plural makes, "the Palestinians", "Bosnian Serbs", and reports whether
// the phrase's head is one.
func (f *finder) people(c nlp.Chunk, start int) bool {
	k := f.doc.NameAt(c.Head)
	if k < 0 || f.doc.Names[k].Type != nlp.Nationality || !plural(f.doc, c.Head) || f.spoken[c.Head] {
		return false
	}
	f.add(nlp.Mention{Range: nlp.Range{First: start, End: c.Head + 1}, Head: c.Head, Class: nlp.PersonClass,
		Role: nlp.Role{Of: -1, Post: -1, Group: true, Country: f.doc.Names[k].Country}})
	return true
}

// phrase adds the mention that a noun phrase's head makes, and the bodies named inside it.
func (f *finder) phrase(c nlp.Chunk) {
	d := f.doc
	if d.Tokens[c.Head].UPOS == nlp.PRON {
		f.pronoun(c)
		return
	}
	start, definite := f.stripDeterminers(c)
	if f.people(c, start) {
		return
	}
	inName := f.nameEnds(c.Head)
	body := f.body(start, c.Head)
	n, ok := f.noun(d, c.Head)
	if inName || !ok || f.spoken[c.Head] {
		return
	}
	m := nlp.Mention{Range: nlp.Range{First: start, End: c.Head + 1}, Head: c.Head, Class: n.class}
	if party, ok := f.named[c.Head]; ok { // "some Democrats" are people, "Democrats" the party
		if start == c.First || definite || !plural(d, c.Head) {
			return
		}
		m.First, body = c.First, party
	}
	m.Role = nlp.Role{Of: body, Definite: definite, Spokes: n.spokes, Group: plural(d, c.Head) && n.class == nlp.PersonClass,
		Country: f.countryIn(start, c.Head), Former: f.formerIn(start, c.Head)}
	if n.office && plural(d, c.Head) {
		n.office, m.Role.Group = false, true // "White House advisers" hold no one post
	}
	if n.office {
		m.Role.Office = f.officeRange(start, c.Head)
	}
	if n.office || n.spokes {
		m.End = f.ownerBehind(max(c.Head+1, m.Role.Office.End), &m.Role)
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
		case t.UPOS == nlp.NUM, t.UPOS == nlp.SYM, t.UPOS == nlp.ADV, f.inTime(start):
		default:
			return start, definite
		}
	}
	return start, definite
}

// inTime reports whether token i is part of an expression of time: "On Tuesday officials said" is not of officials of a
// day, and the zone of "0100 UTC" is nobody.
func (f *finder) inTime(i int) bool { return f.doc.TimeAt(i) >= 0 }

// nameEnds reports whether a name other than a nationality ends with token i.
func (f *finder) nameEnds(i int) bool {
	k := f.doc.NameAt(i)
	return k >= 0 && f.doc.Names[k].End == i+1 && nameClasses[f.doc.Names[k].Type] != nlp.OtherClass
}

// inName reports whether token i is part of a name other than a nationality.
func (f *finder) inName(i int) bool {
	k := f.doc.NameAt(i)
	return k >= 0 && f.doc.Names[k].Type != nlp.Nationality
}

// body adds a mention for each organization named by a common noun before the head of a phrase: "Japanese foreign
// ministry" in "a Japanese foreign ministry spokesman". It gives the mention of the last, or else of the last
// organization, country or thing whose name stands there, or -1.
func (f *finder) body(start, head int) int {
	of := -1
	for _, n := range f.doc.NamesIn(nlp.Range{First: start, End: head}) {
		if at, ok := f.named[n.End-1]; ok && n.Type != nlp.Person && n.End <= head {
			of = at
		}
	}
	for k := start; k < head; k++ {
		n, ok := f.noun(f.doc, k)
		if !ok || n.class != nlp.OrganizationClass || n.media || f.inName(k) { // "a press secretary" is of no press
			continue
		}
		of = f.add(nlp.Mention{Range: nlp.Range{First: start, End: k + 1}, Head: k, Class: nlp.OrganizationClass,
			Role: nlp.Role{Of: -1, Country: f.countryIn(start, k), Definite: true}})
	}
	return of
}

func isPossessive(d *nlp.Doc, i int) bool {
	form := d.Form(i)
	return form == "'s" || form == "’s"
}

// countryIn is the country of the last nationality or country named in [start, end).
func (f *finder) countryIn(start, end int) string {
	country := ""
	for _, n := range f.doc.NamesIn(nlp.Range{First: start, End: end}) {
		if n.End <= end && n.Country != "" && n.Type != nlp.Organization { // an organization says no country of its own
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
	switch f.doc.Lower(c.Head) {
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
