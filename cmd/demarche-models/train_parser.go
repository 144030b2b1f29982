package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/parse"
	"github.com/demarche-kg/demarche/loaders/nlp/tag"
	"github.com/demarche-kg/demarche/loaders/nlp/train/parser"
)

func newTrainParser() *cobra.Command {
	var flags trainFlags
	cmd := &cobra.Command{
		Use:   "parser",
		Short: "Train the dependency parser",
		Long: `Train the dependency parser, and measure it on the dev sets with the tags of the embedded tagger.

The data directory holds treebanks/ and events/ as loaders/nlp/model/MODEL_CARD.md
describes them. The same data gives the same bytes; it takes about three minutes.`,
		Example: "  go run ./cmd/demarche-models train parser --data ../shared/data --out loaders/nlp/model/parser.bin",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runTrainParser(cmd.Context(), flags, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&flags.data, "data", "", "directory of the public data (required)")
	cmd.Flags().StringVar(&flags.out, "out", "loaders/nlp/model/parser.bin", "file to write the model to")
	return cmd
}

// runTrainParser writes the model only when all of it is made and measured.
func runTrainParser(ctx context.Context, flags trainFlags, report io.Writer) error {
	if flags.data == "" {
		return fmt.Errorf("training parser: no data directory: give --data, for example --data ../shared/data")
	}
	data := os.DirFS(flags.data)
	options := parser.DefaultOptions()
	options.Progress = func(epoch int, t parser.Tally) {
		fmt.Fprintf(report, "epoch %d: %.2f %% of %d steps and %.2f %% of %d relations wrong\n", epoch,
			100*float64(t.WrongSteps)/float64(t.Steps), t.Steps, 100*float64(t.WrongRels)/float64(t.Arcs), t.Arcs)
	}
	var pack bytes.Buffer
	if err := parser.TrainFrom(ctx, data, options, &pack); err != nil {
		return fmt.Errorf("training parser from %q: %w", flags.data, err)
	}
	if err := measureParser(data, pack.Bytes(), report); err != nil {
		return fmt.Errorf("measuring parser: %w", err)
	}
	if err := os.WriteFile(flags.out, pack.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing parser to %q: %w", flags.out, err)
	}
	fmt.Fprintf(report, "%s: %d bytes\n", flags.out, pack.Len())
	return nil
}

// measureParser prints how a parser does on the dev sets behind the embedded tagger.
func measureParser(data fs.FS, pack []byte, report io.Writer) error {
	tags, err := model.LoadTagger()
	if err != nil {
		return err
	}
	clusters, err := model.LoadClusters()
	if err != nil {
		return err
	}
	m, err := model.ReadParser(pack)
	if err != nil {
		return err
	}
	for _, path := range parser.DevFiles {
		sentences, err := conllu.ReadFile(data, path)
		if err != nil {
			return err
		}
		scores, err := parser.Evaluate(tag.New(tags, clusters), parse.New(m), sentences)
		if err != nil {
			return fmt.Errorf("on %q: %w", path, err)
		}
		fmt.Fprintf(report, "%s: %v\n", path, scores)
	}
	return nil
}
