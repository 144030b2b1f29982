package model

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math/bits"
	"slices"
)

// Weight is what a feature adds to the score of a class.
type Weight struct {
	Class uint8
	Value int8
}

// Table gives the weights of features, which are known by hashes that are spread evenly. The zero Table has none.
//
// A slot of the open-addressed index is eight bytes, and the weights of a feature are next to each other, so that a
// look-up mostly costs one cache miss for an unknown feature and two for a known one.
type Table struct {
	slots   []slot
	mask    uint32
	weights []Weight
}

// slot is an entry of the index. Its place holds where the feature's weights begin, and in the low byte their number;
// an empty slot has number 0.
type slot struct{ key, place uint32 }

const maxWeights = 1 << 24 // what 24 bits of slot.place can point to

// newTable makes a table of features with keys in rising order and counts of weights that add up to len(weights).
func newTable(keys []uint32, counts []byte, weights []Weight) (Table, error) {
	if len(weights) >= maxWeights {
		return Table{}, fmt.Errorf("%w: %d weights are too many", ErrFormat, len(weights))
	}
	size := 1 << bits.Len(uint(len(keys)*5/3)) // between a third and three fifths are in use
	t := Table{slots: make([]slot, size), mask: uint32(size - 1), weights: weights}
	next := 0
	for i, key := range keys {
		n := int(counts[i])
		if n == 0 || next+n > len(weights) {
			return Table{}, fmt.Errorf("%w: feature %d has %d weights", ErrFormat, i, n)
		}
		at := key & t.mask
		for t.slots[at].place != 0 {
			at = (at + 1) & t.mask
		}
		t.slots[at] = slot{key, uint32(next)<<8 | uint32(n)}
		next += n
	}
	if next != len(weights) {
		return Table{}, fmt.Errorf("%w: %d weights belong to no feature", ErrFormat, len(weights)-next)
	}
	return t, nil
}

// Of are the weights of the feature with this hash, none for an unknown one.
func (t *Table) Of(key uint32) []Weight {
	if len(t.slots) == 0 {
		return nil
	}
	for at := key & t.mask; ; at = (at + 1) & t.mask {
		s := t.slots[at]
		if s.place == 0 {
			return nil
		}
		if s.key == key {
			first := s.place >> 8
			return t.weights[first : first+s.place&0xFF]
		}
	}
}

// Add adds the weights of a feature to scores, which has an entry for each class.
func (t *Table) Add(key uint32, scores []int32) {
	for _, w := range t.Of(key) {
		scores[w.Class] += int32(w.Value)
	}
}

// packTable is the content of a section that readTable reads: the number of features, the differences between their
// hashes, then columns of counts, classes and values, which compress better apart.
func packTable(features map[uint32][]Weight) []byte {
	keys := slices.Sorted(maps.Keys(features))
	out := binary.AppendUvarint(nil, uint64(len(keys)))
	var last uint32
	var counts, classes, values []byte
	for _, key := range keys {
		out = binary.AppendUvarint(out, uint64(key-last))
		last = key
		counts = append(counts, byte(len(features[key])))
		for _, w := range slices.SortedFunc(slices.Values(features[key]), byClass) {
			classes = append(classes, w.Class)
			values = append(values, byte(w.Value))
		}
	}
	return slices.Concat(out, counts, classes, values)
}

func byClass(a, b Weight) int { return cmp.Compare(a.Class, b.Class) }

// readTable reads a section of weights for this many classes.
func readTable(content []byte, classes int) (Table, error) {
	r := reader{rest: content}
	keys := r.keys()
	counts := r.bytes(len(keys))
	total := 0
	for _, n := range counts {
		total += int(n)
	}
	classColumn, valueColumn := r.bytes(total), r.bytes(total)
	if r.err != nil {
		return Table{}, r.err
	}
	weights := make([]Weight, total)
	for i := range weights {
		if int(classColumn[i]) >= classes {
			return Table{}, fmt.Errorf("%w: a weight of class %d of %d", ErrFormat, classColumn[i], classes)
		}
		weights[i] = Weight{classColumn[i], int8(valueColumn[i])}
	}
	return newTable(keys, counts, weights)
}
