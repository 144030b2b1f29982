package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// verb reads the verb at token h, if it is a cue.
func (r *reader) verb(h int) {
	d := r.doc
	next := ""
	if h+1 < r.sent.End {
		next = d.Form(h + 1)
	}
	if n := len(d.Quotations); n > r.from && d.Quotations[n-1].Cue.Has(h) {
		return // "was quoted as saying"
	}
	e, particle := r.lexicon.verb(d.Lemma(h), next)
	if e == nil && d.Tokens[h].XPOS == nlp.VBN {
		r.adjective(h) // "stunned by"
		return
	}
	if e == nil || r.isModifier(h) {
		return
	}
	cue, form := r.verbGroup(h)
	if particle {
		cue.End = max(cue.End, h+2)
	}
	if r.isPassive(h, cue, form) {
		r.passive(h, cue, e)
		return
	}
	source := r.source(h, cue)
	if form.Is(nlp.Gerund) {
		source = r.sameVoice(source, cue)
	}
	if !r.speaks(h, source) {
		return
	}
	if r.closesWith(h, cue, source, form, e) || source.Len() == 0 {
		return
	}
	content, c, cueEnd := r.after(h, cue, source, e)
	if content.Len() == 0 || !r.worthTelling(h, e.manners[c], cue, source, content, form) {
		return
	}
	cue.End = max(cue.End, cueEnd)
	if form.Is(nlp.Infinitive) {
		cue.First = r.aspect(h, cue)
	}
	r.add(e.manners[c], source, r.withAdverbs(cue), content)
}

// closesWith adds what a reporting clause that closes its sentence, or is put into it, reports. It reports whether it is one.
func (r *reader) closesWith(h int, cue, source nlp.Range, form nlp.VerbForm, e *entry) bool {
	if !e.has(bareClause) && !e.has(quotedWords) && !e.has(thatClause) || form.Is(nlp.Infinitive) || form.Is(nlp.Gerund) {
		return false
	}
	content, more, ok := r.before(source, cue)
	if !ok {
		return false
	}
	var m nlp.Manner
	switch {
	case e.has(bareClause):
		m = e.manners[bareClause]
	case r.kind(content) != nlp.Indirect && e.has(quotedWords):
		m = e.manners[quotedWords]
	case e.has(thatClause) && r.Rel(h) == nlp.Parataxis:
		m = e.manners[thatClause] // "…, studies have shown", "…, the paper has learned"
	default:
		return false
	}
	if !r.add(m, source, r.withAdverbs(cue), content) {
		return false
	}
	if more >= 0 {
		r.goOn(len(r.doc.Quotations)-1, nlp.Range{First: more, End: r.limit(h, more)})
	}
	return true
}

// worthTelling reports whether what stands behind a cue tells that somebody said, thought or wanted something.
func (r *reader) worthTelling(h int, m nlp.Manner, cue, source, content nlp.Range, form nlp.VerbForm) bool {
	switch {
	case m == nlp.Wants && r.onlyNamed(h, cue, form), form.Is(nlp.Gerund) && source.Len() == 1 && r.isAny(source.First, "anyone", "anybody", "those", "someone", "people"):
		return false
	case m == nlp.Touches && (r.onlyNamed(h, cue, form) || r.isThing(source)):
		return false
	case m == nlp.Holds && (r.isThing(source) || source.Len() == 1 && r.is(source.First, "it")):
		return false
	}
	return content.Len() > 1 || !r.isAny(content.First, "what", "whatever")
}

// sameVoice is the source of a participle behind a comma, "…, adding that": who said what stands before it, where the tree
// takes a noun in that for the subject.
func (r *reader) sameVoice(source, cue nlp.Range) nlp.Range {
	if cue.First == r.sent.First || r.doc.Form(cue.First-1) != "," {
		return source
	}
	for i := len(r.doc.Quotations) - 1; i >= r.from; i-- {
		q := &r.doc.Quotations[i]
		if q.Source.Len() > 0 && q.Continues < 0 && q.Content.End >= cue.First-2 && q.Content.End <= cue.First && (source.Len() == 0 || q.Content.Overlaps(source)) {
			return q.Source
		}
	}
	return source
}

// isModifier reports whether a verb only qualifies a noun or a clause: "the alleged plan", "considering".
func (r *reader) isModifier(h int) bool {
	switch r.Rel(h) {
	case nlp.Amod, nlp.Compound, nlp.Case, nlp.Mark, nlp.Det:
		at := r.doc.ChunkAt(h)
		return at < 0 || r.doc.Chunks[at].Kind == nlp.NounPhrase || r.doc.Tokens[h].XPOS != nlp.VBD && r.doc.Tokens[h].XPOS != nlp.VBZ
	}
	return false
}

// speaks reports whether a source is told as one: not "I think" within quoted words, which says no more than the words
// do, nor "that means".
func (r *reader) speaks(h int, source nlp.Range) bool {
	if source.Len() != 1 {
		return true
	}
	i := source.First
	if r.quoted(h) && r.doc.Tokens[i].UPOS == nlp.PRON {
		return false
	}
	return !r.isAny(i, "this", "there", "what")
}

// closesInverted reports whether "…, noted Jane Doe" closes the sentence with this cue.
func (r *reader) closesInverted(cue nlp.Range) bool {
	s := r.invertedByOrder(cue)
	return s.Len() > 0 && r.closed(s.End) >= r.sent.End-2 && r.finite(nlp.Range{First: r.sent.First, End: cue.First})
}

