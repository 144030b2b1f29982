package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// colon reads what stands behind a name and a colon: "WALLACE: Let's begin", "Poll: Voters abandon the party".
func (r *reader) colon() {
	first, at := r.beforeColon()
	if at < 0 || !r.names(nlp.Range{First: first, End: at}) {
		return
	}
	r.add(nlp.States, nlp.Range{First: first, End: at}, nlp.Range{First: at, End: at + 1}, nlp.Range{First: at + 1, End: r.sent.End})
}

// turn reads a paragraph of a transcript, "WALLACE: Let's begin. …": what its first sentence has behind the name and the
// colon, and the sentences that follow. It reports whether the sentence is of such a paragraph.
func (r *reader) turn(s nlp.Sentence) bool {
	d, t := r.doc, &r.direct
	if s.Block != t.block {
		t.settle(d)
		t.block, t.turn = s.Block, -1
		first, at := r.beforeColon()
		if at < 0 || !r.isSpeaker(nlp.Range{First: first, End: at}) {
			return false
		}
		if r.add(nlp.States, nlp.Range{First: first, End: at}, nlp.Range{First: at, End: at + 1}, nlp.Range{First: at + 1, End: r.sent.End}) {
			t.turn, t.voice = len(d.Quotations)-1, len(d.Quotations)-1
		}
		return true
	}
	if t.turn >= 0 {
		r.goOn(t.turn, r.sent)
	}
	return t.turn >= 0
}

// beforeColon is where the sentence begins, opening marks aside, and where its colon is, -1 without one close by.
func (r *reader) beforeColon() (first, at int) {
	d := r.doc
	first = r.sent.First
	for first < r.sent.End && isQuote(d.Form(first)) {
		first++
	}
	for at = first; at < min(r.sent.End-2, first+7); at++ {
		if d.Form(at) == ":" {
			if at == first {
				break
			}
			return first, at
		}
	}
	return first, -1
}

// isSpeaker reports whether a range is all the name of a person, or a word in capitals.
func (r *reader) isSpeaker(p nlp.Range) bool {
	d := r.doc
	for i := p.First; i < p.End; i++ {
		if !d.Tokens[i].Is(nlp.AllCaps) && d.Form(i) != "." {
			return r.isPerson(p)
		}
	}
	last := d.Tokens[p.End-1]
	return p.Len() <= 3 && last.End-last.Start > 3
}

func (r *reader) isPerson(p nlp.Range) bool {
	for _, n := range r.doc.NamesIn(p) {
		if n.End == p.End && n.Type == nlp.Person && n.First <= p.First+2 {
			return true
		}
	}
	return false
}

// signed reads a name behind a dash behind quoted words, in their sentence or in the next: "A." -- Jane Doe, Oslo.
func (r *reader) signed() {
	d := r.doc
	if r.sent.Len() < 2 || r.sent.Len() > 20 || !isDash(d.Form(r.sent.First)) || r.finite(r.sent) || r.from == 0 {
		return
	}
	name := d.NameAt(r.sent.First + 1)
	last := &d.Quotations[r.from-1]
	if name < 0 || d.Names[name].Type != nlp.Person && d.Names[name].Type != nlp.Organization || last.Cue.Len() > 0 || last.Kind != nlp.Direct {
		return
	}
	last.Source, last.Cue = d.Names[name].Range, nlp.Range{First: r.sent.First, End: r.sent.First + 1}
	last.Continues = -1
	r.direct.voice = r.from - 1
}

// names reports whether a range names somebody who speaks: it is a name, or in a headline a document or some who know.
func (r *reader) names(p nlp.Range) bool {
	d := r.doc
	for _, n := range d.NamesIn(p) {
		if n.End == p.End && (n.Type == nlp.Person || r.headline && (n.Type == nlp.Organization || n.Type == nlp.Country)) {
			return true
		}
	}
	last := d.Tokens[p.End-1]
	if p.Len() <= 2 && last.Is(nlp.AllCaps) && last.End-last.Start > 3 {
		return true
	}
	return r.headline && (r.documents[d.Lemma(p.End-1)] || r.informants[d.Lemma(p.End-1)])
}
