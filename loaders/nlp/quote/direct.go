package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// direct is what is known of quoted words across sentences.
type direct struct {
	block   int   // of the latest sentence
	voice   int   // the latest quotation with quoted words and a cue, -1 for none
	turn    int   // the quotation that opens the block, where it is a speaker's turn in a transcript, -1 where not
	waiting []int // pieces whose cue is yet to come: "A. B," X said
}

// quoteWhole records a sentence that is quoted from end to end, and reports whether it is: what is found within it is
// nested in it.
func (r *reader) quoteWhole() bool {
	d := r.doc
	if !r.wholly() {
		return false
	}
	r.goOn(-1, r.sent)
	return len(d.Quotations) > r.from
}

// quoteOn attributes the quoted words of a sentence that no cue in it has claimed: to the cue that comes later within the
// same marks, or to the latest speaker.
func (r *reader) quoteOn(whole bool) {
	d, t := r.doc, &r.direct
	if whole {
		t.waiting = append(t.waiting, r.from)
		if !r.goesOnQuoting() {
			t.settle(d)
		}
		return
	}
	for i := r.from; i < len(d.Quotations); i++ {
		q := &d.Quotations[i]
		if q.Continues >= 0 || q.Outer >= 0 || q.Kind == nlp.Indirect && d.Form(q.Cue.First) != ":" {
			continue
		}
		t.voice = i
		if q.Content.First < q.Cue.First && r.quoted(r.sent.First) {
			t.claim(d, i)
		}
	}
}

// wholly reports whether a sentence is quoted from end to end.
func (r *reader) wholly() bool {
	first, last := r.sent.First, r.sent.End-1
	if r.sent.Len() < 3 {
		return false
	}
	if !r.quoted(first) {
		first++
	}
	for last > r.sent.End-3 && last > first && !r.quoted(last) {
		last--
	}
	for i := first; i <= last; i++ {
		if !r.quoted(i) {
			return false
		}
	}
	return true
}

// goesOnQuoting reports whether the words behind the sentence stand within the same marks.
func (r *reader) goesOnQuoting() bool {
	end := r.sent.End
	return end < len(r.doc.Tokens) && r.quoted(end-1) && r.quoted(end)
}

// claim gives the pieces that wait to quotation i.
func (t *direct) claim(d *nlp.Doc, i int) {
	for _, w := range t.waiting {
		d.Quotations[w].Continues = i
	}
	t.waiting = t.waiting[:0]
}

// settle gives the pieces that wait to the latest speaker.
func (t *direct) settle(d *nlp.Doc) {
	if t.voice >= 0 {
		t.claim(d, t.voice)
	}
	t.waiting = t.waiting[:0]
}
