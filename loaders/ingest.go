package loaders

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/source"
)

// Sink is where Ingest puts facts: a graph.Store, or a graph opened by graph/open.
type Sink interface {
	graph.Writer
	Has(ctx context.Context, article graph.ID) (bool, error)
}

// Options say how to ingest.
type Options struct {
	Strict   bool                  // the first article that cannot be read ends the run
	DryRun   bool                  // read and count, store nothing
	Batch    int                   // articles a transaction; 0 means 32
	Skipped  func(*source.Skipped) // called for each article that is left out; may be nil
	Progress func(Report)          // called after each article; may be nil
}

// Report counts what a run did. It is exact at any time: what it counts as stored is durable.
type Report struct {
	Read      int           `json:"read"`
	Skipped   int           `json:"skipped"`
	Stored    int           `json:"stored"`
	Replaced  int           `json:"replaced"` // of those stored, how many took the place of an earlier reading
	Entities  int           `json:"entities"`
	Relations int           `json:"relations"`
	Events    int           `json:"events"`
	Elapsed   time.Duration `json:"elapsed_ns"`
}

// Ingest stores the facts of each article. When it fails, the report says what is stored all the same: every article
// counted is there, whole.
func Ingest(ctx context.Context, facts iter.Seq2[*graph.Facts, error], to Sink, o Options) (Report, error) {
	in := &ingester{sink: to, options: o, start: time.Now()}
	if in.options.Batch < 1 {
		in.options.Batch = 32
	}
	for f, err := range facts {
		if err != nil {
			if err = in.skip(err); err != nil {
				return in.finish(ctx, err)
			}
			continue
		}
		in.report.Read++
		in.batch = append(in.batch, f)
		if len(in.batch) >= in.options.Batch {
			if err := in.flush(ctx); err != nil {
				return in.done(), err
			}
		}
		in.progress()
	}
	return in.finish(ctx, nil)
}

type ingester struct {
	sink    Sink
	options Options
	start   time.Time
	batch   []*graph.Facts
	report  Report
}

// isSoft reports whether an error spoils one article only.
func isSoft(err error) bool {
	var s *source.Skipped
	return errors.As(err, &s)
}

// skip counts a soft error; it gives back an error that ends the run.
func (in *ingester) skip(err error) error {
	var s *source.Skipped
	if !errors.As(err, &s) {
		return err
	}
	in.report.Skipped++
	if in.options.Skipped != nil {
		in.options.Skipped(s)
	}
	in.progress()
	if in.options.Strict {
		return err
	}
	return nil
}

// flush stores the batch. Articles that occur twice in it are stored once, as they were read last.
func (in *ingester) flush(ctx context.Context) error {
	batch := latest(in.batch)
	replaced := 0
	for _, f := range batch {
		if in.options.DryRun {
			continue
		}
		has, err := in.sink.Has(ctx, f.Article.ID)
		if err != nil {
			return err
		}
		if has {
			replaced++
		}
	}
	if !in.options.DryRun && len(batch) > 0 {
		if err := in.sink.Put(ctx, batch...); err != nil {
			return err
		}
	}
	for _, f := range batch {
		in.report.Entities += len(f.Entities)
		in.report.Relations += len(f.Relations)
		in.report.Events += len(f.Events)
	}
	if !in.options.DryRun {
		in.report.Stored += len(batch)
		in.report.Replaced += replaced
	}
	in.batch = in.batch[:0]
	return nil
}

// latest keeps the last of several readings of one article, in the order of the first.
func latest(batch []*graph.Facts) []*graph.Facts {
	at := map[graph.ID]int{}
	var out []*graph.Facts
	for _, f := range batch {
		if i, ok := at[f.Article.ID]; ok {
			out[i] = f
			continue
		}
		at[f.Article.ID] = len(out)
		out = append(out, f)
	}
	return out
}

func (in *ingester) progress() {
	if in.options.Progress != nil {
		in.options.Progress(in.done())
	}
}

func (in *ingester) done() Report {
	in.report.Elapsed = time.Since(in.start)
	return in.report
}

// finish stores what is left, even when the run ended early, so that nothing that was read is lost; a cancelled run
// stores nothing more.
func (in *ingester) finish(ctx context.Context, cause error) (Report, error) {
	if err := ctx.Err(); err != nil {
		return in.done(), err
	}
	if err := in.flush(ctx); err != nil {
		return in.done(), errors.Join(cause, err)
	}
	return in.done(), cause
}
