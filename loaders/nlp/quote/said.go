package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// said reads the clause of a reporting verb at chunk v: what it reports stands behind it, or before it where the
// clause closes the sentence ("…, the magazine said").
func (r *reader) said(v int, c nlp.Chunk) {
	speaker, source, inverted := r.speaker(v, c)
	if speaker < 0 && !c.Verb.Is(nlp.Gerund) {
		return
	}
	after := nlp.Range{First: c.End, End: r.clauseEnd(c.End)}
	if inverted {
		after.First = source.End
	}
	if before, ok := r.preceding(source, c, inverted); ok {
		r.add(source, c.Range, before, speaker)
		return
	}
	after.First = r.dated(r.addressee(after))
	r.add(source, c.Range, after, speaker)
}

// speaker is the mention that says it, where it stands, and whether it stands behind the verb: "…, said John Doe".
func (r *reader) speaker(v int, c nlp.Chunk) (mention int, source nlp.Range, inverted bool) {
	d := r.doc
	if c.End < r.sent.End && c.First > r.sent.First && d.Tokens[c.First-1].Is(nlp.Punct) && !c.Verb.Is(nlp.Gerund) {
		if m := r.mentionFrom(c.End); m >= 0 && !r.verbAt(d.Mentions[m].End) {
			return m, d.Mentions[m].Range, true
		}
	}
	if c.Verb.Is(nlp.Gerund) {
		if q := r.before(c.First); q >= 0 {
			return d.Quotations[q].Speaker, d.Quotations[q].Source, false // "…, the spokesman said, adding that"
		}
	}
	subject := d.Subject(v, r.sent.First)
	if len(subject) == 0 {
		return -1, nlp.Range{}, false
	}
	m := subject[len(subject)-1]
	return m, d.Mentions[m].Range, false
}

// verbAt reports whether a verb group begins at token i: what stands before it is its subject.
func (r *reader) verbAt(i int) bool {
	at := r.doc.ChunkAt(i)
	return at >= 0 && r.doc.Chunks[at].Kind == nlp.VerbGroup && i < r.sent.End
}

// before is the latest quotation of the sentence whose cue, a verb, stands before token i, or -1.
func (r *reader) before(i int) int {
	for k := len(r.doc.Quotations) - 1; k >= r.from; k-- {
		if q := r.doc.Quotations[k]; q.Cue.First < i && q.Cue.Len() > 0 && r.doc.Lower(q.Cue.First) != "according" && q.Speaker >= 0 {
			return k
		}
	}
	return -1
}

// mentionFrom is the mention that begins at token i, determiners and numbers aside, or -1.
func (r *reader) mentionFrom(i int) int {
	for i < r.sent.End && (r.doc.Tokens[i].UPOS == nlp.DET || r.doc.Tokens[i].UPOS == nlp.NUM) {
		i++
	}
	if i >= r.sent.End {
		return -1
	}
	if m := r.doc.MentionAt(i); m >= 0 && r.doc.Mentions[m].First <= i {
		return m
	}
	return -1
}

// preceding is what stands before a reporting clause that closes its sentence, or is put into it: there must be a comma
// or a quotation mark before the speaker, and a verb before that.
func (r *reader) preceding(source nlp.Range, c nlp.Chunk, inverted bool) (nlp.Range, bool) {
	d := r.doc
	if c.Verb.Is(nlp.Gerund) {
		return nlp.Range{}, false
	}
	start := source.First
	if inverted {
		start = c.First
	}
	for start > r.sent.First && (d.Tokens[start-1].UPOS == nlp.DET || d.Tokens[start-1].UPOS == nlp.ADJ) {
		start--
	}
	if start-1 <= r.sent.First || !isComma(d.Form(start-1)) && !isQuote(d.Form(start-1)) {
		return nlp.Range{}, false
	}
	content := nlp.Range{First: r.sent.First, End: start - 1}
	if isQuote(d.Form(start - 1)) {
		content.End = start
	}
	if d.Tokens[r.sent.First].UPOS == nlp.SCONJ || !r.hasFiniteVerb(content) {
		return nlp.Range{}, false
	}
	return content, true
}

