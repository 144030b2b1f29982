package model

// Feature is the number of something that is known of a thing to be judged: of a template, which says what sort of fact it
// is, of a group of things that weights differ by, and of the values of the fact. Scores and Rankers take its low bits for
// the row of a weight.
func Feature(group, template uint64, values ...uint64) uint32 {
	h := (uint64(HashStart) ^ template) * uint64(hashPrime)
	h = (h ^ group) * uint64(hashPrime)
	for _, v := range values {
		h = (h ^ v) * uint64(hashPrime)
		h ^= h >> 29
	}
	return uint32((h ^ h>>32) * 0x9E3779B1 >> 7)
}
