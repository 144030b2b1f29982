package parser

import "github.com/demarche-kg/demarche/loaders/nlp/model"

// labelLearner is an averaged perceptron over relations, with weights only for the relations that a feature was ever
// right or wrong about.
type labelLearner struct {
	index  map[uint32]int32 // of features in rows; those that are not worth a place are missing
	rows   []labelRow
	scores []int32
	step   int64
}

type labelRow []labelCell

// labelCell is one weight. late is as lateness.
type labelCell struct {
	class uint8
	value int32
	late  int64
}

// newLabelLearner makes a learner of the features seen at least cutOff times.
func newLabelLearner(classes int, counts map[uint32]int32, cutOff int) *labelLearner {
	l := &labelLearner{index: map[uint32]int32{}, scores: make([]int32, classes), rows: make([]labelRow, 0, len(counts)/2)}
	for f, n := range counts {
		if int(n) >= cutOff {
			l.index[f] = int32(len(l.rows))
			l.rows = append(l.rows, nil)
		}
	}
	return l
}

// find replaces the features by their rows.
func (l *labelLearner) find(rows []int32, features []uint32) []int32 {
	rows = rows[:0]
	for _, f := range features {
		if row, ok := l.index[f]; ok {
			rows = append(rows, row)
		}
	}
	return rows
}

// score adds the weights of the features up, valid until the next call.
func (l *labelLearner) score(rows []int32) []int32 {
	clear(l.scores)
	for _, row := range rows {
		for _, c := range l.rows[row] {
			l.scores[c.class] += c.value
		}
	}
	return l.scores
}

// highest is the class with the highest score, the first of several, leaving one out: -1 for none.
func highest(scores []int32, but int) int {
	best := -1
	for class, score := range scores {
		if class != but && (best < 0 || score > scores[best]) {
			best = class
		}
	}
	return best
}

// correct moves the weights of the features from a wrong class to the right one.
func (l *labelLearner) correct(rows []int32, right, wrong int) {
	for _, row := range rows {
		l.move(row, right, 1)
		l.move(row, wrong, -1)
	}
}

func (l *labelLearner) move(row int32, class int, by int32) {
	for i := range l.rows[row] {
		if c := &l.rows[row][i]; int(c.class) == class {
			c.value += by
			c.late += int64(by) * l.step
			return
		}
	}
	l.rows[row] = append(l.rows[row], labelCell{uint8(class), by, int64(by) * l.step})
}

// weights are the averages in stored steps, without those below threshold 256ths.
func (l *labelLearner) weights(threshold int64) map[uint32][]model.Weight {
	out := map[uint32][]model.Weight{}
	for f, row := range l.index {
		var ws []model.Weight
		for _, c := range l.rows[row] {
			total := int64(c.value)*l.step - c.late
			if max(total, -total)*256 >= threshold*l.step {
				ws = appendWeight(ws, c.class, quantized(total, l.step))
			}
		}
		if len(ws) > 0 {
			out[f] = ws
		}
	}
	return out
}

// appendWeight appends a weight of any size: those that a byte does not hold as the sum of several.
func appendWeight(ws []model.Weight, class uint8, value int) []model.Weight {
	for value != 0 {
		part := min(max(value, -127), 127)
		ws = append(ws, model.Weight{Class: class, Value: int8(part)})
		value -= part
	}
	return ws
}
