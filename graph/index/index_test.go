package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
)

func TestReader(t *testing.T) {
	t.Run("Put", func(t *testing.T) {
		graphtest.TestReader(t, func(t *testing.T, facts ...*graph.Facts) graph.Reader {
			x := open(t)
			x.Put(facts...)
			return x.Snapshot()
		})
	})
	t.Run("New", func(t *testing.T) {
		graphtest.TestReader(t, func(t *testing.T, facts ...*graph.Facts) graph.Reader { return open(t, facts...).Snapshot() })
	})
}

// open makes an index of facts, as from a store.
func open(t testing.TB, facts ...*graph.Facts) *Index {
	t.Helper()
	x, err := New(loaded(facts...))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func loaded(facts ...*graph.Facts) iter.Seq2[*graph.Facts, error] {
	return func(yield func(*graph.Facts, error) bool) {
		for _, f := range facts {
			if !yield(f, nil) {
				return
			}
		}
	}
}

func TestNewPassesOnTheErrorOfTheStore(t *testing.T) {
	x, err := New(func(yield func(*graph.Facts, error) bool) {
		_ = yield(graphtest.Facts()[0], nil) && yield(nil, context.Canceled) && yield(graphtest.Facts()[1], nil)
	})
	if x != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("New gives %v, %v; want no index and %v", x, err, context.Canceled)
	}
}

// TestAgainstScan compares answers about random articles with those of the reference reader, which looks at everything.
func TestAgainstScan(t *testing.T) {
	for seed := range uint64(8) {
		w := newWriter(seed, 25)
		facts := w.articles(30)
		for _, f := range facts {
			if err := f.Validate(); err != nil {
				t.Fatal(err)
			}
		}
		got, want := open(t, facts...).Snapshot(), graphtest.Scan(facts...)
		answered := 0
		for range 150 {
			answered += compare(t, w.eventMatch(facts), got.Events, want.Events)
			answered += compare(t, w.entityMatch(facts), got.Entities, want.Entities)
			answered += compare(t, w.relationMatch(facts), got.Relations, want.Relations)
		}
		if answered < 100 {
			t.Errorf("seed %d: only %d of 450 questions have an answer", seed, answered)
		}
	}
}

// TestAgainstScanOnHostileTexts holds the index to the reference reader on texts made of what tends to go wrong.
func TestAgainstScanOnHostileTexts(t *testing.T) {
	var facts []*graph.Facts
	r := rand.New(rand.NewPCG(5, 5))
	for i := range 40 {
		facts = append(facts, graphtest.Random(r, strconv.Itoa(i)))
	}
	got, want := open(t, facts...).Snapshot(), graphtest.Scan(facts...)
	if g, w := dump(t, got), dump(t, want); !slices.Equal(g, w) || len(g) < 100 {
		t.Errorf("%d lines, want %d, and 100 or more of them", len(g), len(w))
	}
	for _, f := range facts {
		for _, e := range f.Entities {
			compare(t, graph.EntityMatch{Name: e.Name}, got.Entities, want.Entities)
			compare(t, graph.EntityMatch{Prefix: e.Name[:1]}, got.Entities, want.Entities)
		}
	}
}

// compare returns 1 where the answer is not empty.
func compare[M, T any](t *testing.T, m M, got, want func(context.Context, M) iter.Seq2[*T, error]) int {
	t.Helper()
	g, w := collect(t, got(t.Context(), m)), collect(t, want(t.Context(), m))
	if !reflect.DeepEqual(g, w) {
		t.Errorf("%+v: %d answers, want %d\n%+v\n%+v", m, len(g), len(w), g, w)
	}
	return min(len(g), 1)
}

func collect[T any](t testing.TB, seq iter.Seq2[*T, error]) []T {
	t.Helper()
	var out []T
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, *v)
	}
	return out
}

// TestHistoryLeavesNoTrace changes an index at random and compares it with a new one of the same articles.
func TestHistoryLeavesNoTrace(t *testing.T) {
	w := newWriter(7, 12)
	x, now := open(t), map[int]*graph.Facts{}
	for step := range 60 {
		n := w.IntN(12)
		if w.IntN(3) == 0 {
			x.Retract(graph.ArticleID(&graph.Article{URL: fmt.Sprintf("https://example.org/%d", n)}), "urn:demarche:article:none")
			delete(now, n)
		} else {
			now[n] = w.article(n)
			x.Put(now[n])
		}
		var facts []*graph.Facts
		for _, f := range now {
			facts = append(facts, f)
		}
		sameGraph(t, fmt.Sprintf("step %d", step), x.Snapshot(), open(t, facts...).Snapshot())
	}
}

func sameGraph(t *testing.T, when string, got, want graph.Reader) {
	t.Helper()
	if g, w := dump(t, got), dump(t, want); !slices.Equal(g, w) {
		t.Fatalf("%s: %d lines, want %d", when, len(g), len(w))
	}
}

