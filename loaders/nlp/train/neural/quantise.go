package neural

import (
	"fmt"
	"math"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/neural/kernel"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
)

// quantiser makes of a network what package neural runs: bytes.
type quantiser struct {
	net   *network
	model *model.Neural
}

// quantised is the network as it stands, in bytes. What numbers rows hold is measured on some of the sentences that it
// learnt from.
func (t *trainer) quantised() *model.Neural {
	q := quantiser{net: t.net, model: &model.Neural{
		Classes: t.net.inv.classes, Relations: t.net.inv.relations, Layers: t.o.Shape.Layers,
		Learnt: t.net.input.learnt, Words: t.vocabulary.Slots(),
		Tables: map[string]model.NeuralTable{}, Matrices: map[string]model.NeuralMatrix{}, Factors: map[string]float32{},
	}}
	q.measure(t)
	q.input()
	q.encoder()
	q.heads()
	return q.model
}

// calibration is how many sentences are measured, share the part of all numbers that a byte must hold.
const (
	calibration = 400
	share       = 0.9999
)

// ranges collects the sizes of numbers.
type ranges map[string][]float32

func (r ranges) add(name string, m *tensor.Matrix) {
	for _, x := range m.Data {
		r[name] = append(r[name], float32(math.Abs(float64(x))))
	}
}

// widest is the size that all but a few numbers have at most.
func widest(values []float32) float32 {
	sorted := slices.Sorted(slices.Values(values))
	return max(sorted[int(float64(len(sorted)-1)*share)], 1e-3)
}

// measure finds the factors of rows.
func (q *quantiser) measure(t *trainer) {
	seen := ranges{}
	var b batch
	for i := 0; i < len(t.examples); i += max(len(t.examples)/calibration, 1) {
		b.clear()
		b.add(t.examples[i], t.examples[i].forms, &t.vocabulary)
		q.net.encode(&b)
		for k, l := range q.residuals() {
			seen.add(neural.NormFactor, &l.chain[0].(*norm).y)
			if _, ok := l.chain[2].(*recurrent); ok {
				seen.add(fmt.Sprintf(neural.StateFactor, k), &l.chain[3].(*relu).y)
			}
		}
		if len(b.words) == 0 {
			continue
		}
		q.net.pick(&b)
		q.net.arcs.forward(&q.net.picked, &b)
		q.net.labels.forward(&q.net.picked, &b, b.heads)
		seen.add(neural.DependentFact, &q.net.arcs.dependent[1].(*relu).y)
		seen.add(neural.BilinearFactor, q.net.arcs.d)
		seen.add(neural.HeadFactor, q.net.arcs.h)
		seen.add(neural.RelFactor, &q.net.labels.out[0].(*relu).y)
	}
	for name, values := range seen {
		limit := widest(values)
		switch name {
		case neural.NormFactor:
			q.model.Factors[name] = 127 / limit
		case neural.BilinearFactor:
			q.model.Factors[name] = 127 / (limit * q.net.arcs.scale)
		default:
			q.model.Factors[name] = 255 / limit
		}
	}
}

// residuals are the layers of the encoder, without what is before and behind them.
func (q *quantiser) residuals() (layers []*residual) {
	for _, l := range q.net.encoder {
		if r, ok := l.(*residual); ok {
			layers = append(layers, r)
		}
	}
	return layers
}

// input makes the tables and the matrices that their rows are multiplied with: one for the vectors, one for what is
// learnt, as both are of different sizes.
func (q *quantiser) input() {
	in := q.net.input
	project := q.net.encoder[1].(*linear)
	w := tensor.New(0, 0).CopyFrom(project.w.w)
	row := 0
	divide := func(columns int, factor float32) {
		for end := row + columns; row < end; row++ {
			for n := range w.Row(row) {
				w.Row(row)[n] /= factor
			}
		}
	}
	table := func(name string, m *tensor.Matrix) {
		factor := 127 / widest(sizes(m))
		q.model.Tables[name] = byteTable(m, factor)
		divide(m.Cols, factor)
	}
	q.model.Tables[neural.VectorTable] = model.NeuralTable{Rows: in.vectors.Rows, Cols: in.vectors.Cols / 2, Data: in.packed}
	divide(in.vectors.Cols, neural.LevelStep)
	split := row
	table(neural.WordTable, in.word.w)
	for kind := range in.tables {
		table(fmt.Sprintf(neural.KindTable, kind), in.tables[kind].w)
	}
	part := func(first, end int) *tensor.Matrix {
		m := tensor.New((end-first+kernel.Depth-1)/kernel.Depth*kernel.Depth, w.Cols)
		copy(m.Data, w.Data[first*w.Cols:end*w.Cols])
		return m
	}
	q.matrix(neural.VectorMatrix, part(0, split), project.bias.w.Data, kernel.Zero, 1)
	q.matrix(neural.ProjectMatrix, part(split, row), make([]float32, w.Cols), kernel.Zero, 1)
}

