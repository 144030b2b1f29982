package coref

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// cluster joins mentions to entities, in the order of the text.
type cluster struct {
	*stage
	doc      *nlp.Doc
	byKey    keys           // by class and name
	acronym  keys           // "NSC"
	key      []byte         // the last one made
	surname  map[string]int // last word of a person's name -> latest bearer
	spoken   []int32        // the cluster of phrases that a token names, -1 for none: see resolver.spoken
	entityOf []int32        // cluster of phrases -> entity, -1 for none
	latest   []int32        // of an entity: its latest mention, -1 for none
	before   []int32        // of a mention: the one before it of the same entity, -1 for none

	// For compact.
	old   []nlp.Entity
	to    []int32 // new index of an entity, -1 for none
	sizes []int32 // how many mentions it has
}

func (c *cluster) reset(s *stage, d *nlp.Doc, r *resolver) {
	c.stage, c.doc, c.spoken = s, d, r.spoken()
	c.byKey.reset()
	c.acronym.reset()
	c.surname = emptied(c.surname)
	c.entityOf = filled(c.entityOf, len(r.chains), -1)
	c.latest, c.before = c.latest[:0], filled(c.before, len(d.Mentions), -1)
}

// forget drops what points into the document's text.
func (c *cluster) forget() {
	clear(c.surname)
	clear(c.old)
	c.old = c.old[:0]
}

// joinAll gives every mention its entity. Entity.Mentions waits for compact.
func (c *cluster) joinAll() {
	for i := range c.doc.Mentions {
		c.join(i)
	}
	c.headlineSurnames()
	c.offices()
}

// join gives mention i its entity. A pronoun without an antecedent stays without one.
func (c *cluster) join(i int) {
	m := &c.doc.Mentions[i]
	var e int
	switch {
	case m.Role.Named:
		e = c.named(m)
	case c.doc.Tokens[m.Head].UPOS == nlp.PRON:
		if e = c.antecedent(i); e < 0 {
			return
		}
	default:
		e = c.common(i)
	}
	m.Entity = e
	c.before[i], c.latest[e] = c.latest[e], int32(i)
	if k := c.spoken[m.Head]; k >= 0 && c.entityOf[k] < 0 {
		c.entityOf[k] = int32(e)
	}
}

// entity finds the entity under a key, or makes it. Nothing is found again that has no key.
func (c *cluster) entity(key []byte, e nlp.Entity) int {
	if at, ok := c.byKey.find(key); ok {
		return at
	}
	at := len(c.doc.Entities)
	c.doc.Entities, c.latest = append(c.doc.Entities, e), append(c.latest, -1)
	if len(key) > 0 {
		c.byKey.keep(key, at)
	}
	return at
}

// named joins a mention that holds a proper name.
func (c *cluster) named(m *nlp.Mention) int {
	name := c.nameOf(m)
	switch m.Class {
	case nlp.CountryClass:
		if info, ok := c.gazetteer.Country(m.Role.Country); ok {
			c.key = append(append(c.key[:0], "country:"...), info.Alpha2...)
			return c.entity(c.key, nlp.Entity{Class: m.Class, Name: info.Name, Country: info.Alpha2, Named: true})
		}
	case nlp.PersonClass:
		return c.person(m, name)
	}
	if at, ok := c.acronym.entity[name]; ok {
		return at
	}
	at := c.entity(c.classKey(m.Class, name), nlp.Entity{Class: m.Class, Name: name, Country: m.Role.Country, Named: true})
	c.key = appendAcronym(c.key[:0], name)
	if _, taken := c.acronym.find(c.key); len(c.key) >= 2 && !taken {
		c.acronym.keep(c.key, at)
	}
	return at
}

// nameOf is the canonical name that the gazetteer has for a mention's name, or the name as it stands.
func (c *cluster) nameOf(m *nlp.Mention) string {
	if p, ok := c.partyAt(c.doc, m.Head); ok && m.Class == nlp.OrganizationClass {
		return p.name
	}
	n := &c.doc.Names[c.doc.NameAt(m.Head)] // a mention is Named only when a name ends at its head
	if n.Canon != "" {
		return n.Canon
	}
	return c.words(n.Range)
}

// words is what stands at r, on one line: names are compared and shown without the line breaks of a text.
func (c *cluster) words(r nlp.Range) string {
	return oneLine(c.doc.TextOf(r))
}

// person joins a personal name: a whole name to the same whole name, a surname to its latest bearer.
func (c *cluster) person(m *nlp.Mention, name string) int {
	space := strings.LastIndexByte(name, ' ')
	last := name[space+1:]
	if space < 0 {
		if at, ok := c.surname[last]; ok {
			return at
		}
	}
	at := c.entity(c.classKey(nlp.PersonClass, name), nlp.Entity{Class: nlp.PersonClass, Name: name, Named: true})
	c.surname[last] = at
	return at
}

// headlineSurnames gives a person known only by surname, as in the headline, its whole name from the body.
func (c *cluster) headlineSurnames() {
	for i := range c.doc.Entities {
		e := &c.doc.Entities[i]
		if e.Class != nlp.PersonClass || !e.Named || strings.Contains(e.Name, " ") {
			continue
		}
		if at, ok := c.surname[e.Name]; ok && at != i {
			c.merge(i, at)
		}
	}
}

