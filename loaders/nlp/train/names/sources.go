package names

import (
	"context"
	"fmt"
	"io"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/iob"
	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

const (
	aboutNewswire = `Names in English news.
Trained on the training set of English Worldwide Newswire (no licence stated; stanfordnlp/en-worldwide-newswire).
demarche-models train names --data DATA --out loaders/nlp/model/names.bin
`
	aboutOpen = `Names in English news.
Trained on WikiGold (CC BY 4.0) and the politics part of CrossNER (MIT; sentences CC BY-SA).
demarche-models train names --without-newswire --data DATA --out loaders/nlp/model/names.bin
`
)

// TrainFrom trains on the directory of public data and writes the pack: on world newswire, or without it on Wikipedia.
func TrainFrom(ctx context.Context, data fs.FS, withNewswire bool, o Options, w io.Writer) error {
	docs, err := trainingDocuments(data, withNewswire)
	if err != nil {
		return err
	}
	if docs, err = vary(docs); err != nil {
		return err
	}
	if err := prepare(ctx, docs); err != nil {
		return err
	}
	g, err := gazetteer.Load()
	if err != nil {
		return err
	}
	o.About = aboutNewswire
	if !withNewswire {
		o.About = aboutOpen
	}
	parts, err := Train(ctx, docs, g, o)
	if err != nil {
		return err
	}
	return model.WriteNames(w, parts)
}

func trainingDocuments(data fs.FS, withNewswire bool) ([]iob.Document, error) {
	if withNewswire {
		return iob.NewswireTrain(data)
	}
	articles, politics, err := iob.Wikipedia(data)
	return append(articles, politics...), err
}

// prepare tags documents as the pipeline does, with the embedded models.
func prepare(ctx context.Context, docs []iob.Document) error {
	network, err := model.LoadNeural()
	if err != nil {
		return err
	}
	lexicon, err := model.LoadLexicon()
	if err != nil {
		return err
	}
	clusters, err := model.LoadClusters()
	if err != nil {
		return err
	}
	tags, err := neural.New(network)
	if err != nil {
		return err
	}
	p, err := nlp.New(token.NewGiven(), tags, lemma.New(lexicon, clusters))
	if err != nil {
		return err
	}
	for _, d := range docs {
		if err := p.Annotate(ctx, d.Doc); err != nil {
			return fmt.Errorf("names: tagging %q: %w", d.Name, err)
		}
	}
	return nil
}
