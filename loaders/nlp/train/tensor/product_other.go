//go:build !amd64 || purego

package tensor

// tile is tileScalar. It gives the number of rows that it did: all.
func tile(a []float32, rowStep, colStep int, b []float32, bStep int, c []float32, cStep, inner, rows int) int {
	tileScalar(a, rowStep, colStep, b, bStep, c, cStep, inner, rows)
	return rows
}
