package cayley

import (
	"context"
	"errors"
	"fmt"
	"slices"

	cayleygraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/vocab"
)

// indexes are what Cayley keeps: a label's quads side by side, and the articles by their class. Both end in the label
// or begin with it, so that no entry grows with the number of articles.
var indexes = []kv.QuadIndex{
	{Dirs: []quad.Direction{quad.Label, quad.Subject, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject, quad.Label}},
}

// errDamaged is wrapped by errors about a file that cannot be what bbolt or Cayley wrote.
var errDamaged = errors.New("damaged")

// session is Cayley on an open file. Its methods must not run side by side.
type session struct {
	kv *boltKV
	qs *kv.QuadStore
}

// label reads every quad that an article's label is on; none for an article that is not stored.
func (s *session) label(ctx context.Context, article graph.ID) ([]quad.Quad, error) {
	refs, err := s.find(ctx, quad.IRI(article))
	if err != nil || refs[0] == nil {
		return nil, err
	}
	rows, err := s.rows(ctx, quad.Label, refs[0], 0)
	if err != nil {
		return nil, err
	}
	return s.quads(ctx, rows)
}

func (s *session) has(ctx context.Context, article graph.ID) (bool, error) {
	refs, err := s.find(ctx, quad.IRI(article))
	if err != nil || refs[0] == nil {
		return false, err
	}
	rows, err := s.rows(ctx, quad.Label, refs[0], 1)
	return len(rows) > 0, err
}

// articles lists the articles that are stored, sorted.
func (s *session) articles(ctx context.Context) ([]graph.ID, error) {
	refs, err := s.find(ctx, quad.IRI(vocab.Article), quad.IRI(vocab.Type))
	if err != nil || refs[0] == nil || refs[1] == nil {
		return nil, err
	}
	rows, err := s.rows(ctx, quad.Object, refs[0], 0)
	if err != nil {
		return nil, err
	}
	rows = slices.DeleteFunc(rows, func(r row) bool { return r[1] != refs[1] })
	qs, err := s.quads(ctx, rows)
	if err != nil {
		return nil, err
	}
	var ids []graph.ID
	for _, q := range qs {
		label, _ := q.Label.(quad.IRI)
		ids = append(ids, graph.ID(label))
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// row is a quad as Cayley numbers its values, in the order of quad.Directions.
type row [4]cayleygraph.Ref

// rows reads up to limit (0: all) quads that have ref in a direction.
func (s *session) rows(ctx context.Context, d quad.Direction, ref cayleygraph.Ref, limit int) ([]row, error) {
	it := s.qs.QuadIterator(d, ref)
	defer it.Close() // should bbolt panic, too: an open iterator would keep the file from being closed
	var rows []row
	for it.Next(ctx) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var r row
		for i, d := range quad.Directions {
			r[i] = s.qs.QuadDirection(it.Result(), d)
		}
		if rows = append(rows, r); len(rows) == limit {
			break
		}
	}
	return rows, errors.Join(it.Err(), it.Close())
}

// quads gives rows their values.
func (s *session) quads(ctx context.Context, rows []row) ([]quad.Quad, error) {
	at := map[cayleygraph.Ref]int{}
	var refs []cayleygraph.Ref
	for _, r := range rows {
		for _, ref := range r {
			if _, ok := at[ref]; !ok && ref != nil {
				at[ref] = len(refs)
				refs = append(refs, ref)
			}
		}
	}
	values, err := s.qs.ValuesOf(ctx, refs)
	if err != nil {
		return nil, err
	}
	out := make([]quad.Quad, len(rows))
	for i, r := range rows {
		for j, d := range quad.Directions {
			if r[j] == nil || values[at[r[j]]] == nil {
				return nil, fmt.Errorf("%w: a quad has lost its %s", errDamaged, d)
			}
			out[i].Set(d, values[at[r[j]]])
		}
	}
	return out, nil
}

// find looks values up; what no quad holds is nil.
func (s *session) find(ctx context.Context, values ...quad.Value) ([]cayleygraph.Ref, error) {
	refs, err := s.qs.RefsOf(ctx, values)
	if err != nil {
		return nil, err
	}
	for i, ref := range refs {
		if ref == kv.Int64Value(0) {
			refs[i] = nil
		}
	}
	return refs, nil
}

// change is what one transaction does. Nothing in add is stored yet, and everything in del is.
type change struct {
	add, del []quad.Quad
}

func (c *change) len() int { return len(c.add) + len(c.del) }

// compare adds to c what makes old into new.
func (c *change) compare(old, new []quad.Quad) {
	c.add = append(c.add, without(new, old)...)
	c.del = append(c.del, without(old, new)...)
}

// without gives the quads of a that are not in b.
func without(a, b []quad.Quad) []quad.Quad {
	in := make(map[quad.Quad]bool, len(b))
	for _, q := range b {
		in[q] = true
	}
	var out []quad.Quad
	for _, q := range a {
		if !in[q] {
			out = append(out, q)
		}
	}
	return out
}

// apply makes a change durable, whole or not at all. After an error Cayley's memory must not be trusted any more: close
// the session.
func (s *session) apply(ctx context.Context, c *change) error {
	if err := s.checkDeletions(ctx, c.del); err != nil {
		return err
	}
	if c.len() == 0 {
		return nil
	}
	return s.kv.together(ctx, func() error {
		if err := s.deltas(cayleygraph.Add, c.add); err != nil {
			return err
		}
		return s.deltas(cayleygraph.Delete, c.del)
	})
}

// deltas adds or deletes quads. Doing both at once is beyond Cayley: it leaves out of a new quad each value that on the
// whole loses more quads than it gains, so that the quad loses its label or subject.
func (s *session) deltas(action cayleygraph.Procedure, qs []quad.Quad) error {
	if len(qs) == 0 {
		return nil
	}
	deltas := make([]cayleygraph.Delta, len(qs))
	for i, q := range qs {
		deltas[i] = cayleygraph.Delta{Quad: q, Action: action}
	}
	return s.qs.ApplyDeltas(deltas, cayleygraph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
}

// checkDeletions makes sure that Cayley finds each of the values of what is to be deleted. It takes one that it does not
// find for no value at all, and would delete the quad that has none there.
func (s *session) checkDeletions(ctx context.Context, del []quad.Quad) error {
	seen := map[quad.Value]bool{}
	var values []quad.Value
	for _, q := range del {
		for _, d := range quad.Directions {
			v := q.Get(d)
			if v == nil {
				return fmt.Errorf("%w: a quad to delete has no %s", errDamaged, d)
			}
			if !seen[v] {
				seen[v] = true
				values = append(values, v)
			}
		}
	}
	refs, err := s.find(ctx, values...)
	if err != nil {
		return err
	}
	if i := slices.Index(refs, nil); i >= 0 {
		return fmt.Errorf("%w: the value %.60s of a stored quad is not found", errDamaged, values[i])
	}
	return nil
}
