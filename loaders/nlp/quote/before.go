package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// before finds the content of a reporting clause that closes its sentence or is put into it: "A, X said", "A, said X",
// "A, X said, B". Words quoted or a comma must stand right before the clause, and nothing that it could lead to behind it.
// more is where content goes on behind the clause, -1 where it does not.
func (r *reader) before(source, cue nlp.Range) (content nlp.Range, more int, ok bool) {
	start, end := cue.First, cue.End
	if source.Len() > 0 && source.First < cue.First {
		if !r.joins(source.End, cue.First) {
			return nlp.Range{}, -1, false // the subject is another clause's
		}
		start = source.First
	} else if isInverted(source, cue) {
		end = source.End
	} else {
		return nlp.Range{}, -1, false
	}
	for start > r.sent.First && r.doc.Tokens[start-1].UPOS == nlp.ADV {
		start--
	}
	at := start - 1
	if at >= r.sent.First && r.is(at, "as") && r.doc.Tokens[at].UPOS != nlp.ADV {
		return r.aside(at, end)
	}
	if at < r.sent.First || !isComma(r.doc.Form(at)) && !r.closes(at) && !r.isAny(at, "?", "!") {
		return nlp.Range{}, -1, false
	}
	mark := r.closed(end)
	if mark < 0 && r.closes(at) && r.isAny(at-1, ",", "?", "!") {
		return nlp.Range{First: r.sent.First, End: at + 1}, -1, true // “A,” X said after B had left
	}
	if mark < 0 {
		return r.loose(cue, nlp.Range{First: r.sent.First, End: at}, end)
	}
	content = nlp.Range{First: r.sent.First, End: at}
	quoted := r.closes(at)
	if quoted {
		content.End = at + 1
	}
	more = r.more(mark)
	if !quoted && more >= 0 && r.opens(more) && !r.beginsPhrase() {
		return nlp.Range{}, -1, false // "When asked, X said, …"
	}
	put := more >= 0 && r.doc.Form(mark) == "," && r.finite(nlp.Range{First: more, End: r.sent.End})
	if !quoted && !put && !r.finite(content) {
		return nlp.Range{}, -1, false
	}
	return content, more, true
}

// loose finds the content before a reporting clause that more stands behind than there should: "Kenya has asked for ships,
// the paper reported part of a plan to arm it". What is behind must be no clause, and what is before a main clause.
func (r *reader) loose(cue, before nlp.Range, end int) (content nlp.Range, more int, ok bool) {
	behind := nlp.Range{First: end, End: r.sent.End}
	if !r.beginsPhrase() || end != cue.End || !r.finite(before) || r.startsClause(behind) || r.finite(behind) {
		return nlp.Range{}, -1, false
	}
	for i := end; i < r.sent.End; i++ {
		if r.isAny(i, "that", ":", "whether") || r.opens(i) {
			return nlp.Range{}, -1, false
		}
	}
	return before, -1, true
}

// beginsPhrase reports whether the sentence begins with a noun phrase.
func (r *reader) beginsPhrase() bool {
	switch r.doc.Tokens[r.sent.First].UPOS {
	case nlp.DET, nlp.NOUN, nlp.PROPN, nlp.PRON, nlp.ADJ, nlp.NUM:
		return true
	}
	return false
}

// aside finds the content around "as X said", which begins at token as and ends before token end.
func (r *reader) aside(as, end int) (content nlp.Range, more int, ok bool) {
	mark := r.closed(end)
	if mark < 0 {
		return nlp.Range{}, -1, false
	}
	if as == r.sent.First {
		return nlp.Range{First: mark, End: r.sent.End}, -1, true
	}
	if r.doc.Form(as-1) != "," {
		return nlp.Range{}, -1, false
	}
	return nlp.Range{First: r.sent.First, End: as - 1}, r.more(mark), true
}

// joins reports whether only adverbs, auxiliaries and what commas enclose stand between a subject and its verb.
func (r *reader) joins(i, end int) bool {
	for ; i < end; i++ {
		if r.doc.Form(i) == "," {
			for i++; i < end && r.doc.Form(i) != ","; i++ {
			}
			continue
		}
		switch r.doc.Tokens[i].UPOS {
		case nlp.ADV, nlp.AUX, nlp.PART, nlp.PUNCT:
		default:
			return false
		}
	}
	return true
}

// closed is the mark that closes a reporting clause whose words end before token i, behind adverbs, the one told, time
// and place: a comma, a full stop, a dash, an opening quotation mark, or the end of the sentence. It is -1 where a verb
// or "that" comes first.
func (r *reader) closed(i int) int {
	for k := i; k < r.sent.End; k++ {
		t := r.doc.Tokens[k]
		switch {
		case r.isPredicate(k) && t.XPOS != nlp.VBG, t.UPOS == nlp.SCONJ && r.is(k, "that"):
			return -1
		case t.Is(nlp.Punct):
			switch f := r.doc.Form(k); {
			case f == ":":
				return -1
			case f == "-" || f == "(" || f == ")" || f == "%" || f == "$" || isQuote(f) && !r.opens(k):
			default:
				return k
			}
		case k > i+14:
			return -1
		}
	}
	return r.sent.End
}

// more is where content goes on behind a reporting clause that closes at a mark, or -1.
func (r *reader) more(mark int) int {
	if mark < r.sent.End && r.opens(mark) {
		return mark
	}
	i := mark + 1
	if i >= r.sent.End-1 {
		return -1
	}
	if r.opens(i) {
		return i
	}
	if !isComma(r.doc.Form(mark)) || r.doc.Tokens[i].XPOS == nlp.VBG || r.isAny(i, "citing", "according", "who", "which") {
		return -1
	}
	if r.isAny(i, "and", "but") && i+1 < r.sent.End && r.doc.Tokens[i+1].UPOS != nlp.SCONJ && !r.opens(i+1) {
		if at := r.doc.ChunkAt(i + 1); at >= 0 && r.doc.Chunks[at].Kind == nlp.VerbGroup {
			return -1 // the speaker goes on to do something
		}
	}
	if !r.finite(nlp.Range{First: i, End: r.sent.End}) {
		return -1
	}
	return i
}

// closing reads a sentence that closes with a reporting clause whose verb was taken for a plural noun: "…, the report
// shows". It reports whether there is one.
func (r *reader) closing(i int) bool {
	if r.doc.Tokens[i].XPOS != nlp.NNS && !r.headline || i < r.sent.End-2 || i < r.sent.First+4 {
		return false
	}
	e := r.lexicon.verbs[r.doc.Lemma(i)]
	cue := nlp.Range{First: i, End: i + 1}
	if !e.has(thatClause) {
		return false
	}
	source := r.phraseBefore(cue)
	if source.Len() == 0 {
		return false
	}
	content, _, ok := r.before(source, cue)
	return ok && r.add(e.manners[thatClause], source, cue, content)
}
