package quote

import "github.com/demarche-kg/demarche/loaders/nlp"

// tree is the dependency tree of one sentence: heads and relations are the document's, children and the reach of each
// subtree are computed here. Its buffers serve one sentence after the other.
type tree struct {
	doc         *nlp.Doc
	sent        nlp.Range
	child, next []int32 // first child and next sibling of each token, -1 for none, children in order
	left, right []int32 // first and last token below each token, itself included
}

// read takes the next sentence. A head outside of it counts as none.
func (t *tree) read(sent nlp.Range) {
	t.sent = sent
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
		if h := t.head(i); h >= 0 {
			t.next[i-sent.First] = t.child[h-sent.First]
			t.child[h-sent.First] = int32(i)
		}
	}
	for i := sent.First; i < sent.End; i++ {
		at := int32(i)
		for h := t.head(i); h >= 0; h = t.head(h) {
			k := h - sent.First
			if t.left[k] <= at && at <= t.right[k] {
				break // and so do those above it
			}
			t.left[k], t.right[k] = min(t.left[k], at), max(t.right[k], at)
		}
	}
}

// head is the head of token i within the sentence, or -1.
func (t *tree) head(i int) int {
	if h := int(t.doc.Tokens[i].Head); t.sent.Has(h) && h != i {
		return h
	}
	return -1
}

func (t *tree) rel(i int) nlp.Rel { return nlp.Rel(t.doc.Tokens[i].Rel) }

// first is the first child of token i, or -1; after a child comes its next.
func (t *tree) first(i int) int     { return int(t.child[i-t.sent.First]) }
func (t *tree) following(i int) int { return int(t.next[i-t.sent.First]) }

// reach is the range of tokens from the first to the last below token i.
func (t *tree) reach(i int) nlp.Range {
	return nlp.Range{First: int(t.left[i-t.sent.First]), End: int(t.right[i-t.sent.First]) + 1}
}

// childBy is the first child of token i with one of the relations, or -1.
func (t *tree) childBy(i int, set relations) int {
	for c := t.first(i); c >= 0; c = t.following(c) {
		if set.has(t.rel(c)) {
			return c
		}
	}
	return -1
}

// childAfter is the first child of token i that stands behind it and has one of the relations, or -1.
func (t *tree) childAfter(i int, set relations) int {
	for c := t.first(i); c >= 0; c = t.following(c) {
		if c > i && set.has(t.rel(c)) {
			return c
		}
	}
	return -1
}

// relations is a set of relations.
type relations uint64

func relationSet(rels ...nlp.Rel) relations {
	var s relations
	for _, r := range rels {
		s |= 1 << r
	}
	return s
}

func (s relations) has(r nlp.Rel) bool { return s&(1<<r) != 0 }

var (
	subjects        = relationSet(nlp.Nsubj, nlp.NsubjPass, nlp.NsubjOuter, nlp.Csubj, nlp.CsubjPass)
	passiveSubjects = relationSet(nlp.NsubjPass, nlp.CsubjPass)
	objects         = relationSet(nlp.Obj)
	clauses         = relationSet(nlp.Ccomp)
	openClauses     = relationSet(nlp.Xcomp)
	obliques        = relationSet(nlp.Obl, nlp.OblAgent, nlp.Nmod, nlp.Advcl)
	owners          = relationSet(nlp.NmodPoss)
)