// offices makes an entity of every office that a mention names, the same for the same words and the same owner.
func (c *cluster) offices() {
	for i := range len(c.doc.Mentions) {
		m := &c.doc.Mentions[i]
		m.Role.Post = -1
		takesUp := !m.Role.Named && m.Role.Definite && m.Role.Of < 0 && m.Role.Country == "" && m.Entity >= 0 && c.doc.Entities[m.Entity].Named
		if m.Role.Office.Len() == 0 || m.Entity < 0 || takesUp { // "the president" tells nothing new of the president
			continue
		}
		words := c.officeName(m)
		if m.Role.Country == "" && m.Role.Of < 0 && c.doc.Entities[m.Entity].Named {
			m.Role.Country = c.ledCountry(c.doc.Entities[m.Entity].Name, words, m.Role.Former)
		}
		owner := m.Role.Country
		if m.Role.Of >= 0 && c.doc.Mentions[m.Role.Of].Entity >= 0 {
			owner = c.doc.Entities[c.doc.Mentions[m.Role.Of].Entity].Name
		}
		c.key = append(appendLower(append(c.key[:0], "office:"...), words), '@')
		c.key = append(c.key, owner...)
		post := c.entity(c.key, nlp.Entity{Class: nlp.OfficeClass, Name: words, Country: m.Role.Country})
		c.doc.Mentions = append(c.doc.Mentions, nlp.Mention{Range: c.officeWords(i), Head: m.Role.Office.End - 1,
			Class: nlp.OfficeClass, Entity: post, Role: nlp.Role{Of: -1, Post: -1, Country: m.Role.Country}})
		c.doc.Mentions[i].Role.Post = post
	}
}

// officeName is what mention m calls an office, in the singular: "President" in "Presidents Jane Harlow and Peter Cole".
func (c *cluster) officeName(m *nlp.Mention) string {
	words := c.words(m.Role.Office)
	if last := m.Role.Office.End - 1; plural(c.doc, last) {
		if form := c.doc.Form(last); strings.HasSuffix(words, form) && strings.HasSuffix(form, "s") {
			return strings.TrimSuffix(words, "s")
		}
	}
	return words
}

// ledCountry is the country where the gazetteer has somebody in an office at the date of the text, or for a former holder
// at any time; "" for none, or for more than one.
func (c *cluster) ledCountry(name, office string, former bool) string {
	q := gazetteer.LeaderQuery{Name: name, Office: strings.ReplaceAll(office, "-", " ")}
	if date := c.doc.Meta.Published; len(date) >= 10 && !former {
		q.Date = date[:10]
	}
	country := ""
	for _, l := range c.gazetteer.LeadersAt(q) {
		if country != "" && l.Country != country {
			return ""
		}
		country = l.Country
	}
	return country
}

// officeWords is the office that mention i names, with whom it belongs to: "US President", "Trump's national security
// adviser".
func (c *cluster) officeWords(i int) nlp.Range {
	m := &c.doc.Mentions[i]
	r := m.Role.Office
	if r.First > m.First && m.Has(r.First) {
		r.First = m.First
	} else if of := m.Role.Of; of >= 0 && c.doc.Mentions[of].First < r.First && r.First-c.doc.Mentions[of].End <= 1 {
		r.First = c.doc.Mentions[of].First
	}
	return r
}

// merge moves the mentions of entity from to entity to.
func (c *cluster) merge(from, to int) {
	for m := c.latest[from]; m >= 0; m = c.before[m] {
		c.doc.Mentions[m].Entity = to
	}
	c.latest[from] = -1
}

// compact drops entities without mentions, orders the rest by first mention, and gives them their mentions, which share
// one slice.
func (c *cluster) compact() {
	d := c.doc
	c.old = append(c.old[:0], d.Entities...)
	d.Entities = d.Entities[:0]
	c.to, c.sizes = filled(c.to, len(c.old), -1), filled(c.sizes, len(c.old), 0)
	total := 0
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		if c.to[m.Entity] < 0 {
			c.to[m.Entity] = int32(len(d.Entities))
			d.Entities = append(d.Entities, c.old[m.Entity])
		}
		m.Entity = int(c.to[m.Entity])
		c.sizes[m.Entity]++
		total++
	}
	room := make([]int, total)
	for i := range d.Entities {
		d.Entities[i].Mentions, room = room[:0:c.sizes[i]], room[c.sizes[i]:]
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if e := m.Entity; e >= 0 {
			d.Entities[e].Mentions = append(d.Entities[e].Mentions, i)
		}
		if m.Role.Post >= 0 {
			m.Role.Post = int(c.to[m.Role.Post])
		}
	}
}

// classKey is the key of an entity of a class by its name. It is valid until the next key is made.
func (c *cluster) classKey(class nlp.EntityClass, name string) []byte {
	c.key = append(c.key[:0], '0'+byte(class), ':')
	c.key = appendLower(c.key, strings.TrimPrefix(name, "the "))
	return c.key
}
