package neural

import (
	"math/rand/v2"
	"testing"
)

// trees calls yield with every way to give n words a head, -1 for none.
func allHeads(n int, yield func(heads []int32)) {
	heads := make([]int32, n)
	var from func(d int)
	from = func(d int) {
		if d == n {
			yield(heads)
			return
		}
		for h := int32(-1); h < int32(n); h++ {
			if h != int32(d) {
				heads[d] = h
				from(d + 1)
			}
		}
	}
	from(0)
}

// isProjectiveTree checks by the definition: one root, everything hangs from it, and what lies between a word and its
// head hangs from that head.
func isProjectiveTree(heads []int32) bool {
	roots := 0
	for d, h := range heads {
		if h < 0 {
			roots++
			continue
		}
		if !hangsFrom(heads, d, -1) {
			return false
		}
		for k := min(d, int(h)) + 1; k < max(d, int(h)); k++ {
			if !hangsFrom(heads, k, h) {
				return false
			}
		}
	}
	return roots == 1
}

func hangsFrom(heads []int32, d int, above int32) bool {
	for steps := 0; steps <= len(heads); steps++ {
		if int32(d) == above {
			return true
		}
		if d < 0 {
			return false
		}
		d = int(heads[d])
	}
	return false
}

func score(heads []int32, scores []float32, stride int, root []float32) float32 {
	sum := float32(0)
	for d, h := range heads {
		if h < 0 {
			sum += root[d]
		} else {
			sum += scores[d*stride+int(h)]
		}
	}
	return sum
}

func TestTheTreeFoundIsTheBestProjectiveOne(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var f TreeFinder
	for trial := range 300 {
		n := 1 + trial%6
		stride := n + trial%3
		scores, root := make([]float32, n*stride), make([]float32, n)
		for i := range scores {
			scores[i] = float32(r.IntN(100)) // whole numbers, so that sums are exact
		}
		for i := range root {
			root[i] = float32(r.IntN(150))
		}
		best := float32(-1)
		allHeads(n, func(heads []int32) {
			if isProjectiveTree(heads) {
				best = max(best, score(heads, scores, stride, root))
			}
		})
		heads := f.Find(scores, stride, root)
		if !isProjectiveTree(heads) {
			t.Fatalf("%v is no projective tree", heads)
		}
		if got := score(heads, scores, stride, root); got != best {
			t.Fatalf("%v has a score of %v, the best of %v", heads, got, best)
		}
	}
}

func TestGreedyTreesAreProjectiveByTheDefinition(t *testing.T) {
	var f TreeFinder
	for n := 1; n <= 5; n++ {
		f.n = n
		allHeads(n, func(heads []int32) {
			roots := 0
			for _, h := range heads {
				if h < 0 {
					roots++
				}
			}
			f.heads = append(f.heads[:0], heads...)
			if got, want := roots == 1 && f.projective(), isProjectiveTree(heads); got != want {
				t.Fatalf("%v: %v, want %v", heads, got, want)
			}
		})
	}
}
