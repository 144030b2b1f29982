package neural

import (
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
)

// layer is a part of a network that is applied to all tokens of a batch.
type layer interface {
	// forward computes the output, which is valid until the next call, and remembers what backward takes.
	forward(x *tensor.Matrix, b *batch) *tensor.Matrix
	// backward adds the gradients of the layer's weights and gives that of its input. dy may be changed.
	backward(dy *tensor.Matrix, b *batch) *tensor.Matrix
	params() []*param
}

// linear is x·w, plus a number for each column.
type linear struct {
	w, bias       *param
	x             *tensor.Matrix // the input of the last forward
	y, dx, turned tensor.Matrix
}

func newLinear(name string, in, out int, r *random.Source) *linear {
	l := &linear{w: newParam(name+".w", in, tensor.Padded(out)), bias: newParam(name+".b", 1, tensor.Padded(out))}
	l.w.decay = true
	for i := range in {
		glorot(r, l.w.w.Row(i)[:out], in, out)
	}
	return l
}

// glorot fills the weights of a layer from in to out numbers so that neither sums nor gradients grow or shrink.
func glorot(r *random.Source, values []float32, in, out int) {
	r.Spread(values, math.Sqrt(6/float64(in+out)))
}

func (l *linear) params() []*param { return []*param{l.w, l.bias} }

func (l *linear) forward(x *tensor.Matrix, _ *batch) *tensor.Matrix {
	l.x = x
	l.y.Resize(x.Rows, l.w.w.Cols)
	for i := range x.Rows {
		copy(l.y.Row(i), l.bias.w.Data)
	}
	tensor.AddProduct(&l.y, x, l.w.w)
	return &l.y
}

func (l *linear) backward(dy *tensor.Matrix, _ *batch) *tensor.Matrix {
	for i := range dy.Rows {
		tensor.AddTo(l.bias.grad.Data, dy.Row(i))
	}
	tensor.AddTransposedProduct(l.w.grad, l.x, dy)
	l.turned.Transpose(l.w.w)
	if l.x.Cols%tensor.Lanes != 0 {
		panic("neural: the input of a layer must be padded")
	}
	return tensor.Product(&l.dx, dy, &l.turned)
}

// norm divides each row by the root of the mean of its squares.
type norm struct {
	x       *tensor.Matrix
	inverse []float32
	y, dx   tensor.Matrix
}

const normEpsilon = 1e-5

func (*norm) params() []*param { return nil }

func (n *norm) forward(x *tensor.Matrix, _ *batch) *tensor.Matrix {
	n.x = x
	n.y.Resize(x.Rows, x.Cols)
	n.inverse = n.inverse[:0]
	for i := range x.Rows {
		row := x.Row(i)
		inverse := float32(1 / math.Sqrt(squares(row)/float64(x.Cols)+normEpsilon))
		n.inverse = append(n.inverse, inverse)
		out := n.y.Row(i)
		for k, v := range row {
			out[k] = float32(v * inverse)
		}
	}
	return &n.y
}

func (n *norm) backward(dy *tensor.Matrix, _ *batch) *tensor.Matrix {
	n.dx.Resize(dy.Rows, dy.Cols)
	for i := range dy.Rows {
		y, d, out := n.y.Row(i), dy.Row(i), n.dx.Row(i)
		sum := float32(0)
		for k, v := range y {
			sum += float32(v * d[k])
		}
		mean := sum / float32(dy.Cols)
		for k, v := range y {
			out[k] = float32((d[k] - float32(v*mean)) * n.inverse[i])
		}
	}
	return &n.dx
}

// relu is the positive part.
type relu struct{ y tensor.Matrix }

func (*relu) params() []*param { return nil }

func (l *relu) forward(x *tensor.Matrix, _ *batch) *tensor.Matrix {
	l.y.Resize(x.Rows, x.Cols)
	for i, v := range x.Data {
		l.y.Data[i] = max(v, 0)
	}
	return &l.y
}

