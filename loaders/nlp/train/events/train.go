// Package events trains the judges of package frame from annotated news: which words tell events, and who stands in
// their roles.
package events

import (
	"context"
	"fmt"
	"io/fs"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/annotated"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/frame"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// Options say how to train.
type Options struct {
	Epochs     int
	Rate       float64 // of AdaGrad, for words
	PartRate   float64 // for parts
	Decay      float64 // of weights
	Recall     float64 // what a word that tells an event counts, against one that does not
	PartRecall float64 // what an entity in a role counts, against one that is not
	Lean       float64 // what the score of telling nothing is lowered by
	ToldLean   float64 // lowered by, on top, for a word that the rules have an event for
	PartLean   float64 // and of standing in no role
	MinCount   int     // in how many examples a feature must occur
	All        bool    // learn from the part to tune by, too
}

// DefaultOptions are those that were best on the part to tune by.
func DefaultOptions() Options {
	return Options{Epochs: 8, Rate: 0.01, PartRate: 0.03, Decay: 0.01, Recall: 1, PartRecall: 1, Lean: 1.25, ToldLean: 1.5, PartLean: 1, MinCount: 2, All: true}
}

// Examples are what is learnt from.
type Examples struct {
	words, parts []example
	Lost         int // annotated events whose word cannot tell one
	Events       int
}

// Collect reads articles as they are read later, and notes what a judge is asked and the answers.
func Collect(ctx context.Context, articles []annotated.Article) (*Examples, error) {
	out := new(Examples)
	// One reader serves all articles, which are read one after the other.
	current := new(switched)
	r, err := english.NewWith(english.Options{Judge: current})
	if err != nil {
		return nil, err
	}
	for i := range articles {
		a := &articles[i]
		t := &teacher{article: a}
		current.Judge = t
		if _, err := r.Annotate(ctx, a.Text, nlp.Meta{Published: a.Published}); err != nil {
			return nil, fmt.Errorf("events: reading %q: %w", a.Name, err)
		}
		out.words = append(out.words, t.words...)
		out.parts = append(out.parts, t.parts...)
		out.Lost += len(a.Events) - t.asked
		out.Events += len(a.Events)
	}
	return out, nil
}

// switched is the judge of the article at hand.
type switched struct{ frame.Judge }

// Learn trains the judges.
func Learn(x *Examples, o Options) *model.Events {
	words, ties := learnWords(x.words, o)
	return &model.Events{About: about, Words: words, Ties: ties, Parts: learnParts(x.parts, o), Lean: float32(o.Lean), PartLean: float32(o.PartLean), ToldLean: float32(o.ToldLean)}
}

const about = "Judges of events: log-linear models over hashed features, from the articles of loaders/nlp/annotated; made by demarche-models train events"

// Train reads the annotated articles and trains the judges.
func Train(ctx context.Context, data fs.FS, o Options) (*model.Events, error) {
	articles, err := annotated.Read(data)
	if err != nil {
		return nil, err
	}
	x, err := Collect(ctx, slices.DeleteFunc(articles, func(a annotated.Article) bool {
		p := a.Part()
		return p == annotated.Unseen || p == annotated.Tune && !o.All
	}))
	if err != nil {
		return nil, err
	}
	return Learn(x, o), nil
}
