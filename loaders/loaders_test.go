package loaders

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/source"
)

// echo extracts nothing but the article itself; it takes longer for earlier articles, so that order is put to the test.
type echo struct{ fail map[string]bool }

func (e echo) Extract(ctx context.Context, a graph.Article) (*graph.Facts, error) {
	if e.fail[a.Source] {
		return nil, errors.New("cannot be read")
	}
	time.Sleep(time.Duration(len(a.Text)) * time.Microsecond)
	a.ID = graph.ArticleID(&a)
	return &graph.Facts{Article: a}, ctx.Err()
}

// articles gives n articles; every third is a soft error where holes is set.
func articles(n int, holes bool) iter.Seq2[*source.Article, error] {
	return func(yield func(*source.Article, error) bool) {
		for i := range n {
			var err error
			a := &source.Article{Name: fmt.Sprint(i), Text: fmt.Sprintf("%*d", 1+(n-i)*7%50, i)}
			if holes && i%3 == 2 {
				a, err = nil, &source.Skipped{Place: fmt.Sprint(i), Err: source.ErrEmpty}
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

func TestExtractKeepsTheOrderWhateverTheWorkers(t *testing.T) {
	want := []string{}
	for i := range 60 {
		want = append(want, map[bool]string{true: "skipped", false: fmt.Sprint(i)}[i%3 == 2])
	}
	for _, workers := range []int{0, 1, 2, 7, 100} {
		var got []string
		for f, err := range Extract(t.Context(), articles(60, true), echo{}, workers) {
			if err != nil {
				if !isSoft(err) {
					t.Fatal(err)
				}
				got = append(got, "skipped")
				continue
			}
			got = append(got, f.Article.Source)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d workers: got %v, want %v", workers, got, want)
		}
	}
}

func TestExtractStopsWhenTheCallerDoes(t *testing.T) {
	n := 0
	for range Extract(t.Context(), articles(1000, false), echo{}, 4) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("got %d articles after stopping at 3", n)
	}
}

func TestExtractSaysThatItWasCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var last error
	n := 0
	for _, err := range Extract(ctx, articles(1000, false), echo{}, 4) {
		if last = err; n == 5 {
			cancel()
		}
		n++
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the last error is %v, want context.Canceled", last)
	}
	cancel()
}

func TestABadArticleIsNamedAndSkipped(t *testing.T) {
	sink := &memory{}
	var skipped []string
	facts := Extract(t.Context(), articles(5, false), echo{fail: map[string]bool{"3": true}}, 2)
	r, err := Ingest(t.Context(), facts, sink, Options{Skipped: func(s *source.Skipped) { skipped = append(skipped, s.Error()) }})
	if err != nil || r.Read != 4 || r.Skipped != 1 || r.Stored != 4 || len(sink.stored) != 4 {
		t.Errorf("report %+v, error %v, stored %d; want 4 read and stored, 1 skipped", r, err, len(sink.stored))
	}
	if len(skipped) != 1 || skipped[0] != `reading "": cannot be read` {
		t.Errorf("skipped: %q", skipped)
	}
}

// memory is a sink that counts, and fails on demand.
type memory struct {
	mu      sync.Mutex
	stored  map[graph.ID]bool
	batches []int
	failAt  int // the batch that fails, counted from 1
}

func (m *memory) Put(_ context.Context, facts ...*graph.Facts) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.batches = append(m.batches, len(facts))
	if len(m.batches) == m.failAt {
		return errors.New("no space left on device")
	}
	if m.stored == nil {
		m.stored = map[graph.ID]bool{}
	}
	for _, f := range facts {
		m.stored[f.Article.ID] = true
	}
	return nil
}

func (m *memory) Retract(context.Context, ...graph.ID) error { return errors.New("not used") }

func (m *memory) Has(_ context.Context, id graph.ID) (bool, error) { return m.stored[id], nil }

func TestIngestStoresBatchesAndCountsReplacements(t *testing.T) {
	sink := &memory{}
	for run, replaced := range []int{0, 10} {
		facts := Extract(t.Context(), articles(10, false), echo{}, 3)
		r, err := Ingest(t.Context(), facts, sink, Options{Batch: 4})
		if err != nil || r.Stored != 10 || r.Replaced != replaced {
			t.Errorf("run %d: report %+v, error %v; want 10 stored, %d replaced", run, r, err, replaced)
		}
	}
	if want := []int{4, 4, 2, 4, 4, 2}; !slices.Equal(sink.batches, want) {
		t.Errorf("batches %v, want %v", sink.batches, want)
	}
}

func TestIngestCountsOnlyWhatIsStored(t *testing.T) {
	sink := &memory{failAt: 2}
	r, err := Ingest(t.Context(), Extract(t.Context(), articles(10, false), echo{}, 3), sink, Options{Batch: 4})
	if err == nil || r.Stored != 4 || len(sink.stored) != 4 {
		t.Errorf("report %+v, error %v; want an error and the 4 articles of the first batch", r, err)
	}
}

func TestStrictStopsAtTheFirstBadArticle(t *testing.T) {
	sink := &memory{}
	r, err := Ingest(t.Context(), Extract(t.Context(), articles(10, true), echo{}, 1), sink, Options{Strict: true})
	if !isSoft(err) || r.Stored != 2 {
		t.Errorf("report %+v, error %v; want the two articles before the bad one, and its error", r, err)
	}
}

func TestDryRunStoresNothing(t *testing.T) {
	sink := &memory{}
	r, err := Ingest(t.Context(), Extract(t.Context(), articles(10, false), echo{}, 1), sink, Options{DryRun: true})
	if err != nil || r.Read != 10 || r.Stored != 0 || len(sink.batches) != 0 {
		t.Errorf("report %+v, error %v, batches %v", r, err, sink.batches)
	}
}

func TestTheSameArticleTwiceInABatchIsStoredOnceAsReadLast(t *testing.T) {
	a := graph.Article{URL: "https://news.example/1", Text: "first"}
	b := graph.Article{URL: "https://news.example/1", Text: "second"}
	var got []*graph.Facts
	for _, x := range []graph.Article{a, b} {
		x.ID = graph.ArticleID(&x)
		got = append(got, &graph.Facts{Article: x})
	}
	if got = latest(got); len(got) != 1 || got[0].Article.Text != "second" {
		t.Errorf("kept %d, %q", len(got), got[0].Article.Text)
	}
}
