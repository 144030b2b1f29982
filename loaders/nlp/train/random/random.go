// Package random draws the lots of trainings: numbers that follow from a seed.
//
// They are those of SplitMix64 (Steele, Lea and Flood 2014): small, and the same for ever, which the standard library
// does not promise of what it derives from its sources. The same seed so gives the same bytes of a model.
package random

// Source is where a generator stands. One that is to begin anew is made of its seed: Source(seed).
type Source uint64

// Next is the next number.
func (s *Source) Next() uint64 {
	*s += 0x9E3779B97F4A7C15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// Below is a number from 0 up to n, which must be positive. Its bias is of no matter for small n.
func (s *Source) Below(n int) int { return int(s.Next() % uint64(n)) }

// Unit is a number from 0 up to 1, of 24 bits.
func (s *Source) Unit() float32 { return float32(s.Next()>>40) / (1 << 24) }

// Chance is true with probability p.
func (s *Source) Chance(p float32) bool { return s.Unit() < p }

// Spread fills values with numbers from -limit to limit.
func (s *Source) Spread(values []float32, limit float64) {
	for i := range values {
		values[i] = float32(float64(2*s.Unit()-1) * limit)
	}
}

// Shuffle puts items into another order.
func Shuffle[T any](s *Source, items []T) {
	for i := len(items) - 1; i > 0; i-- {
		j := s.Below(i + 1)
		items[i], items[j] = items[j], items[i]
	}
}
