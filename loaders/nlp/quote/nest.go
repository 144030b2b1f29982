package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// nest gives each quotation of the sentence the one whose content holds its cue, the smallest such, and drops what is no
// speech, or not told as such, inside another's content.
func (r *reader) nest() {
	qs := r.doc.Quotations[r.from:]
	for i := range qs {
		if qs[i].Continues >= 0 || qs[i].Outer >= 0 {
			continue
		}
		if j := r.around(i); j >= 0 {
			qs[i].Outer = j
		}
	}
	r.moved = r.moved[:0]
	kept := 0
	for i := range qs {
		to := -1
		if lead := qs[i].Continues; lead >= r.from {
			if r.moved[lead-r.from] >= 0 {
				to = r.from + kept
			}
		} else if lead >= 0 || qs[i].Outer < 0 || r.passedOn(&qs[i]) {
			to = r.from + kept
		}
		r.moved = append(r.moved, to)
		if to >= 0 {
			qs[kept] = qs[i]
			kept++
		}
	}
	r.doc.Quotations = r.doc.Quotations[:r.from+kept]
	for i := range qs[:kept] {
		qs[i].Outer, qs[i].Continues = r.place(qs[i].Outer), r.place(qs[i].Continues)
	}
}

// passedOn reports whether a quotation within another's content is told as one: somebody states it with a finite verb or
// behind a comma, or is said to think it "according to X".
func (r *reader) passedOn(q *nlp.Quotation) bool {
	if q.Cue.Len() == 0 {
		return false
	}
	if q.Manner == nlp.Holds {
		outer := r.doc.Quotations[q.Outer].Cue
		return outer.Len() > 0 && r.is(outer.First, "according") && r.finite(q.Cue)
	}
	return q.Manner == nlp.States && (r.finite(q.Cue) || r.isAny(q.Cue.First, "according") ||
		q.Cue.First > r.sent.First && r.doc.Form(q.Cue.First-1) == ",")
}

// place is where a quotation has moved to.
func (r *reader) place(i int) int {
	if i < r.from {
		return i
	}
	return r.moved[i-r.from]
}

// around is the quotation of this sentence with the smallest content that holds the cue of quotation r.from+i, or -1. Two
// that hold each other's cue are not nested.
func (r *reader) around(i int) int {
	qs := r.doc.Quotations[r.from:]
	best := -1
	for j := range qs {
		lead := j
		if qs[j].Continues >= r.from {
			lead = qs[j].Continues - r.from
		}
		if lead == i || qs[i].Cue.Len() == 0 || !qs[j].Content.Contains(qs[i].Cue) || qs[lead].Cue.Len() > 0 && qs[i].Content.Contains(qs[lead].Cue) {
			continue
		}
		if best < 0 || qs[j].Content.Len() < qs[best].Content.Len() {
			best = j
		}
	}
	if best < 0 {
		return -1
	}
	if lead := qs[best].Continues; lead >= r.from {
		return lead
	}
	return r.from + best
}
