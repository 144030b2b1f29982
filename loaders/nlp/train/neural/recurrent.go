package neural

import "github.com/demarche-kg/demarche/loaders/nlp/train/tensor"

// recurrent carries a state through each sentence, in both directions, that each token changes as far as its gate is
// open: state += gate*(candidate-state). Gates and candidates are computed from the input alone, so that all products
// of matrices are done for many tokens at once (the minimal gated unit of Feng et al. 2024, "Were RNNs all we
// needed?", with a gate that is linear between 0 and 1).
//
// The input has four parts of width columns: gates and candidates of the way forward, the same of the way back. The
// output has two: the states of both ways.
type recurrent struct {
	width int
	x     *tensor.Matrix
	y, dx tensor.Matrix
	carry []float32
}

func (*recurrent) params() []*param { return nil }

// gate is 1/2 + x/4, between 0 and 1.
func gate(x float32) float32 { return min(max(0.5+float32(0.25*x), 0), 1) }

func (l *recurrent) forward(x *tensor.Matrix, b *batch) *tensor.Matrix {
	l.x = x
	l.width = x.Cols / 4
	l.y.Resize(x.Rows, 2*l.width)
	zero := make([]float32, l.width)
	for _, s := range b.sentences {
		last := zero
		for i := s.first; i < s.end; i++ {
			now := l.y.Row(i)[:l.width]
			step(now, last, x.Row(i)[:2*l.width])
			last = now
		}
		last = zero
		for i := s.end - 1; i >= s.first; i-- {
			now := l.y.Row(i)[l.width:]
			step(now, last, x.Row(i)[2*l.width:])
			last = now
		}
	}
	return &l.y
}

func step(now, last, x []float32) {
	n := len(now)
	gates, candidates := x[:n], x[n:2*n]
	last = last[:n]
	for k := range now {
		now[k] = last[k] + float32(gate(gates[k])*(candidates[k]-last[k]))
	}
}

func (l *recurrent) backward(dy *tensor.Matrix, b *batch) *tensor.Matrix {
	l.dx.Resize(l.x.Rows, l.x.Cols)
	if len(l.carry) < l.width {
		l.carry = make([]float32, l.width)
	}
	zero := make([]float32, l.width)
	carry := l.carry[:l.width]
	for _, s := range b.sentences {
		clear(carry)
		for i := s.end - 1; i >= s.first; i-- {
			last := zero
			if i > s.first {
				last = l.y.Row(i - 1)[:l.width]
			}
			stepBack(l.dx.Row(i)[:2*l.width], carry, dy.Row(i)[:l.width], last, l.x.Row(i)[:2*l.width])
		}
		clear(carry)
		for i := s.first; i < s.end; i++ {
			last := zero
			if i+1 < s.end {
				last = l.y.Row(i + 1)[l.width:]
			}
			stepBack(l.dx.Row(i)[2*l.width:], carry, dy.Row(i)[l.width:], last, l.x.Row(i)[2*l.width:])
		}
	}
	return &l.dx
}

// stepBack gives the gradient of the input of a step and turns carry, the gradient of its state from later steps, into
// that of the state before it.
func stepBack(dx, carry, dy, last, x []float32) {
	n := len(carry)
	dGates, dCandidates := dx[:n], dx[n:2*n]
	gates, candidates := x[:n], x[n:2*n]
	dy, last = dy[:n], last[:n]
	for k := range carry {
		d := dy[k] + carry[k]
		z := gate(gates[k])
		dCandidates[k] = float32(d * z)
		carry[k] = float32(d * (1 - z))
		dGates[k] = 0
		if z > 0 && z < 1 {
			dGates[k] = float32(0.25 * float32(d*(candidates[k]-last[k])))
		}
	}
}
