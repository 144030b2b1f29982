package neural

import (
	"encoding/binary"
	"fmt"
	"math/bits"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// Unknown is the number of a word that a vocabulary does not have.
const Unknown = -1

// Vocabulary numbers words, which it knows by WordKey. It is one flat block of bytes, so that reading one costs
// nothing: slots of eight bytes, a key and a number (little endian), addressed by the low bits of the key, the next
// free slot after a taken one. A key of 0 is an empty slot. The zero Vocabulary is empty.
type Vocabulary struct {
	slots []byte
	mask  uint32
}

const slotSize = 8

// NewVocabulary numbers keys in order. The first of several equal keys counts.
func NewVocabulary(keys []uint32) Vocabulary {
	size := 1 << bits.Len(uint(len(keys)*5/4))
	v := Vocabulary{slots: make([]byte, size*slotSize), mask: uint32(size - 1)}
	for i, key := range keys {
		v.add(key, uint32(i))
	}
	return v
}

func (v *Vocabulary) add(key, number uint32) {
	at := key & v.mask
	for {
		slot := v.slots[at*slotSize : at*slotSize+slotSize]
		switch binary.LittleEndian.Uint32(slot) {
		case 0:
			binary.LittleEndian.PutUint32(slot, key)
			binary.LittleEndian.PutUint32(slot[4:], number)
			return
		case key:
			return
		}
		at = (at + 1) & v.mask
	}
}

// Of is the number of the word with a key, or Unknown.
func (v *Vocabulary) Of(key uint32) int32 {
	if len(v.slots) == 0 {
		return Unknown
	}
	for at := key & v.mask; ; at = (at + 1) & v.mask {
		slot := binary.LittleEndian.Uint64(v.slots[at*slotSize:])
		switch uint32(slot) {
		case 0:
			return Unknown
		case key:
			return int32(slot >> 32)
		}
	}
}

// Slots are the bytes of a vocabulary, as a model stores them.
func (v *Vocabulary) Slots() []byte { return v.slots }

// readVocabulary reads slots, which may give numbers below limit.
func readVocabulary(slots []byte, limit int) (Vocabulary, error) {
	n := len(slots) / slotSize
	if n == 0 || n&(n-1) != 0 || len(slots)%slotSize != 0 {
		return Vocabulary{}, fmt.Errorf("neural: %w: a vocabulary of %d bytes", model.ErrFormat, len(slots))
	}
	free := false
	for at := 0; at < len(slots); at += slotSize {
		if binary.LittleEndian.Uint32(slots[at:]) == 0 {
			free = true
		} else if number := binary.LittleEndian.Uint32(slots[at+4:]); number >= uint32(limit) {
			return Vocabulary{}, fmt.Errorf("neural: %w: word %d of %d", model.ErrFormat, number, limit)
		}
	}
	if !free { // looking for an unknown word would not end
		return Vocabulary{}, fmt.Errorf("neural: %w: a vocabulary without a free slot", model.ErrFormat)
	}
	return Vocabulary{slots, uint32(n - 1)}, nil
}
