package neural

import (
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
)

// param is a matrix of weights with its gradient and what Adam remembers of earlier gradients.
type param struct {
	name    string
	w, grad *tensor.Matrix
	m, v    []float32
	decay   bool // whether weight decay applies

	// Of a table of vectors only the rows that a batch used have a gradient; the others are not touched.
	sparse bool
	used   []int32
	isUsed []bool
}

func newParam(name string, rows, cols int) *param {
	return &param{name: name, w: tensor.New(rows, cols), grad: tensor.New(rows, cols),
		m: make([]float32, rows*cols), v: make([]float32, rows*cols)}
}

func newTable(name string, rows, cols int) *param {
	p := newParam(name, rows, cols)
	p.sparse, p.isUsed = true, make([]bool, rows)
	return p
}

// row is the gradient of a row, which is noted as used.
func (p *param) row(i int32) []float32 {
	if !p.isUsed[i] {
		p.isUsed[i] = true
		p.used = append(p.used, i)
	}
	return p.grad.Row(int(i))
}

// adam is the optimiser (Kingma and Ba 2015), with decoupled weight decay (Loshchilov and Hutter 2019).
type adam struct {
	params       []*param
	beta1, beta2 float64
	decay        float64
	clip         float64 // the longest that the gradient of all weights may be
	step         int
}

const adamEpsilon = 1e-8

// update changes all weights by their gradients, which it clears.
func (a *adam) update(rate float64) {
	a.step++
	scale := float32(a.scale())
	b1, b2 := float32(a.beta1), float32(a.beta2)
	correct := math.Sqrt(1-pow(a.beta2, a.step)) / (1 - pow(a.beta1, a.step))
	lr := float32(rate * correct)
	for _, p := range a.params {
		shrink := float32(1)
		if p.decay {
			shrink = float32(1 - float64(rate*a.decay))
		}
		if !p.sparse {
			adamRow(p.w.Data, p.grad.Data, p.m, p.v, scale, lr, b1, b2, shrink)
			continue
		}
		n := p.w.Cols
		for _, i := range p.used {
			at := int(i) * n
			adamRow(p.w.Data[at:at+n], p.grad.Data[at:at+n], p.m[at:at+n], p.v[at:at+n], scale, lr, b1, b2, shrink)
			p.isUsed[i] = false
		}
		p.used = p.used[:0]
	}
}

// scale is what gradients are multiplied with so that all of them together are not longer than clip.
func (a *adam) scale() float64 {
	if a.clip == 0 {
		return 1
	}
	sum := 0.0
	for _, p := range a.params {
		if !p.sparse {
			sum += squares(p.grad.Data)
			continue
		}
		for _, i := range p.used {
			sum += squares(p.grad.Row(int(i)))
		}
	}
	if norm := math.Sqrt(sum); norm > a.clip {
		return a.clip / norm
	}
	return 1
}

func squares(values []float32) float64 {
	var sum [4]float32
	for len(values) >= 4 {
		for k := range sum {
			sum[k] += float32(values[k] * values[k])
		}
		values = values[4:]
	}
	for _, x := range values {
		sum[0] += float32(x * x)
	}
	return float64(sum[0]) + float64(sum[1]) + float64(sum[2]) + float64(sum[3])
}

func adamRow(w, grad, m, v []float32, scale, lr, b1, b2, shrink float32) {
	grad, m, v = grad[:len(w)], m[:len(w)], v[:len(w)]
	for i, g := range grad {
		g = float32(g * scale)
		m[i] = float32(b1*m[i]) + float32((1-b1)*g)
		v[i] = float32(b2*v[i]) + float32((1-b2)*float32(g*g))
		w[i] = float32(w[i]*shrink) - float32(lr*m[i])/(float32(math.Sqrt(float64(v[i])))+adamEpsilon)
		grad[i] = 0
	}
}

// pow is x to the n; math.Pow need not be the same on every machine.
func pow(x float64, n int) float64 {
	result := 1.0
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			result *= x
		}
		x *= x
	}
	return result
}
