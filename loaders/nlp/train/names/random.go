package names

// random is SplitMix64: small, and the same for ever, which the standard library does not promise of what it derives
// from its sources.
type random uint64

func (r *random) next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// below is a number from 0 up to n. Its bias is of no matter for small n.
func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

// shuffle puts numbers into another order.
func (r *random) shuffle(order []int) {
	for i := len(order) - 1; i > 0; i-- {
		j := r.below(i + 1)
		order[i], order[j] = order[j], order[i]
	}
}
