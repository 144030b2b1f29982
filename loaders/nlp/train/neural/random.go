package neural

import "math"

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

// unit is a number from 0 up to 1.
func (r *random) unit() float32 { return float32(r.next()>>40) / (1 << 24) }

// chance is true with probability p.
func (r *random) chance(p float32) bool { return r.unit() < p }

// spread fills values with numbers from -limit to limit.
func (r *random) spread(values []float32, limit float64) {
	for i := range values {
		values[i] = float32(float64(2*r.unit()-1) * limit)
	}
}

// glorot fills the weights of a layer from in to out numbers so that neither sums nor gradients grow or shrink.
func (r *random) glorot(values []float32, in, out int) {
	r.spread(values, math.Sqrt(6/float64(in+out)))
}
