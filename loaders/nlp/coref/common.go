package coref

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// lookBack is how many mentions back a phrase finds what it takes up. Whoever was last spoken of a thousand mentions ago,
// more than a whole article has, is named again and not taken up by "the official"; and the bound keeps the work on a
// long text in proportion to its length.
const lookBack = 1000

// common joins a noun phrase: a definite one to what it takes up, any other to an entity of the same words.
func (c *cluster) common(i int) int {
	m := &c.doc.Mentions[i]
	if m.Role.Definite {
		if e, ok := c.chained(i); ok && c.doc.Entities[e].Class == m.Class {
			return e
		}
		if at := c.taken(i); at >= 0 {
			return at
		}
	}
	name := c.words(m.Range)
	var key []byte
	if m.Role.Group || m.Role.Definite || m.Class != nlp.PersonClass {
		key = c.classKey(m.Class, name) // "Japanese officials" are the same officials throughout an article
	}
	return c.entity(key, nlp.Entity{Class: m.Class, Name: name, Country: m.Role.Country, Group: m.Role.Group})
}

// taken is the entity that a definite phrase takes up: the latest of the same class whose head or office has the same
// lemma and whose country does not differ; for a medium, the latest organization that may be one. -1 for none.
func (c *cluster) taken(i int) int {
	d, m := c.doc, &c.doc.Mentions[i]
	lemma := strings.ToLower(d.Lemma(m.Head))
	for k := i - 1; k >= max(0, i-lookBack); k-- {
		p := &d.Mentions[k]
		if p.Entity < 0 || p.Class != m.Class || p.Overlaps(m.Range) {
			continue
		}
		if m.Role.Country != "" && p.Role.Country != "" && p.Role.Country != m.Role.Country {
			continue
		}
		if c.headed(p, lemma, c.ranksBelow(m.Head)) {
			return p.Entity
		}
	}
	if n := c.nouns[lemma]; n.media {
		return c.medium(i)
	}
	return -1
}

// headed reports whether a mention's head, or the office it names, has a lemma, in the same rank: "the president" does
// not take up the vice president.
func (c *cluster) headed(p *nlp.Mention, lemma string, below bool) bool {
	fits := func(i int) bool { // a title keeps its capital, even in its lemma
		return strings.EqualFold(c.doc.Lemma(i), lemma) && c.ranksBelow(i) == below
	}
	if !p.Role.Named && fits(p.Head) {
		return true
	}
	o := p.Role.Office
	for k := o.First; k < o.End; k++ {
		if fits(k) {
			return true
		}
	}
	return false
}

// ranksBelow reports whether the word before token i puts its office below the one that it names.
func (c *cluster) ranksBelow(i int) bool {
	if i == 0 {
		return false
	}
	switch c.doc.Lower(i - 1) {
	case "vice", "deputy", "assistant":
		return true
	}
	return false
}

// medium is the latest named organization before mention i that can report: one that no word for a public body heads,
// of the country that the mention says.
func (c *cluster) medium(i int) int {
	for k := i - 1; k >= max(0, i-lookBack); k-- {
		p := &c.doc.Mentions[k]
		if p.Class == nlp.OrganizationClass && p.Role.Named && p.Entity >= 0 && c.mayReport(p, c.doc.Mentions[i].Role.Country) {
			return p.Entity
		}
	}
	return -1
}

func (c *cluster) mayReport(p *nlp.Mention, country string) bool {
	if n, ok := c.noun(c.doc, p.Head); ok && n.class == nlp.OrganizationClass && !n.media {
		return false
	}
	return country == "" || p.Role.Country == "" || p.Role.Country == country
}

// chained is the entity of the phrases that mention i is in one cluster with, unless a mention of it is an argument of
// the same verb: whoever thanks the king is not the king.
func (c *cluster) chained(i int) (entity int, ok bool) {
	d, m := c.doc, &c.doc.Mentions[i]
	k := c.spoken[m.Head]
	if k < 0 {
		return -1, false
	}
	if entity = int(c.entityOf[k]); entity < 0 {
		return -1, false
	}
	last := &d.Mentions[c.latest[entity]]
	governor := d.Tokens[m.Head].Head
	return entity, last.Overlaps(m.Range) || governor < 0 || d.Tokens[last.Head].Head != governor
}

// antecedent is the entity that the pronoun at mention i stands for: that of the phrases that it is chained with. -1 for
// none, or for one that no such pronoun can stand for.
func (c *cluster) antecedent(i int) int {
	if e, ok := c.chained(i); ok && c.fits(&c.doc.Mentions[i], &c.doc.Entities[e]) {
		return e
	}
	return -1
}

// fits reports whether pronoun m may stand for entity e.
func (c *cluster) fits(m *nlp.Mention, e *nlp.Entity) bool {
	switch c.doc.Lower(m.Head) {
	case "he", "she", "him", "her":
		return e.Class == nlp.PersonClass && !e.Group
	case "they", "them":
		return e.Group || e.Class != nlp.PersonClass
	}
	return e.Class != nlp.PersonClass
}
