package neural

import (
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
)

// arcs scores each word as the head of each other word: the product of a vector of the dependent and one of the head
// (Dozat and Manning 2017), and a number that the dependent gives to the place of the head.
type arcs struct {
	dependent chain // into width columns
	head      chain
	place     *linear // into neural.Distances columns
	scale     float32

	d, h, p *tensor.Matrix

	scores     []tensor.Matrix // by sentence: by dependent and head; padded columns are of no meaning
	turned     tensor.Matrix
	dd, dh, dp tensor.Matrix
	part       tensor.Matrix
}

func newArcs(in, width int, drop float32, r *random.Source) *arcs {
	return &arcs{
		dependent: chain{newLinear("arc.dep", in, width, r), &relu{}, &dropout{rate: drop}, newLinear("arc.bilinear", width, width, r)},
		head:      chain{newLinear("arc.head", in, width, r), &relu{}, &dropout{rate: drop}},
		place:     newLinear("arc.place", in, neural.Distances, r),
		scale:     float32(1 / math.Sqrt(float64(width)/4)),
	}
}

func (l *arcs) params() []*param {
	return append(append(l.dependent.params(), l.head.params()...), l.place.params()...)
}

// forward fills scores; in row d of the scores of a sentence stands at its own place d the score of d as the root.
func (l *arcs) forward(x *tensor.Matrix, b *batch) {
	l.d = l.dependent.forward(x, b)
	l.h = l.head.forward(x, b)
	l.p = l.place.forward(x, b)
	for len(l.scores) < len(b.wordSpans) {
		l.scores = append(l.scores, tensor.Matrix{})
	}
	for i, s := range b.wordSpans {
		n := s.len()
		l.turned.Transpose(rows(l.h, s, tensor.Padded(n)))
		scores := tensor.Product(&l.scores[i], rows(l.d, s, n), &l.turned)
		for d := range n {
			row := scores.Row(d)
			places := l.p.Row(s.first + d)
			for h := range row[:n] {
				if h == d {
					row[h] = places[neural.RootDistance]
				} else {
					row[h] = float32(row[h]*l.scale) + places[neural.Distance(h-d)]
				}
			}
		}
	}
}

// rows are the rows of a sentence, with zeroes behind them up to n.
func rows(m *tensor.Matrix, s span, n int) *tensor.Matrix {
	part := &tensor.Matrix{Rows: n, Cols: m.Cols}
	if n == s.len() {
		part.Data = m.Data[s.first*m.Cols : s.end*m.Cols]
		return part
	}
	part.Data = make([]float32, n*m.Cols)
	copy(part.Data, m.Data[s.first*m.Cols:s.end*m.Cols])
	return part
}

// loss turns the scores into their gradients and gives the loss.
func (l *arcs) loss(b *batch, weight, smoothing float32) float64 {
	sum := 0.0
	for i, s := range b.wordSpans {
		for d := range s.len() {
			gold := int(b.heads[s.first+d])
			if gold < 0 {
				gold = d
			}
			row := l.scores[i].Row(d)
			sum += classLoss(row[:s.len()], gold, smoothing)
			for h := range row {
				if h < s.len() {
					row[h] *= weight
				} else {
					row[h] = 0
				}
			}
		}
	}
	return sum
}

// backward gives the gradient of the input from the gradients that loss left in scores.
func (l *arcs) backward(b *batch) *tensor.Matrix {
	l.dp.Resize(l.p.Rows, l.p.Cols).Zero()
	l.dd.Resize(l.d.Rows, l.d.Cols).Zero()
	l.dh.Resize(l.h.Rows, l.h.Cols).Zero()
	for i, s := range b.wordSpans {
		scores := &l.scores[i]
		n := s.len()
		for d := range n {
			row := scores.Row(d)
			places := l.dp.Row(s.first + d)
			for h := range row[:n] {
				if h == d {
					places[neural.RootDistance] += row[h]
					row[h] = 0
					continue
				}
				places[neural.Distance(h-d)] += row[h]
				row[h] = float32(row[h] * l.scale)
			}
		}
		tensor.AddProduct(rows(&l.dd, s, n), scores, rows(l.h, s, scores.Cols))
		l.part.Resize(scores.Cols, l.h.Cols).Zero()
		tensor.AddTransposedProduct(&l.part, scores, rows(l.d, s, n))
		copy(l.dh.Data[s.first*l.dh.Cols:s.end*l.dh.Cols], l.part.Data)
	}
	dx := l.dependent.backward(&l.dd, b)
	dx.Add(l.head.backward(&l.dh, b))
	dx.Add(l.place.backward(&l.dp, b))
	return dx
}
