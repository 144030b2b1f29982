package main

import (
	"context"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/eval"
	"github.com/demarche-kg/demarche/loaders/nlp/frame"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/events"
)

func newTrainEvents() *cobra.Command {
	options := events.DefaultOptions()
	cmd := &cobra.Command{
		Use:   "events",
		Short: "Train the judges of events",
		Long: `Train the judges that say which words of a sentence tell events, of which class, and who
stands in their roles, and measure them on the annotated articles kept for that.

The data directory holds the texts that loaders/nlp/annotated annotates: news/ and entities/.
The same data gives the same bytes; it takes some seconds. Everything before the judges,
the rules and the lexicon of events among it, is what is part of the program: whoever
changes it much trains this model last.

To choose among options without looking at the articles kept for measuring, --tune leaves
the part to tune by out of the training and measures on it instead.`,
		Example: "  go run ./cmd/demarche-models train events --data ../shared/data --out loaders/nlp/model/events.bin",
	}
	tune := cmd.Flags().Bool("tune", false, "learn without the part to tune by, and measure on that")
	cmd.Flags().IntVar(&options.Epochs, "epochs", options.Epochs, "how often each example is gone over")
	cmd.Flags().Float64Var(&options.Rate, "rate", options.Rate, "how far a step goes")
	cmd.Flags().Float64Var(&options.Lean, "lean", options.Lean, "by how much a word is rather told to tell an event than not")
	return dataTraining(cmd, func(ctx context.Context, data fs.FS, report io.Writer) ([]byte, error) {
		options.All = !*tune
		return trainEvents(ctx, data, options, report)
	})
}

// trainEvents trains the judges and measures them.
func trainEvents(ctx context.Context, data fs.FS, options events.Options, report io.Writer) ([]byte, error) {
	m, err := events.Train(ctx, data, options)
	if err != nil {
		return nil, err
	}
	r, err := english.NewWith(english.Options{Judge: frame.Learned(m)})
	if err != nil {
		return nil, err
	}
	figures, err := eval.JudgedEvents(ctx, r, data, !options.All)
	return measured(report, figures, err, func(w io.Writer) error { return model.WriteEvents(w, m) })
}
