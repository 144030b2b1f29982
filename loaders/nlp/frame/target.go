package frame

import "github.com/demarche-kg/demarche/loaders/nlp"

// firstOf gives the actors in the first of some places that has any: prepositions, or "obj".
func (c *clause) firstOf(places []string, v, end int) []int {
	for _, where := range places {
		if found := c.at(where, entry{}, v, end); len(found) > 0 {
			return found
		}
	}
	return nil
}

// target looks for the one it is done to where the entry says.
func (c *clause) target(e entry, v, end int) []int {
	for _, where := range e.targets {
		if found := c.targets(e, c.at(where, e, v, end)); len(found) > 0 {
			return found
		}
	}
	h := c.doc.Chunks[v].Head
	switch {
	case e.recip:
		return nil
	case e.class == "INTEND":
		return nil // what is intended may concern many
	case e.class == "THREATEN", e.class == "REJECT" && c.contentVerb(h) >= 0 && !c.isPassive(v):
		return c.targets(e, c.concerned(c.contentVerb(h))) // "threatened to attack Kenya", "refused to meet him"
	case e.class == "PROTEST" && !c.isPassive(v):
		if found := c.targets(e, c.concerned(c.objectToken(h))); len(found) > 0 {
			return found
		}
		demanded := c.Child(h, nlp.RelSet(nlp.Advcl))
		if o := c.objectToken(h); demanded < 0 && o >= 0 {
			demanded = c.Child(o, nlp.RelSet(nlp.Acl)) // "staged protests to demand …"
		}
		if demanded >= 0 {
			if w := c.Child(demanded, nlp.RelSet(nlp.Ccomp)); w >= 0 {
				if found := c.onlyActors(c.actorsAt(c.Child(w, subjectRels))); len(found) > 0 {
					return found // "… to demand that the government resign"
				}
			}
		}
		return c.targets(e, c.concerned(demanded)) // "marched to demand the release of …"
	case c.isPassive(v):
		return nil
	}
	return c.targets(e, c.concerned(c.objectToken(h))) // "expelled Kenya's ambassador", "took action against Kenya"
}

// contentVerb is the verb or noun that says what is intended or threatened by the verb h: "intends to [visit]", "floated
// the idea of [leaving]"; -1 for none.
func (c *clause) contentVerb(h int) int {
	for k := c.First(h); k >= 0; k = c.Next(k) {
		switch c.Rel(k) {
		case nlp.Xcomp, nlp.Ccomp:
			return k
		case nlp.Obj:
			if w := c.Child(k, nlp.RelSet(nlp.Acl, nlp.Nmod)); w >= 0 && c.doc.Tokens[w].UPOS == nlp.VERB {
				return w
			}
			return k
		}
	}
	return -1
}

// concerning are the prepositions behind which the one stands whom an act or a plan concerns, in order.
var concerning = []string{"against", "with", "on", "of", "to", "from", "by", "for"}

// concerned gives the actors that the verb or noun t concerns: its object, its owner, or those behind its prepositions.
func (c *clause) concerned(t int) []int {
	if t < 0 {
		return nil
	}
	d := c.doc
	try := func(k int) []int {
		if k < 0 {
			return nil
		}
		e := c.actorAt(k, 2)
		if e < 0 || !c.acts(e) && d.Entities[e].Class != nlp.AgreementClass {
			return nil
		}
		return c.actorsAt(k)
	}
	if d.Tokens[t].UPOS == nlp.VERB {
		if o := c.objectToken(t); o >= 0 && c.Rel(t) != nlp.AclRelcl {
			if found := try(o); len(found) > 0 {
				return found
			}
		}
	} else if found := try(c.Child(t, nlp.RelSet(nlp.NmodPoss))); len(found) > 0 {
		return found
	}
	for _, preposition := range concerning {
		if found := try(c.behindToken(t, preposition)); len(found) > 0 {
			return found
		}
	}
	return nil
}

// at gives the actors in one place of the verb group at chunk v: its object, its subject, the subject of its content, or
// behind a preposition.
func (c *clause) at(where string, e entry, v, end int) []int {
	ch := c.doc.Chunks[v]
	switch where {
	case "obj":
		if c.isPassive(v) {
			return nil
		}
		if found := c.actorsAt(c.objectToken(ch.Head)); len(found) > 0 {
			return found
		}
		return c.actors(c.objectByOrder(v, end, e.particle), end)
	case "subj":
		return c.subjects(v)
	case "content":
		if w := c.Child(ch.Head, nlp.RelSet(nlp.Ccomp)); w > ch.Head {
			if found := c.actorsAt(c.Child(w, subjectRels)); len(found) > 0 {
				return found
			}
		}
		if m := c.firstMention(ch.End, end); m >= 0 {
			return c.entities([]int{m})
		}
		return nil
	}
	if found := c.actorsAt(c.behindToken(ch.Head, where)); len(found) > 0 {
		return found
	}
	return c.actors(c.behind(where, ch.End, end), end)
}

// targets leaves the entities that an event of the entry's class can be done to: those that act, and agreements and
// laws where the class is one of taking sides.
func (c *clause) targets(e entry, entities []int) []int {
	switch e.class {
	case "ENDORSE", "REJECT", "DISAPPROVE":
		return entities
	}
	return c.onlyActors(entities)
}

// firstMention is the first mention in [i, end), a leading "that" and articles aside, if it opens what stands there.
func (c *clause) firstMention(i, end int) int {
	d := c.doc
	for k := i; k < min(end, i+4); k++ {
		if m := d.MentionAt(k); m >= 0 {
			return m
		}
		if at := d.ChunkAt(k); at >= 0 && d.Chunks[at].Kind == nlp.VerbGroup {
			return -1
		}
	}
	return -1
}
