package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// source is the noun phrase that is the subject of the verb h: its own, or that of the verb it hangs on ("…, saying that",
// "and warned that", "wants to say that"), or the noun it describes ("a letter accusing …"). Empty where there is none.
func (r *reader) source(h int, cue nlp.Range) nlp.Range {
	if s := r.behindWords(cue); s.Len() > 0 {
		return s
	}
	if s := r.putIn(h, cue); s.Len() > 0 {
		return s
	}
	if s := r.resumed(h, cue); s.Len() > 0 {
		return s
	}
	first := cue
	for range 6 { // bounds the climb from verb to verb
		if s := r.subject(h); s >= 0 {
			if s >= first.End {
				return r.inverted(s, first.End)
			}
			return r.phrase(s, first.First)
		}
		if first == cue {
			if s := r.invertedByOrder(cue); s.Len() > 0 {
				return s
			}
		}
		up := r.Head(h)
		if up < 0 {
			break
		}
		switch r.Rel(h) {
		case nlp.Acl, nlp.AclRelcl:
			return r.described(up, cue)
		case nlp.Conj, nlp.Advcl, nlp.AdvclRelcl, nlp.Xcomp, nlp.Parataxis, nlp.Ccomp, nlp.Dep:
			if !r.predicates(up) {
				if r.Rel(h) == nlp.Advcl || r.Rel(h) == nlp.Acl {
					return r.described(up, cue)
				}
				return r.phraseBefore(cue)
			}
			h = up
			first, _ = r.verbGroup(up)
		default:
			return r.phraseBefore(cue)
		}
	}
	return r.phraseBefore(cue)
}

// behindWords is the noun phrase behind a verb that follows quoted words and their comma: in "“Full speed,” said Jane Doe"
// the tree takes the quoted noun for the subject.
func (r *reader) behindWords(cue nlp.Range) nlp.Range {
	mark := cue.First - 1
	if mark > r.sent.First && r.doc.Form(mark) == "," {
		mark-- // “Full speed”, said Jane Doe
	} else if mark <= r.sent.First || !r.doc.Tokens[mark-1].Is(nlp.Punct) {
		return nlp.Range{}
	}
	if mark <= r.sent.First || !r.closes(mark) {
		return nlp.Range{}
	}
	s := r.invertedByOrder(cue)
	for i := s.First; i < s.End; i++ {
		if !s.Has(r.Head(i)) {
			return r.inverted(i, cue.End) // with what hangs on it: "said Jane Doe, who leads the party"
		}
	}
	return s
}

// putIn is the noun phrase that stands between a comma and the cue, where the tree takes one before the comma for the
// subject: "The plan, Jane Doe said, is dead", "which, critics say, is dead".
func (r *reader) putIn(h int, cue nlp.Range) nlp.Range {
	s := r.phraseBefore(cue)
	if s.Len() == 0 || s.First <= r.sent.First {
		return nlp.Range{}
	}
	if mark := s.First - 1; !isComma(r.doc.Form(mark)) && !r.closes(mark) {
		return nlp.Range{}
	}
	if subject := r.Child(h, subjects); subject >= s.First {
		return nlp.Range{}
	}
	if mark := r.closed(cue.End); mark < 0 {
		return nlp.Range{}
	}
	return s
}

// subject is the subject of token h, the nearest before it or else the first behind it, or -1.
func (r *reader) subject(h int) int {
	s := -1
	for c := r.First(h); c >= 0; c = r.Next(c) {
		if subjects.Has(r.Rel(c)) && (c < h || s < 0) {
			s = c
		}
	}
	return s
}

// resumed is the noun phrase before a relative clause that a comma closes before the finite verb h, where the tree has no
// subject for the verb: "Jane Doe, who left the party, said".
func (r *reader) resumed(h int, cue nlp.Range) nlp.Range {
	d := r.doc
	if x := d.Tokens[h].XPOS; x != nlp.VBD && x != nlp.VBZ && x != nlp.VBN || cue.First-1 <= r.sent.First || d.Form(cue.First-1) != "," {
		return nlp.Range{}
	}
	if s := r.subject(h); s >= 0 {
		return nlp.Range{}
	}
	for i := cue.First - 2; i > r.sent.First+1; i-- {
		if d.Form(i) == "," && !r.isAny(i+1, "who", "which", "whose") {
			return nlp.Range{}
		}
		if r.isAny(i, "who", "which", "whose") && d.Form(i-1) == "," {
			return r.phraseBefore(nlp.Range{First: i - 1, End: i})
		}
	}
	return nlp.Range{}
}

// predicates reports whether token i can have a subject of its own.
func (r *reader) predicates(i int) bool {
	switch r.doc.Tokens[i].UPOS {
	case nlp.VERB, nlp.AUX, nlp.ADJ:
		return true
	}
	return r.Child(i, subjects) >= 0
}

