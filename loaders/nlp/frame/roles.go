package frame

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// What follows finds who stands in which role of a verb, from the dependency tree of the sentence: through passives,
// control ("agreed to pay"), relative clauses, participles and coordination.

var (
	subjectRels = nlp.RelSet(nlp.Nsubj, nlp.NsubjPass, nlp.NsubjOuter)
	objectRels  = nlp.RelSet(nlp.Obj, nlp.Iobj)
	obliqueRels = nlp.RelSet(nlp.Obl, nlp.OblAgent, nlp.Nmod, nlp.Advcl, nlp.Acl)
	caseRels    = nlp.RelSet(nlp.Case, nlp.Mark)
)

// subjectToken is the head of the noun phrase that does, or in a passive undergoes, what the verb p says, or -1: the
// verb's own subject, or the one it shares with the verb or noun that it hangs on.
func (c *clause) subjectToken(p int) int {
	h := p
	for range 8 { // bounds the climb from verb to verb
		if s := c.Child(h, subjectRels); s >= 0 {
			if c.doc.TimeAt(s) >= 0 {
				return -1 // a date taken for a subject: the tree is wrong
			}
			return c.antecedent(s, h)
		}
		up := c.Head(h)
		if up < 0 {
			return -1
		}
		switch c.Rel(h) {
		case nlp.Conj, nlp.Parataxis:
		case nlp.Xcomp:
			if o := c.Child(up, objectRels); o >= 0 && (o < h || c.Rel(o) == nlp.Iobj) && c.doc.Lemma(up) != "promise" {
				return c.antecedent(o, up)
			}
		case nlp.Advcl, nlp.AdvclRelcl, nlp.Obl:
			if o := c.Child(up, objectRels); o >= 0 && c.objectControls(h) {
				return c.antecedent(o, up)
			}
		case nlp.Ccomp:
			if c.doc.Tokens[h].XPOS != nlp.VBG {
				return -1
			}
		case nlp.Acl, nlp.AclRelcl, nlp.Nmod:
			return up
		default:
			return -1
		}
		h = up
	}
	return -1
}

// objectControls reports whether the gerund h is what somebody is accused of, thanked for or kept from: the doer is the
// object of the verb above.
func (c *clause) objectControls(h int) bool {
	if c.doc.Tokens[h].XPOS != nlp.VBG {
		return false
	}
	m := c.Child(h, caseRels)
	if m < 0 {
		return false
	}
	switch c.doc.Lower(m) {
	case "of", "for", "from", "into":
		return true
	}
	return false
}

// antecedent is what a relative pronoun at token s, an argument of token h, stands for; s itself if it is none.
func (c *clause) antecedent(s, h int) int {
	if !c.doc.MayBeRelative(s) {
		return s
	}
	for k := h; k >= 0; k = c.Head(k) {
		if r := c.Rel(k); r == nlp.AclRelcl || r == nlp.Acl {
			return c.Head(k)
		} else if r != nlp.Conj && r != nlp.Xcomp {
			return s
		}
	}
	return s
}

// objectToken is the head of the noun phrase that the active verb p is done to, or -1.
func (c *clause) objectToken(p int) int {
	for k := c.First(p); k >= 0; k = c.Next(k) {
		if objectRels.Has(c.Rel(k)) && c.doc.TimeAt(k) < 0 && (!c.isSum(k) || c.Child(p, nlp.RelSet(nlp.Iobj)) < 0) {
			return c.antecedent(k, p) // of two objects the first: "fined the firm a million"
		}
	}
	if c.Rel(p) == nlp.AclRelcl && c.Head(p) >= 0 && c.Child(p, subjectRels) >= 0 {
		if s := c.Child(p, subjectRels); c.antecedent(s, p) == s {
			return c.Head(p) // "the plan that X rejected", whose pronoun may be left out
		}
	}
	return -1
}

// isSum reports whether token i stands in an amount.
func (c *clause) isSum(i int) bool {
	return c.hasAmount(nlp.Range{First: i, End: i + 1})
}

// behindToken is the head of the phrase that a preposition leads below the verb or noun p, below its object or below
// the verb above an infinitive, or -1.
func (c *clause) behindToken(p int, preposition string) int {
	if k := c.oblique(p, preposition); k >= 0 {
		return k
	}
	for k := c.First(p); k >= 0; k = c.Next(k) {
		if c.Rel(k) == nlp.Obj || c.Rel(k) == nlp.Xcomp && c.doc.Tokens[k].UPOS == nlp.NOUN {
			if o := c.oblique(k, preposition); o >= 0 {
				return o
			}
		}
	}
	return -1
}

// oblique is the dependent of token p that a preposition leads, or -1.
func (c *clause) oblique(p int, preposition string) int {
	for k := c.First(p); k >= 0; k = c.Next(k) {
		if !obliqueRels.Has(c.Rel(k)) || c.doc.TimeAt(k) >= 0 {
			continue
		}
		if m := c.Child(k, caseRels); m >= 0 && m < k && c.doc.Lower(m) == preposition {
			return k
		}
	}
	return -1
}

