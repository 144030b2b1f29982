package parser

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/parse"
)

// Options are what training can be told. DefaultOptions made the embedded model.
type Options struct {
	Epochs      int    // how often all trees are seen
	Seed        uint64 // of the order of trees and of exploring
	Folds       int    // how many taggers Jackknife trains
	Explore     int    // percent of the steps from the second epoch on that follow the guess, right or wrong
	Margin      int    // by how much the right step must win, or the weights are corrected all the same
	LabelMargin int    // the same of relations
	LabelCutOff int    // features of relations seen in fewer places are left out
	ActionFloor int64  // rows of steps whose weights are all below this many 256ths are left out
	LabelFloor  int64  // weights of relations below this many 256ths are left out
	About       string // written into the model

	Progress func(epoch int, t Tally) // called after each epoch; may be nil
}

// Tally counts what the learners did in an epoch.
type Tally struct{ Steps, WrongSteps, Arcs, WrongRels int }

// DefaultOptions are the options of the embedded model.
func DefaultOptions() Options {
	return Options{Epochs: 6, Seed: 20261123, Folds: 4, Explore: 90, Margin: 20, LabelMargin: 20,
		LabelCutOff: 2, ActionFloor: 256, LabelFloor: 192}
}

// ErrNoData is what Train's error wraps when there is nothing to learn from.
var ErrNoData = errors.New("no sentences to train on")

// Train learns a parser from tagged trees.
func Train(ctx context.Context, trees []Tree, o Options) (model.ParserParts, error) {
	if len(trees) == 0 {
		return model.ParserParts{}, fmt.Errorf("parser: %w", ErrNoData)
	}
	t := newTrainer(trees, o)
	t.countLabels()
	for epoch := range o.Epochs {
		if err := t.epoch(ctx, epoch > 0); err != nil {
			return model.ParserParts{}, fmt.Errorf("parser: epoch %d: %w", epoch+1, err)
		}
		if o.Progress != nil {
			o.Progress(epoch+1, t.tally)
		}
	}
	return model.ParserParts{
		About:     o.About,
		Actions:   t.actions.rows(o.ActionFloor),
		Relations: t.relations,
		Labels:    t.labels.weights(o.LabelFloor),
	}, nil
}

// trainer is one training.
type trainer struct {
	options   Options
	trees     []Tree
	relations []string
	number    map[string]int // of a relation in relations
	rels      []nlp.Rel      // by number

	state   parse.State
	actions *actionLearner
	labels  *labelLearner
	random  random
	tally   Tally

	features []uint32
	rows     []int32
}

func newTrainer(trees []Tree, o Options) *trainer {
	t := &trainer{options: o, trees: slices.Clone(trees), number: map[string]int{}, random: random(o.Seed), actions: newActionLearner()}
	t.relations = relationsOf(trees)
	for i, name := range t.relations {
		t.number[name] = i
		t.rels = append(t.rels, relOf(name))
	}
	return t
}

// relOf is a relation by name, as package parse reads it from a model.
func relOf(name string) nlp.Rel {
	if rel, ok := nlp.ParseRel(name); ok {
		return rel
	}
	return nlp.Dep
}

// relationsOf are the relations between words, the most frequent first.
func relationsOf(trees []Tree) []string {
	counts := map[string]int{}
	for _, t := range trees {
		for i, rel := range t.Rels {
			if t.Heads[i] >= 0 {
				counts[rel]++
			}
		}
	}
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		if n := counts[b] - counts[a]; n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	return names
}

// countLabels builds every gold tree once, to know the features of relations that are worth a place.
func (t *trainer) countLabels() {
	counts := map[uint32]int32{}
	for _, tree := range t.trees {
		t.walk(tree, func(g gold, a parse.Action) nlp.Rel {
			dependent, head := t.state.Arc(a)
			t.features = t.state.RelFeatures(t.features[:0], dependent, head)
			for _, f := range t.features {
				counts[f]++
			}
			return relOf(g.rels[dependent])
		})
	}
	t.labels = newLabelLearner(len(t.relations), counts, t.options.LabelCutOff)
}

// walk builds a gold tree by steps that lose no arc. name names the relations.
func (t *trainer) walk(tree Tree, name func(g gold, a parse.Action) nlp.Rel) {
	g := tree.load(&t.state)
	o := newOracle(g)
	for !t.state.Done() {
		action, _ := o.choose(&t.state, [parse.Actions]int32{})
		rel := nlp.NoRel
		if action != parse.Shift {
			rel = name(g, action)
		}
		o.apply(&t.state, action)
		t.state.Apply(action, rel)
	}
}

// epoch sees every tree once, in a new order.
func (t *trainer) epoch(ctx context.Context, explore bool) error {
	t.tally = Tally{}
	t.random.shuffle(t.trees)
	for _, tree := range t.trees {
		if err := ctx.Err(); err != nil {
			return err
		}
		t.learn(tree, explore)
	}
	return nil
}

// learn parses a tree's sentence and corrects the weights where they err.
func (t *trainer) learn(tree Tree, explore bool) {
	g := tree.load(&t.state)
	o := newOracle(g)
	for !t.state.Done() {
		action := t.step(o, explore)
		rel := nlp.NoRel
		if action != parse.Shift {
			rel = t.arc(g, action)
		}
		o.apply(&t.state, action)
		t.state.Apply(action, rel)
	}
}

// step learns to choose an action and says which one to do. Where there is no choice there is nothing to learn.
func (t *trainer) step(o *oracle, explore bool) parse.Action {
	if forced, ok := t.state.Forced(); ok {
		return forced
	}
	t.features = t.state.ActionFeatures(t.features[:0])
	scores := t.actions.score(t.features)
	guess := t.state.Best(&scores)
	best, rival := o.choose(&t.state, scores)
	t.actions.step++
	t.tally.Steps++
	if guess != best && rival == guess {
		t.tally.WrongSteps++
	}
	if rival != best && (rival == guess || scores[best]-scores[rival] < int32(t.options.Margin)) {
		t.actions.correct(t.features, best, rival)
	}
	if explore && t.random.below(100) < t.options.Explore {
		return guess
	}
	return best
}

// arc learns to name the relation of the arc that an action makes, if it is one of the tree, and says what the guess is.
func (t *trainer) arc(g gold, a parse.Action) nlp.Rel {
	dependent, head := t.state.Arc(a)
	t.features = t.state.RelFeatures(t.features[:0], dependent, head)
	t.rows = t.labels.find(t.rows, t.features)
	scores := t.labels.score(t.rows)
	guess := highest(scores, -1)
	if g.heads[dependent] != head {
		return t.rels[guess]
	}
	t.labels.step++
	t.tally.Arcs++
	right, ok := t.number[g.rels[dependent]]
	if !ok { // what was a second root
		return t.rels[guess]
	}
	if right != guess {
		t.tally.WrongRels++
	}
	rival := highest(scores, right)
	if rival >= 0 && scores[right]-scores[rival] < int32(t.options.LabelMargin) {
		t.labels.correct(t.rows, right, rival)
	}
	return t.rels[guess]
}
