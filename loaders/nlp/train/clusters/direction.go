package clusters

import (
	"fmt"
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

// dimensions is how many numbers a vector has.
const dimensions = 100

// unit is the length of a vector. Sums of products of two vectors stay well within 32 bits.
const unit = 1 << 10

// vector has length unit: its direction is what tells what a word means.
type vector [dimensions]int16

// directions are the vectors of words, by word.
func directions(v vectors.Vectors) ([]vector, error) {
	if n := v.Dimensions(); n != dimensions {
		return nil, fmt.Errorf("vectors of %d numbers: %w", n, ErrDimensions)
	}
	rows := make([]vector, len(v.Rows))
	for i, numbers := range v.Rows {
		rows[i] = scaled(numbers)
	}
	return rows, nil
}

// scaled is a vector of length unit in the direction of numbers; without a direction it is zero. The conversions keep
// machines that can multiply and add in one step from doing so, for they round once less.
func scaled(numbers []float64) (v vector) {
	var square float64
	for _, x := range numbers {
		square += float64(x * x)
	}
	if square == 0 {
		return vector{}
	}
	length := math.Sqrt(square)
	for i, x := range numbers {
		v[i] = int16(math.Round(float64(x/length) * unit))
	}
	return v
}