// actorsAt gives the entities of the noun phrase with head t and of those joined to it, each once.
func (c *clause) actorsAt(t int) []int {
	if t < 0 {
		return nil
	}
	var out []int
	add := func(t int) {
		if e := c.actorAt(t, 3); e >= 0 && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	add(t)
	for k := c.First(t); k >= 0; k = c.Next(k) {
		switch {
		case c.Rel(k) == nlp.Conj && c.doc.Tokens[k].UPOS != nlp.VERB:
			add(k)
		case c.Rel(k) == nlp.Nmod && k > t && len(out) > 0:
			c.misjoined(k, out[0], add)
		}
	}
	return out
}

// misjoined adds what is joined to the complement k of a noun though it is of the noun's kind and not of k's: "Jane Doe of
// Ohio, John Roe of Utah".
func (c *clause) misjoined(k, first int, add func(int)) {
	class := c.doc.Entities[first].Class
	if e := c.actorAt(k, 1); e < 0 || c.doc.Entities[e].Class == class || class != nlp.PersonClass {
		return
	}
	for i := c.First(k); i >= 0; i = c.Next(i) {
		if c.Rel(i) != nlp.Conj {
			continue
		}
		if e := c.actorAt(i, 1); e >= 0 && c.doc.Entities[e].Class == class {
			add(i)
		}
	}
}

// actorAt is the entity of the noun phrase with head t, or -1. A phrase that is no actor itself gives the one whose it is
// ("Washington's efforts"), whom it counts ("hundreds of protesters"), or who stands before it ("US negotiators").
func (c *clause) actorAt(t, depth int) int {
	d := c.doc
	if depth == 0 {
		return -1
	}
	if at := d.ChunkAt(t); at >= 0 && d.Chunks[at].Kind == nlp.NounPhrase {
		if m := d.MentionIn(d.Chunks[at]); m >= 0 && d.Mentions[m].Entity >= 0 && (d.Mentions[m].Has(t) || d.Chunks[at].Head == t) {
			return c.entityOf(m)
		}
	}
	if m := d.MentionAt(t); m >= 0 && d.Mentions[m].Head == t {
		return c.entityOf(m)
	}
	if n := d.NameAt(t); n >= 0 && d.Names[n].Type == nlp.Nationality && d.Tokens[t].UPOS != nlp.ADJ {
		return c.country(d.Names[n].Country) // "the Palestinians"
	}
	for k := c.First(t); k >= 0; k = c.Next(k) {
		switch c.Rel(k) {
		case nlp.NmodPoss:
			if c.lexicon.heads["person"][d.Lemma(t)] {
				return -1 // "his critics" are not he
			}
			if e := c.actorAt(k, depth-1); e >= 0 {
				return e
			}
		case nlp.Nmod:
			if m := c.Child(k, caseRels); m >= 0 && (d.Lower(m) == "of" || d.Lower(m) == "by") && k > t {
				if e := c.actorAt(k, depth-1); e >= 0 && c.acts(e) {
					return e
				}
			}
		}
	}
	if at := d.ChunkAt(t); at >= 0 && d.Chunks[at].Kind == nlp.NounPhrase && d.Chunks[at].Head == t {
		if named := c.named(at); len(named) == 1 {
			return named[0]
		}
	}
	return -1
}

// entityOf is the entity of mention m; that of the one who is named beside it where m only describes him: "the mayor, Jane
// Doe", "the oil firm Acme".
func (c *clause) entityOf(m int) int {
	d := c.doc
	mention := &d.Mentions[m]
	if mention.Entity < 0 || mention.Role.Named && mention.Class != nlp.OfficeClass || !c.sent.Has(mention.Head) {
		return mention.Entity
	}
	for k := c.First(mention.Head); k >= 0; k = c.Next(k) {
		if r := c.Rel(k); r != nlp.Appos && r != nlp.Flat || k < mention.Head {
			continue
		}
		if n := d.MentionAt(k); n >= 0 && c.isNamed(n, mention.Class) {
			return d.Mentions[n].Entity
		}
	}
	if at := d.ChunkAt(mention.Head); at >= 0 && d.Chunks[at].Head >= mention.End {
		if n := d.MentionAt(d.Chunks[at].Head); n >= 0 && c.isNamed(n, mention.Class) {
			return d.Mentions[n].Entity
		}
	}
	return mention.Entity
}

// isNamed reports whether mention n names somebody or something that what is described as of a class may be.
func (c *clause) isNamed(n int, class nlp.EntityClass) bool {
	m := &c.doc.Mentions[n]
	if m.Entity < 0 || !c.doc.Entities[m.Entity].Named {
		return false
	}
	return m.Class == class || m.Class == nlp.PersonClass && class == nlp.OfficeClass
}

// acts reports whether an entity can do or be asked something.
func (c *clause) acts(e int) bool {
	switch c.doc.Entities[e].Class {
	case nlp.PersonClass, nlp.OrganizationClass, nlp.CountryClass, nlp.MilitaryUnitClass, nlp.PlaceClass:
		return true
	}
	return false
}

// chunkOf is the noun phrase chunk that token t heads or stands in, or -1.
func (c *clause) chunkOf(t int) int {
	if t < 0 {
		return -1
	}
	at := c.doc.ChunkAt(t)
	if at >= 0 && c.doc.Chunks[at].Kind == nlp.NounPhrase {
		return at
	}
	return -1
}
