// Package open opens a graph by its address: store, read index and query engine in one call. It is what a Go program
// that uses Demarche imports first.
//
//	g, err := open.Open(ctx, "./demarche.db", open.Options{})
//	for row, err := range g.Engine().Run(ctx, queries.Events{Target: queries.Named("Japan")}) { … }
//
// Addresses are "memory:" (gone when closed) and a directory (an embedded store, for one process at a time).
package open

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/cayley"
	"github.com/demarche-kg/demarche/graph/index"
	"github.com/demarche-kg/demarche/queries"
)

// Memory is the address of a store that lives as long as the program.
const Memory = "memory:"

// ErrAddress is wrapped by the error for an address of a kind that this version does not open.
var ErrAddress = errors.New("not an address this version opens; give " + Memory + " or a directory")

// Options say how to open.
type Options struct {
	Create      bool          // make the store where there is none; without it that is graph.ErrNoStore
	ReadOnly    bool          // for asking only: several processes may, and the store may be write-protected
	LockTimeout time.Duration // how long to wait for another process to let go; 0 means one second
}

// Graph is an open graph: what is put is stored durably first, and then shown to readers. It is safe for concurrent
// use.
type Graph struct {
	writing sync.Mutex // so that the index takes writes in the order in which the store did
	store   graph.Store
	index   *index.Index
	engine  *queries.Engine
}

// Open opens a graph and reads it into memory. Close it when done.
func Open(ctx context.Context, address string, o Options) (*Graph, error) {
	store, err := Store(ctx, address, o)
	if err != nil {
		return nil, err
	}
	x, err := index.New(store.Load(ctx))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open: reading store %q: %w", address, err), store.Close())
	}
	return &Graph{store: store, index: x, engine: queries.New(x)}, nil
}

// Store opens only the durable store at an address, for a program that writes and does not ask.
func Store(ctx context.Context, address string, o Options) (graph.Store, error) {
	switch scheme, _, _ := strings.Cut(address, ":"); {
	case address == "":
		return nil, fmt.Errorf("open: opening store %q: %w", address, ErrAddress)
	case address == Memory:
		return cayley.OpenMemory(ctx)
	case strings.Contains(address, "://") && scheme != "file":
		return nil, fmt.Errorf("open: opening store %q: %w", address, ErrAddress)
	}
	return cayley.Open(ctx, strings.TrimPrefix(address, "file://"), cayley.Options{Create: o.Create, ReadOnly: o.ReadOnly, LockTimeout: o.LockTimeout})
}

// Engine runs queries on the latest state.
func (g *Graph) Engine() *queries.Engine { return g.engine }

// Snapshot is a reader of the latest state; it does not change while it is held.
func (g *Graph) Snapshot() graph.Reader { return g.index.Snapshot() }

// Put implements graph.Writer.
func (g *Graph) Put(ctx context.Context, facts ...*graph.Facts) error {
	g.writing.Lock()
	defer g.writing.Unlock()
	err := g.store.Put(ctx, facts...)
	g.index.Put(done(facts, func(f *graph.Facts) graph.ID { return f.Article.ID }, err)...)
	return err
}

// done is the part of a batch that is durable although the write of the rest failed: readers are to see it.
func done[T any](batch []T, id func(T) graph.ID, err error) []T {
	var failed *cayley.WriteError
	switch {
	case err == nil:
		return batch
	case !errors.As(err, &failed):
		return nil
	}
	return slices.DeleteFunc(slices.Clone(batch), func(x T) bool { return slices.Contains(failed.Articles, id(x)) })
}

// Retract implements graph.Writer.
func (g *Graph) Retract(ctx context.Context, articles ...graph.ID) error {
	g.writing.Lock()
	defer g.writing.Unlock()
	err := g.store.Retract(ctx, articles...)
	g.index.Retract(done(articles, func(id graph.ID) graph.ID { return id }, err)...)
	return err
}

// Has reports whether an article is stored.
func (g *Graph) Has(ctx context.Context, article graph.ID) (bool, error) {
	return g.store.Has(ctx, article)
}

// Close releases the store.
func (g *Graph) Close() error { return g.store.Close() }
