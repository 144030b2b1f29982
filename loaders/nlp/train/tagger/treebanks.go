package tagger

import (
	"context"
	"io"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// The treebanks, below the directory of public data.
var (
	trainFiles = []string{"treebanks/ud/EWT/en_ewt-ud-train.conllu", "treebanks/ud/GUM/open/en_gum_open-train.conllu"}

	// DevFiles are for measuring and for choosing options. Test files are never read.
	DevFiles = []string{"treebanks/ud/EWT/en_ewt-ud-dev.conllu", "treebanks/ud/GUM/open/en_gum_open-dev.conllu"}
)

// about is written into the model.
const about = `Part-of-speech tagger and lemma table for English.
Trained on UD English EWT, train (CC BY-SA 4.0), and UD English GUM, train, the freely licensed genres (CC BY, CC BY-SA,
public domain), with verbs of the PETRARCH CAMEO dictionary (MIT) and of VerbNet 3.4 (VerbNet licence), and a list of
irregular forms of our own.
demarche-models train tagger --data DATA --out loaders/nlp/model/tagger.bin
`

// TrainFrom trains a tagger on the directory of public data and writes its pack.
func TrainFrom(ctx context.Context, data fs.FS, o Options, w io.Writer) error {
	var sentences []conllu.Sentence
	for _, path := range trainFiles {
		file, err := conllu.ReadFile(data, path)
		if err != nil {
			return err
		}
		sentences = append(sentences, file...)
	}
	verbs, err := Verbs(data)
	if err != nil {
		return err
	}
	o.About = about
	if o.Clusters, err = model.LoadClusters(); err != nil {
		return err
	}
	parts, err := Train(ctx, sentences, verbs, o)
	if err != nil {
		return err
	}
	return model.WriteTagger(w, parts)
}
