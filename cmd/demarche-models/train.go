package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/tag"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tagger"
)

// newTrain lists the models that can be trained.
func newTrain() *cobra.Command {
	cmd := &cobra.Command{Use: "train", Short: "Train the models of loaders/nlp/model from public data"}
	cmd.AddCommand(newTrainClusters(), newTrainTagger(), newTrainNeural(), newTrainNames(), newTrainRanker())
	return cmd
}

// trainFlags are where a training reads and writes.
type trainFlags struct{ data, out string }

func newTrainTagger() *cobra.Command {
	var flags trainFlags
	cmd := &cobra.Command{
		Use:   "tagger",
		Short: "Train the part-of-speech tagger and lemma table",
		Long: `Train the part-of-speech tagger and lemma table, and measure them on the dev sets.

The data directory holds treebanks/ and events/ as loaders/nlp/model/MODEL_CARD.md
describes them. The same data gives the same bytes; it takes about half a minute.`,
		Example: "  go run ./cmd/demarche-models train tagger --data ../shared/data --out loaders/nlp/model/tagger.bin",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runTrainTagger(cmd.Context(), flags, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&flags.data, "data", "", "directory of the public data (required)")
	cmd.Flags().StringVar(&flags.out, "out", "loaders/nlp/model/tagger.bin", "file to write the model to")
	return cmd
}

// runTrainTagger writes the model only when all of it is made and measured.
func runTrainTagger(ctx context.Context, flags trainFlags, report io.Writer) error {
	if flags.data == "" {
		return fmt.Errorf("training tagger: no data directory: give --data, for example --data ../shared/data")
	}
	data := os.DirFS(flags.data)
	options := tagger.DefaultOptions()
	options.Progress = func(epoch, wrong, tokens int) {
		fmt.Fprintf(report, "epoch %d: %.2f %% of %d tokens wrong\n", epoch, 100*float64(wrong)/float64(tokens), tokens)
	}
	var pack bytes.Buffer
	if err := tagger.TrainFrom(ctx, data, options, &pack); err != nil {
		return fmt.Errorf("training tagger from %q: %w", flags.data, err)
	}
	m, err := model.ReadTagger(pack.Bytes())
	if err != nil {
		return fmt.Errorf("training tagger from %q: %w", flags.data, err)
	}
	clusters, err := model.LoadClusters()
	if err != nil {
		return fmt.Errorf("measuring tagger: %w", err)
	}
	for _, path := range tagger.DevFiles {
		sentences, err := conllu.ReadFile(data, path)
		if err != nil {
			return fmt.Errorf("measuring tagger: %w", err)
		}
		scores, err := tagger.Evaluate(tag.New(m, clusters), sentences)
		if err != nil {
			return fmt.Errorf("measuring tagger on %q: %w", path, err)
		}
		fmt.Fprintf(report, "%s: %v\n", path, scores)
	}
	if err := os.WriteFile(flags.out, pack.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing tagger to %q: %w", flags.out, err)
	}
	fmt.Fprintf(report, "%s: %d bytes\n", flags.out, pack.Len())
	return nil
}
