package coref

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// person adds a named person with the office named before ("US President Donald Trump") or behind ("John Bolton, at
// that time Trump's national security adviser", "Matt Pottinger, who was then the Asia director").
func (f *finder) person(r nlp.Range, m nlp.Mention) {
	start := f.prefix(r, m.First)
	if head := f.lastOffice(start, m.First); head >= 0 {
		m.Role.Office = f.officeRange(start, head)
		m.Role.Of, m.Role.Country = f.ownerIn(start, head), f.countryIn(start, head+1)
		m.Role.Former = f.formerIn(start, m.First)
		m.First = start
		f.take(head, m)
		return
	}
	if c := f.countryIn(start, m.First); c != "" {
		m.Role.Country = c
	}
	if head := f.before(r, &m); head >= 0 {
		f.take(head, m)
		return
	}
	f.take(f.behind(r, &m), m)
}

// before reads an office that a name stands in apposition to: "Peru's foreign minister, Luis Prado, …". It gives the
// noun that names it, or -1.
func (f *finder) before(r nlp.Range, m *nlp.Mention) int {
	d := f.doc
	if m.First < r.First+2 || d.Form(m.First-1) != "," || m.End < r.End && d.Form(m.End) != "," {
		return -1
	}
	at := d.ChunkAt(m.First - 2)
	if at < 0 || d.Chunks[at].Kind != nlp.NounPhrase || d.Chunks[at].First < r.First || f.inName(d.Chunks[at].Head) {
		return -1
	}
	c := d.Chunks[at]
	n, ok := f.noun(d, c.Head)
	if !ok || !n.office && !n.spokes {
		return -1
	}
	start, _ := f.stripDeterminers(c)
	m.Role.Office = f.officeRange(start, c.Head)
	m.Role.Of, m.Role.Country = f.namedOwner(r, start, c.Head), f.countryIn(start, c.Head)
	m.Role.Former, m.Role.Spokes = f.formerIn(start, c.Head), n.spokes
	return c.Head
}

// take adds a person's mention and marks the noun that names the office as spoken for.
func (f *finder) take(head int, m nlp.Mention) {
	i := f.add(m)
	if head >= 0 {
		f.office[head] = i
	}
}

