package coref

import (
	"context"
	"fmt"
	"hash/fnv"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/eval"
)

// The training sets, below the directory of public data.
const (
	gumPath = "treebanks/ud/GUM/open/en_gum_open-train.conllu"
	gapPath = "coref/gap/gap-development.tsv"
)

// text is a document with the answers: gold chains by mention, or an example of GAP.
type text struct {
	id     string
	doc    *nlp.Doc
	gold   [][]nlp.Range
	chains map[nlp.Range]int // numbers from 1
	gap    *eval.GAP
}

// held reports whether a document is one of those left out: every hold-th, by a hash of its name.
func held(id string, hold int) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32()%uint32(hold)) == 0
}

// read reads the training sets, and takes the documents that take says.
func read(ctx context.Context, r *english.Reader, data fs.FS, take func(id string) bool) ([]text, error) {
	sentences, err := conllu.ReadFile(data, gumPath)
	if err != nil {
		return nil, err
	}
	examples, err := eval.ReadGAP(data, gapPath)
	if err != nil {
		return nil, err
	}
	var out []text
	for _, doc := range conllu.Documents(sentences) {
		if id := doc[0].Document; take(id) {
			t, err := chained(ctx, r, doc)
			if err != nil {
				return nil, fmt.Errorf("reading %q: %w", id, err)
			}
			out = append(out, t)
		}
	}
	for i := range examples {
		if id := fmt.Sprint(i); take(id) {
			d, err := r.Annotate(ctx, examples[i].Text, nlp.Meta{})
			if err != nil {
				return nil, fmt.Errorf("reading example %s of GAP: %w", id, err)
			}
			out = append(out, text{id: id, doc: d, gap: &examples[i]})
		}
	}
	return out, nil
}

func chained(ctx context.Context, r *english.Reader, doc []conllu.Sentence) (text, error) {
	d, err := conllu.Doc(doc, nlp.Meta{})
	if err != nil {
		return text{}, err
	}
	if err := r.AnnotateGiven(ctx, d); err != nil {
		return text{}, err
	}
	t := text{id: doc[0].Document, doc: d, chains: map[nlp.Range]int{}}
	if t.gold, err = eval.Chains(doc); err != nil {
		return text{}, err
	}
	for i, chain := range t.gold {
		for _, m := range chain {
			t.chains[m] = i + 1
		}
	}
	return t, nil
}

// Held measures a reader on the training documents that a training with Options.Hold left out.
func Held(ctx context.Context, r *english.Reader, data fs.FS, hold int) ([]eval.Figure, error) {
	texts, err := read(ctx, r, data, func(id string) bool { return held(id, hold) })
	if err != nil {
		return nil, err
	}
	var pronouns eval.Count
	var chains eval.ChainScore
	for _, t := range texts {
		if t.gap != nil {
			pronouns.Add(t.gap.Score(t.doc))
		} else {
			chains.Add(t.gold, t.doc.Clusters)
		}
	}
	return append([]eval.Figure{pronouns.Figure("GAP, held", "pronouns", "")}, chains.Figures("GUM, held")...), nil
}
