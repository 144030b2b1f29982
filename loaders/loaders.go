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
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(*graph.Facts, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for result := range pool(ctx, articles, x, workers) {
			r := <-result
			if !yield(r.facts, r.err) || r.err != nil && !isSoft(r.err) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

type result struct {
	facts *graph.Facts
	err   error
}

// pool starts a worker an article, at most workers at once, and gives their results' channels in order.
func pool(ctx context.Context, articles iter.Seq2[*source.Article, error], x Extractor, workers int) <-chan chan result {
	queue := make(chan chan result, workers)
	slots := make(chan struct{}, workers)
	go func() {
		defer close(queue)
		for a, err := range articles {
			out := make(chan result, 1)
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			go func() {
				defer func() { <-slots }()
				out <- extractOne(ctx, a, err, x)
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

// extractOne reads one article. What goes wrong in it is soft, unless the run itself was cancelled.
func extractOne(ctx context.Context, a *source.Article, err error, x Extractor) result {
	if err != nil {
		return result{err: err}
	}
	f, err := x.Extract(ctx, graph.Article{URL: a.URL, Title: a.Title, Publisher: a.Publisher, Byline: a.Byline,
		Published: a.Published, Language: a.Language, Text: a.Text, Source: a.Name})
	switch {
	case ctx.Err() != nil:
		return result{err: ctx.Err()}
	case err != nil:
		return result{err: &source.Skipped{Place: a.Place, Err: err}}
	}
	return result{facts: f}
}
