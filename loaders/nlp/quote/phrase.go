package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// according reads "according to X" at token i: what it covers is the rest of the sentence where it opens it, and what
// stands before it elsewhere.
func (r *reader) according(i int) {
	if i+2 >= r.sent.End || !r.is(i, "according") || !r.is(i+1, "to") {
		return
	}
	cue := nlp.Range{First: i, End: i + 2}
	source := r.phraseFrom(i + 2)
	if source.Len() == 0 {
		return
	}
	if i-r.sent.First <= 1 {
		r.add(nlp.States, source, cue, nlp.Range{First: source.End, End: r.sent.End})
		return
	}
	r.add(nlp.States, source, cue, nlp.Range{First: r.sent.First, End: i})
	if end := source.End; end+1 < r.sent.End && r.doc.Form(end) == "," && r.finite(nlp.Range{First: end, End: r.sent.End}) &&
		!r.finite(nlp.Range{First: r.sent.First, End: i}) {
		r.goOn(len(r.doc.Quotations)-1, nlp.Range{First: end, End: r.sent.End})
	}
}

// saidToBe reads an adverb that credits its clause to others without naming them, "he allegedly waved a pistol", and "he
// seems to have left". The cue parts the content.
func (r *reader) saidToBe(i int) {
	if !r.hearsay[r.doc.Lemma(i)] {
		return
	}
	h, cue := i, nlp.Range{First: i, End: i + 1}
	if r.doc.Tokens[i].UPOS == nlp.ADV {
		h = r.Head(i)
	} else {
		cue, _ = r.verbGroup(i)
	}
	if h < 0 || !r.predicates(h) {
		return
	}
	clause := r.Reach(h)
	for clause.First < cue.First && (r.doc.Tokens[clause.First].UPOS == nlp.SCONJ || r.doc.Tokens[clause.First].Is(nlp.Punct)) {
		clause.First++
	}
	before, behind := nlp.Range{First: clause.First, End: cue.First}, nlp.Range{First: cue.End, End: max(cue.End, clause.End)}
	if before.Len() == 0 {
		r.add(nlp.Holds, nlp.Range{}, cue, behind)
	} else if r.add(nlp.Holds, nlp.Range{}, cue, before) {
		r.goOn(len(r.doc.Quotations)-1, behind)
	}
}

// citing reads "citing X" at token i, where X is somebody or something that can be a source: the nearer voice of what the
// clause before it reports, or the one around it, "Reuters, citing officials, said". It reports whether there is one.
func (r *reader) citing(i int) bool {
	d := r.doc
	cue := nlp.Range{First: i, End: i + 1}
	if !r.isAny(i, "citing", "quoting") || i > r.sent.First && d.Form(i-1) != "," {
		return false
	}
	source := r.phraseFrom(i + 1)
	if source.Len() == 0 || !r.canSay(source) {
		return false
	}
	for k := len(d.Quotations) - 1; k >= r.from; k-- {
		if outer := d.Quotations[k]; outer.Manner == nlp.States && outer.Continues < 0 && outer.Cue.Len() > 0 && outer.Cue.First < i {
			r.passOn(k, source, cue)
			return true
		}
	}
	r.cited, r.citedCue = source, cue
	return true
}

// passOn adds the nearer voice of quotation outer.
func (r *reader) passOn(outer int, source, cue nlp.Range) {
	q := r.doc.Quotations[outer]
	q.Source, q.Cue, q.Outer = source, cue, outer
	if !q.Content.Overlaps(cue) {
		r.doc.Quotations = append(r.doc.Quotations, q)
	}
}

// citedLast attaches a source that was cited before anything was reported to what is reported then, or else to what stands
// before it.
func (r *reader) citedLast() {
	if r.cited.Len() == 0 {
		return
	}
	source, cue := r.cited, r.citedCue
	r.cited = nlp.Range{}
	for k := r.from; k < len(r.doc.Quotations); k++ {
		if q := &r.doc.Quotations[k]; q.Manner == nlp.States && q.Continues < 0 && q.Cue.First > cue.First {
			r.passOn(k, source, cue)
			return
		}
	}
	if before := (nlp.Range{First: r.sent.First, End: cue.First}); r.finite(before) {
		r.add(nlp.States, source, cue, before)
	}
}

