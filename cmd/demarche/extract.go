package main

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/factsjson"
	"github.com/demarche-kg/demarche/loaders"
	"github.com/demarche-kg/demarche/loaders/overlay"
	"github.com/demarche-kg/demarche/loaders/source"
	"github.com/demarche-kg/demarche/loaders/source/text"
)

func (a *app) extract() *cobra.Command {
	format, explain := "json", false
	cmd := &cobra.Command{
		Use:   "extract INPUT…",
		Short: "Print what articles say, as JSON Lines, without storing it",
		Long: `Reads plain-text articles and prints the facts of each as one JSON object a line
(entities, relations, events with times, amounts and attribution).
With --explain it prints the facts for people instead: each with how sure it is,
the lexicon entry and the rule that made it, and the sentence it was read from,
with the place of that in the text in bytes.
INPUT is a file, a directory, a glob, or - for standard input. With --overlay,
names, offices and verbs of your own count; see demarche help overlays.`,
		Example: `  demarche extract article.txt | jq '.events[]'
  demarche extract --explain article.txt
  demarche extract articles/ > facts.jsonl
  curl -s https://news.example/a.txt | demarche extract -`,
		Args: someArgs(1, "at least one file, directory or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "json" {
				return usage(cmd, fmt.Errorf("unknown format %q: extract writes json", format))
			}
			if err := a.load(cmd); err != nil {
				return err
			}
			if explain {
				return a.runExplain(cmd.Context(), args)
			}
			return a.runExtract(cmd.Context(), args)
		},
	}
	cmd.Flags().StringVar(&format, "format", format, "output format: json")
	cmd.Flags().BoolVar(&explain, "explain", false, "print for every fact its sentence, its offsets and the rule that made it")
	addFlag(cmd, "workers", "ingest.workers")
	addOverlayFlag(cmd)
	return cmd
}

func (a *app) runExtract(ctx context.Context, inputs []string) error {
	facts, err := a.read(ctx, "text", inputs)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(a.stdout, 1<<16)
	read, skipped := 0, 0
	for f, err := range facts {
		if err != nil {
			if s, soft := isSkipped(err); soft {
				skipped++
				a.sayWarning(s)
				continue
			}
			return err
		}
		read++
		if err := factsjson.Write(w, f); err != nil {
			return doing("writing", "standard output", err)
		}
	}
	if err := w.Flush(); err != nil {
		return doing("writing", "standard output", err)
	}
	return skippedResult(read, skipped)
}

// skippedResult is the outcome of a run that read some articles and skipped others.
func skippedResult(read, skipped int) error {
	switch {
	case skipped == 0:
		return nil
	case read == 0:
		return errSaid
	}
	return errSkipped
}

// read gives the facts of every input, reading articles with the English pipeline or taking facts as they are.
func (a *app) read(ctx context.Context, format string, inputs []string) (iter.Seq2[*graph.Facts, error], error) {
	if format == "facts" {
		words, err := overlay.Load(a.cfg.Overlays...)
		if err != nil {
			return nil, err
		}
		files, skipped := source.Expand(inputs, ".jsonl", ".json")
		return withSkipped(skipped, overlaid(words, a.readFacts(ctx, files))), nil
	}
	reader, words, err := a.reader()
	if err != nil {
		return nil, err
	}
	files, skipped := source.Expand(inputs, text.Extensions()...) // a folder's articles; facts in it are read when named
	var factsFiles []string
	if format == "auto" {
		files, factsFiles = splitFacts(files)
	}
	articles := text.Articles(ctx, files, text.Options{MaxBytes: int64(a.cfg.Ingest.MaxArticleBytes), Stdin: a.stdin})
	return withSkipped(skipped, chain(loaders.Extract(ctx, articles, reader, a.cfg.Ingest.WorkerCount()), overlaid(words, a.readFacts(ctx, factsFiles)))), nil
}

// factsExtension marks files of the facts format, as extract writes them.
const factsExtension = ".jsonl"

// splitFacts tells files of articles from files of facts by their names.
func splitFacts(files []string) (articles, facts []string) {
	for _, f := range files {
		if strings.EqualFold(filepath.Ext(f), factsExtension) {
			facts = append(facts, f)
		} else {
			articles = append(articles, f)
		}
	}
	return articles, facts
}

// chain gives the facts of one sequence, then those of the other.
func chain(first, second iter.Seq2[*graph.Facts, error]) iter.Seq2[*graph.Facts, error] {
	return func(yield func(*graph.Facts, error) bool) {
		for _, seq := range []iter.Seq2[*graph.Facts, error]{first, second} {
			for f, err := range seq {
				if !yield(f, err) {
					return
				}
			}
		}
	}
}

// withSkipped puts the inputs that gave nothing before the facts of the others.
func withSkipped(skipped []*source.Skipped, facts iter.Seq2[*graph.Facts, error]) iter.Seq2[*graph.Facts, error] {
	return func(yield func(*graph.Facts, error) bool) {
		for _, s := range skipped {
			if !yield(nil, s) {
				return
			}
		}
		facts(yield)
	}
}

// sayWarning names an input that was left out, as one line on stderr.
func (a *app) sayWarning(s *source.Skipped) {
	a.say(exitSkipped, "SKIPPED", strings.TrimSpace(s.Error()))
}
