package clusters

import (
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
)

// rounds is how often words are dealt out again; few change their group after that.
const rounds = 12

// kMeans deals rows into k groups by which of k centres is nearest in direction, and moves each centre to the middle of
// its group. It returns the group of each row. Weights say how much a row counts for the middle.
func kMeans(rows []*vector, weights []int64, k int, r *random.Source) []int {
	centres := spreadOut(rows, weights, k, r)
	groups := make([]int, len(rows))
	for range rounds {
		changed := false
		for i, row := range rows {
			if g := nearest(row, centres); g != groups[i] {
				groups[i], changed = g, true
			}
		}
		if !changed {
			break
		}
		move(centres, rows, weights, groups)
	}
	return groups
}

// nearest is the centre most like a row, the first of several.
func nearest(row *vector, centres []vector) int {
	best, found := int32(math.MinInt32), 0
	for g := range centres {
		if d := dot(row, &centres[g]); d > best {
			best, found = d, g
		}
	}
	return found
}

// dot is the cosine of two vectors, times unit squared.
func dot(a, b *vector) int32 {
	var s0, s1, s2, s3 int32
	for i := 0; i < dimensions; i += 4 {
		s0 += int32(a[i]) * int32(b[i])
		s1 += int32(a[i+1]) * int32(b[i+1])
		s2 += int32(a[i+2]) * int32(b[i+2])
		s3 += int32(a[i+3]) * int32(b[i+3])
	}
	return s0 + s1 + s2 + s3
}

// move puts each centre into the middle of its group. One without a group stays.
func move(centres []vector, rows []*vector, weights []int64, groups []int) {
	sums := make([][dimensions]int64, len(centres))
	for i, row := range rows {
		sum := &sums[groups[i]]
		for d, x := range row {
			sum[d] += weights[i] * int64(x)
		}
	}
	for g := range centres {
		numbers := make([]float64, dimensions)
		for d, x := range sums[g] {
			numbers[d] = float64(x)
		}
		if v := scaled(numbers); v != (vector{}) {
			centres[g] = v
		}
	}
}

// spreadOut chooses k rows as the first centres, each by lot, more likely the farther it is from those already chosen
// (k-means++; Arthur and Vassilvitskii 2007).
func spreadOut(rows []*vector, weights []int64, k int, r *random.Source) []vector {
	far := make([]int64, len(rows)) // from the nearest centre so far
	for i := range far {
		far[i] = math.MaxInt32
	}
	var centres []vector
	for range k {
		var total int64
		for i := range rows {
			total += weights[i] * far[i]
		}
		chosen := draw(far, weights, total, r)
		centres = append(centres, *rows[chosen])
		for i, row := range rows {
			far[i] = min(far[i], max(0, unit-int64(dot(row, rows[chosen])>>10)))
		}
	}
	return centres
}

// draw is an index, each as likely as its share in total; the first where there is nothing to choose by.
func draw(far, weights []int64, total int64, r *random.Source) int {
	if total <= 0 {
		return 0
	}
	left := int64(r.Next() % uint64(total))
	for i := range far {
		if left -= weights[i] * far[i]; left < 0 {
			return i
		}
	}
	return 0
}
