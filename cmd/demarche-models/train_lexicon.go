package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/lexicon"
	"github.com/demarche-kg/demarche/loaders/nlp/train/treebank"
)

func newTrainLexicon() *cobra.Command {
	var flags trainFlags
	cmd := &cobra.Command{
		Use:   "lexicon",
		Short: "Build the lemma table and the list of common words",
		Long: `Build the lemma table and the list of common words, and measure them on the dev sets.

The data directory holds treebanks/ and events/ as loaders/nlp/model/MODEL_CARD.md
describes them. The same data gives the same bytes; it takes a few seconds.`,
		Example: "  go run ./cmd/demarche-models train lexicon --data ../shared/data --out loaders/nlp/model/lexicon.bin",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runTrainLexicon(flags, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&flags.data, "data", "", "directory of the public data (required)")
	cmd.Flags().StringVar(&flags.out, "out", "loaders/nlp/model/lexicon.bin", "file to write the lexicon to")
	return cmd
}

// runTrainLexicon writes the lexicon only when all of it is made and measured.
func runTrainLexicon(flags trainFlags, report io.Writer) error {
	if flags.data == "" {
		return fmt.Errorf("building lexicon: no data directory: give --data, for example --data ../shared/data")
	}
	data := os.DirFS(flags.data)
	var pack bytes.Buffer
	if err := lexicon.BuildFrom(data, &pack); err != nil {
		return fmt.Errorf("building lexicon from %q: %w", flags.data, err)
	}
	if err := measureLexicon(data, pack.Bytes(), report); err != nil {
		return fmt.Errorf("measuring lexicon: %w", err)
	}
	if err := os.WriteFile(flags.out, pack.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing lexicon to %q: %w", flags.out, err)
	}
	fmt.Fprintf(report, "%s: %d bytes\n", flags.out, pack.Len())
	return nil
}

// measureLexicon prints how many lemmas of the dev sets a lexicon gets right, given their tags.
func measureLexicon(data fs.FS, pack []byte, report io.Writer) error {
	m, err := model.ReadLexicon(pack)
	if err != nil {
		return err
	}
	for _, path := range treebank.DevFiles {
		sentences, err := conllu.ReadFile(data, path)
		if err != nil {
			return err
		}
		score, err := lexicon.Evaluate(lemma.New(m, nil), sentences)
		if err != nil {
			return fmt.Errorf("on %q: %w", path, err)
		}
		fmt.Fprintf(report, "%s: %v\n", path, score)
	}
	return nil
}
