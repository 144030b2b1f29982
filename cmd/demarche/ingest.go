package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/factsjson"
	"github.com/demarche-kg/demarche/graph/open"
	"github.com/demarche-kg/demarche/loaders"
	"github.com/demarche-kg/demarche/loaders/source"
)

func (a *app) ingest() *cobra.Command {
	format, dry := "auto", false
	cmd := &cobra.Command{
		Use:   "ingest INPUT…",
		Short: "Read articles and store what they say",
		Long: `Reads articles, extracts their facts and stores them in the graph. The store is
made if it is not there. An article that is already stored is replaced; each
article is stored whole or not at all. What cannot be read is named and skipped.
INPUT is a file, a directory, a glob, or - for standard input. With --overlay,
names, aliases, offices, verbs and decisions about who is who of your own count,
now and when the article is read again; see demarche help overlays.`,
		Example: `  demarche ingest examples/troop-costs.txt
  demarche ingest --store news.db articles/
  demarche ingest --overlay words/ articles/
  demarche ingest --format facts facts.jsonl`,
		Args: someArgs(1, "at least one file, directory or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "auto" && format != "text" && format != "facts" {
				return usage(cmd, fmt.Errorf("unknown format %q: ingest reads auto, text, facts", format))
			}
			if err := a.load(cmd); err != nil {
				return err
			}
			return a.runIngest(cmd.Context(), format, args, dry)
		},
	}
	cmd.Flags().StringVar(&format, "format", format, "input format: auto (.jsonl is facts, anything else text), text, facts (JSON Lines as extract writes them)")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "read and report, store nothing")
	addFlag(cmd, "workers", "ingest.workers")
	addFlag(cmd, "strict", "ingest.strict")
	addOverlayFlag(cmd)
	return cmd
}

func (a *app) runIngest(ctx context.Context, format string, inputs []string, dry bool) (err error) {
	facts, err := a.read(ctx, format, inputs)
	if err != nil {
		return err
	}
	var store graph.Store
	if dry {
		store, err = open.Store(ctx, open.Memory, open.Options{})
	} else {
		store, err = open.Store(ctx, a.cfg.Store, open.Options{Create: true})
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	p := a.newProgress()
	report, err := loaders.Ingest(ctx, facts, store, loaders.Options{Strict: a.cfg.Ingest.Strict, DryRun: dry,
		Skipped: a.sayWarning, Progress: p.show})
	p.done()
	if reportErr := a.reportIngest(report, dry); err == nil {
		err = reportErr
	}
	if _, soft := isSkipped(err); soft {
		return errSaid // --strict: the line has been printed
	}
	if err != nil {
		return err
	}
	return skippedResult(report.Read, report.Skipped)
}

// readFacts reads files of facts in the facts format.
func (a *app) readFacts(ctx context.Context, files []string) iter.Seq2[*graph.Facts, error] {
	return func(yield func(*graph.Facts, error) bool) {
		for _, file := range files {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !a.readFactsFile(ctx, file, yield) {
				return
			}
		}
	}
}

func (a *app) readFactsFile(ctx context.Context, file string, yield func(*graph.Facts, error) bool) bool {
	in := io.NopCloser(a.stdin)
	if file != source.Stdin {
		f, err := os.Open(file)
		if err != nil {
			return yield(nil, &source.Skipped{Place: file, Err: err})
		}
		in = f
	}
	defer in.Close()
	for f, err := range factsjson.Read(in) {
		if err != nil && ctx.Err() != nil {
			return yield(nil, ctx.Err())
		}
		if err != nil {
			err = &source.Skipped{Place: file, Err: err}
		}
		if !yield(f, err) {
			return false
		}
	}
	return true
}

func isSkipped(err error) (*source.Skipped, bool) {
	var s *source.Skipped
	return s, errors.As(err, &s)
}

// reportIngest prints what a run did.
func (a *app) reportIngest(r loaders.Report, dry bool) error {
	if a.json {
		return json.NewEncoder(a.stdout).Encode(r)
	}
	verb := "stored"
	if dry {
		verb = "would store"
		r.Stored = r.Read
	}
	_, err := fmt.Fprintf(a.stdout, "%s %s: %s, %s, %s", verb, plural(r.Stored, "article"), plural(r.Events, "event"),
		plural(r.Entities, "entity"), plural(r.Relations, "relation"))
	if r.Replaced > 0 {
		fmt.Fprintf(a.stdout, "; %d replaced", r.Replaced)
	}
	if r.Skipped > 0 {
		fmt.Fprintf(a.stdout, "; %s skipped", plural(r.Skipped, "input"))
	}
	fmt.Fprintf(a.stdout, " (%s)\n", r.Elapsed.Round(time.Millisecond))
	return err
}

// plural writes a count with its noun.
func plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case noun[len(noun)-1] == 'y':
		return fmt.Sprintf("%d %sies", n, noun[:len(noun)-1])
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
