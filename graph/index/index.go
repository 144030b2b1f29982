package index

import (
	"fmt"
	"iter"
	"sync"
	"sync/atomic"

	"github.com/demarche-kg/demarche/graph"
)

// Index is a graph in memory. It implements graph.Snapshotter and is safe for concurrent use.
type Index struct {
	mu       sync.Mutex // held by the one who changes articles
	articles map[graph.ID]*article
	current  atomic.Pointer[snapshot]
}

// New makes an index of facts, as a store's Load yields them; nil is an empty one. The facts must be valid; they are
// copied. The first error that facts yields is returned, wrapped.
func New(facts iter.Seq2[*graph.Facts, error]) (*Index, error) {
	x := &Index{articles: map[graph.ID]*article{}}
	if facts != nil {
		for f, err := range facts {
			if err != nil {
				return nil, fmt.Errorf("index: reading facts: %w", err)
			}
			x.articles[f.Article.ID] = newArticle(f)
		}
	}
	x.publish()
	return x, nil
}

// Put adds what articles say, each replacing what was there under its ID before, and publishes one snapshot with all of
// it. Of several facts of one article the last counts. The facts must be valid; they are copied.
func (x *Index) Put(facts ...*graph.Facts) {
	added := make([]*article, len(facts))
	for i, f := range facts {
		added[i] = newArticle(f)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, a := range added {
		x.articles[a.facts.Article.ID] = a
	}
	x.publish()
}

// Retract takes articles out and publishes one snapshot without them. What is not there is passed over.
func (x *Index) Retract(ids ...graph.ID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, id := range ids {
		delete(x.articles, id)
	}
	x.publish()
}

// publish makes a snapshot of articles the current one. The caller holds mu, or is the only one to know x.
func (x *Index) publish() { x.current.Store(build(x.articles)) }

// Snapshot is the graph as the last finished Put or Retract left it.
func (x *Index) Snapshot() graph.Reader { return x.current.Load() }
