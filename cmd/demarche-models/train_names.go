package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/iob"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/names"
)

func newTrainNames() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "names",
		Short: "Train the recogniser of names",
		Long: `Train the recogniser of names, and measure it on world newswire.

The data directory holds entities/ as loaders/nlp/model/MODEL_CARD.md describes it.
The newswire that it is trained on states no licence; --without-newswire trains on
freely licensed Wikipedia text alone. The same data gives the same bytes; it takes
about a minute.`,
		Example: "  go run ./cmd/demarche-models train names --data ../shared/data --out loaders/nlp/model/names.bin",
	}
	var without bool
	cmd.Flags().BoolVar(&without, "without-newswire", false, "train without the corpus that states no licence")
	return dataTraining(cmd, func(ctx context.Context, data fs.FS, report io.Writer) ([]byte, error) {
		return trainNames(ctx, data, !without, report)
	})
}

// trainNames trains the recogniser, with or without the newswire, and measures it.
func trainNames(ctx context.Context, data fs.FS, newswire bool, report io.Writer) ([]byte, error) {
	options := names.DefaultOptions()
	options.Progress = func(what string, epoch, wrong, tokens int) {
		fmt.Fprintf(report, "%s, epoch %d: %.2f %% of %d labels wrong or too close\n", what, epoch, 100*float64(wrong)/float64(tokens), tokens)
	}
	var pack bytes.Buffer
	if err := names.TrainFrom(ctx, data, newswire, options, &pack); err != nil {
		return nil, err
	}
	if err := measureNames(ctx, data, pack.Bytes(), report); err != nil {
		return nil, fmt.Errorf("measuring: %w", err)
	}
	return pack.Bytes(), nil
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
