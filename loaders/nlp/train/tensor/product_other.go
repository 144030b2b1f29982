//go:build !amd64

package tensor

// tile is tileScalar.
func tile(a []float32, rowStep, colStep int, b []float32, bStep int, c []float32, cStep, inner, rows int) {
	tileScalar(a, rowStep, colStep, b, bStep, c, cStep, inner, rows)
}