func sizes(m *tensor.Matrix) []float32 {
	r := ranges{}
	r.add("", m)
	return r[""]
}

func byteTable(m *tensor.Matrix, factor float32) model.NeuralTable {
	data := make([]byte, len(m.Data))
	for i, x := range m.Data {
		data[i] = byte(min(max(math.RoundToEven(float64(x*factor))+kernel.Zero, 0), 255))
	}
	return model.NeuralTable{Rows: m.Rows, Cols: m.Cols, Data: data}
}

func (q *quantiser) encoder() {
	norms := q.model.Factors[neural.NormFactor]
	for i, l := range q.residuals() {
		name := fmt.Sprintf(neural.LayerMatrix, i)
		if _, ok := l.chain[2].(*recurrent); ok {
			q.linear(name, l.chain[1].(*linear), kernel.Zero, norms, 1)
			q.linear(fmt.Sprintf(neural.OutMatrix, i), l.chain[4].(*linear), 0, q.model.Factors[fmt.Sprintf(neural.StateFactor, i)], 1)
		} else {
			q.linear(name, l.chain[2].(*linear), kernel.Zero, norms, 1)
		}
	}
}

func (q *quantiser) heads() {
	f, norms := q.model.Factors, q.model.Factors[neural.NormFactor]
	a, l := q.net.arcs, q.net.labels
	q.linear(neural.TagMatrix, q.net.tags, kernel.Zero, norms, 1)
	q.linear(neural.ArcDependentMatrix, a.dependent[0].(*linear), kernel.Zero, norms, 1)
	q.linear(neural.ArcBilinearMatrix, a.dependent[3].(*linear), 0, f[neural.DependentFact], a.scale)
	q.linear(neural.ArcHeadMatrix, a.head[0].(*linear), kernel.Zero, norms, 1)
	q.linear(neural.ArcPlaceMatrix, a.place, kernel.Zero, norms, 1)
	q.linear(neural.RelDependentMatrix, l.dependent, kernel.Zero, norms, 1)
	q.linear(neural.RelHeadMatrix, l.head, kernel.Zero, norms, 1)
	q.linear(neural.RelOutMatrix, l.out[2].(*linear), 0, f[neural.RelFactor], 1)
	places := slices.Clone(l.place.w.Data)
	q.model.Matrices[neural.RelPlaceMatrix] = model.NeuralMatrix{Out: len(places), Scale: make([]float32, len(places)), Bias: places}
}

// linear makes the matrix of a layer whose input was multiplied with a factor; its output is multiplied with by.
func (q *quantiser) linear(name string, l *linear, zero int, factor, by float32) {
	w := tensor.New(l.w.w.Rows, l.w.w.Cols)
	for i, x := range l.w.w.Data {
		w.Data[i] = x * by
	}
	bias := slices.Clone(l.bias.w.Data)
	for i := range bias {
		bias[i] *= by
	}
	q.matrix(name, w, bias, zero, factor)
}

// matrix makes a matrix of bytes, each column with a scale of its own.
func (q *quantiser) matrix(name string, w *tensor.Matrix, bias []float32, zero int, factor float32) {
	m := model.NeuralMatrix{In: w.Rows, Out: w.Cols, Zero: zero, Weights: make([]byte, len(w.Data)),
		Scale: make([]float32, w.Cols), Bias: bias}
	for n := range w.Cols {
		largest := float32(1e-12)
		for k := range w.Rows {
			largest = max(largest, float32(math.Abs(float64(w.Row(k)[n]))))
		}
		step := largest / kernel.MaxWeight
		m.Scale[n] = step / factor
		block := m.Weights[n/kernel.Lanes*kernel.Lanes*m.In+n%kernel.Lanes*kernel.Depth:]
		for k := range w.Rows {
			rounded := math.RoundToEven(float64(w.Row(k)[n] / step))
			block[k/kernel.Depth*kernel.Depth*kernel.Lanes+k%kernel.Depth] = byte(int8(min(max(rounded, -kernel.MaxWeight), kernel.MaxWeight)))
		}
	}
	q.model.Matrices[name] = m
}
