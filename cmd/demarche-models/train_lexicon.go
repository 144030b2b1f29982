package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/lexicon"
	"github.com/demarche-kg/demarche/loaders/nlp/train/treebank"
)

func newTrainLexicon() *cobra.Command {
	return dataTraining(&cobra.Command{
		Use:   "lexicon",
		Short: "Build the lemma table and the list of common words",
		Long: `Build the lemma table and the list of common words, and measure them on the dev sets.

The data directory holds treebanks/ and events/ as loaders/nlp/model/MODEL_CARD.md
describes them. The same data gives the same bytes; it takes a few seconds.`,
		Example: "  go run ./cmd/demarche-models train lexicon --data ../shared/data --out loaders/nlp/model/lexicon.bin",
	}, trainLexicon)
}

// trainLexicon builds the lexicon and measures it.
func trainLexicon(_ context.Context, data fs.FS, report io.Writer) ([]byte, error) {
	var pack bytes.Buffer
	if err := lexicon.BuildFrom(data, &pack); err != nil {
		return nil, err
	}
	if err := measureLexicon(data, pack.Bytes(), report); err != nil {
		return nil, fmt.Errorf("measuring: %w", err)
	}
	return pack.Bytes(), nil
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
