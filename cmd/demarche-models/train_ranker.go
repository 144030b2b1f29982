package main

import (
	"context"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/eval"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/coref"
)

func newTrainRanker() *cobra.Command {
	options := coref.DefaultOptions()
	cmd := &cobra.Command{
		Use:   "ranker",
		Short: "Train the weights of coreference",
		Long: `Train the weights by which coreference chooses, and measure them on the sets kept for that.

The data directory holds treebanks/ and coref/ as loaders/nlp/model/MODEL_CARD.md
describes them. The same data gives the same bytes; it takes about half a minute.
Names, tags and trees are those of the embedded models: whoever changes them trains
this one last.

To choose among options without looking at the sets kept for measuring, --hold 5 leaves
every fifth training document out and measures on those instead.`,
		Example: "  go run ./cmd/demarche-models train ranker --data ../shared/data --out loaders/nlp/model/ranker.bin",
	}
	cmd.Flags().IntVar(&options.Hold, "hold", options.Hold, "leave every so many-th document out and measure on those; 0 for none")
	cmd.Flags().IntVar(&options.Epochs, "epochs", options.Epochs, "how often each document is read")
	return dataTraining(cmd, func(ctx context.Context, data fs.FS, report io.Writer) ([]byte, error) {
		return trainRanker(ctx, data, options, report)
	})
}

// trainRanker trains the weights and measures them.
func trainRanker(ctx context.Context, data fs.FS, options coref.Options, report io.Writer) ([]byte, error) {
	before, err := english.New()
	if err != nil {
		return nil, err
	}
	m, err := coref.Train(ctx, before, data, options)
	if err != nil {
		return nil, err
	}
	figures, err := measureRanker(ctx, m, data, options.Hold)
	return measured(report, figures, err, func(w io.Writer) error { return model.WriteRanker(w, m) })
}

// measureRanker gives the figures of a pipeline with a ranker.
func measureRanker(ctx context.Context, m *model.Ranker, data fs.FS, hold int) ([]eval.Figure, error) {
	r, err := english.NewWith(english.Options{Ranker: m})
	if err != nil {
		return nil, err
	}
	if hold > 0 {
		return coref.Held(ctx, r, data, hold)
	}
	pronouns, err := eval.Pronouns(ctx, r, data)
	if err != nil {
		return nil, err
	}
	chains, err := eval.Coreference(ctx, r, data)
	return append(pronouns, chains...), err
}
