package kernel

import "fmt"

const (
	// Lanes is what the number of columns of a matrix must be a multiple of.
	Lanes = 16
	// Depth is what the number of rows of a matrix, the length of what it is multiplied with, must be a multiple of.
	Depth = 4
	// TileRows is what room for rows of input and output must be a multiple of: Apply works on so many at once.
	TileRows = 12

	// MaxWeight bounds weights, so that a sum of two products of a byte and a weight fits 16 bits: 2*255*63 < 1<<15.
	MaxWeight = 63
	// Zero is the byte that stands for 0 where numbers may be negative.
	Zero = 128
)

// Matrix is a matrix of weights with what turns its products into numbers: for column n, y = (x·w)*Scale[n] + Bias[n],
// where x are bytes less their zero.
type Matrix struct {
	In, Out int
	// Weights has for each block of Lanes columns, for each group of Depth rows, the weights of each column, Depth bytes
	// (two's complement) side by side.
	Weights []byte
	Start   []int32 // the sums to begin with: they take off the zero of the input
	Scale   []float32
	Bias    []float32
}

// NewMatrix makes a matrix from weights as Matrix.Weights has them. zero is the byte that stands for 0 in the input.
func NewMatrix(in, out int, weights []byte, scale, bias []float32, zero int) (Matrix, error) {
	if in <= 0 || out <= 0 || in%Depth != 0 || out%Lanes != 0 || len(weights) != in*out || len(scale) != out || len(bias) != out {
		return Matrix{}, fmt.Errorf("kernel: a matrix of %d by %d has %d weights, %d scales and %d biases", in, out,
			len(weights), len(scale), len(bias))
	}
	m := Matrix{In: in, Out: out, Weights: weights, Start: make([]int32, out), Scale: scale, Bias: bias}
	for i, w := range weights {
		if int8(w) > MaxWeight || int8(w) < -MaxWeight {
			return Matrix{}, fmt.Errorf("kernel: weight %d is beyond %d", int8(w), MaxWeight)
		}
		m.Start[i/(in*Lanes)*Lanes+i/Depth%Lanes] -= int32(zero) * int32(int8(w))
	}
	return m, nil
}

// Mode says what Apply does with its results.
type Mode int

// The modes are bits.
const (
	Relu Mode = 1 << iota // results below 0 become 0
	Add                   // results are added to what is there
)

// Apply computes rows of output from rows of input: In bytes each, Out numbers each. The room for both is a multiple of
// TileRows rows; what is there behind the last row is read and overwritten.
func (m *Matrix) Apply(y []float32, x []byte, rows int, mode Mode) {
	room := (rows + TileRows - 1) / TileRows * TileRows
	m.apply(y[:room*m.Out], x[:room*m.In], rows, mode)
}

// applyScalar is apply for any machine.
func (m *Matrix) applyScalar(y []float32, x []byte, rows int, mode Mode) {
	for r := range rows {
		in, out := x[r*m.In:(r+1)*m.In], y[r*m.Out:(r+1)*m.Out]
		for first := 0; first < m.Out; first += Lanes {
			sums := [Lanes]int32(m.Start[first:])
			block := m.Weights[first*m.In : (first+Lanes)*m.In]
			for k := 0; k < m.In; k += Depth {
				addProducts(&sums, (*[Depth]byte)(in[k:]), (*[Lanes * Depth]byte)(block[k*Lanes:]))
			}
			m.finish((*[Lanes]float32)(out[first:]), &sums, first, mode)
		}
	}
}

// addProducts adds to the sum of each column its products with a group of bytes.
func addProducts(sums *[Lanes]int32, x *[Depth]byte, w *[Lanes * Depth]byte) {
	x0, x1, x2, x3 := int32(x[0]), int32(x[1]), int32(x[2]), int32(x[3])
	for n := range sums {
		sums[n] += x0*int32(int8(w[n*Depth])) + x1*int32(int8(w[n*Depth+1])) +
			x2*int32(int8(w[n*Depth+2])) + x3*int32(int8(w[n*Depth+3]))
	}
}

// finish turns sums into numbers.
func (m *Matrix) finish(y *[Lanes]float32, sums *[Lanes]int32, first int, mode Mode) {
	scale, bias := (*[Lanes]float32)(m.Scale[first:]), (*[Lanes]float32)(m.Bias[first:])
	for n, sum := range sums {
		v := float32(float32(sum)*scale[n]) + bias[n]
		if mode&Relu != 0 {
			v = max(v, 0)
		}
		if mode&Add != 0 {
			v += y[n]
		}
		y[n] = v
	}
}
