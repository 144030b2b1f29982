package parser

import (
	"context"
	"io"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tagger"
)

// The treebanks, below the directory of public data.
var (
	trainFiles = []string{"treebanks/ud/EWT/en_ewt-ud-train.conllu", "treebanks/ud/GUM/open/en_gum_open-train.conllu"}

	// DevFiles are for measuring and for choosing options. Test files are never read.
	DevFiles = []string{"treebanks/ud/EWT/en_ewt-ud-dev.conllu", "treebanks/ud/GUM/open/en_gum_open-dev.conllu"}
)

// about is written into the model.
const about = `Dependency parser for English.
Trained on UD English EWT, train (CC BY-SA 4.0), and UD English GUM, train, the freely licensed genres (CC BY, CC BY-SA,
public domain), with tags of taggers trained on the same.
demarche-models train parser --data DATA --out loaders/nlp/model/parser.bin
`

// TreesFrom reads the treebanks of the directory of public data, tagged by Jackknife.
func TreesFrom(ctx context.Context, data fs.FS, folds int) ([]Tree, error) {
	var sentences []conllu.Sentence
	for _, path := range trainFiles {
		file, err := conllu.ReadFile(data, path)
		if err != nil {
			return nil, err
		}
		sentences = append(sentences, file...)
	}
	verbs, err := tagger.Verbs(data)
	if err != nil {
		return nil, err
	}
	clusters, err := model.LoadClusters()
	if err != nil {
		return nil, err
	}
	return Jackknife(ctx, sentences, verbs, clusters, folds)
}

// TrainFrom trains a parser on the directory of public data and writes its pack.
func TrainFrom(ctx context.Context, data fs.FS, o Options, w io.Writer) error {
	trees, err := TreesFrom(ctx, data, o.Folds)
	if err != nil {
		return err
	}
	o.About = about
	parts, err := Train(ctx, trees, o)
	if err != nil {
		return err
	}
	return model.WriteParser(w, parts)
}
