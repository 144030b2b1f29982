package nlp

// Tree is the dependency tree of one sentence (Universal Dependencies): heads and relations are the document's, children
// and the reach of each subtree are computed by Read. Its buffers serve one sentence after the other.
type Tree struct {
	doc         *Doc
	sent        Range
	child, next []int32 // first child and next sibling of each token, -1 for none, children in order
	left, right []int32 // first and last token below each token, itself included
}

// Read takes the next sentence. A head outside of it counts as none.
func (t *Tree) Read(d *Doc, sent Range) {
	t.doc, t.sent = d, sent
	n := sent.Len()
	for _, buffer := range []*[]int32{&t.child, &t.next, &t.left, &t.right} {
		if cap(*buffer) < n {
			*buffer = make([]int32, n, n+n/2)
		}
		*buffer = (*buffer)[:n]
	}
	for i := range n {
		t.child[i], t.next[i] = -1, -1
		t.left[i], t.right[i] = int32(sent.First+i), int32(sent.First+i)
	}
	for i := sent.End - 1; i >= sent.First; i-- {
		if h := t.Head(i); h >= 0 {
			t.next[i-sent.First] = t.child[h-sent.First]
			t.child[h-sent.First] = int32(i)
		}
	}
	for i := sent.First; i < sent.End; i++ {
		at := int32(i)
		for h := t.Head(i); h >= 0; h = t.Head(h) {
			k := h - sent.First
			if t.left[k] <= at && at <= t.right[k] {
				break // and so do those above it
			}
			t.left[k], t.right[k] = min(t.left[k], at), max(t.right[k], at)
		}
	}
}

// Head is the head of token i within the sentence, or -1.
func (t *Tree) Head(i int) int {
	if h := int(t.doc.Tokens[i].Head); t.sent.Has(h) && h != i {
		return h
	}
	return -1
}

// Rel is the relation of token i to its head.
func (t *Tree) Rel(i int) Rel { return Rel(t.doc.Tokens[i].Rel) }

// First is the first child of token i, or -1; Next gives those behind it.
func (t *Tree) First(i int) int {
	if !t.sent.Has(i) {
		return -1
	}
	return int(t.child[i-t.sent.First])
}

// Next is the child of the same head behind token i, or -1.
func (t *Tree) Next(i int) int {
	if !t.sent.Has(i) {
		return -1
	}
	return int(t.next[i-t.sent.First])
}

// Reach is the range of tokens from the first to the last below token i, itself included. A token outside the sentence has
// nothing below it.
func (t *Tree) Reach(i int) Range {
	if !t.sent.Has(i) {
		return Range{First: i, End: i + 1}
	}
	return Range{First: int(t.left[i-t.sent.First]), End: int(t.right[i-t.sent.First]) + 1}
}

// Child is the first child of token i with one of the relations, or -1.
func (t *Tree) Child(i int, set Rels) int {
	for c := t.First(i); c >= 0; c = t.Next(c) {
		if set.Has(t.Rel(c)) {
			return c
		}
	}
	return -1
}

// ChildAfter is the first child of token i that stands behind it and has one of the relations, or -1.
func (t *Tree) ChildAfter(i int, set Rels) int {
	for c := t.First(i); c >= 0; c = t.Next(c) {
		if c > i && set.Has(t.Rel(c)) {
			return c
		}
	}
	return -1
}

// Rels is a set of relations.
type Rels uint64

// RelSet makes a set.
func RelSet(rels ...Rel) Rels {
	var s Rels
	for _, r := range rels {
		s |= 1 << r
	}
	return s
}

// Has reports whether r is in the set.
func (s Rels) Has(r Rel) bool { return s&(1<<r) != 0 }
