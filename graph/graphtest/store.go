package graphtest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
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

func testEmpty(t *testing.T, s graph.Store) {
	wantStored(t, s)
	if err := s.Put(t.Context()); err != nil {
		t.Errorf("Put of nothing: %v", err)
	}
	if err := s.Retract(t.Context()); err != nil {
		t.Errorf("Retract of nothing: %v", err)
	}
}

func testPutLoad(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts[:3]...)
	put(t, s, facts[3])
	wantStored(t, s, facts...)
	wantStored(t, s, facts...) // and again
}

func testPutLoadRandom(t *testing.T, s graph.Store) {
	facts := random(40)
	put(t, s, facts...)
	wantStored(t, s, facts...)
}

// testPutLoadLarge stores an article of many facts: more than one page of any store, in one piece.
func testPutLoadLarge(t *testing.T, s graph.Store) {
	teller := tell(graph.Article{URL: "https://large.example/"}, slices.Repeat([]string{strings.Repeat("Port Sable is quiet. ", 50)}, 40)...)
	port := teller.entity(graph.ClassPlace, sable, sable)
	for i := range teller.facts.Sentences {
		teller.event(graph.Event{Type: graph.State, Place: []graph.ID{port}, Content: fmt.Sprint("event ", i),
			Polarity: graph.Positive, Modality: graph.Asserted}, teller.at(i, "quiet"))
	}
	large := teller.done()
	put(t, s, large)
	wantStored(t, s, large)
}

func testPutKeepsNothing(t *testing.T, s graph.Store) {
	facts, before := random(3), random(3)
	put(t, s, facts...)
	if !reflect.DeepEqual(facts, before) {
		t.Error("Put changed its arguments")
	}
	for _, f := range facts {
		f.Article.Title = "changed afterwards"
		f.Entities[0].Name = "changed afterwards"
	}
	wantStored(t, s, before...)

	loaded, err := collect(s.Load(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	loaded[0].Entities[0].Name = "changed afterwards"
	wantStored(t, s, before...)
}

func testPutTwice(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts...)
	put(t, s, facts...)
	put(t, s, facts[1])
	wantStored(t, s, facts...)
}

func testReplace(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts...)
	changed := revised(facts[1])
	put(t, s, changed)
	wantStored(t, s, facts[0], changed, facts[2], facts[3])
	put(t, s, facts[1]) // and back
	wantStored(t, s, facts...)
}

func testReplaceWithinPut(t *testing.T, s graph.Store) {
	facts := Facts()
	changed := revised(facts[0])
	put(t, s, facts[0], facts[1], changed)
	wantStored(t, s, changed, facts[1])
}

func testRefusedPut(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts[0])
	bad := facts[2].Clone()
	bad.Events[0].Source = []graph.ID{graph.EntityID(graph.ClassPerson, "Nobody", "")}
	nul := facts[2].Clone()
	nul.Article.Title = "a\x00b"
	for _, batch := range [][]*graph.Facts{
		{facts[1], bad}, {bad, facts[1]}, {facts[1], nul}, {facts[1], nil}, {facts[1], {}}, {bad}, {revised(facts[0]), bad},
	} {
		if err := s.Put(t.Context(), batch...); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("Put of invalid facts: %v, want ErrInvalid", err)
		}
		wantStored(t, s, facts[0])
	}
}

func testHas(t *testing.T, s graph.Store) {
	facts := Facts()
	check := func(f *graph.Facts, want bool) {
		t.Helper()
		if got, err := s.Has(t.Context(), f.Article.ID); err != nil || got != want {
			t.Errorf("Has: %t, %v, want %t", got, err, want)
		}
	}
	check(facts[0], false)
	put(t, s, facts[0])
	check(facts[0], true)
	check(facts[1], false)
	if got, err := s.Has(t.Context(), facts[0].Events[0].ID); err != nil || got {
		t.Errorf("Has of an event: %t, %v, want false", got, err)
	}
	if got, err := s.Has(t.Context(), ""); err != nil || got {
		t.Errorf("Has of no ID: %t, %v, want false", got, err)
	}
	if err := s.Retract(t.Context(), facts[0].Article.ID); err != nil {
		t.Fatal(err)
	}
	check(facts[0], false)
}

