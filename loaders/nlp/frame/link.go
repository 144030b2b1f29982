package frame

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// link joins the frames of a document: what retells to what it retells, what denies to what it denies.
func (b *builder) link() {
	for i := range b.doc.Frames {
		b.retells(i)
	}
	for i := range b.doc.Frames {
		b.disputes(i)
	}
}

// retells joins an event named by a definite noun ("the demand was made …") to the latest event of that kind told
// before. A request that the article goes on to call a demand is one; and what the retelling dates is dated.
func (b *builder) retells(i int) {
	d, f := b.doc, &b.doc.Frames[i]
	if !b.definiteNoun(f) {
		return
	}
	for j := i - 1; j >= 0; j-- {
		told := &d.Frames[j]
		if told.Sentence == f.Sentence || !sameKind(told.Type, f.Type) {
			continue
		}
		f.Elaborates = []int{j}
		if told.Type == "APPEAL" && f.Type == "DEMAND" {
			told.Type = "DEMAND"
		}
		if told.Time < 0 {
			told.Time = f.Time
		}
		return
	}
}

// definiteNoun reports whether a frame's cue begins with "the", "this" or "that" and a noun that can take up an event.
func (b *builder) definiteNoun(f *nlp.Frame) bool {
	d := b.doc
	switch d.Lower(f.Cue.First) {
	case "the", "this", "that", "these", "those":
	default:
		return false
	}
	at := d.ChunkAt(f.Cue.First)
	return at >= 0 && slices.ContainsFunc(b.lexicon.nouns[d.Lemma(d.Chunks[at].Head)], func(e entry) bool { return e.retells })
}

// sameKind reports whether an event of one class may be called by the other's noun.
func sameKind(told, retold string) bool {
	return told == retold || told == "APPEAL" && retold == "DEMAND" || told == "DEMAND" && retold == "APPEAL"
}

// disputes joins a denial of a report to the events that the report told: those attributed to the medium or person
// last credited before it, who becomes the denial's target.
func (b *builder) disputes(i int) {
	d, f := b.doc, &b.doc.Frames[i]
	if f.Type != "DISAPPROVE" || !b.ofClaim(f) {
		return
	}
	reporter := -1
	for j := i - 1; j >= 0 && reporter < 0; j-- {
		if voices := d.Frames[j].AttributedTo; len(voices) > 0 && d.Frames[j].Sentence < f.Sentence {
			reporter = voices[len(voices)-1]
		}
	}
	if reporter < 0 || slices.Contains(f.Source, reporter) {
		return
	}
	for j := range i {
		if slices.Contains(d.Frames[j].AttributedTo, reporter) && d.Frames[j].Sentence < f.Sentence {
			f.Disputes = append(f.Disputes, j)
		}
	}
	if len(f.Target) == 0 {
		f.Target = []int{reporter}
	}
}

// ofClaim reports whether what a frame disapproves of is somebody's claim: "the report was incorrect", "denied the
// allegation".
func (b *builder) ofClaim(f *nlp.Frame) bool {
	for t := f.Content.First; t < f.Content.End; t++ {
		if b.lexicon.denials["claim"][b.doc.Lemma(t)] {
			return b.doc.Lemma(f.Cue.End-1) == "deny" || b.holdsFalse(f.Content)
		}
	}
	return false
}

func (b *builder) holdsFalse(r nlp.Range) bool {
	for t := r.First; t < r.End; t++ {
		if b.lexicon.denials["false"][b.doc.Lower(t)] {
			return true
		}
	}
	return false
}
