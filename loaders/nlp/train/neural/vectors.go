package neural

import (
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

// VectorsRead is how many vectors, of the most frequent words, are read to train the embedded network: their columns are
// standardised together. Options.Words says how many are used.
const VectorsRead = 150_000

// standardised are vectors, a row each, with each column made of mean 0 and standard deviation 1.
func standardised(v vectors.Vectors) *tensor.Matrix {
	m := tensor.New(len(v.Rows), v.Dimensions())
	for i, numbers := range v.Rows {
		row := m.Row(i)
		for k, x := range numbers {
			row[k] = float32(x)
		}
	}
	n := float64(max(m.Rows, 1))
	for k := range m.Cols {
		sum, squares := 0.0, 0.0
		for i := range m.Rows {
			x := float64(m.Row(i)[k])
			sum += x
			squares += float64(x * x)
		}
		mean := sum / n
		deviation := math.Sqrt(max(squares/n-float64(mean*mean), 1e-12))
		for i := range m.Rows {
			x := &m.Row(i)[k]
			*x = float32((float64(*x) - mean) / deviation)
		}
	}
	return m
}
