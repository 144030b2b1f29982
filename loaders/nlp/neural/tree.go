package neural

import (
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/neural/kernel"
)

// TreeFinder finds the projective tree with one root whose arcs add up to the highest score (Eisner 1996). It keeps its
// memory; one finder serves one goroutine.
type TreeFinder struct {
	n       int
	heads   []int32
	waiting []int32
	stack   []int32

	// The best score of what spans words i to j. Half trees are headed at one end; spans have an arc between their ends.
	// All are stored by the end that stays while the inner loops run, half trees by both.
	right, rightByLast []float32 // half trees with their head at i: right[i*n+j], rightByLast[j*n+i]
	left, leftByFirst  []float32 // half trees with their head at j: left[j*n+i], leftByFirst[i*n+j]
	spanRight          []float32 // spans with their head at i: spanRight[i*n+j]
	spanLeft           []float32 // spans with their head at j: spanLeft[j*n+i]
}

// MaxWords is how many words a tree may have: the time grows with the cube of them. What has more is no sentence that
// anybody wrote, and is divided before it is parsed.
const MaxWords = 120

// Find gives the head of each of n words, -1 for the root. scores holds n rows: in row d the score of word h as the head
// of word d at d*stride+h; root[d] is the score of word d as the root. The result is valid until the next call. Scores
// must not be NaN or infinite.
func (f *TreeFinder) Find(scores []float32, stride int, root []float32) []int32 {
	f.n = len(root)
	if f.greedy(scores, stride, root) {
		return f.heads
	}
	f.fill(scores, stride)
	f.read(root)
	return f.heads
}

// greedy takes the best head of each word by itself. It reports whether that is a projective tree with one root, which
// then is the best of all.
func (f *TreeFinder) greedy(scores []float32, stride int, root []float32) bool {
	f.heads = f.heads[:0]
	roots := 0
	for d := range f.n {
		best, head := root[d], int32(-1)
		for h, s := range scores[d*stride : d*stride+f.n] {
			if s > best && h != d {
				best, head = s, int32(h)
			}
		}
		if head < 0 {
			roots++
		}
		f.heads = append(f.heads, head)
	}
	return roots == 1 && f.projective()
}

// projective reports whether the heads are a tree without crossing arcs: it builds the tree with a stack as a
// transition parser would, which succeeds for these trees only.
func (f *TreeFinder) projective() bool {
	f.waiting = resize(f.waiting, f.n) // how many dependents each word still waits for
	waiting := f.waiting
	clear(waiting)
	for _, h := range f.heads {
		if h >= 0 {
			waiting[h]++
		}
	}
	stack := f.stack[:0]
	for i := range int32(f.n) {
		stack = append(stack, i)
		for len(stack) > 1 {
			top, below := stack[len(stack)-1], stack[len(stack)-2]
			switch {
			case f.heads[below] == top && waiting[below] == 0:
				stack[len(stack)-2] = top
				waiting[top]--
			case f.heads[top] == below && waiting[top] == 0:
				waiting[below]--
			default:
				goto next
			}
			stack = stack[:len(stack)-1]
		}
	next:
	}
	f.stack = stack
	return len(stack) == 1
}

// fill computes the best scores over all ranges, short ones first.
func (f *TreeFinder) fill(scores []float32, stride int) {
	n := f.n
	for _, table := range []*[]float32{&f.right, &f.rightByLast, &f.left, &f.leftByFirst, &f.spanRight, &f.spanLeft} {
		*table = resize(*table, n*n)
	}
	for i := range n {
		f.setRight(i, i, 0)
		f.setLeft(i, i, 0)
	}
	for length := 1; length < n; length++ {
		for i := 0; i+length < n; i++ {
			j := i + length
			met := kernel.MaxSum(f.meeting(i, j))
			f.spanRight[i*n+j] = met + scores[j*stride+i]
			f.spanLeft[j*n+i] = met + scores[i*stride+j]
			f.setRight(i, j, kernel.MaxSum(f.endingRight(i, j)))
			f.setLeft(i, j, kernel.MaxSum(f.endingLeft(i, j)))
		}
	}
}

func (f *TreeFinder) setRight(i, j int, score float32) {
	f.right[i*f.n+j], f.rightByLast[j*f.n+i] = score, score
}

func (f *TreeFinder) setLeft(i, j int, score float32) {
	f.left[j*f.n+i], f.leftByFirst[i*f.n+j] = score, score
}

// meeting are the half trees that can stand face to face over words i to j: of i up to k and of j down to k+1.
func (f *TreeFinder) meeting(i, j int) (a, b []float32) {
	return f.right[i*f.n+i : i*f.n+j], f.left[j*f.n+i+1 : j*f.n+j+1]
}

// endingRight are the spans from i to k, for k above i, and the half trees behind them to j.
func (f *TreeFinder) endingRight(i, j int) (a, b []float32) {
	return f.spanRight[i*f.n+i+1 : i*f.n+j+1], f.rightByLast[j*f.n+i+1 : j*f.n+j+1]
}

// endingLeft are the spans from k to j, for k below j, and the half trees before them from i.
func (f *TreeFinder) endingLeft(i, j int) (a, b []float32) {
	return f.spanLeft[j*f.n+i : j*f.n+j], f.leftByFirst[i*f.n+i : i*f.n+j]
}

// bestSum is the highest sum of two numbers at the same place, and the first place that has it.
func bestSum(a, b []float32) (best float32, at int) {
	b = b[:len(a)]
	best = a[0] + b[0]
	for k, x := range a {
		if s := x + b[k]; s > best {
			best, at = s, k
		}
	}
	return best, at
}

// read follows the best tree from its root down. Which sums were the best is found again, which is cheaper than to
// note it for all ranges.
func (f *TreeFinder) read(root []float32) {
	n := f.n
	best, top := float32(math.Inf(-1)), 0
	for r := range n {
		if s := f.left[r*n] + f.right[r*n+n-1] + root[r]; s > best {
			best, top = s, r
		}
	}
	f.heads[top] = -1
	f.readLeft(0, top)
	f.readRight(top, n-1)
}

func (f *TreeFinder) readRight(i, j int) {
	for i < j {
		_, at := bestSum(f.endingRight(i, j))
		k := i + 1 + at
		f.heads[k] = int32(i)
		f.readMeeting(i, k)
		i = k
	}
}

func (f *TreeFinder) readLeft(i, j int) {
	for i < j {
		_, at := bestSum(f.endingLeft(i, j))
		k := i + at
		f.heads[k] = int32(j)
		f.readMeeting(k, j)
		j = k
	}
}

func (f *TreeFinder) readMeeting(i, j int) {
	_, at := bestSum(f.meeting(i, j))
	f.readRight(i, i+at)
	f.readLeft(i+at+1, j)
}

// resize is a slice of n elements in the memory of s if that is enough.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
