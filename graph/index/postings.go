package index

import (
	"context"
	"slices"
)

// postings maps each value of a field to the positions of what has it, ascending.
type postings[K comparable] map[K][]int32

// add notes that what stands at position has the values. Positions are added in ascending order.
func (p postings[K]) add(position int, values ...K) {
	at := int32(position)
	for _, v := range values {
		list := p[v]
		if len(list) == 0 || list[len(list)-1] != at {
			p[v] = append(list, at)
		}
	}
}

// selection is a conjunction: of each field that is set, the positions it allows, ascending. There is at least one.
type selection [][]int32

// allow narrows s to positions.
func (s *selection) allow(positions []int32) { *s = append(*s, positions) }

// anyOf narrows s to what has one of values in one of the fields; no values leave s as it is.
func anyOf[K comparable](s *selection, values []K, fields ...postings[K]) {
	if len(values) == 0 {
		return
	}
	var lists [][]int32
	for _, v := range values {
		for _, f := range fields {
			if list := f[v]; len(list) > 0 {
				lists = append(lists, list)
			}
		}
	}
	s.allow(union(lists))
}

// one is the value as a list to match, empty for the zero value.
func one[K comparable](value K) []K {
	var zero K
	if value == zero {
		return nil
	}
	return []K{value}
}

// union merges ascending lists. One list alone is handed on as it is.
func union(lists [][]int32) []int32 {
	if len(lists) == 1 {
		return lists[0]
	}
	all := slices.Concat(lists...)
	slices.Sort(all)
	return slices.Compact(all)
}

// allows reports whether every field behind the first has at.
func (s selection) allows(at int32) bool {
	for _, list := range s[1:] {
		if _, ok := slices.BinarySearch(list, at); !ok {
			return false
		}
	}
	return true
}

// upTo are the positions below n.
func upTo(n int) []int32 {
	all := make([]int32, n)
	for i := range all {
		all[i] = int32(i)
	}
	return all
}

// walk yields the items at the positions that every field of s allows. It ends with the context's error as soon as there
// is one, at the latest behind the last item: an answer that ends without an error is whole.
func walk[T any](ctx context.Context, s selection, items []*T, yield func(*T, error) bool) {
	slices.SortFunc(s, func(a, b []int32) int { return len(a) - len(b) })
	for _, at := range s[0] {
		if ctx.Err() != nil {
			break
		}
		if s.allows(at) && !yield(items[at], nil) {
			return
		}
	}
	if err := ctx.Err(); err != nil {
		yield(nil, err)
	}
}
