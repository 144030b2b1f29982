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
	byKey    map[string]int // "class:key" -> entity
	surname  map[string]int // last word of a person's name -> latest bearer
	acronym  map[string]int // "NSC" -> entity
	spoken   []int32        // the cluster of phrases that a token names, -1 for none: see resolver.spoken
	entityOf map[int32]int  // cluster of phrases -> entity
}

func newCluster(s *stage, d *nlp.Doc, spoken []int32) *cluster {
	return &cluster{stage: s, doc: d, spoken: spoken, entityOf: map[int32]int{}, byKey: map[string]int{}, surname: map[string]int{}, acronym: map[string]int{}}
}

// joinAll gives every mention its entity.
func (c *cluster) joinAll() {
	for i := range c.doc.Mentions {
		c.join(i)
	}
	c.headlineSurnames()
	c.offices()
	sortMentions(c.doc)
	c.compact()
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
	c.doc.Entities[e].Mentions = append(c.doc.Entities[e].Mentions, i)
	if k := c.spoken[m.Head]; k >= 0 {
		if _, had := c.entityOf[k]; !had {
			c.entityOf[k] = e
		}
	}
}

// entity finds the entity under a key, or makes it.
func (c *cluster) entity(key string, e nlp.Entity) int {
	if at, ok := c.byKey[key]; ok {
		return at
	}
	c.doc.Entities = append(c.doc.Entities, e)
	at := len(c.doc.Entities) - 1
	if key != "" {
		c.byKey[key] = at
	}
	return at
}

// named joins a mention that holds a proper name.
func (c *cluster) named(m *nlp.Mention) int {
	name := c.nameOf(m)
	switch m.Class {
	case nlp.CountryClass:
		if info, ok := c.gazetteer.Country(m.Role.Country); ok {
			return c.entity("country:"+info.Alpha2, nlp.Entity{Class: m.Class, Name: info.Name, Country: info.Alpha2, Named: true})
		}
	case nlp.PersonClass:
		return c.person(m, name)
	}
	key := classKey(m.Class, name)
	if at, ok := c.acronym[name]; ok {
		return at
	}
	at := c.entity(key, nlp.Entity{Class: m.Class, Name: name, Country: m.Role.Country, Named: true})
	if a := acronymOf(name); len(a) >= 2 {
		if _, taken := c.acronym[a]; !taken {
			c.acronym[a] = at
		}
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
	return strings.Join(strings.Fields(c.doc.TextOf(r)), " ")
}

// person joins a personal name: a whole name to the same whole name, a surname to its latest bearer.
func (c *cluster) person(m *nlp.Mention, name string) int {
	words := strings.Fields(name)
	last := words[len(words)-1]
	if len(words) == 1 {
		if at, ok := c.surname[last]; ok {
			return at
		}
	}
	at := c.entity(classKey(nlp.PersonClass, name), nlp.Entity{Class: nlp.PersonClass, Name: name, Named: true})
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
		post := c.entity("office:"+strings.ToLower(words)+"@"+owner,
			nlp.Entity{Class: nlp.OfficeClass, Name: words, Country: m.Role.Country})
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
	for _, m := range c.doc.Entities[from].Mentions {
		c.doc.Mentions[m].Entity = to
	}
	c.doc.Entities[from].Mentions = nil
}

// compact drops entities without mentions and orders the rest by first mention.
func (c *cluster) compact() {
	old := c.doc.Entities
	c.doc.Entities = nil
	to := map[int]int{}
	for i := range c.doc.Mentions {
		m := &c.doc.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		at, ok := to[m.Entity]
		if !ok {
			at = len(c.doc.Entities)
			to[m.Entity] = at
			e := old[m.Entity]
			e.Mentions = nil
			c.doc.Entities = append(c.doc.Entities, e)
		}
		m.Entity = at
		c.doc.Entities[at].Mentions = append(c.doc.Entities[at].Mentions, i)
	}
	for i := range c.doc.Mentions {
		if post := c.doc.Mentions[i].Role.Post; post >= 0 {
			c.doc.Mentions[i].Role.Post = to[post]
		}
	}
}

func classKey(class nlp.EntityClass, name string) string {
	return string(rune('0'+class)) + ":" + strings.ToLower(strings.TrimPrefix(name, "the "))
}

// acronymOf is made of the capitals of a name of several words.
func acronymOf(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		if w[0] >= 'A' && w[0] <= 'Z' {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}
