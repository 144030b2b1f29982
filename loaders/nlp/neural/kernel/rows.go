package kernel

import "math"

// RowLanes is what the length of a row must be a multiple of.
const RowLanes = 32

// Normalize divides a row by the root of the mean of its squares, multiplies it with scale and rounds it to bytes around
// Zero. Even numbers win ties.
func Normalize(y []byte, x []float32, scale float32) {
	sum := squares(x)
	inverse := float32(1 / math.Sqrt(float64(sum/float32(len(x)))+normEpsilon))
	Quantize(y, x, float32(inverse*scale), Zero)
}

// normEpsilon keeps rows of zeroes from being divided by 0.
const normEpsilon = 1e-5

// squaresScalar is the sum of the squares of a row: of every eighth number, then of these sums in pairs.
func squaresScalar(x []float32) float32 {
	var s [8]float32
	for ; len(x) >= 8; x = x[8:] {
		for k, v := range (*[8]float32)(x) {
			s[k] += float32(v * v)
		}
	}
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
}

// quantizeScalar multiplies a row with scale, rounds it to whole numbers and adds zero, all within a byte.
func quantizeScalar(y []byte, x []float32, scale float32, zero int32) {
	for i, v := range x {
		n := math.RoundToEven(float64(float32(v * scale)))
		y[i] = byte(min(max(int32(min(max(n, -limit), limit))+zero, 0), 255))
	}
}

// limit is beyond what a byte holds, and within 16 bits, zero included.
const limit = 1 << 14

// carryScalar is Carry for any machine.
func carryScalar(y, last, x []float32) {
	n := len(y)
	gates, candidates := x[:n], x[n:2*n]
	for k := range y {
		z := min(max(0.5+float32(0.25*gates[k]), 0), 1)
		y[k] = last[k] + float32(z*float32(candidates[k]-last[k]))
	}
}

// AddRow adds the numbers of x to those of y.
func AddRow(y, x []float32) {
	x = x[:len(y)]
	for i := range y {
		y[i] += x[i]
	}
}

// maxSumScalar is MaxSum for any machine.
func maxSumScalar(a, b []float32) float32 {
	b = b[:len(a)]
	best := a[0] + b[0]
	for i, x := range a {
		if s := x + b[i]; s > best {
			best = s
		}
	}
	return best
}
