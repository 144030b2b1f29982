package eval

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestBestPairing compares with trying all pairings of small tables.
func TestBestPairing(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		rows, cols := random.IntN(5), 1+random.IntN(5)
		value := make([][]float64, rows)
		for i := range value {
			for range cols {
				value[i] = append(value[i], float64(random.IntN(8)))
			}
		}
		if got, want := bestPairing(value), tryAll(value, 0, make([]bool, cols)); math.Abs(got-want) > 1e-9 {
			t.Errorf("%v: %v, want %v", value, got, want)
		}
	}
}

func tryAll(value [][]float64, row int, taken []bool) float64 {
	if row == len(value) {
		return 0
	}
	best := tryAll(value, row+1, taken)
	for col, v := range value[row] {
		if !taken[col] {
			taken[col] = true
			best = max(best, v+tryAll(value, row+1, taken))
			taken[col] = false
		}
	}
	return best
}
