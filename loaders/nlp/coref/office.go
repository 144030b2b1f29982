package coref

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// person adds a named person with the office named before ("US President Donald Trump") or behind ("John Bolton, at
// that time Trump's national security adviser", "Matt Pottinger, who was then the Asia director").
func (f *finder) person(m nlp.Mention) {
	start := f.prefix(m.First)
	if head := f.lastOffice(start, m.First); head >= 0 {
		n, _ := f.noun(f.doc, head)
		m.Role.Spokes = n.spokes
		m.Role.Office = f.officeRange(start, head)
		m.Role.Of, m.Role.Country = f.owner(start, head), f.nationIn(start, head+1)
		m.Role.Former = f.formerIn(start, m.First)
		f.countryBehind(&m)
		if plural(f.doc, head) {
			f.titled[m.First] = m.Role.Office
		}
		m.First = start
		f.take(head, m)
		return
	}
	if c := f.countryIn(start, m.First); c != "" {
		m.Role.Country = c
	}
	if f.shareTitle(&m) {
		f.add(m)
		return
	}
	if head := f.before(&m); head >= 0 {
		f.take(head, m)
		return
	}
	f.take(f.behind(&m), m)
}

// shareTitle gives m the plural title that the first name of its list stands behind: "Presidents Jane Harlow of Kenya and
// Peter Cole of Norway".
func (f *finder) shareTitle(m *nlp.Mention) bool {
	t := f.doc.Tokens[m.First]
	office, ok := f.titled[int(t.Head)]
	if !ok || nlp.Rel(t.Rel) != nlp.Conj {
		return false
	}
	m.Role.Office = office
	f.countryBehind(m)
	return true
}

// countryBehind reads the country that follows a titled name: "President Jane Harlow of Kenya".
func (f *finder) countryBehind(m *nlp.Mention) {
	if m.Role.Country != "" || m.Role.Of >= 0 {
		return
	}
	if name := f.nameBehind(m.End, "of"); name != nil && name.Type == nlp.Country {
		m.Role.Country = name.Country
	}
}

// take adds a person's mention and marks the noun that names the office, if there is one, as spoken for.
func (f *finder) take(head int, m nlp.Mention) {
	f.add(m)
	if head >= 0 {
		f.spoken[head] = true
	}
}

// longestPrefix is how many tokens before a name may qualify it, so that a list without commas is not read anew for
// each of its names.
const longestPrefix = 32

// prefix is the first token of the words before a name that may qualify it: nouns, names, adjectives, "of" and
// possessives, up to a determiner, another preposition or a mark.
func (f *finder) prefix(first int) int {
	d := f.doc
	i := first
	for i > max(f.sent.First, first-longestPrefix) {
		if k := d.NameAt(i - 1); k >= 0 && d.Names[k].Type != nlp.Person && d.Names[k].First >= f.sent.First {
			i = d.Names[k].First // whatever marks stand in it
			continue
		}
		switch t := d.Tokens[i-1]; t.UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.ADJ:
		case nlp.PART:
			if !isPossessive(d, i-1) {
				return i
			}
		case nlp.ADP:
			if d.Lower(i-1) != "of" {
				return i
			}
		case nlp.CCONJ:
			if !f.joinsPortfolio(i - 1) {
				return i
			}
		case nlp.PUNCT:
			if d.Form(i-1) != "-" || t.Is(nlp.SpaceBefore) {
				return i
			}
		default:
			return i
		}
		i--
	}
	return i
}

// joinsPortfolio reports whether the "and" at token i stands within the name of an office, between two things that it is
// for: "trade and industry minister".
func (f *finder) joinsPortfolio(i int) bool {
	if i <= f.sent.First || i+2 >= f.sent.End || f.inName(i-1) || f.inName(i+1) || f.doc.Lower(i) != "and" {
		return false
	}
	for _, k := range []int{i - 1, i + 1} {
		if n, ok := f.noun(f.doc, k); f.doc.Tokens[k].XPOS != nlp.NN && f.doc.Tokens[k].XPOS != nlp.NNP || ok && n.class == nlp.PersonClass {
			return false
		}
	}
	return true
}

// lastOffice is the last token in [start, end) that names an office, or -1.
func (f *finder) lastOffice(start, end int) int {
	for i := end - 1; i >= start; i-- {
		n, ok := f.noun(f.doc, i)
		titled := n.title && i == end-1 && f.doc.Tokens[i].Is(nlp.Capitalized)
		if ok && (n.office || n.spokes || titled) && !f.inName(i) {
			return i
		}
	}
	return -1
}

