package nlptest

import "testing"

// LeastAllocs is the number of heap allocations of f in the best of several runs. A sync.Pool may be emptied between two
// runs, by a collection and, under the race detector, at random; what f takes each time is taken in the best one too.
func LeastAllocs(f func()) float64 {
	least := testing.AllocsPerRun(1, f)
	for range 15 {
		least = min(least, testing.AllocsPerRun(1, f))
	}
	return least
}
