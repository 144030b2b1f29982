package model

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
)

// Dictionary gives a small number for a hash. The zero Dictionary is empty.
type Dictionary struct {
	keys   []uint32
	values []uint16 // value+1, 0 where the slot is empty
	mask   uint32
}

// newDictionary makes a dictionary of entries.
func newDictionary(keys []uint32, values []uint16) Dictionary {
	size := 1 << bits.Len(uint(len(keys)*5/3))
	d := Dictionary{keys: make([]uint32, size), values: make([]uint16, size), mask: uint32(size - 1)}
	for i, key := range keys {
		at := key & d.mask
		for d.values[at] != 0 {
			at = (at + 1) & d.mask
		}
		d.keys[at], d.values[at] = key, values[i]+1
	}
	return d
}

// Of is the number for a hash; ok is false if there is none.
func (d *Dictionary) Of(key uint32) (value uint16, ok bool) {
	if len(d.keys) == 0 {
		return 0, false
	}
	for at := key & d.mask; d.values[at] != 0; at = (at + 1) & d.mask {
		if d.keys[at] == key {
			return d.values[at] - 1, true
		}
	}
	return 0, false
}

// packDictionary is the content of a section that readDictionary reads.
func packDictionary(entries map[uint32]uint16) []byte {
	keys := slices.Sorted(maps.Keys(entries))
	out := binary.AppendUvarint(nil, uint64(len(keys)))
	var last uint32
	for _, key := range keys {
		out = binary.AppendUvarint(out, uint64(key-last))
		last = key
	}
	for _, key := range keys {
		out = binary.AppendUvarint(out, uint64(entries[key]))
	}
	return out
}

// readDictionary reads a section of numbers below limit.
func readDictionary(content []byte, limit int) (Dictionary, error) {
	r := reader{rest: content}
	keys := r.keys()
	values := make([]uint16, len(keys))
	for i := range values {
		n := r.uvarint()
		if n >= min(limit, 1<<16-1) {
			r.fail()
		}
		values[i] = uint16(n)
	}
	if r.err != nil {
		return Dictionary{}, r.err
	}
	return newDictionary(keys, values), nil
}

// NewDictionary makes a dictionary of entries, as it would be read from a pack.
func NewDictionary(entries map[uint32]uint16) (Dictionary, error) {
	return readDictionary(packDictionary(entries), 1<<16)
}

// keys are hashes stored as differences.
func (r *reader) keys() []uint32 {
	n := r.uvarint()
	if n > len(r.rest) { // each takes a byte at least
		r.fail()
		return nil
	}
	keys := make([]uint32, n)
	var last uint32
	for i := range keys {
		last += uint32(r.uvarint())
		keys[i] = last
	}
	return keys
}

// Set is a set of hashes. The zero Set is empty.
type Set struct{ members Dictionary }

// Has reports whether a hash is in the set.
func (s *Set) Has(key uint32) bool {
	_, ok := s.members.Of(key)
	return ok
}

// packSet is the content of a section that readSet reads.
func packSet(keys []uint32) []byte {
	entries := map[uint32]uint16{}
	for _, key := range keys {
		entries[key] = 0
	}
	return packDictionary(entries)
}

// readSet reads a section of hashes.
func readSet(content []byte) (Set, error) {
	members, err := readDictionary(content, 1)
	return Set{members}, err
}