// officeRange is the office that ends at head, without the country, body or person it belongs to: "national security
// adviser" in "Trump's national security adviser".
func (f *finder) officeRange(start, head int) nlp.Range {
	first := start
	for _, n := range f.doc.NamesIn(nlp.Range{First: start, End: head}) {
		// A region is part of the office ("Asia director"), a country or a body is whom it belongs to.
		if n.End <= head && n.Type != nlp.Place {
			first = n.End
		}
	}
	for i := first; i < head; i++ {
		if n, ok := f.noun(f.doc, i); isPossessive(f.doc, i) || ok && n.class == nlp.PersonClass && !n.spokes && (!n.office || wholeOffice(f.doc.Lower(i))) {
			first = i + 1 // "the country's [president]", "presidential candidate [senator]"
		}
	}
	for first < head && (isPossessive(f.doc, first) || f.formerIn(first, first+1) || f.standing(first) || f.partisan(first) || f.doc.Tokens[first].Is(nlp.Punct)) {
		first++
	}
	for i := first; i < head; i++ {
		if f.doc.Lower(i) == "of" {
			first = i + 1 // "the home of [prime minister] Jane Harlow"
		}
	}
	end := head + 1
	if f.doc.Lower(head) == "secretary" || f.doc.Lower(head) == "minister" {
		end = f.portfolioEnd(end)
	}
	return nlp.Range{First: first, End: end}
}

// wholeOffice reports whether a title begins no other: "AU chairperson President Jane Harlow" holds two.
func wholeOffice(title string) bool {
	switch title {
	case "chairman", "chairwoman", "chairperson", "president", "director", "ceo", "leader", "governor", "senator":
		return true
	}
	return false
}

// partisan reports whether token i names a party, which no office belongs to: "Republican [representative]".
func (f *finder) partisan(i int) bool {
	_, ok := f.partyAt(f.doc, i)
	return ok
}

// standing reports whether token i says how or how long an office is held, and is no part of its name.
func (f *finder) standing(i int) bool {
	switch f.doc.Lower(i) {
	case "current", "incumbent", "sitting", "acting", "interim", "new", "longtime", "long-time", "incoming", "outgoing",
		"newly", "elected", "appointed", "first", "second", "third", "late", "veteran", "next", "then-", "fellow", "top":
		return true
	}
	return false
}

// nationIn is the country whose office [start, end) names: a city does not say it, "Oslo mayor".
func (f *finder) nationIn(start, end int) string {
	country := ""
	for _, n := range f.doc.NamesIn(nlp.Range{First: start, End: end}) {
		if n.End <= end && n.Country != "" && (n.Type == nlp.Country || n.Type == nlp.Nationality) {
			country = n.Country
		}
	}
	return country
}

// portfolioEnd reads "of State", "of Foreign Affairs" behind a title and gives its end, or i where there is none.
func (f *finder) portfolioEnd(i int) int {
	if i >= f.sent.End || f.doc.Lower(i) != "of" {
		return i
	}
	end := i + 1
	for end < f.sent.End && f.doc.Tokens[end].Is(nlp.Capitalized) && !f.inName(end) {
		end++
	}
	if end == i+1 && end < f.sent.End && f.doc.Tokens[end].UPOS == nlp.NOUN && !plural(f.doc, end) { // "secretary of state"
		end++
	}
	if end == i+1 {
		return i
	}
	return end
}

// owner is the mention of the last person, organization or country named in [start, end), that an office may belong
// to, or -1.
func (f *finder) owner(start, end int) int {
	of := -1
	for _, n := range f.doc.NamesIn(nlp.Range{First: start, End: end}) {
		if nameClasses[n.Type] != nlp.OtherClass && n.End <= end {
			of = f.mentionOf(n)
		}
	}
	return of
}

// before reads an office that a name stands in apposition to: "Peru's foreign minister, Luis Prado, …". It gives the
// noun that names it, or -1.
func (f *finder) before(m *nlp.Mention) int {
	d := f.doc
	if m.First < f.sent.First+2 || d.Form(m.First-1) != "," || m.End < f.sent.End && d.Form(m.End) != "," && d.Tokens[m.End].UPOS != nlp.VERB {
		return -1
	}
	c, n, ok := f.nounPhraseAt(m.First - 2)
	if !ok || !n.office && !n.spokes || c.First < f.sent.First {
		return -1
	}
	start, _ := f.stripDeterminers(c)
	m.Role.Office = f.officeRange(start, c.Head)
	m.Role.Of, m.Role.Country = f.owner(start, c.Head), f.nationIn(start, c.Head)
	m.Role.Former, m.Role.Spokes = f.formerIn(start, c.Head), n.spokes
	return c.Head
}

// nounPhraseAt is the noun phrase that holds token i, with what data/nouns.tsv says of its head; ok is false where
// there is none, or a proper name heads it.
func (f *finder) nounPhraseAt(i int) (c nlp.Chunk, n noun, ok bool) {
	at := f.doc.ChunkAt(i)
	if at < 0 || f.doc.Chunks[at].Kind != nlp.NounPhrase || f.inName(f.doc.Chunks[at].Head) {
		return nlp.Chunk{}, noun{}, false
	}
	c = f.doc.Chunks[at]
	n, ok = f.noun(f.doc, c.Head)
	return c, n, ok
}

