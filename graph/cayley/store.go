package cayley

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"

	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/quads"
)

// Store is a graph.Store in a directory. One call works on it at a time; the others wait.
type Store struct {
	dir      string
	opts     settings
	maxBatch int

	mu      sync.Mutex // guards what is below
	session *session   // nil after a failure whose aftermath is not cleared up yet
	closed  bool
	loads   map[*load]bool
}

var _ graph.Store = (*Store)(nil)

// maxBatch bounds the quads of one transaction, but for an article that alone has more.
const maxBatch = 10_000

// WriteError says which articles a Put or Retract left as they were: the first that failed and all behind it. Those
// before are durably done. Where the disk failed at the very end of a transaction its articles may be done after all;
// doing them again is always right.
type WriteError struct {
	Articles []graph.ID
	Err      error
}

func (e *WriteError) Error() string {
	return fmt.Sprintf("cayley: %d articles were not written, from %q on: %v", len(e.Articles), e.Articles[0], e.Err)
}

// Unwrap gives the cause.
func (e *WriteError) Unwrap() error { return e.Err }

// Put implements graph.Writer. Articles are written several to a transaction; when one fails or ctx is cancelled in
// between, the error is a *WriteError.
func (s *Store) Put(ctx context.Context, facts ...*graph.Facts) error {
	latest, err := check(facts)
	if err != nil {
		return err
	}
	ids := make([]graph.ID, len(latest))
	for i, f := range latest {
		ids[i] = f.Article.ID
	}
	return s.locked(ctx, func() error {
		return s.write(ctx, ids, func(i int) ([]quad.Quad, error) { return quads.Encode(latest[i]) })
	})
}

// check validates all facts, and leaves the last of those that say what one article says.
func check(facts []*graph.Facts) ([]*graph.Facts, error) {
	at := map[graph.ID]int{}
	var latest []*graph.Facts
	var faults []error
	for i, f := range facts {
		if f == nil {
			faults = append(faults, fmt.Errorf("cayley: storing article %d of %d: %w: nil", i+1, len(facts), graph.ErrInvalid))
			continue
		}
		if err := f.Validate(); err != nil {
			faults = append(faults, err)
		}
		if j, again := at[f.Article.ID]; again {
			latest[j] = f
			continue
		}
		at[f.Article.ID] = len(latest)
		latest = append(latest, f)
	}
	return latest, errors.Join(faults...)
}

// Retract implements graph.Writer. Its errors are those of Put, and graph.ErrNotFound.
func (s *Store) Retract(ctx context.Context, articles ...graph.ID) error {
	articles = slices.Compact(slices.Sorted(slices.Values(articles)))
	return s.locked(ctx, func() error {
		for _, id := range articles {
			if found, err := s.session.has(ctx, id); err != nil {
				return s.failed("retracting", id, err)
			} else if !found {
				return s.failed("retracting", id, graph.ErrNotFound)
			}
		}
		return s.write(ctx, articles, func(int) ([]quad.Quad, error) { return nil, nil })
	})
}

// write replaces what articles say, whole articles at a time; encode gives the new quads of the ith.
func (s *Store) write(ctx context.Context, articles []graph.ID, encode func(i int) ([]quad.Quad, error)) error {
	if s.opts.ReadOnly && len(articles) > 0 {
		return fmt.Errorf("cayley: store %q is open for reading only", s.dir)
	}
	var c change
	done := 0 // articles that are durable
	for i, id := range articles {
		err := s.replace(ctx, id, func() ([]quad.Quad, error) { return encode(i) }, &c)
		if err == nil && (c.len() >= s.maxBatch || i == len(articles)-1) {
			if err = s.apply(ctx, &c); err == nil {
				done, c = i+1, change{}
			}
		}
		if err != nil {
			return &WriteError{Articles: slices.Clone(articles[done:]), Err: err}
		}
	}
	return nil
}

// replace adds to c what makes an article's stored quads into its new ones.
func (s *Store) replace(ctx context.Context, id graph.ID, encode func() ([]quad.Quad, error), c *change) error {
	now, err := encode()
	if err != nil {
		return err
	}
	old, err := s.session.label(ctx, id)
	if err != nil {
		return err
	}
	for l := range s.loads {
		l.keep(id, old)
	}
	c.compare(old, now)
	return nil
}

// apply makes c durable. When that fails, Cayley starts again from what is.
func (s *Store) apply(ctx context.Context, c *change) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	panicked, err := guard(func() error { return s.session.apply(context.WithoutCancel(ctx), c) })
	if err != nil {
		err = errors.Join(err, s.drop(panicked), s.reopen())
	}
	return err
}

// drop gives up the session.
func (s *Store) drop(panicked bool) error {
	if s.session == nil {
		return nil
	}
	bolt := s.session.kv
	s.session = nil
	return bolt.release(panicked)
}

// reopen begins a session that knows only what is on disk. When that fails the next call tries again.
func (s *Store) reopen() (err error) {
	if s.session, err = openFile(s.dir, s.opts); err != nil {
		return fmt.Errorf("cayley: opening store %q again: %w", s.dir, err)
	}
	return nil
}

// Has implements graph.Store.
func (s *Store) Has(ctx context.Context, article graph.ID) (found bool, err error) {
	err = s.locked(ctx, func() error {
		if found, err = s.session.has(ctx, article); err != nil {
			return s.failed("looking for", article, err)
		}
		return nil
	})
	return found, err
}

// Close implements graph.Store. Sequences that Load handed out end with graph.ErrClosed.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return graph.ErrClosed
	}
	s.closed = true
	err := s.drop(false)
	if s.opts.temporary {
		err = errors.Join(err, os.RemoveAll(s.dir))
	}
	if err != nil {
		return fmt.Errorf("cayley: closing store %q: %w", s.dir, err)
	}
	return nil
}

// locked runs f alone, on an open session.
func (s *Store) locked(ctx context.Context, f func() error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return fmt.Errorf("cayley: store %q: %w", s.dir, graph.ErrClosed)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.session == nil {
		if err := s.reopen(); err != nil {
			return err
		}
	}
	panicked, err := guard(f)
	if panicked {
		err = errors.Join(err, s.drop(panicked))
	}
	return err
}

func (s *Store) failed(doing string, article graph.ID, err error) error {
	return fmt.Errorf("cayley: %s article %q: %w", doing, article, err)
}
