package neural

// hash is FNV-1a, which is good enough a byte at a time; bucket spreads it.
type hash uint64

const (
	hashStart hash = 14695981039346656037
	hashPrime hash = 1099511628211
)

func (h hash) byte(c byte) hash { return (h ^ hash(c)) * hashPrime }

// spread mixes the bits of a hash, so that any of them may be used.
func (h hash) spread() uint32 {
	h ^= h >> 31
	h *= 0x94D049BB133111EB
	return uint32(h >> 32)
}

// bucket is a number below n for a hash.
func (h hash) bucket(n int) int32 { return int32(uint64(h.spread()) * uint64(n) >> 32) }

// maxHashed bounds what of a word is looked at: half as many bytes at each end.
const maxHashed = 64

// fold is a byte of a word as it is looked at: ASCII letters in lower case, digits as 0.
func fold(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case '0' <= c && c <= '9':
		return '0'
	}
	return c
}

// WordKey is what a vocabulary knows a word by, however its letters are written and whatever its digits are.
func WordKey(form string) uint32 {
	h := hashStart
	for i := 0; i < len(form); i++ {
		if i == maxHashed/2 && len(form) > maxHashed {
			i = len(form) - maxHashed/2
		}
		h = h.byte(fold(form[i]))
	}
	return max(h.spread(), 1) // 0 marks an empty slot
}
