package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// after finds the content behind the cue of the verb h, by which construction it is led to, and where the cue ends with
// a preposition.
func (r *reader) after(h int, cue, source nlp.Range, e *entry) (content nlp.Range, c construction, cueEnd int) {
	p := cue.End
	if isInverted(source, cue) {
		p = source.End
	}
	if content, c, ok := r.clauseAfter(h, p, e); ok {
		return content, c, 0
	}
	if content, c, ok := r.toDo(h, p, e); ok {
		return r.clip(content, false), c, 0
	}
	if content, c, cueEnd, ok := r.behindPreposition(h, p, e); ok && (cueEnd > 0 || r.objectOf(h) < 0) {
		return r.withoutWhen(r.clip(content, false)), c, cueEnd
	}
	if o := r.objectOf(h); o >= p && e.has(object) {
		return r.withoutWhen(r.clip(r.objectPhrase(h, o, p), false)), object, 0
	}
	if content := r.calledWords(h, p, e); content.Len() > 0 {
		return content, quotedWords, 0
	}
	return r.objectBefore(h, cue, source, e)
}

// calledWords is an object and the quoted words that it is called: "called the ruling “a disgrace”". Empty where there
// are none.
func (r *reader) calledWords(h, p int, e *entry) nlp.Range {
	if o := r.objectOf(h); o < p || !e.has(quotedWords) {
		return nlp.Range{}
	}
	for k := p; k < min(r.sent.End, p+16) && !r.isPredicate(k); k++ {
		if r.opens(k) {
			return nlp.Range{First: p, End: r.quotedEnd(k)}
		}
	}
	return nlp.Range{}
}

// isInverted reports whether a source stands right behind its cue: "said Jane Doe".
func isInverted(source, cue nlp.Range) bool {
	return source.First >= cue.End && source.First <= cue.End+1
}

// objectOf is the object of the verb h behind it, times aside, or -1.
func (r *reader) objectOf(h int) int {
	if o := r.ChildAfter(h, objects); o >= 0 && !r.isTime(r.Reach(o).First) {
		return o
	}
	return -1
}

// clauseAfter finds words that are quoted and clauses behind a cue that ends before token p.
func (r *reader) clauseAfter(h, p int, e *entry) (nlp.Range, construction, bool) {
	d := r.doc
	for k := p; k < min(r.sent.End, p+16); k++ {
		t := d.Tokens[k]
		led := k == p || d.Tokens[k-1].Is(nlp.Punct) && !r.quoted(k-1) || r.is(k-1, "that")
		switch {
		case e.has(quotedWords) && r.opens(k) && led && (d.Form(k) != "'" && d.Form(k) != "‘" || k > p):
			return nlp.Range{First: k, End: r.limit(h, k)}, quotedWords, true
		case e.has(quotedWords) && d.Form(k) == ":" && k+1 == r.sent.End:
			return r.behind, quotedWords, r.behind.Len() > 0 // set off in a paragraph of its own
		case e.has(quotedWords) && d.Form(k) == ":":
			return nlp.Range{First: k + 1, End: r.sent.End}, quotedWords, true
		case e.has(thatClause) && (r.leadsClause(k, p) || r.is(k, "that") && k > p && k+1 < r.sent.End && r.startsClause(nlp.Range{First: k + 1, End: r.sent.End})):
			return nlp.Range{First: k, End: r.limit(h, k)}, thatClause, true
		}
		if r.isPredicate(k) || t.Is(nlp.Punct) && d.Form(k) != "," && !isQuote(d.Form(k)) && d.Form(k) != "-" {
			break
		}
	}
	if !e.has(bareClause) && !e.has(thatClause) {
		return nlp.Range{}, 0, false
	}
	if w := r.ChildAfter(h, clauses); w >= p {
		return nlp.Range{First: max(p, r.Reach(w).First), End: r.limit(h, w)}, e.clause(), true
	}
	if !e.has(bareClause) || r.ChildAfter(h, openClauses) >= 0 {
		return nlp.Range{}, 0, false
	}
	if content := r.asMuch(p); content.Len() > 0 {
		return content, bareClause, true
	}
	content := nlp.Range{First: r.dated(p), End: r.limit(h, p)}
	return content, bareClause, r.startsClause(content)
}

