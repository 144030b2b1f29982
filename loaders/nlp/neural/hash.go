package neural

import "github.com/demarche-kg/demarche/loaders/nlp/model"

// bucket is a number below n for a hash.
func bucket(h model.Hash, n int) int32 { return int32(uint64(h.Spread()) * uint64(n) >> 32) }

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
	h := model.HashStart
	for i := 0; i < len(form); i++ {
		if i == maxHashed/2 && len(form) > maxHashed {
			i = len(form) - maxHashed/2
		}
		h = h.Byte(fold(form[i]))
	}
	return max(h.Spread(), 1) // 0 marks an empty slot
}
