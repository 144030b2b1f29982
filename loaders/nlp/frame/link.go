package frame

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// link joins the frames of a document: what retells to what it retells, what denies to what it denies. Both look back,
// at what was told in the sentences before.
func (b *builder) link() {
	latest := map[string]int{} // kind of event -> the latest told before the sentence at hand
	b.eachSentence(func(from, to int) {
		for i := from; i < to; i++ {
			b.retells(i, latest)
		}
		for i := to - 1; i >= from; i-- { // of a sentence's events the first: those behind it explain it
			latest[kindOf(b.doc.Frames[i].Type)] = i
		}
	})
	b.goOn()
	reporter := -1 // who was last credited before the sentence at hand
	b.eachSentence(func(from, to int) {
		for i := from; i < to; i++ {
			b.disputes(i, from, reporter)
		}
		for i := from; i < to; i++ {
			if voices := b.doc.Frames[i].AttributedTo; len(voices) > 0 {
				reporter = voices[len(voices)-1]
			}
		}
	})
}

// speechReach is how many sentences back somebody's words are taken for part of the same speech, and moments how many
// events.
const (
	speechReach = 4
	moments     = 40
)

// goOn dates what somebody goes on to say or do by what he said or did on a day told before: just before, where the
// sentence takes that up ("… he said on Friday. He also urged …", and the sentences that a quotation continues in), or
// within a few sentences, where both are told in the past tense.
func (b *builder) goOn() {
	fs := b.doc.Frames
	for i := range fs {
		f := &fs[i]
		if f.Time >= 0 || !isVerbal(f.Type) || f.Negative || len(f.Source) == 0 {
			continue
		}
		takesUp := b.goesOn(f)
		for j := i - 1; j >= max(0, i-moments) && fs[j].Sentence >= f.Sentence-speechReach; j-- {
			told := &fs[j]
			if told.Time < 0 || !isVerbal(told.Type) || !slices.Equal(told.Source, f.Source) {
				continue
			}
			near := told.Sentence >= f.Sentence-1 && b.doc.Sentences[told.Sentence].Block == b.doc.Sentences[f.Sentence].Block
			if takesUp && near || b.sameSpeech(told, f) {
				f.Time = told.Time
				break
			}
		}
	}
}

// sameSpeech reports whether what somebody said on a day, and what he said later in the text, are both told in the past
// tense, so that they were most likely said on one occasion.
func (b *builder) sameSpeech(told, f *nlp.Frame) bool {
	day := len(b.doc.Times[told.Time].EDTF) >= len("2006-01-02")
	return day && b.inPast(told.Cue) && (b.inPast(f.Cue) || f.Quote)
}

func (b *builder) inPast(cue nlp.Range) bool {
	return cue.Len() > 0 && b.doc.Tokens[cue.End-1].XPOS == nlp.VBD
}

// goesOn reports whether a frame's sentence says that it takes up what went before: "also", "added", or quoted words from
// its beginning.
func (b *builder) goesOn(f *nlp.Frame) bool {
	s := b.doc.Sentences[f.Sentence].Range
	if b.doc.Tokens[s.First].Is(nlp.InQuote) {
		return true
	}
	for i := s.First; i < min(f.Cue.End, s.End); i++ {
		switch b.doc.Lower(i) {
		case "also", "added", "adding", "further", "furthermore":
			return true
		}
	}
	return false
}

// eachSentence calls f with the frames [from, to) of each sentence, in order.
func (b *builder) eachSentence(f func(from, to int)) {
	frames := b.doc.Frames
	for from := 0; from < len(frames); {
		to := from
		for to < len(frames) && frames[to].Sentence == frames[from].Sentence {
			to++
		}
		f(from, to)
		from = to
	}
}

// retells joins an event named by a definite noun ("the demand was made …") to the latest event of that kind told
// before. A request that the article goes on to call a demand is one; and what the retelling dates is dated.
func (b *builder) retells(i int, latest map[string]int) {
	f := &b.doc.Frames[i]
	j, ok := latest[kindOf(f.Type)]
	if !ok || !b.definiteNoun(f) {
		return
	}
	told := &b.doc.Frames[j]
	f.Elaborates = []int{j}
	if told.Type == "APPEAL" && f.Type == "DEMAND" {
		told.Type = "DEMAND"
	}
	if told.Time < 0 {
		told.Time = f.Time
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

// kindOf is the same for events of two classes that may be called by one noun: what is asked for firmly is a demand.
func kindOf(class string) string {
	if class == "APPEAL" {
		return "DEMAND"
	}
	return class
}

// denialReach is how many events back a denial disputes what was reported: more than an article tells, so that a
// denial answers the whole report it stands in, and few enough that a text of any length is read in linear time.
const denialReach = 200

// disputes joins a denial of a report to the events that the report told before the denial's sentence, whose first
// frame is from: those attributed to the medium or person last credited, who becomes the denial's target.
func (b *builder) disputes(i, from, reporter int) {
	d, f := b.doc, &b.doc.Frames[i]
	if f.Type != "DISAPPROVE" || reporter < 0 || slices.Contains(f.Source, reporter) || !b.ofClaim(f) {
		return
	}
	for j := max(0, from-denialReach); j < from; j++ {
		if slices.Contains(d.Frames[j].AttributedTo, reporter) {
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