// canSay reports whether a phrase names a source: a person, a body, people who know, or something written.
func (r *reader) canSay(p nlp.Range) bool {
	for _, n := range r.doc.NamesIn(p) {
		if n.Type == nlp.Person || n.Type == nlp.Organization {
			return true
		}
	}
	for i := p.First; i < p.End; i++ {
		if lemma := r.doc.Lemma(i); r.doc.Tokens[i].UPOS == nlp.NOUN && (r.documents[lemma] || r.informants[lemma]) {
			return true
		}
	}
	return false
}

// adjective reads the adjective at token h, if it is a cue: "X is confident that", "worried about Y".
func (r *reader) adjective(h int) {
	e := r.adjectives[r.doc.Form(h)]
	if e == nil || r.Rel(h) == nlp.Amod {
		return
	}
	cue := nlp.Range{First: h, End: h + 1}
	if c := r.Child(h, nlp.RelSet(nlp.Cop)); c >= 0 && c < h {
		cue.First = c
		for a := r.First(h); a >= 0 && a < c; a = r.Next(a) {
			if r.Rel(a) == nlp.Aux {
				cue.First = min(cue.First, a)
			}
		}
	}
	source := r.source(h, cue)
	if source.Len() == 0 || source.First > h {
		return
	}
	r.led(h, cue, source, e)
}

// led adds what a noun or adjective leads to: a clause, an infinitive, or what stands behind its preposition.
func (r *reader) led(h int, cue, source nlp.Range, e *entry) bool {
	p := h + 1
	if p >= r.sent.End {
		return false
	}
	if e.has(thatClause) && (r.is(p, "that") && r.doc.Tokens[p].UPOS == nlp.SCONJ || r.isAny(p, "whether")) {
		end := r.limit(h, p)
		if w := r.ChildAfter(h, nlp.RelSet(nlp.Ccomp, nlp.Acl)); w > p {
			end = min(end, r.Reach(w).End)
		}
		return r.add(e.manners[thatClause], source, cue, nlp.Range{First: p, End: end})
	}
	if w := r.ChildAfter(h, clauses); w > h && (e.has(bareClause) || e.has(thatClause) && r.leadsClause(r.Reach(w).First, p)) {
		return r.add(e.manners[e.clause()], source, cue, nlp.Range{First: r.Reach(w).First, End: r.Reach(w).End})
	}
	if e.has(infinitive) && r.is(p, "to") && p+1 < r.sent.End && r.doc.Tokens[p+1].XPOS == nlp.VB {
		end := r.sent.End
		if reach := r.Reach(h); reach.End > p+1 {
			end = reach.End
		}
		return r.add(e.manners[infinitive], source, cue, nlp.Range{First: p, End: end})
	}
	if c, known := r.preps[r.doc.Form(p)]; known && e.has(c) {
		end := max(r.phraseEnd(p+1), r.behindCase(h, p))
		cue.End = p + 1
		return r.add(e.manners[c], source, cue, nlp.Range{First: p + 1, End: end})
	}
	return false
}

// behindCase is where what the preposition p leads below the cue h ends; where the tree has no such phrase, all below h.
func (r *reader) behindCase(h, p int) int {
	for c := r.First(h); c >= 0; c = r.Next(c) {
		if c > p && r.Reach(c).First == p {
			return r.Reach(c).End
		}
	}
	return r.Reach(h).End
}

// phraseFrom is the noun phrase that begins at token i with what follows up to a comma or the end of the sentence.
func (r *reader) phraseFrom(i int) nlp.Range {
	p := nlp.Range{First: i, End: i}
	depth := 0
	for ; p.End < r.sent.End; p.End++ {
		switch r.doc.Form(p.End) {
		case "(":
			depth++
		case ")":
			depth--
		case ",", ";", ":", ".", "--", "—", "–", "?", "!":
			if depth <= 0 {
				return r.tidy(p)
			}
		}
		if r.opens(p.End) && p.End > i {
			break
		}
	}
	return r.tidy(p)
}