// onlyNamed reports whether a verb form names what could be done rather than tells that it was: "pressure to back her",
// "known for promoting it". What somebody went on or seemed to do is told.
func (r *reader) onlyNamed(h int, cue nlp.Range, form nlp.VerbForm) bool {
	if form.Is(nlp.Infinitive) {
		return r.aspect(h, cue) == cue.First
	}
	return form.Is(nlp.Gerund) && cue.First > r.sent.First && r.doc.Tokens[cue.First-1].UPOS == nlp.ADP
}

// aspect is where the cue of the infinitive h begins with the verb that says no more than how it went: "continued to call
// for", "appears to back". It is where the cue begins if there is none.
func (r *reader) aspect(h int, cue nlp.Range) int {
	up := r.Head(h)
	if up < 0 || up > h || r.Rel(h) != nlp.Xcomp || !r.aspects[r.doc.Lemma(up)] || r.objectOf(up) >= 0 {
		return cue.First
	}
	group, form := r.verbGroup(up)
	if form.Is(nlp.Infinitive) {
		return cue.First
	}
	return group.First
}

// isThing reports whether a source is a pronoun of things: "that showed", "it means".
func (r *reader) isThing(source nlp.Range) bool {
	return source.Len() == 1 && r.isAny(source.First, "that", "which", "this", "these", "those")
}

// isPassive reports whether what a verb is done to is its subject, or the noun before it. A participle with a subject of
// its own, or right behind a noun phrase that commas or marks part from what is before it, is taken for a past tense.
func (r *reader) isPassive(h int, cue nlp.Range, form nlp.VerbForm) bool {
	if r.Child(h, nlp.RelSet(nlp.AuxPass)) >= 0 || r.Child(h, passiveSubjects) >= 0 {
		return true
	}
	if form.Is(nlp.Passive) || r.doc.Tokens[h].XPOS == nlp.VBN && cue.Len() == 1 && r.Rel(h) == nlp.Advcl && r.subject(h) < 0 && cue.First <= r.sent.First+2 {
		return true // "asked about it, …"
	}
	return form.Is(nlp.Participle) && r.Child(h, subjects) < 0 && r.putIn(h, cue).Len() == 0 &&
		r.resumed(h, cue).Len() == 0 && !r.closesInverted(cue)
}

// withAdverbs extends a cue by the adverbs right before it: "also questioned".
func (r *reader) withAdverbs(cue nlp.Range) nlp.Range {
	for cue.First > r.sent.First && r.doc.Tokens[cue.First-1].UPOS == nlp.ADV && !r.doc.Tokens[cue.First-1].Is(nlp.SentenceHead) {
		cue.First--
	}
	return cue
}

// passive reads "X was quoted as saying", "it is believed that", "X was told that", "X was criticized by Y".
func (r *reader) passive(h int, cue nlp.Range, e *entry) {
	subject := nlp.Range{}
	if s := r.Child(h, subjects); s >= 0 && s < cue.First {
		subject = r.phrase(s, cue.First)
	} else if r.Rel(h) == nlp.Acl && r.Head(h) >= 0 && r.Head(h) < h {
		subject = r.phrase(r.Head(h), cue.First)
	} else if _, form := r.verbGroup(h); form.Is(nlp.Passive) {
		subject = r.source(h, cue)
	}
	if k := cue.End; k+1 < r.sent.End && r.is(k, "as") && r.isAny(k+1, "saying", "telling", "writing", "claiming") {
		cue.End = k + 2
		r.add(nlp.States, subject, cue, nlp.Range{First: cue.End, End: r.limit(h, cue.End)})
		return
	}
	agent := r.agent(h)
	if agent.Len() > 0 && agent.First > cue.End {
		cue.End = min(agent.First, cue.End+1)
	}
	if content, c, ok := r.clauseAfter(h, cue.End, e); ok && (c != bareClause || subject.Len() == 1 && r.is(subject.First, "it") || e.has(listener)) {
		r.add(e.manners[c], agent, cue, content)
		return
	}
	if subject.Len() == 0 || subject.Len() == 1 && r.is(subject.First, "it") && agent.Len() == 0 {
		return
	}
	if e.has(object) && agent.Len() > 0 {
		r.add(e.manners[object], agent, cue, subject)
		return
	}
	if agent.Len() > 0 {
		return
	}
	if e.has(objectToDo) {
		if x := r.ChildAfter(h, openClauses); x >= 0 && r.isInfinitive(x) {
			r.add(e.manners[objectToDo], nlp.Range{}, cue, nlp.Range{First: cue.End, End: r.Reach(x).End})
			return
		}
	}
	if _, form := r.verbGroup(h); e.has(object) && form.Is(nlp.Passive) {
		if k := cue.End; k+1 < r.sent.End && r.isAny(k, "for", "of", "as") {
			cue.End++
			r.add(e.manners[object], nlp.Range{}, cue, nlp.Range{First: cue.End, End: max(r.phraseEnd(cue.End), r.Reach(h).End)})
			return
		}
		r.add(e.manners[object], nlp.Range{}, cue, subject)
	}
}

// isInfinitive reports whether a "to" marks token x.
func (r *reader) isInfinitive(x int) bool {
	for c := r.First(x); c >= 0 && c < x; c = r.Next(c) {
		if r.Rel(c) == nlp.Mark && r.is(c, "to") {
			return true
		}
	}
	return false
}