func (l *relu) backward(dy *tensor.Matrix, _ *batch) *tensor.Matrix {
	for i, v := range l.y.Data {
		if v <= 0 {
			dy.Data[i] = 0
		}
	}
	return dy
}

// dropout sets numbers to 0 by lot while training, and enlarges the others as much.
type dropout struct {
	rate float32
	mask []float32
	y    tensor.Matrix
}

func (*dropout) params() []*param { return nil }

func (l *dropout) forward(x *tensor.Matrix, b *batch) *tensor.Matrix {
	if !b.training || l.rate == 0 {
		return x
	}
	l.mask = l.mask[:0]
	l.y.Resize(x.Rows, x.Cols)
	keep := 1 / (1 - l.rate)
	limit := uint32(float64(l.rate) * (1 << 16))
	for i := 0; i < len(x.Data); i += 4 {
		lot := b.random.Next()
		for k := i; k < min(i+4, len(x.Data)); k++ {
			m := keep
			if uint32(lot&0xFFFF) < limit {
				m = 0
			}
			lot >>= 16
			l.mask = append(l.mask, m)
			l.y.Data[k] = float32(x.Data[k] * m)
		}
	}
	return &l.y
}

func (l *dropout) backward(dy *tensor.Matrix, b *batch) *tensor.Matrix {
	if !b.training || l.rate == 0 {
		return dy
	}
	for i, m := range l.mask {
		dy.Data[i] = float32(dy.Data[i] * m)
	}
	return dy
}

// window puts beside each row those a number of tokens before and after it in its sentence, zeroes beyond its ends.
type window struct {
	reach []int // the places that are seen, relative to the token
	y, dx tensor.Matrix
}

func (*window) params() []*param { return nil }

func (l *window) forward(x *tensor.Matrix, b *batch) *tensor.Matrix {
	l.y.Resize(x.Rows, x.Cols*len(l.reach))
	for _, s := range b.sentences {
		for i := s.first; i < s.end; i++ {
			out := l.y.Row(i)
			for k, reach := range l.reach {
				part := out[k*x.Cols : (k+1)*x.Cols]
				if at := i + reach; at >= s.first && at < s.end {
					copy(part, x.Row(at))
				} else {
					clear(part)
				}
			}
		}
	}
	return &l.y
}

func (l *window) backward(dy *tensor.Matrix, b *batch) *tensor.Matrix {
	cols := dy.Cols / len(l.reach)
	l.dx.Resize(dy.Rows, cols).Zero()
	for _, s := range b.sentences {
		for i := s.first; i < s.end; i++ {
			d := dy.Row(i)
			for k, reach := range l.reach {
				if at := i + reach; at >= s.first && at < s.end {
					tensor.AddTo(l.dx.Row(at), d[k*cols:(k+1)*cols])
				}
			}
		}
	}
	return &l.dx
}

// chain applies layers one after another.
type chain []layer

func (c chain) params() (all []*param) {
	for _, l := range c {
		all = append(all, l.params()...)
	}
	return all
}

func (c chain) forward(x *tensor.Matrix, b *batch) *tensor.Matrix {
	for _, l := range c {
		x = l.forward(x, b)
	}
	return x
}

func (c chain) backward(dy *tensor.Matrix, b *batch) *tensor.Matrix {
	for i := len(c) - 1; i >= 0; i-- {
		dy = c[i].backward(dy, b)
	}
	return dy
}

// residual adds what its layers make of its input to the input.
type residual struct {
	chain
	y, dx tensor.Matrix
}

func (l *residual) forward(x *tensor.Matrix, b *batch) *tensor.Matrix {
	l.y.CopyFrom(x)
	l.y.Add(l.chain.forward(x, b))
	return &l.y
}

func (l *residual) backward(dy *tensor.Matrix, b *batch) *tensor.Matrix {
	l.dx.CopyFrom(dy)
	l.dx.Add(l.chain.backward(dy, b))
	return &l.dx
}