// behind reads an office in apposition to a name, or in "who was …" behind it, and gives the noun that names it, or -1.
func (f *finder) behind(m *nlp.Mention) int {
	d, i := f.doc, m.End
	if i >= f.sent.End || d.Form(i) != "," {
		return -1
	}
	i++
	past := false
	if i+1 < f.sent.End && d.Lower(i) == "who" && d.Tokens[i+1].UPOS == nlp.AUX {
		past = d.Lower(i+1) == "was"
		i += 2
	}
	for i < f.sent.End && f.aside(i) {
		switch d.Lower(i) {
		case "then", "former", "formerly", "time":
			past = true
		}
		i++
	}
	return f.apposition(m, i, past)
}

// aside reports whether token i is one of the small words between a name and its office: "at that time", "then the".
func (f *finder) aside(i int) bool {
	switch f.doc.Lower(i) {
	case "at", "that", "the", "time", "then", "former", "formerly", "currently", "now", "a", "an", "who":
		return true
	}
	return false
}

// apposition takes the noun phrase at token i as m's office if its head names one, and gives that head, or -1.
func (f *finder) apposition(m *nlp.Mention, i int, past bool) int {
	c, n, ok := f.nounPhraseAt(i)
	if !ok || !n.office && !n.spokes || i >= f.sent.End {
		return -1
	}
	m.Role.Office = f.officeRange(i, c.Head)
	m.Role.Of, m.Role.Country = f.owner(i, c.Head), f.nationIn(i, c.Head)
	m.Role.Former, m.Role.Spokes = past || f.formerIn(i, c.Head), n.spokes
	f.ownerBehind(m.Role.Office.End, &m.Role)
	return c.Head
}

// ownerBehind reads "for the National Security Council", "of France" behind an office and gives the end of the phrase. A
// body is part of the office's name; its country is put to it where facts are made.
func (f *finder) ownerBehind(end int, role *nlp.Role) int {
	tail := f.officeTail(end, role)
	if tail > end && role.Office.Len() > 0 && (role.Of < 0 || f.doc.Mentions[role.Of].Class != nlp.CountryClass) {
		role.Office.End = tail
	}
	return tail
}

// nameBehind is the name, not of a person, that follows one of the prepositions at token i, articles aside; nil for none.
func (f *finder) nameBehind(i int, prepositions ...string) *nlp.Name {
	i = f.behindPreposition(i, prepositions...)
	k := f.doc.NameAt(i)
	if k < 0 {
		return nil
	}
	n := &f.doc.Names[k]
	if n.First != i || n.Type == nlp.Person || nameClasses[n.Type] == nlp.OtherClass {
		return nil
	}
	return n
}

// behindPreposition is the token behind one of the prepositions at token i, articles aside; -1 where there is none.
func (f *finder) behindPreposition(i int, prepositions ...string) int {
	if i >= f.sent.End || !slices.Contains(prepositions, f.doc.Lower(i)) {
		return -1
	}
	for i++; i < f.sent.End; i++ {
		if f.doc.Tokens[i].UPOS != nlp.DET {
			return i
		}
	}
	return -1
}

// officeTail reads "for the National Security Council", "of France" behind an office and gives the end of the phrase.
func (f *finder) officeTail(end int, role *nlp.Role) int {
	prepositions := []string{"of", "for", "at", "to"}
	if i := f.behindPreposition(end, prepositions...); i >= 0 {
		if tail := f.bodyAt(i, role); tail > end {
			return tail
		}
	}
	name := f.nameBehind(end, prepositions...)
	if name == nil {
		return end
	}
	role.Of = f.mentionOf(name)
	if role.Country == "" && name.Type == nlp.Country {
		role.Country = name.Country
	}
	return name.End
}

// bodyAt reads a body named by a common noun, or by a name that a possessive precedes, behind "of" or "for": "Japan's
// foreign ministry". It adds the body's mention and gives the end of the phrase; 0 where there is none.
func (f *finder) bodyAt(i int, role *nlp.Role) int {
	c, n, ok := f.nounPhraseAt(i)
	if !ok || n.class != nlp.OrganizationClass && n.class != nlp.MilitaryUnitClass {
		return 0
	}
	country := f.countryIn(i, c.Head)
	role.Of = f.add(nlp.Mention{Range: nlp.Range{First: i, End: c.Head + 1}, Head: c.Head, Class: n.class,
		Role: nlp.Role{Of: -1, Country: country, Definite: true}})
	if role.Country == "" {
		role.Country = country
	}
	f.spoken[c.Head] = true // so that the phrase is not read a second time
	return c.Head + 1
}