// phrase is the noun phrase of head s, before token end.
func (r *reader) phrase(s, end int) nlp.Range {
	p := r.Reach(s)
	p.End = min(p.End, end)
	for i := p.First; i < s; i++ {
		if r.closes(i) || r.doc.Form(i) == ":" || r.doc.Form(i) == ";" {
			p.First = i + 1
		}
	}
	at := r.doc.ChunkAt(s)
	if at >= 0 && r.doc.Chunks[at].Kind == nlp.NounPhrase {
		p.First = min(p.First, r.doc.Chunks[at].First)
	}
	if at >= 0 && r.doc.Chunks[at].First > p.First && r.finite(nlp.Range{First: p.First, End: r.doc.Chunks[at].First}) {
		p.First = r.doc.Chunks[at].First // a clause before the noun is no part of its phrase
	}
	return r.tidy(p)
}

// tidy drops marks and small words from the ends of a noun phrase.
func (r *reader) tidy(p nlp.Range) nlp.Range {
	d := r.doc
	for p.First < p.End && (d.Tokens[p.First].UPOS == nlp.CCONJ || d.Tokens[p.First].UPOS == nlp.ADP || d.Tokens[p.First].UPOS == nlp.SCONJ || d.Tokens[p.First].Is(nlp.Punct) && d.Form(p.First) != "$") {
		p.First++
	}
	for p.First < p.End && d.Tokens[p.End-1].Is(nlp.Punct) && d.Form(p.End-1) != ")" {
		p.End--
	}
	return p
}

// inverted is the noun phrase of head s behind a verb, from token first, with an apposition or a relative clause up to
// the end of the sentence or to the next quoted words: "said Jane Doe, who leads the party".
func (r *reader) inverted(s, first int) nlp.Range {
	p := r.Reach(s)
	p.First = max(p.First, first)
	for i := p.First; i < p.End; i++ {
		if r.opens(i) || i > s && r.isAny(i, "adding", "citing", "according") {
			p.End = i
		}
	}
	return r.tidy(p)
}

// invertedByOrder is the noun phrase behind a verb that stands behind a comma or a closing mark: "…, said Jane Doe",
// where no clause of its own follows.
func (r *reader) invertedByOrder(cue nlp.Range) nlp.Range {
	d := r.doc
	if cue.First == r.sent.First || cue.End >= r.sent.End || !d.Tokens[cue.First-1].Is(nlp.Punct) {
		return nlp.Range{}
	}
	if x := d.Tokens[cue.End-1].XPOS; x != nlp.VBD && x != nlp.VBZ && x != nlp.VBP && x != nlp.VBN {
		return nlp.Range{}
	}
	at := d.ChunkFrom(cue.End)
	if at >= len(d.Chunks) || d.Chunks[at].First > cue.End+1 || d.Chunks[at].Kind != nlp.NounPhrase || d.Chunks[at].End > r.sent.End {
		return nlp.Range{}
	}
	if r.closed(d.Chunks[at].End) < 0 {
		return nlp.Range{}
	}
	return nlp.Range{First: cue.End, End: d.Chunks[at].End}
}

// described is the noun phrase that a clause with this cue describes, before the clause; the relative pronoun between
// them where there is one.
func (r *reader) described(noun int, cue nlp.Range) nlp.Range {
	if i := cue.First - 1; i > noun && r.isAny(i, "who", "which", "that") {
		return nlp.Range{First: i, End: i + 1}
	}
	if noun >= cue.First {
		return r.phrase(noun, r.sent.End)
	}
	return r.phrase(noun, cue.First)
}

// phraseBefore is the noun phrase right before a cue, adverbs aside.
func (r *reader) phraseBefore(cue nlp.Range) nlp.Range {
	d := r.doc
	i := cue.First - 1
	for i >= r.sent.First && (d.Tokens[i].UPOS == nlp.ADV || d.Tokens[i].UPOS == nlp.AUX) {
		i--
	}
	if i < r.sent.First {
		return nlp.Range{}
	}
	if k := cue.First - 1; r.isAny(k, "all", "both", "many", "most", "none", "others", "some", "several") {
		return nlp.Range{First: k, End: k + 1}
	}
	at := d.ChunkAt(i)
	if at < 0 || d.Chunks[at].Kind != nlp.NounPhrase {
		return nlp.Range{}
	}
	p := nlp.Range{First: d.Chunks[at].First, End: i + 1}
	for range 4 { // bounds the walk: "the head of the office of the president"
		of := p.First - 1
		if of <= r.sent.First || d.Tokens[of].UPOS != nlp.ADP {
			return p
		}
		before := d.ChunkAt(of - 1)
		if before < 0 || d.Chunks[before].Kind != nlp.NounPhrase || d.Chunks[before].First < r.sent.First {
			break
		}
		p.First = d.Chunks[before].First
	}
	return nlp.Range{}
}

// agent is who stands behind a verb or noun after "by".
func (r *reader) agent(h int) nlp.Range {
	for c := r.First(h); c >= 0; c = r.Next(c) {
		if c < h || !obliques.Has(r.Rel(c)) {
			continue
		}
		if by := r.Child(c, nlp.RelSet(nlp.Case)); by >= 0 && by < c && r.isAny(by, "by") {
			p := r.Reach(c)
			p.First = by + 1
			return r.tidy(p)
		}
	}
	return nlp.Range{}
}
