package ner

import "github.com/demarche-kg/demarche/loaders/nlp/model"

// Scores are the scores of a token's labels.
type Scores [Labels]int32

// Transitions are the scores of a label behind another.
type Transitions = model.NameTransitions

// successors lists the labels that may follow each label.
var successors = func() (out [Labels][]Label) {
	for a := range Label(Labels) {
		for b := range Label(Labels) {
			if b.Follows(a) {
				out[a] = append(out[a], b)
			}
		}
	}
	return out
}()

// never is less than any score that a segment comes to.
const never = -1 << 30

// Decoder finds the best labels of a segment: tokens that are all active, with Outside before and behind them. It keeps
// its memory from one segment to the next.
type Decoder struct {
	from [][Labels]Label
}

// Decode writes to labels, which has the length of scores, the legal sequence with the highest score.
func (x *Decoder) Decode(scores []Scores, t *Transitions, labels []Label) {
	if len(scores) == 0 {
		return
	}
	x.from = x.from[:0]
	before := [Labels]int32{}
	for l := range before {
		before[l] = never
	}
	before[Outside] = 0
	for i := range scores {
		now, from := step(&before, &scores[i], t)
		x.from = append(x.from, from)
		before = now
	}
	last := Outside
	for l := range Label(Labels) {
		if l.closes() && before[l] > before[last] {
			last = l
		}
	}
	for i := len(scores) - 1; i >= 0; i-- {
		labels[i] = last
		last = x.from[i][last]
	}
}

// step extends the best sequences by a token.
func step(before *[Labels]int32, scores *Scores, t *Transitions) (now [Labels]int32, from [Labels]Label) {
	for l := range now {
		now[l] = never
	}
	for a := range before {
		if before[a] <= never/2 {
			continue
		}
		for _, b := range successors[a] {
			if s := before[a] + t[a][b]; s > now[b] {
				now[b], from[b] = s, Label(a)
			}
		}
	}
	for l := range now {
		if now[l] > never {
			now[l] += scores[l]
		}
	}
	return now, from
}