func testRetract(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts...)
	if err := s.Retract(t.Context(), articleIDs(facts[1])...); err != nil {
		t.Fatalf("Retract: %v", err)
	}
	wantStored(t, s, facts[0], facts[2], facts[3]) // who else names what facts[1] named keeps it
	twice := articleIDs(facts[3], facts[0], facts[3])
	if err := s.Retract(t.Context(), twice...); err != nil {
		t.Fatalf("Retract naming an article twice: %v", err)
	}
	wantStored(t, s, facts[2])
	if !slices.Equal(twice, articleIDs(facts[3], facts[0], facts[3])) {
		t.Error("Retract changed its arguments")
	}
}

func testRetractUnknown(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts[:3]...)
	for _, unknown := range []graph.ID{facts[3].Article.ID, facts[0].Events[0].ID, facts[0].Entities[0].ID, "", "urn:x:y"} {
		err := s.Retract(t.Context(), facts[0].Article.ID, unknown, facts[1].Article.ID)
		if !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("Retract with %q: %v, want ErrNotFound", unknown, err)
		}
		wantStored(t, s, facts[:3]...)
	}
}

func testRetractPutAgain(t *testing.T, s graph.Store) {
	facts := append(Facts(), random(6)...)
	put(t, s, facts...)
	for range 3 {
		if err := s.Retract(t.Context(), articleIDs(facts[2:]...)...); err != nil {
			t.Fatalf("Retract: %v", err)
		}
		wantStored(t, s, facts[:2]...)
		put(t, s, facts[2:]...)
		wantStored(t, s, facts...)
	}
}

func testLoadOrder(t *testing.T, s graph.Store) {
	facts := random(25)
	for _, i := range rand.New(rand.NewPCG(7, 7)).Perm(len(facts)) {
		put(t, s, facts[i])
	}
	var got []graph.ID
	for f, err := range s.Load(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, f.Article.ID)
	}
	if !slices.IsSorted(got) || len(got) != len(facts) {
		t.Errorf("Load yields %d articles, want %d, sorted: %q", len(got), len(facts), got)
	}
}

// testLoadIsOneState writes while it reads: what a Load yields is what was stored when it began.
func testLoadIsOneState(t *testing.T, s graph.Store) {
	facts := expected(Facts()...) // in the order in which they are loaded
	put(t, s, facts[:3]...)
	var got []*graph.Facts
	for f, err := range s.Load(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if got = append(got, f); len(got) > 1 {
			continue
		}
		put(t, s, revised(facts[1]), facts[3])
		put(t, s, facts[1], revised(facts[0]))
		if err := s.Retract(t.Context(), articleIDs(facts[1], facts[2])...); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(got, facts[:3]) {
		t.Errorf("Load yields %q, want %q as they were", articleIDs(got...), articleIDs(facts[:3]...))
	}
	wantStored(t, s, revised(facts[0]), facts[3])
}

func testLoadStopped(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts...)
	for _, err := range s.Load(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		break
	}
	seq := s.Load(t.Context()) // never run
	put(t, s, revised(facts[0]))
	wantStored(t, s, revised(facts[0]), facts[1], facts[2], facts[3])
	if got, err := collect(seq); err != nil || len(got) != len(facts) {
		t.Errorf("a sequence run later yields %d articles, %v", len(got), err)
	}
}

