package cayley

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	cayleygraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/quads"
)

var errDisk = errors.New("no space left on device")

// disk fails commits for as long as it is full.
type disk struct {
	full bool
	late bool // fails after everything was written
}

func (d *disk) commit(tx *bbolt.Tx) error {
	if !d.full {
		return tx.Commit()
	}
	if d.late {
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	return errDisk
}

func openOn(t *testing.T, dir string, d *disk) *Store {
	t.Helper()
	s, err := open(t.Context(), dir, settings{Options: Options{Create: true}, commit: d.commit})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// stored gives all quads of a store, as Load does not see them: also those that no article owns.
func stored(t *testing.T, s *Store) []quad.Quad {
	t.Helper()
	it := s.session.qs.QuadsAllIterator()
	var refs []cayleygraph.Ref
	for it.Next(t.Context()) {
		refs = append(refs, it.Result())
	}
	if err := errors.Join(it.Err(), it.Close()); err != nil {
		t.Fatal(err)
	}
	var out []quad.Quad
	for _, ref := range refs {
		out = append(out, s.session.qs.Quad(ref))
	}
	slices.SortFunc(out, quads.Compare)
	return out
}

// wantQuads checks that the store holds just the quads of these facts, and counts them right.
func wantQuads(t *testing.T, s *Store, facts ...*graph.Facts) {
	t.Helper()
	var want []quad.Quad
	for _, f := range facts {
		qs, err := quads.Encode(f)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, qs...)
	}
	slices.SortFunc(want, quads.Compare)
	got := stored(t, s)
	if !slices.Equal(got, want) {
		t.Fatalf("the store holds %d quads, want %d; too many: %v; too few: %v",
			len(got), len(want), first(without(got, want)), first(without(want, got)))
	}
	if size := s.session.qs.Size(); size != int64(len(want)) {
		t.Errorf("the store counts %d quads, want %d", size, len(want))
	}
}

func first(qs []quad.Quad) string {
	if len(qs) == 0 {
		return "none"
	}
	return qs[0].NQuad()
}

func put(t *testing.T, s *Store, facts ...*graph.Facts) {
	t.Helper()
	if err := s.Put(t.Context(), facts...); err != nil {
		t.Fatal(err)
	}
}

func random(n int) []*graph.Facts {
	r := rand.New(rand.NewPCG(5, 5))
	var out []*graph.Facts
	for i := range n {
		out = append(out, graphtest.Random(r, fmt.Sprint(i)))
	}
	return out
}

// TestFailedWriteLeavesNoTrace: after a transaction that failed, Cayley alone would later state what nobody said. The
// same calls must end in the same quads as if the failed one had never been.
func TestFailedWriteLeavesNoTrace(t *testing.T) {
	facts := graphtest.Facts()
	d := &disk{}
	s := openOn(t, t.TempDir(), d)
	put(t, s, facts[0])

	d.full = true
	for range 2 {
		err := s.Put(t.Context(), facts[1], facts[2])
		var unwritten *WriteError
		if !errors.Is(err, errDisk) || !errors.As(err, &unwritten) {
			t.Fatalf("Put on a full disk: %v, want a WriteError for it", err)
		}
		if want := []graph.ID{facts[1].Article.ID, facts[2].Article.ID}; !slices.Equal(unwritten.Articles, want) {
			t.Errorf("unwritten: %q, want %q", unwritten.Articles, want)
		}
		wantQuads(t, s, facts[0])
	}
	if err := s.Retract(t.Context(), facts[0].Article.ID); !errors.Is(err, errDisk) {
		t.Fatalf("Retract on a full disk: %v", err)
	}
	wantQuads(t, s, facts[0])

	d.full = false
	put(t, s, facts[3])
	wantQuads(t, s, facts[0], facts[3])
	put(t, s, facts[1])
	wantQuads(t, s, facts[0], facts[3], facts[1])
	if err := s.Retract(t.Context(), facts[3].Article.ID); err != nil {
		t.Fatal(err)
	}
	wantQuads(t, s, facts[0], facts[1])
}

// TestLateFailure: the disk fails when all is written. The store goes on from what is there, and doing it again is right.
func TestLateFailure(t *testing.T) {
	facts := graphtest.Facts()
	d := &disk{late: true}
	s := openOn(t, t.TempDir(), d)
	put(t, s, facts[0])
	d.full = true
	if err := s.Put(t.Context(), facts[1]); !errors.Is(err, errDisk) {
		t.Fatalf("got %v, want the disk's error", err)
	}
	d.full = false
	put(t, s, facts[1], facts[2])
	wantQuads(t, s, facts[:3]...)
}

// TestBatches: a long Put is several transactions of whole articles. When one fails, those before are done and the error
// names the rest.
func TestBatches(t *testing.T) {
	facts := random(30)
	d := &disk{}
	s := openOn(t, t.TempDir(), d)
	s.maxBatch = 500
	commits := 0
	s.session.kv.commit = func(tx *bbolt.Tx) error {
		if commits++; commits == 3 {
			return errDisk
		}
		return tx.Commit()
	}
	err := s.Put(t.Context(), facts...)
	var unwritten *WriteError
	if !errors.As(err, &unwritten) || !errors.Is(err, errDisk) {
		t.Fatalf("got %v, want a WriteError", err)
	}
	done := len(facts) - len(unwritten.Articles)
	if done == 0 || done == len(facts) || unwritten.Articles[0] != facts[done].Article.ID {
		t.Fatalf("%d of %d articles unwritten, from %q on", len(unwritten.Articles), len(facts), unwritten.Articles[0])
	}
	wantQuads(t, s, facts[:done]...)
	put(t, s, facts...)
	wantQuads(t, s, facts...)
}

// TestCancelledBetweenBatches: cancelling stops a long Put between two transactions, not within one.
func TestCancelledBetweenBatches(t *testing.T) {
	facts := random(30)
	s := openOn(t, t.TempDir(), &disk{})
	s.maxBatch = 500
	ctx, cancel := context.WithCancel(t.Context())
	s.session.kv.commit = func(tx *bbolt.Tx) error {
		cancel()
		return tx.Commit()
	}
	err := s.Put(ctx, facts...)
	var unwritten *WriteError
	if !errors.As(err, &unwritten) || !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want a WriteError for the cancelled context", err)
	}
	done := len(facts) - len(unwritten.Articles)
	if done == 0 {
		t.Error("the transaction in which the context was cancelled was not finished")
	}
	wantQuads(t, s, facts[:done]...)
}

