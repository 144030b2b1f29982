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
	"strings"
	"time"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/cayley"
	"github.com/demarche-kg/demarche/graph/index"
	"github.com/demarche-kg/demarche/queries"
)

// Memory is the address of a store that lives as long as the program.
const Memory = "memory:"

// ErrAddress is wrapped by the error for an address of a kind that this version does not open.
var ErrAddress = errors.New("not an address this version opens; give a directory, or " + Memory)

// Options say how to open.
type Options struct {
	Create      bool          // make the store where there is none; without it that is graph.ErrNoStore
	LockTimeout time.Duration // how long to wait for another process to let go; 0 means one second
}

// Graph is an open graph: what is put is stored durably first, and then shown to readers. It is safe for concurrent
// use.
type Graph struct {
	store  graph.Store
	index  *index.Index
	engine *queries.Engine
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
	return &Graph{store, x, queries.New(x)}, nil
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
	return cayley.Open(ctx, strings.TrimPrefix(address, "file://"), cayley.Options{Create: o.Create, LockTimeout: o.LockTimeout})
}

// Engine runs queries on the latest state.
func (g *Graph) Engine() *queries.Engine { return g.engine }

// Snapshot is a reader of the latest state; it does not change while it is held.
func (g *Graph) Snapshot() graph.Reader { return g.index.Snapshot() }

// Put implements graph.Writer.
func (g *Graph) Put(ctx context.Context, facts ...*graph.Facts) error {
	if err := g.store.Put(ctx, facts...); err != nil {
		return err
	}
	g.index.Put(facts...)
	return nil
}

// Retract implements graph.Writer.
func (g *Graph) Retract(ctx context.Context, articles ...graph.ID) error {
	if err := g.store.Retract(ctx, articles...); err != nil {
		return err
	}
	g.index.Retract(articles...)
	return nil
}

// Has reports whether an article is stored.
func (g *Graph) Has(ctx context.Context, article graph.ID) (bool, error) {
	return g.store.Has(ctx, article)
}

// Close releases the store.
func (g *Graph) Close() error { return g.store.Close() }
