package graphtest

import (
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

// TestStore holds a store to the contract of graph.Store. open gives a new, empty store every time it is called; the
// test closes it. Run it with -race.
func TestStore(t *testing.T, open func(t *testing.T) graph.Store) {
	tests := []struct {
		name string
		run  func(t *testing.T, s graph.Store)
	}{
		{"Empty", testEmpty},
		{"PutLoad", testPutLoad},
		{"PutLoadRandom", testPutLoadRandom},
		{"PutLoadLarge", testPutLoadLarge},
		{"PutKeepsNothing", testPutKeepsNothing},
		{"PutTwice", testPutTwice},
		{"Replace", testReplace},
		{"ReplaceWithinPut", testReplaceWithinPut},
		{"RefusedPut", testRefusedPut},
		{"Has", testHas},
		{"Retract", testRetract},
		{"RetractUnknown", testRetractUnknown},
		{"RetractPutAgain", testRetractPutAgain},
		{"LoadOrder", testLoadOrder},
		{"LoadIsOneState", testLoadIsOneState},
		{"LoadStopped", testLoadStopped},
		{"CancelledContext", testCancelledContext},
		{"Closed", testClosed},
		{"ClosedWhileLoading", testClosedWhileLoading},
		{"Concurrent", testConcurrent},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := open(t)
			defer func() {
				if err := s.Close(); err != nil && !errors.Is(err, graph.ErrClosed) {
					t.Errorf("Close: %v", err)
				}
			}()
			test.run(t, s)
		})
	}
}

// put stores facts, which must succeed.
func put(t *testing.T, s graph.Store, facts ...*graph.Facts) {
	t.Helper()
	if err := s.Put(t.Context(), facts...); err != nil {
		t.Fatalf("Put: %v", err)
	}
}

// collect gathers what a Load yields up to its first error.
func collect(seq iter.Seq2[*graph.Facts, error]) (all []*graph.Facts, err error) {
	for f, err := range seq {
		if err != nil {
			return all, err
		}
		all = append(all, f)
	}
	return all, nil
}

// wantStored checks that the store holds just these facts, normalized and in the order of their IDs.
func wantStored(t *testing.T, s graph.Store, facts ...*graph.Facts) {
	t.Helper()
	got, err := collect(s.Load(t.Context()))
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	want := expected(facts...)
	if len(got) != len(want) {
		t.Fatalf("Load yields %d articles, want %d", len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("article %d:\ngot  %+v\nwant %+v", i, got[i], want[i])
		}
	}
}

// expected is how a Load should give facts.
func expected(facts ...*graph.Facts) []*graph.Facts {
	var want []*graph.Facts
	for _, f := range facts {
		f = f.Clone()
		f.Normalize()
		want = append(want, f)
	}
	slices.SortFunc(want, func(a, b *graph.Facts) int { return strings.Compare(string(a.Article.ID), string(b.Article.ID)) })
	return want
}

func articleIDs(facts ...*graph.Facts) []graph.ID {
	var out []graph.ID
	for _, f := range facts {
		out = append(out, f.Article.ID)
	}
	return out
}

// random makes n random articles, each time the same.
func random(n int) []*graph.Facts {
	r := rand.New(rand.NewPCG(uint64(n), 0))
	var out []*graph.Facts
	for i := range n {
		out = append(out, Random(r, fmt.Sprint(i)))
	}
	return out
}

// revised gives f's article another title, an event less, and nothing of what stood in its relations.
func revised(f *graph.Facts) *graph.Facts {
	f = f.Clone()
	f.Article.Title = "Corrected: " + f.Article.Title
	last := f.Events[len(f.Events)-1].ID
	f.Events = f.Events[:len(f.Events)-1]
	for i := range f.Events {
		isLast := func(id graph.ID) bool { return id == last }
		e := &f.Events[i]
		e.Elaborates, e.Disputes = slices.DeleteFunc(e.Elaborates, isLast), slices.DeleteFunc(e.Disputes, isLast)
		e.Content += " (revised)"
	}
	f.Relations = nil
	return f
}
