package cayley

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/quads"
)

// load is one running Load: what it has still to yield. It reads one article at a time, so that writers need not wait
// for its reader, who may be one of them; before a writer changes an article that it has not come to yet, the writer
// hands it what was there.
type load struct {
	left map[graph.ID][]quad.Quad // nil: unchanged in the store
}

// keep takes the quads that an article had when the load began.
func (l *load) keep(article graph.ID, old []quad.Quad) {
	if kept, ok := l.left[article]; ok && kept == nil {
		l.left[article] = old
	}
}

// Load implements graph.Store. An article whose stored quads are damaged is yielded as an error, and the sequence goes
// on behind it.
func (s *Store) Load(ctx context.Context) iter.Seq2[*graph.Facts, error] {
	return func(yield func(*graph.Facts, error) bool) {
		l, ids, err := s.beginLoad(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		defer s.endLoad(l)
		for _, id := range ids {
			qs, err := s.next(ctx, l, id)
			if err != nil {
				yield(nil, err)
				return
			}
			f, err := quads.Decode(qs)
			if err != nil {
				f, err = nil, s.failed("loading", id, err)
			}
			if !yield(f, err) {
				return
			}
		}
	}
}

func (s *Store) beginLoad(ctx context.Context) (l *load, ids []graph.ID, err error) {
	err = s.locked(ctx, func() error {
		if ids, err = s.session.articles(ctx); err != nil {
			return err
		}
		l = &load{left: make(map[graph.ID][]quad.Quad, len(ids))}
		for _, id := range ids {
			l.left[id] = nil
		}
		s.loads[l] = true
		return nil
	})
	return l, ids, err
}

func (s *Store) endLoad(l *load) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.loads, l)
}

// next gives an article's quads as they were when l began.
func (s *Store) next(ctx context.Context, l *load, id graph.ID) (qs []quad.Quad, err error) {
	err = s.locked(ctx, func() error {
		qs = l.left[id]
		delete(l.left, id)
		if qs == nil {
			qs, err = s.session.label(ctx, id)
		}
		return err
	})
	return qs, err
}
