package graphtest

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

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
