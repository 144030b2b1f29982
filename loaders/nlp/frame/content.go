package frame

import "github.com/demarche-kg/demarche/loaders/nlp"

// infinitive is the index of an infinitive that depends on the verb before token i: nothing but its object may stand
// between. -1 for none.
func (c *clause) infinitive(i, end int) int {
	d := c.doc
	phrases := 0
	for k, ch := range d.ChunksIn(nlp.Range{First: i, End: end}) {
		switch {
		case ch.End > end || phrases > 3:
			return -1
		case ch.Kind == nlp.VerbGroup && ch.Verb.Is(nlp.Infinitive):
			return k
		case ch.Kind == nlp.VerbGroup:
			return -1
		}
		phrases++
	}
	return -1
}

// contentClause is the first token of the clause that a verb of demanding or saying governs, or -1. "subj" wants one
// without an auxiliary that states a fact, as in "insisted Seoul shoulder more"; "should" one of obligation.
func (c *clause) contentClause(v, end int, kind string) int {
	d, first := c.doc, c.doc.Chunks[v].End
	if first < end && d.Lower(first) == "that" {
		first++
	} else if kind == "that" && (c.object(v, end, "") < 0 || c.finiteIn(first, end) < 0) {
		return -1
	}
	if kind == "subj" {
		if c.subjunctive(first, end) {
			return first
		}
		return -1
	}
	switch at := c.finiteIn(first, end); {
	case kind == "should":
		if at >= 0 && d.Chunks[at].Verb.Is(nlp.Obligation) {
			return first
		}
		return -1
	}
	return first
}

// subjunctive reports whether a clause that begins at token i asks rather than states: somebody, and then no verb that
// states a fact before the clause's first comma. "insisted Seoul shoulder more of the cost" does, "insisted the deal
// is fair" does not.
func (c *clause) subjunctive(i, end int) bool {
	d := c.doc
	for k := i; k < end; k++ {
		if d.Form(k) == "," {
			end = k
		}
	}
	at := c.finiteIn(i, end)
	asked := c.mentionFirst(i)
	if asked < 0 && i+1 < end && d.Tokens[i].UPOS == nlp.DET {
		asked = c.mentionFirst(i + 1)
	}
	if at < 0 || asked < 0 || d.Chunks[at].Verb.Is(nlp.Obligation) {
		return asked >= 0
	}
	// "Norway pay" is no present tense, whatever the tagger says: one alone pays.
	x, alone := d.Tokens[d.Chunks[at].Head].XPOS, !d.Mentions[asked].Role.Group
	return d.Chunks[at].Len() == 1 && (x == nlp.VB || x == nlp.VBP && alone)
}

// mentionFirst is the mention that begins at token i, or -1.
func (c *clause) mentionFirst(i int) int {
	if m := c.doc.MentionAt(i); m >= 0 && c.doc.Mentions[m].First == i {
		return m
	}
	return -1
}

// finiteIn is the first finite verb group in [i, end), or -1.
func (c *clause) finiteIn(i, end int) int {
	for k, ch := range c.doc.ChunksIn(nlp.Range{First: i, End: end}) {
		if ch.End <= end && ch.Kind == nlp.VerbGroup && !ch.Verb.Is(nlp.Infinitive) && !ch.Verb.Is(nlp.Gerund) {
			return k
		}
	}
	return -1
}

// content is the phrase that says what is demanded, said or done, where the entry says; else all from the verb on.
func (c *clause) content(e entry, v, end int) nlp.Range {
	ch := c.doc.Chunks[v]
	for _, where := range e.content {
		if first := c.contentStart(where, v, end); first >= 0 && first < end {
			return nlp.Range{First: first, End: end}
		}
	}
	return nlp.Range{First: ch.Head, End: end}
}

// contentStart is where a content of the given kind begins behind the verb group at chunk v, or -1.
func (c *clause) contentStart(where string, v, end int) int {
	d, behind := c.doc, c.doc.Chunks[v].End
	switch where {
	case "clause":
		return d.Chunks[v].Head
	case "to":
		if k := c.infinitive(behind, end); k >= 0 {
			return d.Chunks[k].First + 1
		}
		return -1
	case "that":
		return c.contentClause(v, end, "that")
	case "ing":
		if behind < end && d.Tokens[behind].XPOS == nlp.VBG {
			return behind
		}
		return -1
	case "obj":
		return c.chunkStart(c.object(v, end, ""))
	}
	return c.chunkStart(c.behind(where, behind, end))
}

// chunkStart is the first token of chunk k, or -1 for none.
func (c *clause) chunkStart(k int) int {
	if k < 0 {
		return -1
	}
	return c.doc.Chunks[k].First
}
