package relate

import "github.com/demarche-kg/demarche/loaders/nlp"

// tree finds the dependents of tokens, and the mentions whose phrases hang on them, without a search.
type tree struct {
	doc     *nlp.Doc
	first   []int32 // of a token, its first dependent, -1 for none
	next    []int32 // of a token, the next dependent of its head, -1 for none
	mention []int32 // of a token, the longest mention that hangs on it, offices aside; -1 for none
}

func newTree(d *nlp.Doc) *tree {
	n := len(d.Tokens)
	all := make([]int32, 3*n)
	for i := range all {
		all[i] = -1
	}
	t := &tree{d, all[:n], all[n : 2*n], all[2*n:]}
	for i := n - 1; i >= 0; i-- {
		if h := d.Tokens[i].Head; h >= 0 {
			t.next[i], t.first[h] = t.first[h], int32(i)
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Entity < 0 || m.Class == nlp.OfficeClass {
			continue
		}
		top := t.topOf(m.Range)
		if top < 0 {
			continue
		}
		if had := t.mention[top]; had < 0 || m.Len() > d.Mentions[had].Len() {
			t.mention[top] = int32(i)
		}
	}
	return t
}

// topOf is the first word in r that hangs on a word outside of it, or -1.
func (t *tree) topOf(r nlp.Range) int {
	for i := r.First; i < r.End; i++ {
		tok := t.doc.Tokens[i]
		if tok.UPOS != nlp.PUNCT && nlp.Rel(tok.Rel) != nlp.NoRel && !r.Has(int(tok.Head)) {
			return i
		}
	}
	return -1
}

// top is the token that the phrase of mention i hangs on; -1 where another, longer mention hangs on the same, the
// mention is an office or has no entity, or nothing is parsed.
func (r *relater) top(i int) int {
	t := r.tree.topOf(r.doc.Mentions[i].Range)
	if t < 0 || int(r.tree.mention[t]) != i {
		return -1
	}
	return t
}

// at is the mention whose phrase hangs on token t, or -1.
func (r *relater) at(t int) int {
	if t < 0 {
		return -1
	}
	return int(r.tree.mention[t])
}

// rel is the relation of token i to its head.
func (r *relater) rel(i int) nlp.Rel { return nlp.Rel(r.doc.Tokens[i].Rel) }

// head is the token that token i hangs on, or -1.
func (r *relater) head(i int) int { return int(r.doc.Tokens[i].Head) }

// dependents calls f with the dependents of token t, in order, until it returns false.
func (r *relater) dependents(t int) func(f func(int) bool) {
	return func(f func(int) bool) {
		for c := r.tree.first[t]; c >= 0; c = r.tree.next[c] {
			if !f(int(c)) {
				return
			}
		}
	}
}

// dependent is the first dependent of token t with a relation, or -1.
func (r *relater) dependent(t int, rel nlp.Rel) int {
	for c := range r.dependents(t) {
		if r.rel(c) == rel {
			return c
		}
	}
	return -1
}

// preposition is the lower-case preposition that stands before the phrase of token t, "" for none.
func (r *relater) preposition(t int) string {
	if c := r.dependent(t, nlp.Case); c >= 0 {
		return r.doc.Lower(c)
	}
	return ""
}

// joined calls f with token t and those joined to it by "and" or a comma.
func (r *relater) joined(t int) func(f func(int) bool) {
	return func(f func(int) bool) {
		if !f(t) {
			return
		}
		for c := range r.dependents(t) {
			if r.rel(c) == nlp.Conj && !f(c) {
				return
			}
		}
	}
}

// is reports whether token t has one of the labels, by its lemma or, since a title keeps its capital even in its lemma, as
// it stands in lower case.
func (r *relater) is(t int, l label) bool {
	return t >= 0 && (r.words.has(r.doc.Lemma(t), l) || r.words.has(r.doc.Lower(t), l))
}
