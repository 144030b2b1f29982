package parser

import (
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/parse"
)

// actionLearner is an averaged perceptron over steps, one row of weights for each row of model.Rows.
//
// A weight's average is its end value less the mean of what was added to it, each time by the steps done before.
type actionLearner struct {
	weights []weights
	late    []lateness
	step    int64
}

type (
	weights  [parse.Actions]int32
	lateness [parse.Actions]int64 // sum over what was added to a weight of that and the step at which it was
)

func newActionLearner() *actionLearner {
	return &actionLearner{weights: make([]weights, model.RowCount), late: make([]lateness, model.RowCount)}
}

// score adds the weights of the features up.
func (l *actionLearner) score(features []uint32) (scores [parse.Actions]int32) {
	for _, f := range features {
		w := &l.weights[model.RowOf(f)]
		for a := range scores {
			scores[a] += w[a]
		}
	}
	return scores
}

// correct moves the weights of the features from a wrong action to the right one.
func (l *actionLearner) correct(features []uint32, right, wrong parse.Action) {
	for _, f := range features {
		row := model.RowOf(f)
		l.weights[row][right]++
		l.weights[row][wrong]--
		l.late[row][right] += l.step
		l.late[row][wrong] -= l.step
	}
}

// rows are the averages in stored steps. Rows whose largest weight is below threshold 256ths are left out.
func (l *actionLearner) rows(threshold int64) []model.Row {
	rows := make([]model.Row, model.RowCount)
	for i := range rows {
		var row model.Row
		largest := int64(0)
		for a := range row {
			total := int64(l.weights[i][a])*l.step - l.late[i][a]
			largest = max(largest, total, -total)
			row[a] = int16(min(max(quantized(total, l.step), -math.MaxInt16), math.MaxInt16))
		}
		if largest*256 >= threshold*l.step {
			rows[i] = row
		}
	}
	return rows
}

// resolution is how many steps of a stored weight make 1.
const resolution = 8

// quantized is total/steps in stored steps, rounded half away from zero.
func quantized(total, steps int64) int {
	n := total * resolution * 2
	if n >= 0 {
		n += steps
	} else {
		n -= steps
	}
	return int(n / (2 * steps))
}
