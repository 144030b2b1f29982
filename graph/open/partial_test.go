package open

import (
	"context"
	"errors"
	"iter"
	"slices"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/cayley"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/index"
	"github.com/demarche-kg/demarche/queries"
)

// half stores or retracts the first of a batch and fails for the rest, as a full disk may.
type half struct{ graph.Store }

var errFull = errors.New("no space left on device")

func (half) Put(_ context.Context, facts ...*graph.Facts) error {
	var rest []graph.ID
	for _, f := range facts[1:] {
		rest = append(rest, f.Article.ID)
	}
	return &cayley.WriteError{Articles: rest, Err: errFull}
}

func (half) Retract(_ context.Context, ids ...graph.ID) error {
	return &cayley.WriteError{Articles: ids[1:], Err: errFull}
}

func TestReadersSeeJustWhatIsDurable(t *testing.T) {
	x, err := index.New(iter.Seq2[*graph.Facts, error](func(func(*graph.Facts, error) bool) {}))
	if err != nil {
		t.Fatal(err)
	}
	g := &Graph{store: half{}, index: x, engine: queries.New(x)}
	facts := graphtest.Facts()
	if err := g.Put(t.Context(), facts...); !errors.Is(err, errFull) {
		t.Fatalf("error %v, want the disk's", err)
	}
	if got := shown(t, g); !slices.Equal(got, []graph.ID{facts[0].Article.ID}) {
		t.Errorf("shown after a put that failed behind its first article: %v", got)
	}
	x.Put(facts...)
	ids := shown(t, g)
	if err := g.Retract(t.Context(), ids...); !errors.Is(err, errFull) {
		t.Fatalf("error %v, want the disk's", err)
	}
	if got := shown(t, g); !slices.Equal(got, ids[1:]) {
		t.Errorf("shown after a retraction that failed behind its first article: %v, want %v", got, ids[1:])
	}
}

func shown(t *testing.T, g *Graph) (ids []graph.ID) {
	for a, err := range g.Snapshot().Articles(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, a.ID)
	}
	return ids
}
