// Package coref trains the weights by which package coref chooses what a phrase takes up.
//
//	annotated texts ─▶ (pipeline) ─▶ package coref again, with a Judge that knows the answers and learns
//	                ─▶ averaged perceptron ─▶ model.Ranker
//
// The texts are those of GUM's train set, chained as OntoNotes would (eval.Chains), and the development set of GAP.
// Arithmetic is in whole numbers, and seeds are fixed: the same data gives the same bytes.
package coref

import (
	"context"
	"io/fs"
	"math/rand/v2"

	"github.com/demarche-kg/demarche/loaders/nlp/coref"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// Options are what a training may vary.
type Options struct {
	Epochs int // how often each text is read
	// What a wrong choice costs beyond its score, in steps of the weights: to begin anew what takes something up, to
	// take something up where nothing is, and to take up the wrong phrase.
	FalseNew, FalseLink, WrongLink int32
	Hold                           int // every Hold-th text is left out, for choosing among options; 0 for none
}

// DefaultOptions are those that the embedded ranker was trained with.
func DefaultOptions() Options {
	return Options{Epochs: 8, FalseNew: 60, FalseLink: 10, WrongLink: 30}
}

// about is written into the model.
const about = `Weights of coreference for English.
Trained on UD English GUM, train, the freely licensed genres (annotations CC BY 4.0), and on GAP, development (Apache-2.0;
texts CC BY-SA), with the names, tags and trees of the embedded models.
demarche-models train ranker --data DATA --out loaders/nlp/model/ranker.bin
`

// Train trains on the directory of public data. Reader r gives what the stages before package coref say.
func Train(ctx context.Context, r *english.Reader, data fs.FS, o Options) (*model.Ranker, error) {
	texts, err := read(ctx, r, data, func(id string) bool { return o.Hold == 0 || !held(id, o.Hold) })
	if err != nil {
		return nil, err
	}
	g, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	l := newLearner(o)
	stage, err := coref.New(g, l)
	if err != nil {
		return nil, err
	}
	random := rand.New(rand.NewPCG(1, 2))
	for epoch := range o.Epochs {
		random.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
		for i := range texts {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			l.text, l.follow = &texts[i], epoch == 0
			d := texts[i].doc
			d.Mentions, d.Entities, d.Clusters = nil, nil, nil
			if err := stage.Annotate(d); err != nil {
				return nil, err
			}
		}
	}
	return l.ranker(), nil
}
