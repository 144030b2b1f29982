// Package loaders drives articles from their sources to the store.
//
//	source ──*source.Article──▶ workers (Extractor) ──*graph.Facts──▶ one writer (graph.Writer)
//
// Articles are read by a bounded pool and come out in the order they went in, whatever the number of workers; one
// writer stores them in batches of whole articles. A bad article is counted, reported with its place, and skipped.
package loaders

import (
	"context"
	"iter"
	"runtime"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/source"
)

// Extractor reads what an article says. It must be safe for concurrent use.
type Extractor interface {
	Extract(ctx context.Context, a graph.Article) (*graph.Facts, error)
}

// Extract gives the facts of each article, in order. A soft error (*source.Skipped) takes the place of an article
// that cannot be read; any other error ends the sequence. workers < 1 means one a CPU.
func Extract(ctx context.Context, articles iter.Seq2[*source.Article, error], x Extractor, workers int) iter.Seq2[*graph.Facts, error] {
	return Map(ctx, articles, workers, func(ctx context.Context, a *source.Article) (*graph.Facts, error) {
		f, err := x.Extract(ctx, Identity(a))
		if err != nil {
			err = &source.Skipped{Place: a.Place, Err: err}
		}
		return f, err
	})
}

// Identity is what a source knows of an article, as the graph's word for it. Its ID is computed when it is read.
func Identity(a *source.Article) graph.Article {
	return graph.Article{URL: a.URL, Title: a.Title, Publisher: a.Publisher, Byline: a.Byline,
		Published: a.Published, Language: a.Language, Text: a.Text, Source: a.Name}
}

// Map reads each item, workers at a time (one a CPU if workers < 1), and gives what comes of them in the order of the
// items. A soft error (*source.Skipped), of an item or of reading it, is given in its place; any other ends the sequence,
// and a cancelled context ends it with the context's error.
func Map[A, T any](ctx context.Context, items iter.Seq2[A, error], workers int, read func(context.Context, A) (T, error)) iter.Seq2[T, error] {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(T, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for out := range pool(ctx, items, workers, read) {
			r := <-out
			if !yield(r.value, r.err) || r.err != nil && !isSoft(r.err) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			var none T
			yield(none, err)
		}
	}
}

type result[T any] struct {
	value T
	err   error
}

// pool starts a worker an item, at most workers at once, and gives their results' channels in order.
func pool[A, T any](ctx context.Context, items iter.Seq2[A, error], workers int, read func(context.Context, A) (T, error)) <-chan chan result[T] {
	queue := make(chan chan result[T], workers)
	slots := make(chan struct{}, workers)
	go func() {
		defer close(queue)
		for a, err := range items {
			out := make(chan result[T], 1)
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			go func() {
				defer func() { <-slots }()
				out <- readOne(ctx, a, err, read)
			}()
			select {
			case queue <- out:
			case <-ctx.Done():
				return
			}
		}
	}()
	return queue
}

// readOne reads one item. What goes wrong after the run was cancelled is the cancellation's doing.
func readOne[A, T any](ctx context.Context, a A, err error, read func(context.Context, A) (T, error)) (r result[T]) {
	if err != nil {
		return result[T]{err: err}
	}
	r.value, r.err = read(ctx, a)
	if ctx.Err() != nil {
		return result[T]{err: ctx.Err()}
	}
	if r.err != nil {
		return result[T]{err: r.err}
	}
	return r
}