func testCancelledContext(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts[:3]...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Put(ctx, facts[3]); !errors.Is(err, context.Canceled) {
		t.Errorf("Put: %v, want Canceled", err)
	}
	if err := s.Retract(ctx, facts[0].Article.ID); !errors.Is(err, context.Canceled) {
		t.Errorf("Retract: %v, want Canceled", err)
	}
	if _, err := s.Has(ctx, facts[0].Article.ID); !errors.Is(err, context.Canceled) {
		t.Errorf("Has: %v, want Canceled", err)
	}
	if got, err := collect(s.Load(ctx)); !errors.Is(err, context.Canceled) || len(got) > 0 {
		t.Errorf("Load: %d articles, %v, want none and Canceled", len(got), err)
	}

	ctx, cancel = context.WithCancel(t.Context())
	defer cancel()
	n, last := 0, error(nil)
	for _, err := range s.Load(ctx) {
		n, last = n+1, err
		cancel()
	}
	if n != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("Load cancelled after its first article: %d items, the last with error %v, want 2 and Canceled", n, last)
	}
	wantStored(t, s, facts[:3]...)
}

func testClosed(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts...)
	if err := s.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
	if err := s.Put(t.Context(), facts[0]); !errors.Is(err, graph.ErrClosed) {
		t.Errorf("Put: %v, want ErrClosed", err)
	}
	if err := s.Retract(t.Context(), facts[0].Article.ID); !errors.Is(err, graph.ErrClosed) {
		t.Errorf("Retract: %v, want ErrClosed", err)
	}
	if _, err := s.Has(t.Context(), facts[0].Article.ID); !errors.Is(err, graph.ErrClosed) {
		t.Errorf("Has: %v, want ErrClosed", err)
	}
	if got, err := collect(s.Load(t.Context())); !errors.Is(err, graph.ErrClosed) || len(got) > 0 {
		t.Errorf("Load: %d articles, %v, want none and ErrClosed", len(got), err)
	}
	if err := s.Close(); !errors.Is(err, graph.ErrClosed) {
		t.Errorf("second Close: %v, want ErrClosed", err)
	}
}

// testClosedWhileLoading closes a store within the loop over its articles: an error, and never a hang.
func testClosedWhileLoading(t *testing.T, s graph.Store) {
	put(t, s, Facts()...)
	n, last := 0, error(nil)
	for _, err := range s.Load(t.Context()) {
		if n, last = n+1, err; n == 1 {
			if err := s.Close(); err != nil {
				t.Fatalf("Close: %v", err)
			}
		}
	}
	if n != 2 || !errors.Is(last, graph.ErrClosed) {
		t.Errorf("%d items, the last with error %v, want 2 and ErrClosed", n, last)
	}
}

// testConcurrent has several writers, each replacing and retracting articles of its own, and readers beside them.
func testConcurrent(t *testing.T, s graph.Store) {
	const writers, each = 4, 5
	facts := random(writers * each)
	var writing, reading sync.WaitGroup
	done := make(chan struct{})
	for w := range writers {
		mine := facts[w*each : (w+1)*each]
		writing.Go(func() {
			for _, f := range mine {
				if err := s.Put(t.Context(), f); err != nil {
					t.Errorf("Put: %v", err)
				}
			}
			if err := s.Retract(t.Context(), mine[0].Article.ID); err != nil {
				t.Errorf("Retract: %v", err)
			}
			if err := s.Put(t.Context(), mine...); err != nil {
				t.Errorf("Put: %v", err)
			}
		})
	}
	for range 2 {
		reading.Go(func() {
			for {
				got, err := collect(s.Load(t.Context()))
				if err != nil {
					t.Errorf("Load: %v", err)
				}
				if !slices.IsSorted(articleIDs(got...)) {
					t.Errorf("Load yields %q, out of order", articleIDs(got...))
				}
				if _, err := s.Has(t.Context(), facts[0].Article.ID); err != nil {
					t.Errorf("Has: %v", err)
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	writing.Wait()
	close(done)
	reading.Wait()
	wantStored(t, s, facts...)
}