// asMuch is the words that stand for what was told before, from token p: "said so", "says as much", "said the same of him".
func (r *reader) asMuch(p int) nlp.Range {
	if p+1 >= r.sent.End {
		return nlp.Range{}
	}
	switch {
	case r.is(p, "so") && r.doc.Tokens[p+1].Is(nlp.Punct):
		return nlp.Range{First: p, End: p + 1}
	case r.is(p, "as") && r.is(p+1, "much"), r.is(p, "the") && r.is(p+1, "same"):
		return nlp.Range{First: p, End: p + 2}
	}
	return nlp.Range{}
}

// startsClause reports whether a range begins with a subject and its finite verb.
func (r *reader) startsClause(c nlp.Range) bool {
	d := r.doc
	subject := false
	for k := c.First; k < min(c.End, c.First+16); k++ {
		switch t := d.Tokens[k]; t.UPOS {
		case nlp.VERB, nlp.AUX:
			return subject && (t.XPOS == nlp.VBD || t.XPOS == nlp.VBZ || t.XPOS == nlp.VBP || t.XPOS == nlp.MD)
		case nlp.NOUN, nlp.PROPN, nlp.PRON, nlp.NUM:
			subject = true
		case nlp.ADP, nlp.PART:
			if !subject {
				return false
			}
		case nlp.SCONJ:
			return !subject && r.isAny(k, "if", "when", "because", "while", "although", "since")
		case nlp.PUNCT:
			if !isQuote(d.Form(k)) && d.Form(k) != "-" {
				return false
			}
		}
	}
	return false
}

// clause is the construction of a clause of which only the tree is known.
func (e *entry) clause() construction {
	if e.has(bareClause) {
		return bareClause
	}
	return thatClause
}

// leadsClause reports whether token k, behind a cue that ends at p, leads a clause: "that", "whether", "how".
func (r *reader) leadsClause(k, p int) bool {
	if r.is(k, "that") {
		return r.doc.Tokens[k].UPOS == nlp.SCONJ
	}
	if r.isAny(k, "whether", "how", "why") {
		return true
	}
	return k == p && r.isAny(k, "if", "what", "who", "where", "when", "which")
}

// dated skips when it was said: "said on Friday the talks …", "said last week they …".
func (r *reader) dated(i int) int {
	for _, t := range r.doc.TimesIn(nlp.Range{First: i, End: min(i+3, r.sent.End)}) {
		if t.First == i || t.First == i+1 && r.doc.Tokens[i].UPOS == nlp.ADP {
			return t.End
		}
	}
	return i
}

// toDo finds an infinitive, with the one who is to do it.
func (r *reader) toDo(h, p int, e *entry) (nlp.Range, construction, bool) {
	x := r.ChildAfter(h, openClauses)
	if x < p {
		return r.toDoByOrder(h, p, e)
	}
	content := nlp.Range{First: max(p, r.Reach(x).First), End: r.Reach(x).End}
	o := r.ChildAfter(h, nlp.RelSet(nlp.Obj, nlp.Iobj))
	if on := r.ChildAfter(h, nlp.RelSet(nlp.Obl)); o < p && on >= p && r.Reach(on).First < p {
		o = on // "called on X to leave": the preposition is the cue's
	}
	if o >= p && o < x {
		content.First = max(p, r.Reach(o).First)
	}
	switch {
	case !r.isInfinitive(x):
		return content, object, e.has(object)
	case o >= p && o < x:
		return content, objectToDo, e.has(objectToDo)
	}
	return content, infinitive, e.has(infinitive)
}

// toDoByOrder finds "(somebody) to do" by the order of the words, behind when and where it was said.
func (r *reader) toDoByOrder(h, p int, e *entry) (nlp.Range, construction, bool) {
	if !e.has(objectToDo) && !e.has(infinitive) {
		return nlp.Range{}, 0, false
	}
	to := p
	if e.has(objectToDo) {
		to = r.phraseEnd(p)
	}
	if !r.leadsInfinitive(to) {
		to = r.behindAdjuncts(p)
	}
	if !r.leadsInfinitive(to) {
		return nlp.Range{}, 0, false
	}
	if to > p && e.has(objectToDo) {
		return nlp.Range{First: p, End: r.limit(h, to)}, objectToDo, true
	}
	return nlp.Range{First: to, End: r.limit(h, to)}, infinitive, e.has(infinitive)
}

// leadsInfinitive reports whether "to do", "not to do" or a quoted one begins at token i.
func (r *reader) leadsInfinitive(i int) bool {
	if i < r.sent.End && r.is(i, "not") {
		i++
	}
	if i+2 >= r.sent.End || !r.is(i, "to") {
		return false
	}
	if isQuote(r.doc.Form(i + 1)) {
		i++
	}
	return r.doc.Tokens[i+1].XPOS == nlp.VB
}

