package names

import (
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/ner"
)

// learner is an averaged structured perceptron: it decodes a segment, and where that is wrong, or right by less than a
// margin, moves weights from the labels found to the right ones. The weight that counts in the end is the mean of what
// a weight was at every step, for which a running total is kept. All numbers are whole, so that training gives the
// same weights on every machine.
type learner struct {
	index       map[uint32]int32 // of a feature -> row
	keys        []uint32         // row -> feature
	weights     [][ner.Labels]int32
	totals      [][ner.Labels]int64 // of changes, each times the step it was made at
	transitions ner.Transitions
	transTotals [ner.Labels][ner.Labels]int64
	step        int64
	margin      int32

	decoder ner.Decoder
	guess   []ner.Label
	scores  []ner.Scores
}

// correction is what one adds to a weight, and stored is how many of its parts a stored weight counts in: a byte then
// holds all but a few weights.
const (
	correction = 16
	stored     = 4
)

// newLearner is a learner of these features.
func newLearner(features []uint32, margin int) *learner {
	l := &learner{index: make(map[uint32]int32, len(features)), keys: features, step: 1, margin: int32(margin),
		weights: make([][ner.Labels]int32, len(features)), totals: make([][ner.Labels]int64, len(features))}
	for i, f := range features {
		l.index[f] = int32(i)
	}
	return l
}

// rowsOf are the rows of the features of tokens that have one.
func (l *learner) rowsOf(features [][]uint32) [][]int32 {
	out := make([][]int32, len(features))
	for i, fs := range features {
		for _, f := range fs {
			if r, ok := l.index[f]; ok {
				out[i] = append(out[i], r)
			}
		}
	}
	return out
}

// learn sees a segment: the rows of the features and the right labels of its tokens. It says how many labels it would
// have got wrong, right ones that win by too little among them.
func (l *learner) learn(rows [][]int32, gold []ner.Label) int {
	l.score(rows)
	for i, g := range gold {
		for k := range l.scores[i] {
			if ner.Label(k) != g {
				l.scores[i][k] += l.margin
			}
		}
	}
	l.decode()
	wrong := 0
	before, guessBefore := ner.Outside, ner.Outside
	for i, g := range gold {
		guess := l.guess[i]
		if g != guess {
			wrong++
			for _, r := range rows[i] {
				l.move(r, g, correction)
				l.move(r, guess, -correction)
			}
		}
		if g != guess || before != guessBefore {
			l.moveTransition(before, g, correction)
			l.moveTransition(guessBefore, guess, -correction)
		}
		before, guessBefore = g, guess
	}
	l.step++
	return wrong
}

func (l *learner) move(row int32, label ner.Label, by int32) {
	l.weights[row][label] += by
	l.totals[row][label] += int64(by) * l.step
}

func (l *learner) moveTransition(a, b ner.Label, by int32) {
	l.transitions[a][b] += by
	l.transTotals[a][b] += int64(by) * l.step
}

// score fills scores with those of the tokens that have these rows.
func (l *learner) score(rows [][]int32) {
	l.scores = l.scores[:0]
	for i := range rows {
		var s ner.Scores
		for _, r := range rows[i] {
			w := &l.weights[r]
			for k := range s {
				s[k] += w[k]
			}
		}
		l.scores = append(l.scores, s)
	}
}

// decode fills guess with the best labels.
func (l *learner) decode() {
	for len(l.guess) < len(l.scores) {
		l.guess = append(l.guess, ner.Outside)
	}
	l.guess = l.guess[:len(l.scores)]
	l.decoder.Decode(l.scores, &l.transitions, l.guess)
}

// predict labels the tokens of all segments of an example.
func (l *learner) predict(e example) []ner.Label {
	rows := l.rowsOf(e.features)
	var out []ner.Label
	for _, s := range e.segments {
		l.score(rows[len(out) : len(out)+s.Len()])
		l.decode()
		out = append(out, l.guess...)
	}
	return out
}

// average replaces the weights by their means. The learner learns no more.
func (l *learner) average() {
	for r := range l.weights {
		for k, w := range l.weights[r] {
			l.weights[r][k] = mean(w, l.totals[r][k], l.step)
		}
	}
	for a := range l.transitions {
		for b, w := range l.transitions[a] {
			l.transitions[a][b] = mean(w, l.transTotals[a][b], l.step)
		}
	}
	l.totals = nil
}

// add adds the weights of a learner of the same features.
func (l *learner) add(o *learner) {
	for r := range l.weights {
		for k, w := range o.weights[r] {
			l.weights[r][k] += w
		}
	}
	for a := range l.transitions {
		for b, w := range o.transitions[a] {
			l.transitions[a][b] += w
		}
	}
}

// finish makes of the sums of n learners their mean in stored parts, without the weights below floor.
func (l *learner) finish(n, floor int) {
	by := int64(n * stored)
	for r := range l.weights {
		for k, w := range l.weights[r] {
			if max(w, -w) < int32(n*floor) {
				w = 0
			}
			l.weights[r][k] = int32(min(max(rounded(int64(w), by), -127), 127))
		}
	}
	for a := range l.transitions {
		for b, w := range l.transitions[a] {
			l.transitions[a][b] = int32(rounded(int64(w), by))
		}
	}
}

// mean is the mean of a weight over all steps, rounded half away from zero.
func mean(weight int32, total, step int64) int32 {
	return int32(rounded(int64(weight)*step-total, step))
}

// rounded is n/by, rounded half away from zero.
func rounded(n, by int64) int64 {
	if n < 0 {
		return -rounded(-n, by)
	}
	return (2*n + by) / (2 * by)
}

// parts are the weights of a finished learner.
func (l *learner) parts() model.NamesReading {
	p := model.NamesReading{Weights: map[uint32][]model.Weight{}, Transitions: l.transitions}
	for r, row := range l.weights {
		var ws []model.Weight
		for k, w := range row {
			if w != 0 {
				ws = append(ws, model.Weight{Class: uint8(k), Value: int8(w)})
			}
		}
		if ws != nil {
			p.Weights[l.keys[r]] = ws
		}
	}
	return p
}
