package tensor

// Lanes is what the number of columns of the right factor of a product must be a multiple of.
const Lanes = 16

// Padded is the smallest multiple of Lanes that is not below n.
func Padded(n int) int { return (n + Lanes - 1) / Lanes * Lanes }

// Matrix is a dense matrix, row after row.
type Matrix struct {
	Rows, Cols int
	Data       []float32 // Rows*Cols numbers
}

// New makes a matrix of zeroes.
func New(rows, cols int) *Matrix {
	return &Matrix{rows, cols, make([]float32, rows*cols)}
}

// Row is row i; changing it changes the matrix.
func (m *Matrix) Row(i int) []float32 { return m.Data[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols] }

// Resize gives m another size and keeps its memory. What it holds is then undefined.
func (m *Matrix) Resize(rows, cols int) *Matrix {
	m.Rows, m.Cols = rows, cols
	if n := rows * cols; cap(m.Data) < n {
		m.Data = make([]float32, n, n+n/4)
	} else {
		m.Data = m.Data[:n]
	}
	return m
}

// Zero sets all numbers to 0.
func (m *Matrix) Zero() *Matrix { clear(m.Data); return m }

// Add adds the numbers of o, which must be of the same size.
func (m *Matrix) Add(o *Matrix) {
	for i, v := range o.Data {
		m.Data[i] += v
	}
}

// CopyFrom makes m equal to o.
func (m *Matrix) CopyFrom(o *Matrix) *Matrix {
	m.Resize(o.Rows, o.Cols)
	copy(m.Data, o.Data)
	return m
}

// Transpose writes the transpose of o to m.
func (m *Matrix) Transpose(o *Matrix) *Matrix {
	m.Resize(o.Cols, o.Rows)
	const tile = 16
	for i0 := 0; i0 < o.Rows; i0 += tile {
		for j0 := 0; j0 < o.Cols; j0 += tile {
			for i := i0; i < min(i0+tile, o.Rows); i++ {
				for j := j0; j < min(j0+tile, o.Cols); j++ {
					m.Data[j*m.Cols+i] = o.Data[i*o.Cols+j]
				}
			}
		}
	}
	return m
}

// AddTo adds the numbers of b to those of a, which must be as many.
func AddTo(a, b []float32) {
	b = b[:len(a)]
	for i := range a {
		a[i] += b[i]
	}
}
