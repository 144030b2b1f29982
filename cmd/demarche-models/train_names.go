package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/iob"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/names"
)

// namesFlags are what the training of names can be told.
type namesFlags struct {
	trainFlags
	withoutNewswire bool
}

func newTrainNames() *cobra.Command {
	var flags namesFlags
	cmd := &cobra.Command{
		Use:   "names",
		Short: "Train the recogniser of names",
		Long: `Train the recogniser of names, and measure it on world newswire.

The data directory holds entities/ as loaders/nlp/model/MODEL_CARD.md describes it.
The newswire that it is trained on states no licence; --without-newswire trains on
freely licensed Wikipedia text alone. The same data gives the same bytes; it takes
about a minute.`,
		Example: "  go run ./cmd/demarche-models train names --data ../shared/data --out loaders/nlp/model/names.bin",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runTrainNames(cmd.Context(), flags, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&flags.data, "data", "", "directory of the public data (required)")
	cmd.Flags().StringVar(&flags.out, "out", "loaders/nlp/model/names.bin", "file to write the model to")
	cmd.Flags().BoolVar(&flags.withoutNewswire, "without-newswire", false, "train without the corpus that states no licence")
	return cmd
}

// runTrainNames writes the model only when all of it is made and measured.
func runTrainNames(ctx context.Context, flags namesFlags, report io.Writer) error {
	if flags.data == "" {
		return fmt.Errorf("training names: no data directory: give --data, for example --data ../shared/data")
	}
	data := os.DirFS(flags.data)
	options := names.DefaultOptions()
	options.Progress = func(what string, epoch, wrong, tokens int) {
		fmt.Fprintf(report, "%s, epoch %d: %.2f %% of %d labels wrong or too close\n", what, epoch, 100*float64(wrong)/float64(tokens), tokens)
	}
	var pack bytes.Buffer
	if err := names.TrainFrom(ctx, data, !flags.withoutNewswire, options, &pack); err != nil {
		return fmt.Errorf("training names from %q: %w", flags.data, err)
	}
	if err := measureNames(ctx, data, pack.Bytes(), report); err != nil {
		return fmt.Errorf("measuring names: %w", err)
	}
	if err := os.WriteFile(flags.out, pack.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing names to %q: %w", flags.out, err)
	}
	fmt.Fprintf(report, "%s: %d bytes\n", flags.out, pack.Len())
	return nil
}

// measureNames prints how a model does on the two halves of the dev set behind the embedded tagger.
func measureNames(ctx context.Context, data fs.FS, pack []byte, report io.Writer) error {
	m, err := model.ReadNames(pack)
	if err != nil {
		return err
	}
	tuned, unseen, err := iob.Newswire(data)
	if err != nil {
		return err
	}
	for _, set := range []struct {
		name string
		docs []iob.Document
	}{{"newswire dev, unseen half", unseen}, {"newswire dev, tuned half", tuned}} {
		counts, err := names.Evaluate(ctx, m, set.docs)
		if err != nil {
			return fmt.Errorf("on %q: %w", set.name, err)
		}
		var all iob.Count
		fmt.Fprintf(report, "%s:", set.name)
		for _, typ := range iob.Types {
			c := counts[typ]
			all = iob.Count{Both: all.Both + c.Both, Found: all.Found + c.Found, Gold: all.Gold + c.Gold}
			fmt.Fprintf(report, " %s F1 %.2f %%,", typ, 100*c.F1())
		}
		fmt.Fprintf(report, " all F1 %.2f %% of %d\n", 100*all.F1(), all.Gold)
	}
	return nil
}
