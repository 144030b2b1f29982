package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/eval"
)

func newScore() *cobra.Command {
	var dir, articles string
	cmd := &cobra.Command{
		Use:   "score",
		Short: "Measure how well the pipeline reads public annotated data",
		Long: `Measure how well the pipeline reads public annotated data, stage by stage, and
print precision, recall and F1 in percent. The figures of the committed models
stand in loaders/nlp/eval/testdata/scores.golden. Annotated articles for the
facts are looked for beside the data, in gold/dev.`,
		Example: "  go run ./cmd/demarche-models score --data ../shared/data",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runScore(cmd.Context(), dir, articles, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	dataFlag(cmd, &dir)
	cmd.Flags().StringVar(&articles, "articles", "", "directory of annotated articles (default DATA/../gold/dev)")
	return cmd
}

// runScore prints the figures, and names what could not be measured because its data is not there.
func runScore(ctx context.Context, dir, articles string, out, messages io.Writer) error {
	data, err := openData(dir)
	if err != nil {
		return fmt.Errorf("measuring: %w", err)
	}
	if articles == "" {
		articles = filepath.Join(dir, "..", "gold", "dev")
	}
	reader, err := english.New()
	if err != nil {
		return err
	}
	figures, absent, err := eval.Run(ctx, reader, data, os.DirFS(articles))
	if err != nil {
		return fmt.Errorf("measuring on %q: %w", dir, err)
	}
	for _, name := range absent {
		fmt.Fprintf(messages, "demarche-models: there is no data for %s in %q\n", name, dir)
	}
	if len(figures) == 0 {
		return fmt.Errorf("measuring on %q: there is no annotated data in it", dir)
	}
	return eval.Write(out, figures)
}
