package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// limit is where what the cue h leads to, from token i, ends at the latest: at the end of the sentence, of the words
// quoted that it stands in, of the clause that depends on another; before what the speaker does next, and where clip cuts.
func (r *reader) limit(h, i int) int {
	d := r.doc
	end := r.sent.End
	switch r.Rel(h) {
	case nlp.AclRelcl, nlp.Acl, nlp.Advcl, nlp.Csubj:
		if reach := r.Reach(h); reach.End > i+1 {
			end = reach.End
		}
	}
	if r.quoted(h) {
		end = min(end, max(i, r.quotedEnd(h)))
	}
	for c := r.First(h); c >= 0; c = r.Next(c) {
		if c > i && r.Rel(c) == nlp.Conj && d.Tokens[c].XPOS == d.Tokens[h].XPOS && r.Child(c, subjects) < 0 {
			if at := r.Reach(c).First; at > i {
				end = min(end, at)
			}
		}
	}
	return r.clip(nlp.Range{First: i, End: end}, r.relative(h)).End
}

// relative reports whether the subject of the verb h is a relative pronoun behind a comma.
func (r *reader) relative(h int) bool {
	s := r.Child(h, subjects)
	return s > r.sent.First && s < h && r.isAny(s, "who", "which") && r.doc.Form(s-1) == ","
}

// clip ends a content before a comma and another attribution, another's clause, or what the speaker does next:
// ", citing X", ", adding that", ", although she", ", and has floated the idea". In a relative clause a verb behind a
// comma is the main clause's.
func (r *reader) clip(c nlp.Range, relative bool) nlp.Range {
	d := r.doc
	for k := c.First; k+1 < c.End; k++ {
		if d.Form(k) != "," || r.quoted(k) {
			continue
		}
		next := d.Tokens[k+1]
		switch {
		case r.isAny(k+1, "according", "citing", "although", "though", "while", "whereas"):
			c.End = k
		case next.XPOS == nlp.VBG && (r.lexicon.verbs[d.Lemma(k+1)] != nil):
			c.End = k
		case relative && (next.XPOS == nlp.VBD || next.XPOS == nlp.VBZ):
			c.End = k
		case r.isAny(k+1, "and", "but") && k+2 < c.End:
			if at := d.ChunkAt(k + 2); at >= 0 && d.Chunks[at].First == k+2 && (d.Chunks[at].Kind == nlp.VerbGroup || r.saysNext(at)) {
				c.End = k
			}
		}
	}
	return c
}

// withoutWhen ends a noun phrase before a clause that says when or why it is spoken of: "criticized the plan [after …]".
func (r *reader) withoutWhen(c nlp.Range) nlp.Range {
	for k := c.First + 1; k < c.End; k++ {
		if !r.quoted(k) && r.isAny(k, "after", "when", "because", "while", "before", "since", "if", "until") && r.finite(nlp.Range{First: k, End: c.End}) {
			c.End = k
		}
	}
	return c
}

// saysNext reports whether the noun phrase at a chunk is followed by a verb of saying.
func (r *reader) saysNext(at int) bool {
	d := r.doc
	if at+1 >= len(d.Chunks) || d.Chunks[at+1].First != d.Chunks[at].End || d.Chunks[at+1].Kind != nlp.VerbGroup {
		return false
	}
	return r.verbs[d.Lemma(d.Chunks[at+1].Head)].has(bareClause)
}
