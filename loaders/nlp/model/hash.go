package model

// Hash is the FNV-1a hash of some bytes, by which the tables of models know words and parts of words. It is good enough
// a byte at a time; Spread and Key make keys of it, whose bits are all of use.
type Hash uint64

// HashStart is the hash of no bytes.
const HashStart Hash = 14695981039346656037

const hashPrime Hash = 1099511628211

// HashOf is the hash of the bytes of a word.
func HashOf[Word string | []byte](word Word) Hash {
	h := HashStart
	for i := range len(word) {
		h = h.Byte(word[i])
	}
	return h
}

// Byte is the hash with another byte behind.
func (h Hash) Byte(c byte) Hash { return (h ^ Hash(c)) * hashPrime }

// Spread is a key of the hash.
func (h Hash) Spread() uint32 {
	h ^= h >> 31
	h *= 0x94D049BB133111EB
	return uint32(h >> 32)
}

// Key is a key of the hash as a thing of some kind: of the same thing each kind has another.
func (h Hash) Key(kind uint64) uint32 {
	return ((h ^ Hash(kind)*0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9).Spread()
}