func isComma(form string) bool { return form == "," || form == "--" || form == "–" || form == "—" }

func (r *reader) hasFiniteVerb(content nlp.Range) bool {
	for _, c := range r.doc.ChunksIn(content) {
		if c.Kind == nlp.VerbGroup && c.End <= content.End && !c.Verb.Is(nlp.Infinitive) && !c.Verb.Is(nlp.Gerund) {
			return true
		}
	}
	return false
}

// addressee is where what is told begins, behind the one who is told: "told Bolton (that) …", "told reporters on Friday that …".
func (r *reader) addressee(told nlp.Range) int {
	d, i := r.doc, told.First
	for k := i; k < min(told.End, i+8); k++ {
		if d.Lower(k) == "that" && d.Tokens[k].UPOS == nlp.SCONJ {
			return k
		}
	}
	if at := d.ChunkAt(i); at >= 0 && d.Chunks[at].First == i && at+1 < len(d.Chunks) && d.Chunks[at].Kind == nlp.NounPhrase {
		next := d.Chunks[at+1]
		if next.Kind == nlp.NounPhrase && next.First == d.Chunks[at].End && next.End <= told.End {
			return next.First // two phrases side by side: the one told, then the subject of what is told
		}
	}
	return i
}

// dated skips when it was said: "said on Friday the talks …", "said last week they …".
func (r *reader) dated(i int) int {
	d := r.doc
	for _, t := range d.TimesIn(nlp.Range{First: i, End: min(i+3, r.sent.End)}) {
		if t.First == i || t.First == i+1 && d.Tokens[i].UPOS == nlp.ADP {
			return t.End
		}
	}
	return i
}

// clauseEnd is where what is said ends: the end of the sentence, or a ", citing", ", adding", ", according to".
func (r *reader) clauseEnd(i int) int {
	d := r.doc
	for k := i; k+1 < r.sent.End; k++ {
		if d.Form(k) != "," {
			continue
		}
		switch d.Lower(k + 1) {
		case "citing", "quoting", "adding", "saying", "noting":
			return k
		case "according":
			return k
		case "and", "but":
			if at := d.ChunkAt(k + 2); at >= 0 && d.Chunks[at].First == k+2 && d.Chunks[at].Kind == nlp.VerbGroup {
				return k // the speaker goes on to do something: "…, and has floated the idea"
			}
		}
	}
	return r.sent.End
}

// citing reads ", citing X": X is the nearer voice of what the clause before it reports.
func (r *reader) citing(c nlp.Chunk) {
	m := r.mentionFrom(c.End)
	if m < 0 {
		return
	}
	for i := len(r.doc.Quotations) - 1; i >= r.from; i-- {
		if outer := r.doc.Quotations[i]; outer.Cue.First < c.First {
			r.doc.Quotations = append(r.doc.Quotations, nlp.Quotation{Kind: outer.Kind, Source: r.doc.Mentions[m].Range,
				Cue: c.Range, Content: outer.Content, Speaker: m, Outer: i})
			return
		}
	}
	r.add(r.doc.Mentions[m].Range, c.Range, nlp.Range{First: r.sent.First, End: c.First}, m)
}

// isAccording reports whether "according to" begins at token i.
func (r *reader) isAccording(i int) bool {
	return r.doc.Lower(i) == "according" && i+1 < r.sent.End && r.doc.Lower(i+1) == "to"
}

// according reads "according to X": what it covers is the rest of the sentence where it opens it, and what stands
// before it elsewhere.
func (r *reader) according(i int) {
	m := r.mentionFrom(i + 2)
	cue := nlp.Range{First: i, End: i + 2}
	if m < 0 {
		return
	}
	source := r.doc.Mentions[m].Range
	if i-r.sent.First <= 1 {
		first := source.End
		for k := first; k < r.sent.End && k < first+12; k++ {
			if r.doc.Form(k) == "," {
				first = k
				break
			}
		}
		r.add(source, cue, nlp.Range{First: first, End: r.sent.End}, m)
		return
	}
	r.add(source, cue, nlp.Range{First: r.sent.First, End: i}, m)
}
