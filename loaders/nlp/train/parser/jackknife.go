package parser

import (
	"bytes"
	"context"
	"fmt"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/tag"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tagger"
)

// Jackknife tags each sentence by a tagger trained on others, so that the trees have the errors of tags that the parser
// will meet. Sentences are dealt in runs, because those next to each other come from one document.
func Jackknife(ctx context.Context, sentences []conllu.Sentence, verbs []tagger.Form, clusters *model.Clusters, folds int) ([]Tree, error) {
	trees := make([]Tree, len(sentences))
	for fold := range folds {
		var others []conllu.Sentence
		for i, s := range sentences {
			if foldOf(i, folds) != fold {
				others = append(others, s)
			}
		}
		stage, err := trainedTagger(ctx, others, verbs, clusters)
		if err != nil {
			return nil, fmt.Errorf("parser: tagging fold %d of %d: %w", fold+1, folds, err)
		}
		for i, s := range sentences {
			if foldOf(i, folds) != fold {
				continue
			}
			if trees[i], err = tagged(stage, s); err != nil {
				return nil, fmt.Errorf("parser: tagging fold %d of %d: %w", fold+1, folds, err)
			}
		}
	}
	return trees, nil
}

// foldRun is how many sentences next to each other are in one fold.
const foldRun = 50

func foldOf(i, folds int) int { return i / foldRun % folds }

// trainedTagger is a tagger as the product has, trained on sentences.
func trainedTagger(ctx context.Context, sentences []conllu.Sentence, verbs []tagger.Form, clusters *model.Clusters) (nlp.Stage, error) {
	o := tagger.DefaultOptions()
	o.Clusters = clusters
	parts, err := tagger.Train(ctx, sentences, verbs, o)
	if err != nil {
		return nil, err
	}
	var pack bytes.Buffer
	if err := model.WriteTagger(&pack, parts); err != nil {
		return nil, err
	}
	m, err := model.ReadTagger(pack.Bytes())
	if err != nil {
		return nil, err
	}
	return tag.New(m, clusters), nil
}

// tagged is the tree of a sentence with the tags of a stage.
func tagged(stage nlp.Stage, s conllu.Sentence) (Tree, error) {
	d, err := tagger.Document(s)
	if err != nil {
		return Tree{}, err
	}
	if err := stage.Annotate(d); err != nil {
		return Tree{}, err
	}
	return newTree(d, s), nil
}