// dump prints everything a reader holds.
func dump(t testing.TB, r graph.Reader) []string {
	t.Helper()
	var out []string
	for _, v := range collect(t, r.Articles(context.Background())) {
		again, err := r.Article(context.Background(), v.ID)
		sentences, _ := r.Sentences(context.Background(), v.ID)
		out = append(out, fmt.Sprintf("%+v %+v %v %v", v, again, err, sentences))
	}
	for _, v := range collect(t, r.Entities(context.Background(), graph.EntityMatch{})) {
		out = append(out, fmt.Sprintf("%+v", v))
	}
	for _, v := range collect(t, r.Events(context.Background(), graph.EventMatch{})) {
		out = append(out, fmt.Sprintf("%+v", v))
	}
	for _, v := range collect(t, r.Relations(context.Background(), graph.RelationMatch{})) {
		out = append(out, fmt.Sprintf("%+v", v))
	}
	return out
}

func TestPutOfOneArticleTwiceKeepsTheLast(t *testing.T) {
	first, last := graphtest.Facts()[0], graphtest.Facts()[0]
	last.Events, last.Article.Title = last.Events[:1], "Corrected"
	x := open(t)
	x.Put(first, last)
	sameGraph(t, "put twice", x.Snapshot(), open(t, last).Snapshot())
}

func TestSnapshotsStay(t *testing.T) {
	facts := graphtest.Facts()
	x := open(t, facts[:2]...)
	held := x.Snapshot()
	before := dump(t, held)
	x.Put(facts[2], facts[3])
	x.Retract(facts[0].Article.ID)
	if after := dump(t, held); !slices.Equal(before, after) {
		t.Error("a snapshot changed after a later Put and Retract")
	}
	sameGraph(t, "the next snapshot", x.Snapshot(), open(t, facts[1:]...).Snapshot())
}

// TestPutSharesTheOtherArticles checks that what concerns one article only is not made anew when another is put.
func TestPutSharesTheOtherArticles(t *testing.T) {
	facts := graphtest.Facts()
	x := open(t, facts[0])
	before := x.Snapshot()
	x.Put(facts[3])
	after := x.Snapshot()
	id, only := facts[0].Article.ID, graph.EntityID(graph.ClassPerson, "Anna Kell", "")
	a, _ := before.Article(t.Context(), id)
	b, _ := after.Article(t.Context(), id)
	c, _ := before.Entity(t.Context(), only)
	d, _ := after.Entity(t.Context(), only)
	if a == nil || a != b || c == nil || c != d {
		t.Error("putting one article copied what stands in another")
	}
}

// TestReadersBesideWriters reads snapshots while articles come and go; the race detector watches. Each Put adds a pair
// of articles and each Retract takes one out, so a reader must never see half of one.
func TestReadersBesideWriters(t *testing.T) {
	w := newWriter(3, 20)
	x := open(t, w.articles(4)...)
	pairs := make([][2]*graph.Facts, 12)
	for i := range pairs {
		pairs[i] = [2]*graph.Facts{w.article(100 + 2*i), w.article(101 + 2*i)}
	}
	var writers, readers sync.WaitGroup
	for half := range 2 {
		writers.Go(func() {
			for _, p := range pairs[half*6 : half*6+6] {
				x.Put(p[0], p[1])
				x.Retract(p[0].Article.ID, p[1].Article.ID)
			}
		})
	}
	done := make(chan struct{})
	for range 3 {
		readers.Go(func() {
			for {
				readOnce(t, x.Snapshot())
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	writers.Wait()
	close(done)
	readers.Wait()
	if n := len(collect(t, x.Snapshot().Articles(t.Context()))); n != 4 {
		t.Errorf("%d articles in the end, want 4", n)
	}
}

// readOnce reads all of a snapshot and checks that it holds together.
func readOnce(t *testing.T, r graph.Reader) {
	articles := 0
	for a, err := range r.Articles(t.Context()) {
		if err != nil {
			t.Error(err)
		}
		articles++
		if _, err := r.Article(t.Context(), a.ID); err != nil {
			t.Error(err)
		}
		for e := range r.Events(t.Context(), graph.EventMatch{Article: a.ID}) {
			for _, id := range slices.Concat(e.Source, e.Target, e.Via, e.Recipient) {
				if _, err := r.Entity(t.Context(), id); err != nil {
					t.Error(err)
				}
			}
		}
	}
	if articles%2 != 0 {
		t.Errorf("a snapshot has %d articles: half a pair", articles)
	}
	for e := range r.Entities(t.Context(), graph.EntityMatch{Prefix: "b"}) {
		_ = e.Aliases()
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			facts := newWriter(1, n).articles(n)
			for b.Loop() {
				open(b, facts...)
			}
		})
	}
}

func BenchmarkPutOneMore(b *testing.B) {
	w := newWriter(1, 1000)
	x := open(b, w.articles(1000)...)
	more := w.article(1000)
	for b.Loop() {
		x.Put(more)
	}
}

func BenchmarkEventsByTypeAndTarget(b *testing.B) {
	facts := newWriter(1, 1000).articles(1000)
	r := open(b, facts...).Snapshot()
	m := graph.EventMatch{Types: []graph.EventType{graph.State, graph.Consult}, Target: []graph.ID{facts[0].Entities[0].ID}}
	for b.Loop() {
		for _, err := range r.Events(b.Context(), m) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
