package eval

import "math"

// bestPairing is the greatest sum of values that pairs of rows and columns can have, each in one pair at most (Kuhn 1955
// and Munkres 1957, by shortest augmenting paths: Jonker and Volgenant 1987). Values are not negative.
func bestPairing(value [][]float64) float64 {
	rows := len(value)
	if rows == 0 {
		return 0
	}
	n := max(rows, len(value[0]))
	p := pairing{n: n, value: value, rowPrice: make([]float64, n+1), colPrice: make([]float64, n+1), rowOf: make([]int, n+1)}
	for row := 1; row <= n; row++ {
		p.augment(row)
	}
	sum := 0.0
	for col := 1; col <= n; col++ {
		sum -= p.cost(p.rowOf[col], col)
	}
	return sum
}

// pairing pairs n rows with n columns, both counted from 1; column 0 is where a search starts.
type pairing struct {
	n                  int
	value              [][]float64
	rowPrice, colPrice []float64
	rowOf              []int // the row that a column is paired with, 0 for none
}

// cost is what is to be made least; beyond the table it is 0.
func (p *pairing) cost(row, col int) float64 {
	if row > len(p.value) || col > len(p.value[row-1]) {
		return 0
	}
	return -p.value[row-1][col-1]
}

// augment pairs one more row, and changes other pairs where that is better.
func (p *pairing) augment(row int) {
	least, before, done := make([]float64, p.n+1), make([]int, p.n+1), make([]bool, p.n+1)
	for col := range least {
		least[col] = math.Inf(1)
	}
	p.rowOf[0] = row
	at := 0
	for p.rowOf[at] != 0 {
		done[at] = true
		next, delta := 0, math.Inf(1)
		for col := 1; col <= p.n; col++ {
			if done[col] {
				continue
			}
			if c := p.cost(p.rowOf[at], col) - p.rowPrice[p.rowOf[at]] - p.colPrice[col]; c < least[col] {
				least[col], before[col] = c, at
			}
			if least[col] < delta {
				next, delta = col, least[col]
			}
		}
		for col := range least {
			if done[col] {
				p.rowPrice[p.rowOf[col]] += delta
				p.colPrice[col] -= delta
			} else {
				least[col] -= delta
			}
		}
		at = next
	}
	for at != 0 {
		p.rowOf[at] = p.rowOf[before[at]]
		at = before[at]
	}
}
