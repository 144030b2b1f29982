package tagger

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// learner is an averaged perceptron. The weight that counts in the end is the mean of what a weight was at every step,
// which is kept as a running total.
type learner struct {
	rows    map[uint32]*row
	classes int
	step    int64
}

// row are the weights of a feature, for the classes that it was ever right or wrong about.
type row struct{ cells []cell }

// cell is one weight. total is the sum of what it was at each step before since.
type cell struct {
	class uint8
	value int32
	since int64
	total int64
}

func newLearner(classes int) *learner { return &learner{classes: classes, step: 1} }

// keep makes room for the features seen at least cutOff times; others are never learnt.
func (l *learner) keep(counts map[uint32]int, cutOff int) {
	l.rows = make(map[uint32]*row, len(counts)/2)
	for f, n := range counts {
		if n >= cutOff {
			l.rows[f] = &row{}
		}
	}
}

// best is the class with the highest score, the first of several.
func (l *learner) best(features []uint32, scores []int32) int {
	clear(scores)
	for _, f := range features {
		if r := l.rows[f]; r != nil {
			for i := range r.cells {
				scores[r.cells[i].class] += r.cells[i].value
			}
		}
	}
	best := 0
	for class, score := range scores {
		if score > scores[best] {
			best = class
		}
	}
	return best
}

// correct moves the weights of the features from a wrong class to the right one.
func (l *learner) correct(features []uint32, gold, guess int) {
	for _, f := range features {
		if r := l.rows[f]; r != nil {
			l.move(r.at(gold), 1)
			l.move(r.at(guess), -1)
		}
	}
}

func (l *learner) move(c *cell, by int32) {
	c.total += int64(c.value) * (l.step - c.since)
	c.since = l.step
	c.value += by
}

// at is the cell of a class, a new one if it had none.
func (r *row) at(class int) *cell {
	for i := range r.cells {
		if int(r.cells[i].class) == class {
			return &r.cells[i]
		}
	}
	r.cells = append(r.cells, cell{class: uint8(class)})
	return &r.cells[len(r.cells)-1]
}

// resolution is how many steps of a stored weight make 1. Larger sizes than 127 of them, which are few, are cut.
const resolution = 8

// weights are the averages in whole steps, without those below threshold 256ths.
func (l *learner) weights(threshold int64) map[uint32][]model.Weight {
	weights := map[uint32][]model.Weight{}
	for f, r := range l.rows {
		var ws []model.Weight
		for _, c := range r.cells {
			total := c.total + int64(c.value)*(l.step-c.since)
			if size := max(total, -total); size*256 < threshold*l.step {
				continue
			}
			if v := quantized(total, l.step); v != 0 {
				ws = append(ws, model.Weight{Class: c.class, Value: v})
			}
		}
		if len(ws) > 0 {
			weights[f] = slices.Clip(ws)
		}
	}
	return weights
}

// quantized is total/steps in stored steps, rounded half away from zero.
func quantized(total, steps int64) int8 {
	n := total * resolution * 2
	if n >= 0 {
		n += steps
	} else {
		n -= steps
	}
	return int8(min(max(n/(2*steps), -127), 127))
}
