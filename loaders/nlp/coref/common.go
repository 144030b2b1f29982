package coref

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// common joins a noun phrase: a definite one to what it takes up, any other to an entity of the same words.
func (c *cluster) common(i int) int {
	m := &c.doc.Mentions[i]
	if m.Role.Definite {
		if at := c.taken(i); at >= 0 {
			return at
		}
	}
	name := c.doc.TextOf(m.Range)
	key := ""
	if m.Role.Group || m.Role.Definite || m.Class != nlp.PersonClass {
		key = classKey(m.Class, name) // "Japanese officials" are the same officials throughout an article
	}
	return c.entity(key, nlp.Entity{Class: m.Class, Name: name, Country: m.Role.Country, Group: m.Role.Group})
}

// taken is the entity that a definite phrase takes up: the latest of the same class whose head or office has the same
// lemma and whose country does not differ; for a medium, the latest organization that may be one. -1 for none.
func (c *cluster) taken(i int) int {
	d, m := c.doc, &c.doc.Mentions[i]
	lemma := d.Lemma(m.Head)
	for k := i - 1; k >= 0; k-- {
		p := &d.Mentions[k]
		if p.Entity < 0 || p.Class != m.Class || p.Overlaps(m.Range) {
			continue
		}
		if m.Role.Country != "" && p.Role.Country != "" && p.Role.Country != m.Role.Country {
			continue
		}
		if c.headed(p, lemma) {
			return p.Entity
		}
	}
	if n := c.nouns[lemma]; n.media {
		return c.medium(i)
	}
	return -1
}

// headed reports whether a mention's head, or the office it names, has a lemma.
func (c *cluster) headed(p *nlp.Mention, lemma string) bool {
	if !p.Role.Named && c.doc.Lemma(p.Head) == lemma {
		return true
	}
	o := p.Role.Office
	for k := o.First; k < o.End; k++ {
		if c.doc.Lemma(k) == lemma {
			return true
		}
	}
	return false
}

// medium is the latest named organization before mention i that can report: one that no word for a public body heads,
// of the country that the mention says.
func (c *cluster) medium(i int) int {
	for k := i - 1; k >= 0; k-- {
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

// antecedent is the entity that the pronoun at mention i stands for: the latest of fitting class, number, and place:
// the first mention of a sentence, its subject as a rule, goes before those behind it. -1 for none.
func (c *cluster) antecedent(i int) int {
	d, m := c.doc, &c.doc.Mentions[i]
	sentence := d.SentenceOf(m.Head)
	for s := sentence; s >= 0 && s >= sentence-2; s-- {
		for k := 0; k < i; k++ {
			p := &d.Mentions[k]
			if p.Entity >= 0 && d.SentenceOf(p.Head) == s && c.fits(m, p) {
				return p.Entity
			}
		}
	}
	return -1
}

// fits reports whether pronoun m may stand for mention p.
func (c *cluster) fits(m, p *nlp.Mention) bool {
	group := c.doc.Entities[p.Entity].Group
	switch strings.ToLower(c.doc.Form(m.Head)) {
	case "he", "she", "him", "her":
		return p.Class == nlp.PersonClass && !group
	case "they", "them":
		return group || p.Class == nlp.OrganizationClass
	}
	return p.Class == nlp.OrganizationClass || p.Class == nlp.CountryClass
}
