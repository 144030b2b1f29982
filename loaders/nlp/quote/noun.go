package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// noun reads the noun at token h, if it is a cue: "X's claim that …", "criticism of Y by X", "X has a plan to …".
func (r *reader) noun(h int) {
	e := r.nouns[r.doc.Lemma(h)]
	if e == nil || r.Rel(h) == nlp.Compound {
		return
	}
	cue := nlp.Range{First: h, End: h + 1}
	source := r.owner(h)
	if source.Len() == 0 {
		source = r.agent(h)
	}
	if source.Len() == 0 {
		source, cue = r.giver(h, cue)
	}
	if source.Len() == 0 && !r.nobodys(h, e) {
		return
	}
	r.led(h, cue, source, e)
}

// nobodys reports whether what the noun h leads to may be told without its source: "despite reports that he left", "amid
// criticism of the plan".
func (r *reader) nobodys(h int, e *entry) bool {
	if h+1 >= r.sent.End {
		return false
	}
	if r.is(h+1, "that") && r.doc.Tokens[h+1].UPOS == nlp.SCONJ {
		return e.has(thatClause) && e.manners[thatClause] == nlp.States
	}
	return r.unsourced[r.doc.Lemma(h)]
}

// giver is the subject of the verb that the noun h is the object or the predicate of, where the verb means no more than
// having or giving; the cue then begins with the verb: "has no plans to", "made the claim that", "is a critic of".
func (r *reader) giver(h int, cue nlp.Range) (nlp.Range, nlp.Range) {
	v := r.Head(h)
	if c := r.Child(h, nlp.RelSet(nlp.Cop)); c >= 0 && c < h {
		v = h
		cue.First = c
	} else if v < 0 || v > h || r.Rel(h) != nlp.Obj || !r.light[r.doc.Lemma(v)] {
		return nlp.Range{}, cue
	} else {
		group, _ := r.verbGroup(v)
		cue.First = group.First
	}
	source := r.source(v, nlp.Range{First: cue.First, End: cue.First + 1})
	if source.First >= cue.First || source.Overlaps(cue) {
		return nlp.Range{}, cue
	}
	return source, cue
}

// owner is the possessor of the noun h: "Jane Doe" in "Jane Doe's claim".
func (r *reader) owner(h int) nlp.Range {
	if o := r.Child(h, owners); o >= 0 && o < h {
		p := r.phrase(o, h)
		return p
	}
	return nlp.Range{}
}
