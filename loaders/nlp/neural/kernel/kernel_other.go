//go:build !amd64 || purego

package kernel

func (m *Matrix) apply(y []float32, x []byte, rows int, mode Mode) { m.applyScalar(y, x, rows, mode) }

func squares(x []float32) float32 { return squaresScalar(x) }

// Quantize multiplies a row with scale, rounds it to whole numbers and adds zero, all within a byte. Even numbers win
// ties. The length of the row is a multiple of RowLanes.
func Quantize(y []byte, x []float32, scale float32, zero int32) { quantizeScalar(y, x, scale, zero) }

// Carry changes a state as far as its gates are open: y = last + gate*(candidate-last). x holds as many gates as y has
// numbers, which are taken as 1/2 + gate/4 between 0 and 1, and then as many candidates. The length is a multiple of
// RowLanes.
func Carry(y, last, x []float32) { carryScalar(y, last, x) }

// MaxSum is the highest sum of two numbers at the same place of a and b, which are of the same length and not empty.
func MaxSum(a, b []float32) float32 { return maxSumScalar(a, b) }
