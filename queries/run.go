package queries

import (
	"context"
	"iter"

	"github.com/demarche-kg/demarche/graph"
)

// Run plans a query and yields what it finds, in total order. What is wrong with the query, or goes wrong while reading,
// is yielded as the last pair.
func Run(ctx context.Context, r graph.Reader, q Query) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		p, err := Plan(ctx, r, q)
		if err != nil {
			yield(Row{}, err)
			return
		}
		p.Rows(ctx)(yield)
	}
}

// Explain says in words how a query would be answered: one line each for the query as understood, its order, whom every
// name means, what is read through the index, and what each row is then tested for.
func Explain(ctx context.Context, r graph.Reader, q Query) (string, error) {
	p, err := Plan(ctx, r, q)
	if err != nil {
		return "", err
	}
	return p.String(), nil
}

// Count counts what a query finds.
func Count(ctx context.Context, r graph.Reader, q Query) (int, error) {
	n := 0
	for _, err := range Run(ctx, r, q) {
		if err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}

// Engine answers queries on the latest state of a graph. It is safe for concurrent use.
type Engine struct {
	graph graph.Snapshotter
}

// New makes an engine on a graph.
func New(s graph.Snapshotter) *Engine { return &Engine{graph: s} }

// Snapshot is the latest state: hold it to answer several queries from the same one.
func (e *Engine) Snapshot() graph.Reader { return e.graph.Snapshot() }

// Run is the function Run on the latest state.
func (e *Engine) Run(ctx context.Context, q Query) iter.Seq2[Row, error] {
	return Run(ctx, e.Snapshot(), q)
}

// Fetch is the function Fetch on the latest state.
func (e *Engine) Fetch(ctx context.Context, q Query, p Page) (*Result, error) {
	return Fetch(ctx, e.Snapshot(), q, p)
}

// Explain is the function Explain on the latest state.
func (e *Engine) Explain(ctx context.Context, q Query) (string, error) {
	return Explain(ctx, e.Snapshot(), q)
}
