package neural

import (
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
)

// labels scores the relations of an arc: a layer over the sum of a vector of the dependent, one of the head and one of
// the place of the head.
type labels struct {
	dependent, head *linear
	place           *param // a row for each distance
	out             chain

	sum tensor.Matrix
	dh  tensor.Matrix
	y   *tensor.Matrix
}

func newLabels(in, width, relations int, drop float32, r *random.Source) *labels {
	l := &labels{
		dependent: newLinear("rel.dep", in, width, r),
		head:      newLinear("rel.head", in, width, r),
		place:     newParam("rel.place", neural.Distances, width),
		out:       chain{&relu{}, &dropout{rate: drop}, newLinear("rel.out", width, relations, r)},
	}
	r.Spread(l.place.w.Data, 0.1)
	return l
}

func (l *labels) params() []*param {
	return append(append(append(l.dependent.params(), l.head.params()...), l.place), l.out.params()...)
}

// place of the head of a word.
func distanceOf(d int, head int32) int {
	if head < 0 {
		return neural.RootDistance
	}
	return neural.Distance(int(head) - d)
}

// forward scores the relations of each word to its head in heads.
func (l *labels) forward(x *tensor.Matrix, b *batch, heads []int32) *tensor.Matrix {
	deps, above := l.dependent.forward(x, b), l.head.forward(x, b)
	l.sum.CopyFrom(deps)
	for _, s := range b.wordSpans {
		for d := range s.len() {
			head := heads[s.first+d]
			row := l.sum.Row(s.first + d)
			tensor.AddTo(row, l.place.w.Row(distanceOf(d, head)))
			if head >= 0 {
				tensor.AddTo(row, above.Row(s.first+int(head)))
			}
		}
	}
	l.y = l.out.forward(&l.sum, b)
	return l.y
}

// loss turns the scores into their gradients and gives the loss.
func (l *labels) loss(b *batch, relations int, weight, smoothing float32) float64 {
	return rowLosses(l.y, b.rels, relations, weight, smoothing)
}

// rowLosses turns scores of classes, a row each, into their gradients and gives the loss. A gold class of -1 counts
// nothing.
func rowLosses(y *tensor.Matrix, gold []int32, classes int, weight, smoothing float32) float64 {
	sum := 0.0
	for i, g := range gold {
		row := y.Row(i)
		if g < 0 {
			clear(row)
			continue
		}
		clear(row[classes:])
		sum += classLoss(row[:classes], int(g), smoothing)
		for k := range row[:classes] {
			row[k] *= weight
		}
	}
	return sum
}

func (l *labels) backward(b *batch) *tensor.Matrix {
	dSum := l.out.backward(l.y, b)
	l.dh.Resize(dSum.Rows, dSum.Cols).Zero()
	for _, s := range b.wordSpans {
		for d := range s.len() {
			head := b.heads[s.first+d]
			row := dSum.Row(s.first + d)
			tensor.AddTo(l.place.grad.Row(distanceOf(d, head)), row)
			if head >= 0 {
				tensor.AddTo(l.dh.Row(s.first+int(head)), row)
			}
		}
	}
	dx := l.dependent.backward(dSum, b)
	dx.Add(l.head.backward(&l.dh, b))
	return dx
}
