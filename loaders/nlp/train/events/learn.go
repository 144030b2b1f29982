package events

import (
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/frame"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
)

// rowBits is how many rows of weights there are, as a power of two.
const rowBits = 16

const rowMask = 1<<rowBits - 1

// table is a row of weights for each feature, learnt by AdaGrad.
type table struct {
	columns int
	weights []float32
	squares []float32 // of gradients so far
	seen    []uint8   // in how many examples a row occurs
}

func newTable(columns int) *table {
	return &table{columns, make([]float32, columns<<rowBits), make([]float32, columns<<rowBits), make([]uint8, 1<<rowBits)}
}

// count notes which features occur at all: what is rare is no use.
func (t *table) count(features []uint32) {
	for _, f := range features {
		if at := f & rowMask; t.seen[at] < 255 {
			t.seen[at]++
		}
	}
}

// add adds what features weigh to scores, a column each.
func (t *table) add(scores []float64, features []uint32) {
	for _, f := range features {
		row := t.weights[int(f&rowMask)*t.columns:][:len(scores)]
		for k, w := range row {
			scores[k] += float64(w)
		}
	}
}

// step moves the weights of features in a column against a gradient.
func (t *table) step(features []uint32, column int, gradient float64, o *Options) {
	if math.Abs(gradient) < 1e-4 {
		return
	}
	for _, f := range features {
		if int(t.seen[f&rowMask]) < o.MinCount {
			continue
		}
		at := int(f&rowMask)*t.columns + column
		g := gradient + o.Decay*float64(t.weights[at])
		t.squares[at] += float32(g * g)
		t.weights[at] -= float32(o.Rate * g / (0.1 + math.Sqrt(float64(t.squares[at]))))
	}
}

// pack makes the weights small.
func (t *table) pack() model.Scores {
	most := 1e-9
	for _, w := range t.weights {
		most = max(most, math.Abs(float64(w)))
	}
	s := model.Scores{Classes: t.columns, Unit: float32(most / 1000), Weights: make([]int16, len(t.weights))}
	for i, w := range t.weights {
		s.Weights[i] = int16(math.Round(float64(w) / float64(s.Unit)))
	}
	return s
}

// averaged is the mean of a table's weights at the ends of the later epochs.
type averaged struct {
	*table
	sum []float64
	n   int
}

func (a *averaged) note() {
	if a.sum == nil {
		a.sum = make([]float64, len(a.weights))
	}
	for i, w := range a.weights {
		a.sum[i] += float64(w)
	}
	a.n++
}

func (a *averaged) settle() {
	for i := range a.sum {
		a.weights[i] = float32(a.sum[i] / float64(a.n))
	}
}

// epochs goes over n examples in orders that differ, and averages the tables over the later half.
func epochs(n int, o *Options, step func(i int), tables ...*table) {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	means := make([]averaged, len(tables))
	for i := range tables {
		means[i].table = tables[i]
	}
	lots := random.Source(1)
	for epoch := range o.Epochs {
		random.Shuffle(&lots, order)
		for _, i := range order {
			step(i)
		}
		if epoch >= o.Epochs/2 {
			for i := range means {
				means[i].note()
			}
		}
	}
	for i := range means {
		means[i].settle()
	}
}

// softmax turns scores into probabilities.
func softmax(p []float64) {
	most := math.Inf(-1)
	for _, s := range p {
		most = max(most, s)
	}
	sum := 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - most)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
}

// learnWords learns which words tell events of which class: a log-linear model, whose score of a class is what the
// word's features weigh for it, what they weigh for any event, and what speaks for classes that the rules have for it.
func learnWords(examples []example, o Options) (words, ties model.Scores) {
	n := len(frame.Classes)
	of, tied := newTable(n+1), newTable(1)
	for _, x := range examples {
		of.count(x.features)
		for _, t := range x.ties {
			tied.count(t.Features)
		}
	}
	p, one := make([]float64, n+1), make([]float64, 1)
	epochs(len(examples), &o, func(i int) {
		x := &examples[i]
		clear(p)
		of.add(p, x.features)
		for k := 1; k < n; k++ {
			p[k] += p[n]
		}
		for _, t := range x.ties {
			one[0] = 0
			tied.add(one, t.Features)
			p[t.Class] += one[0]
		}
		softmax(p[:n])
		weight := 1.0
		if x.class != 0 {
			weight = o.Recall
		}
		event := -p[0] // by what the score of any event should be less
		if x.class == 0 {
			event++
		}
		for k := range n {
			g := p[k]
			if k == x.class {
				g--
			}
			of.step(x.features, k, weight*g, &o)
			for _, t := range x.ties {
				if t.Class == k {
					tied.step(t.Features, 0, weight*g, &o)
				}
			}
		}
		of.step(x.features, n, weight*event, &o)
	}, of, tied)
	return of.pack(), tied.pack()
}

// learnParts learns who stands in a role, by a logistic regression for each.
func learnParts(examples []example, o Options) model.Scores {
	o.Rate = o.PartRate
	t := newTable(int(frame.Roles))
	for _, x := range examples {
		t.count(x.features)
	}
	p := make([]float64, frame.Roles)
	epochs(len(examples), &o, func(i int) {
		x := &examples[i]
		clear(p)
		t.add(p, x.features)
		g, weight := 1/(1+math.Exp(-p[x.role])), 1.0
		if x.class != 0 {
			g--
			weight = o.PartRecall
		}
		t.step(x.features, int(x.role), weight*g, &o)
	}, t)
	return t.pack()
}
