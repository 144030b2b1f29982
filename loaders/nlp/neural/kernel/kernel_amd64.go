//go:build !purego

package kernel

import "golang.org/x/sys/cpu"

//go:noescape
func tileAVX2(y *float32, yStep uintptr, x *byte, xStep uintptr, w *byte, groups int, start *int32, scale, bias *float32, mode Mode)

//go:noescape
func tileVNNI(y *float32, yStep uintptr, x *byte, xStep uintptr, w *byte, groups int, start *int32, scale, bias *float32, mode Mode)

//go:noescape
func squaresAVX2(x *float32, n int) float32

//go:noescape
func quantizeAVX2(y *byte, x *float32, n int, scale float32, zero int32)

//go:noescape
func carryAVX2(y, last, x *float32, n int)

//go:noescape
func maxSumAVX2(a, b *float32, n int) float32

// What the machine has; tests turn it off.
var (
	hasAVX2 = cpu.X86.HasAVX2
	hasVNNI = cpu.X86.HasAVX512F && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI
)

// apply computes all tiles of the output, a block of columns after another, whose weights stay in the fastest cache
// while the rows pass by.
func (m *Matrix) apply(y []float32, x []byte, rows int, mode Mode) {
	tile, height := tileAVX2, 6
	switch {
	case hasVNNI:
		tile, height = tileVNNI, TileRows
	case !hasAVX2:
		m.applyScalar(y, x, rows, mode)
		return
	}
	for first := 0; first < m.Out; first += Lanes {
		w := &m.Weights[first*m.In]
		for r := 0; r < rows; r += height {
			tile(&y[r*m.Out+first], uintptr(4*m.Out), &x[r*m.In], uintptr(m.In), w, m.In/Depth,
				&m.Start[first], &m.Scale[first], &m.Bias[first], mode)
		}
	}
}

func squares(x []float32) float32 {
	if !hasAVX2 || len(x) == 0 {
		return squaresScalar(x)
	}
	return squaresAVX2(&x[0], len(x))
}

// Quantize multiplies a row with scale, rounds it to whole numbers and adds zero, all within a byte. Even numbers win
// ties. The length of the row is a multiple of RowLanes.
func Quantize(y []byte, x []float32, scale float32, zero int32) {
	if !hasAVX2 || len(x) == 0 {
		quantizeScalar(y, x, scale, zero)
		return
	}
	_ = y[len(x)-1]
	quantizeAVX2(&y[0], &x[0], len(x), scale, zero)
}

// Carry changes a state as far as its gates are open: y = last + gate*(candidate-last). x holds as many gates as y has
// numbers, which are taken as 1/2 + gate/4 between 0 and 1, and then as many candidates. The length is a multiple of
// RowLanes.
func Carry(y, last, x []float32) {
	if !hasAVX2 || len(y) == 0 {
		carryScalar(y, last, x)
		return
	}
	_, _ = last[len(y)-1], x[2*len(y)-1]
	carryAVX2(&y[0], &last[0], &x[0], len(y))
}

// MaxSum is the highest sum of two numbers at the same place of a and b, which are of the same length and not empty.
func MaxSum(a, b []float32) float32 {
	if !hasAVX2 || len(a) < 8 {
		return maxSumScalar(a, b)
	}
	_ = b[len(a)-1]
	return maxSumAVX2(&a[0], &b[0], len(a))
}
