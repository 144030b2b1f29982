package coref

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
)

// worker is what reads one document after the other. Its parts keep their memory, so that a document takes no more than
// what it is given: its names, and one slice each for the items of its clusters and entities.
type worker struct {
	resolver resolver
	finder   finder
	cluster  cluster
	order    order
}

// read fills the layers of d.
func (w *worker) read(s *stage, d *nlp.Doc) {
	w.resolver.reset(s, d)
	w.resolver.resolve()
	w.resolver.write()

	w.finder.reset(s, d)
	w.finder.find()
	w.order.sort(d)

	w.cluster.reset(s, d, &w.resolver)
	w.cluster.joinAll()
	w.order.sort(d)
	w.cluster.compact()
	w.release()
}

// release lets go of the document, and of its text.
func (w *worker) release() {
	w.resolver.doc, w.finder.doc, w.cluster.doc = nil, nil, nil
	w.cluster.forget()
	w.order.forget()
}

// keptKeys is how many keys a map may have had to be used again: emptying one takes as long as it was ever large, which
// the short texts behind a very long one should not pay for.
const keptKeys = 1 << 14

// emptied is a map without entries, with the memory of m.
func emptied[K comparable, V any](m map[K]V) map[K]V {
	if m == nil || len(m) > keptKeys {
		return map[K]V{}
	}
	clear(m)
	return m
}

// grow gives a slice of n values, whatever they are, with the memory of an old one where that is enough.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}

// filled is grow, with each value set to v.
func filled[T any](s []T, n int, v T) []T {
	s = grow(s, n)
	for i := range s {
		s[i] = v
	}
	return s
}