// TestWriteAfterFailedReopen: while the file cannot be opened again calls fail, and then they work.
func TestWriteAfterFailedReopen(t *testing.T) {
	facts := graphtest.Facts()
	dir := t.TempDir()
	d := &disk{}
	s := openOn(t, dir, d)
	put(t, s, facts[0])

	// As after a failed write, with somebody else quick enough to take the lock.
	if err := s.drop(false); err != nil {
		t.Fatal(err)
	}
	s.opts.LockTimeout = 1
	other := openOn(t, dir, d)
	if _, err := s.Has(t.Context(), facts[0].Article.ID); !errors.Is(err, graph.ErrLocked) {
		t.Fatalf("Has while another has the store: %v, want ErrLocked", err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	put(t, s, facts[1])
	wantQuads(t, s, facts[0], facts[1])
}

// TestDeletingTheUnknown: Cayley takes a value it does not know for no value, and would delete another quad.
func TestDeletingTheUnknown(t *testing.T) {
	facts := graphtest.Facts()
	s := openOn(t, t.TempDir(), &disk{})
	put(t, s, facts[0])
	q := stored(t, s)[0]
	for _, d := range quad.Directions {
		for _, v := range []quad.Value{quad.IRI("urn:x:unknown"), nil} {
			wrong := q
			wrong.Set(d, v)
			if err := s.session.apply(t.Context(), &change{del: []quad.Quad{wrong}}); !errors.Is(err, errDamaged) {
				t.Errorf("deleting a quad whose %s is %v: %v, want errDamaged", d, v, err)
			}
		}
	}
	wantQuads(t, s, facts[0])
}

// TestReplacingByLess: an article that loses more than it gains. In one transaction of Cayley's, what it gains would
// lose its label.
func TestReplacingByLess(t *testing.T) {
	f := graphtest.Facts()[0]
	s := openOn(t, t.TempDir(), &disk{})
	put(t, s, f)
	less := &graph.Facts{Article: f.Article}
	less.Article.Title, less.Article.Byline = "Another title", "Somebody else"
	put(t, s, less)
	wantQuads(t, s, less)
	put(t, s, f)
	wantQuads(t, s, f)
}

// TestValuesDieWithTheirQuads: what no article says any more is not kept, so that stores do not grow by being rewritten.
func TestValuesDieWithTheirQuads(t *testing.T) {
	facts := graphtest.Facts()
	s := openOn(t, t.TempDir(), &disk{})
	put(t, s, facts...)
	put(t, s, facts...) // counts nothing twice
	for _, f := range facts {
		if err := s.Retract(t.Context(), f.Article.ID); err != nil {
			t.Fatal(err)
		}
	}
	it := s.session.qs.NodesAllIterator()
	defer it.Close()
	for it.Next(t.Context()) {
		t.Errorf("%v is still there", s.session.qs.NameOf(it.Result()))
	}
}

// TestDamagedArticle: an article whose quads make no sense is an error in its place, and the others are loaded.
func TestDamagedArticle(t *testing.T) {
	facts := graphtest.Facts()
	slices.SortFunc(facts, func(a, b *graph.Facts) int { return strings.Compare(string(a.Article.ID), string(b.Article.ID)) })
	s := openOn(t, t.TempDir(), &disk{})
	put(t, s, facts...)
	label := quad.IRI(facts[1].Article.ID)
	stray := quad.Quad{Subject: label, Predicate: quad.IRI("urn:x:p"), Object: quad.String("o"), Label: label}
	if err := s.session.apply(t.Context(), &change{add: []quad.Quad{stray}}); err != nil {
		t.Fatal(err)
	}
	var got []*graph.Facts
	for f, err := range s.Load(t.Context()) {
		if (err != nil) != (len(got) == 1) || err != nil && (!errors.Is(err, quads.ErrNotFacts) || !strings.Contains(err.Error(), string(label))) {
			t.Errorf("article %d: %v", len(got), err)
		}
		got = append(got, f)
	}
	if want := []*graph.Facts{facts[0], nil, facts[2], facts[3]}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	put(t, s, facts[1]) // storing it again mends it
	wantQuads(t, s, facts...)
}