// behindAdjuncts is the first token behind adverbs, times and prepositional phrases from token i.
func (r *reader) behindAdjuncts(i int) int {
	d := r.doc
	for k := i; k < min(r.sent.End, i+12); {
		switch {
		case d.Tokens[k].UPOS == nlp.ADV:
			k++
		case d.Tokens[k].UPOS == nlp.ADP && k+1 < r.sent.End:
			at := d.ChunkFrom(k + 1)
			if at >= len(d.Chunks) || d.Chunks[at].First > k+2 || d.Chunks[at].Kind != nlp.NounPhrase {
				return k
			}
			k = d.Chunks[at].End
		case r.dated(k) > k:
			k = r.dated(k)
		default:
			return k
		}
	}
	return i
}

// behindPreposition finds what stands behind a preposition that the cue takes. The preposition right behind the cue is a
// part of it.
func (r *reader) behindPreposition(h, p int, e *entry) (content nlp.Range, c construction, cueEnd int, ok bool) {
	if e.takes>>prepositions == 0 {
		return nlp.Range{}, 0, 0, false
	}
	for k := r.First(h); k >= 0; k = r.Next(k) {
		if k < p || !obliques.Has(r.Rel(k)) {
			continue
		}
		prep := r.Child(k, nlp.RelSet(nlp.Case, nlp.Mark))
		if prep < p || prep > k {
			continue
		}
		c, known := r.preps[r.doc.Form(prep)]
		if !known || !e.has(c) || r.isTime(prep+1) {
			continue
		}
		if prep == p {
			cueEnd = prep + 1
		} else if name := r.doc.Form(prep); name != "about" && name != "of" && prep > p+2 {
			continue // "spoke in a house on the hill"
		}
		return nlp.Range{First: prep + 1, End: r.Reach(k).End}, c, cueEnd, true
	}
	if p < r.sent.End {
		if c, known := r.preps[r.doc.Form(p)]; known && e.has(c) && !r.isTime(p+1) {
			return nlp.Range{First: p + 1, End: r.phraseEnd(p + 1)}, c, p + 1, true
		}
	}
	return nlp.Range{}, 0, 0, false
}

// isTime reports whether a time expression begins at token i.
func (r *reader) isTime(i int) bool {
	for range r.doc.TimesIn(nlp.Range{First: i, End: i + 1}) {
		return true
	}
	return false
}

// phraseEnd is where the noun phrase that begins at token i ends, with what hangs on it.
func (r *reader) phraseEnd(i int) int {
	at := r.doc.ChunkFrom(i)
	if at >= len(r.doc.Chunks) || r.doc.Chunks[at].First > i+1 || r.doc.Chunks[at].End > r.sent.End {
		return i
	}
	return max(r.doc.Chunks[at].End, min(r.Reach(r.doc.Chunks[at].Head).End, r.sent.End))
}

// objectPhrase is the object o of the verb h with what is said of it: "accused X of Y", "described X as Y".
func (r *reader) objectPhrase(h, o, p int) nlp.Range {
	content := r.Reach(o)
	content.First = max(content.First, p)
	for k := r.Next(o); k >= 0; k = r.Next(k) {
		if prep := r.Child(k, nlp.RelSet(nlp.Case, nlp.Mark)); prep == content.End && r.isAny(prep, "of", "for", "as", "about", "with", "from", "against", "to", "on") {
			content.End = r.Reach(k).End
		} else if r.Rel(k) == nlp.Xcomp {
			content.End = r.Reach(k).End
		}
	}
	return content
}

// objectBefore finds the object of a relative clause before its subject: "the plan that X criticized" and a fronted one.
func (r *reader) objectBefore(h int, cue, source nlp.Range, e *entry) (nlp.Range, construction, int) {
	if !e.has(object) || source.Len() == 0 || source.First >= cue.First {
		return nlp.Range{}, 0, 0
	}
	if up := r.Head(h); up >= 0 && up < source.First && (r.Rel(h) == nlp.AclRelcl || r.Rel(h) == nlp.Acl) {
		content := r.Reach(up)
		content.End = min(content.End, source.First)
		if content.Len() > 1 && r.isAny(content.End-1, "that", "which", "whom") {
			content.End--
		}
		return r.tidy(content), object, 0
	}
	if o := r.Child(h, objects); o >= 0 && o < source.First {
		return r.Reach(o), object, 0
	}
	return nlp.Range{}, 0, 0
}
