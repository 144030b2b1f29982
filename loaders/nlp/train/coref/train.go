// Package coref trains the weights by which package coref chooses what a phrase takes up.
//
//	annotated texts ─▶ (pipeline up to coref) ─▶ package coref with a Judge that knows the answers and learns
//	                ─▶ averaged perceptron ─▶ model.Ranker
//
// The texts are those of GUM's train set, chained as OntoNotes would, and the development set of GAP. Arithmetic is in
// whole numbers, and seeds are fixed: the same data gives the same bytes.
package coref

import (
	"context"
	"fmt"
	"hash/fnv"
	"io/fs"
	"math/rand/v2"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/coref"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/eval"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// Options are what a training may vary.
type Options struct {
	Epochs int
	// Costs are what wrong choices cost beyond their score, in steps of the weights.
	FalseNew, FalseLink, WrongLink int32
	GAP                            bool
	Chains                         bool
	Hold                           int // every Hold-th document is left out, for choosing among options; 0 for none
}

// DefaultOptions are those that the embedded ranker was trained with.
func DefaultOptions() Options {
	return Options{Epochs: 8, FalseNew: 60, FalseLink: 10, WrongLink: 30, GAP: true, Chains: true}
}

// text is a document with the answers.
type text struct {
	id     string
	doc    *nlp.Doc
	chains map[nlp.Range]int // gold chains, by mention
	heads  map[int]int       // gold chains, by the last token of a mention's head word
	gap    *eval.GAP
}

const gumPath = "treebanks/ud/GUM/open/en_gum_open-train.conllu"

// Train trains on the directory of public data.
func Train(ctx context.Context, r *english.Reader, data fs.FS, o Options) (*model.Ranker, error) {
	var texts []text
	if o.Chains {
		gum, err := chained(ctx, r, data)
		if err != nil {
			return nil, err
		}
		texts = append(texts, gum...)
	}
	if o.GAP {
		gap, err := pronouns(ctx, r, data)
		if err != nil {
			return nil, err
		}
		texts = append(texts, gap...)
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
	if o.Hold > 0 {
		var kept []text
		for i := range texts {
			if !Held(texts[i].id, o.Hold) {
				kept = append(kept, texts[i])
			}
		}
		texts = kept
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

// Held reports whether a document is one of those left out.
func Held(id string, hold int) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32())%hold == 0
}

func chained(ctx context.Context, r *english.Reader, data fs.FS) ([]text, error) {
	sentences, err := conllu.ReadFile(data, gumPath)
	if err != nil {
		return nil, err
	}
	var out []text
	for _, doc := range conllu.Documents(sentences) {
		d, err := conllu.Doc(doc, nlp.Meta{})
		if err != nil {
			return nil, err
		}
		if err := r.AnnotateGiven(ctx, d); err != nil {
			return nil, err
		}
		gold, err := eval.Chains(doc)
		if err != nil {
			return nil, err
		}
		t := text{id: doc[0].Document, doc: d, chains: map[nlp.Range]int{}}
		for i, chain := range gold {
			for _, m := range chain {
				t.chains[m] = i + 1
			}
		}
		out = append(out, t)
	}
	return out, nil
}

func pronouns(ctx context.Context, r *english.Reader, data fs.FS) ([]text, error) {
	examples, err := eval.ReadGAP(data, "coref/gap/gap-development.tsv")
	if err != nil {
		return nil, err
	}
	var out []text
	for i := range examples {
		d, err := r.Annotate(ctx, examples[i].Text, nlp.Meta{})
		if err != nil {
			return nil, err
		}
		out = append(out, text{id: fmt.Sprint(i), doc: d, gap: &examples[i]})
	}
	return out, nil
}