// prefix is the first token of the words before a name that may qualify it: nouns, names, adjectives, "of" and
// possessives, up to a determiner, another preposition or a mark.
func (f *finder) prefix(r nlp.Range, first int) int {
	d := f.doc
	i := first
	for i > r.First {
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

// lastOffice is the last token in [start, end) that names an office, or -1.
func (f *finder) lastOffice(start, end int) int {
	for i := end - 1; i >= start; i-- {
		if n, ok := f.noun(f.doc, i); ok && (n.office || n.spokes) && !f.inName(i) {
			return i
		}
	}
	return -1
}

// officeRange is the office that ends at head, without the country, body or person it belongs to: "national security
// adviser" in "Trump's national security adviser".
func (f *finder) officeRange(start, head int) nlp.Range {
	first := start
	for _, n := range f.doc.Names {
		// A region is part of the office ("Asia director"), a country or a body is whom it belongs to.
		if n.First >= start && n.End <= head && n.End > first && (n.Country != "" || n.Type != nlp.Place) {
			first = n.End
		}
	}
	for first < head && (isPossessive(f.doc, first) || f.formerIn(first, first+1) || f.doc.Tokens[first].Is(nlp.Punct)) {
		first++
	}
	end := head + 1
	if f.doc.Lower(head) == "secretary" || f.doc.Lower(head) == "minister" {
		end = f.portfolioEnd(end)
	}
	return nlp.Range{First: first, End: end}
}

// portfolioEnd reads "of State", "of Foreign Affairs" behind a title.
func (f *finder) portfolioEnd(end int) int {
	d := f.doc
	if end+1 >= len(d.Tokens) || d.Lower(end) != "of" || !d.Tokens[end+1].Is(nlp.Capitalized) {
		return end
	}
	i := end + 1
	for i < len(d.Tokens) && d.Tokens[i].Is(nlp.Capitalized) && !f.inName(i) {
		i++
	}
	if i == end+1 {
		return end
	}
	return i
}

// ownerIn is the last mention in [start, end) of a person, organization or country that an office may belong to, or -1.
func (f *finder) ownerIn(start, end int) int {
	of := -1
	for i, m := range f.doc.Mentions {
		if m.Role.Named && m.First >= start && m.End <= end {
			of = i
		}
	}
	return of
}

// officeTail reads "for the National Security Council", "of France" behind an office and gives the end of the phrase.
func (f *finder) officeTail(r nlp.Range, end int, role *nlp.Role) int {
	d := f.doc
	if end >= r.End {
		return end
	}
	switch d.Lower(end) {
	case "of", "for", "at", "to":
	default:
		return end
	}
	i := end + 1
	for i < r.End && d.Tokens[i].UPOS == nlp.DET {
		i++
	}
	if tail := f.bodyAt(i, role); tail > end {
		return tail
	}
	for k, m := range d.Mentions {
		if m.Role.Named && m.First == i && m.Class != nlp.PersonClass {
			role.Of = k
			if role.Country == "" {
				role.Country = m.Role.Country
			}
			return m.End
		}
	}
	return end
}

// bodyAt reads a body named by a common noun, or by a name that a possessive precedes, behind "of" or "for": "Japan's
// foreign ministry". It adds the body's mention and gives the end of the phrase; 0 where there is none.
func (f *finder) bodyAt(i int, role *nlp.Role) int {
	d := f.doc
	at := d.ChunkAt(i)
	if at < 0 || d.Chunks[at].Kind != nlp.NounPhrase || f.inName(d.Chunks[at].Head) {
		return 0
	}
	c := d.Chunks[at]
	n, ok := f.noun(d, c.Head)
	if !ok || n.class != nlp.OrganizationClass {
		return 0
	}
	country := f.countryIn(i, c.Head)
	role.Of = f.add(nlp.Mention{Range: nlp.Range{First: i, End: c.Head + 1}, Head: c.Head, Class: n.class,
		Role: nlp.Role{Of: -1, Country: country, Definite: true}})
	if role.Country == "" {
		role.Country = country
	}
	f.office[c.Head] = role.Of // so that the phrase is not read a second time
	return c.Head + 1
}

// behind reads an office in apposition to a name, or in "who was …" behind it, and gives the noun that names it, or -1.
func (f *finder) behind(r nlp.Range, m *nlp.Mention) int {
	d := f.doc
	i := m.End
	if i >= r.End || d.Form(i) != "," {
		return -1
	}
	i++
	past := false
	if i+1 < r.End && d.Lower(i) == "who" && d.Tokens[i+1].UPOS == nlp.AUX {
		past = d.Lower(i+1) == "was"
		i += 2
	}
	for i < r.End && f.aside(i) {
		switch d.Lower(i) {
		case "then", "former", "formerly", "time":
			past = true
		}
		i++
	}
	return f.apposition(r, m, i, past)
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
func (f *finder) apposition(r nlp.Range, m *nlp.Mention, i int, past bool) int {
	at := slices.IndexFunc(f.doc.Chunks, func(c nlp.Chunk) bool {
		return c.Kind == nlp.NounPhrase && c.First <= i && i < c.End
	})
	if at < 0 {
		return -1
	}
	c := f.doc.Chunks[at]
	n, ok := f.noun(f.doc, c.Head)
	if !ok || !n.office && !n.spokes || f.inName(c.Head) {
		return -1
	}
	m.Role.Office = f.officeRange(i, c.Head)
	m.Role.Of, m.Role.Country = f.namedOwner(r, i, c.Head), f.countryIn(i, c.Head)
	m.Role.Former = past || f.formerIn(i, c.Head)
	f.lateTail(r, m, c.Head+1)
	return c.Head
}

// namedOwner is like ownerIn, but adds the mention of an owner whose name has not been come to yet.
func (f *finder) namedOwner(r nlp.Range, start, end int) int {
	of := -1
	for _, n := range f.doc.Names {
		if class := nameClasses[n.Type]; class != nlp.OtherClass && n.First >= start && n.End <= end {
			of = f.mentionOf(n)
		}
	}
	return of
}

// lateTail reads "for the National Security Council" behind an office in apposition.
func (f *finder) lateTail(r nlp.Range, m *nlp.Mention, end int) {
	d := f.doc
	if end+1 >= r.End || d.Lower(end) != "for" && d.Lower(end) != "of" && d.Lower(end) != "at" {
		return
	}
	i := end + 1
	for i < r.End && d.Tokens[i].UPOS == nlp.DET {
		i++
	}
	for _, n := range d.Names {
		if n.First == i && nameClasses[n.Type] != nlp.OtherClass && n.Type != nlp.Person {
			m.Role.Of = f.mentionOf(n)
			m.Role.Office.End = n.End
		}
	}
}

// mentionOf is the mention of a name, added if need be.
func (f *finder) mentionOf(n nlp.Name) int {
	for i, m := range f.doc.Mentions {
		if m.Head == n.End-1 && m.Role.Named {
			return i
		}
	}
	return f.add(nlp.Mention{Range: n.Range, Head: n.End - 1, Class: nameClasses[n.Type],
		Role: nlp.Role{Of: -1, Country: n.Country, Named: true}})
}
