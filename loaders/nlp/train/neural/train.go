package neural

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

// ErrNoData is what Train's error wraps when there is nothing to learn from.
var ErrNoData = errors.New("no sentences to train on")

// Train learns a network from sentences.
func Train(ctx context.Context, sentences []conllu.Sentence, v vectors.Vectors, o Options) (*model.Neural, error) {
	if len(sentences) == 0 {
		return nil, fmt.Errorf("neural: %w", ErrNoData)
	}
	t := newTrainer(sentences, v, o)
	for epoch := 1; t.done() < 1; epoch++ {
		l, err := t.epoch(ctx)
		if err != nil {
			return nil, fmt.Errorf("neural: epoch %d: %w", epoch, err)
		}
		if o.Progress != nil {
			o.Progress(epoch, l.mean())
		}
	}
	m := t.quantised()
	m.About = o.About
	return m, nil
}

// trainer is a network that learns.
type trainer struct {
	o          Options
	net        *network
	examples   []*example
	vocabulary neural.Vocabulary
	random     random.Source
	opt        *adam
	batch      batch

	tokens float64 // of all examples
	seen   float64 // tokens, in all epochs
	steps  int
}

func newTrainer(sentences []conllu.Sentence, v vectors.Vectors, o Options) *trainer {
	t := &trainer{o: o, random: random.Source(o.Seed)}
	inv := newInventory(sentences)
	for _, s := range sentences {
		t.examples = append(t.examples, inv.example(s))
		t.tokens += float64(len(s.Tokens))
	}
	words := newLexicon(sentences, v, o.Words)
	t.vocabulary = neural.NewVocabulary(words.keys)
	t.net = newNetwork(o.Shape, words, inv, &t.random)
	t.opt = &adam{params: t.net.params(), beta1: 0.9, beta2: 0.98, decay: o.Decay, clip: o.Clip}
	t.batch.training, t.batch.random = true, &t.random
	return t
}

// done is the share of the training that is behind.
func (t *trainer) done() float64 { return t.seen / (t.o.Epochs * t.tokens) }

// epoch learns from all sentences, as long as training lasts.
func (t *trainer) epoch(ctx context.Context) (sum Losses, err error) {
	for _, examples := range t.batches() {
		if err := ctx.Err(); err != nil {
			return sum, err
		}
		if t.done() >= 1 {
			break
		}
		t.load(examples)
		sum.add(t.net.learn(&t.batch, t.o.Smoothing))
		t.opt.update(t.rate())
		t.seen += float64(len(t.batch.seen))
		t.steps++
	}
	return sum, nil
}

func (t *trainer) rate() float64 {
	rising := min(1, float64(t.steps+1)/float64(max(t.o.WarmUp, 1)))
	return t.o.Rate * rising * (1 + cos(math.Pi*min(t.done(), 1))) / 2
}

// batches puts all examples in a new order into groups of about as many tokens.
func (t *trainer) batches() (groups [][]*example) {
	order := slices.Clone(t.examples)
	random.Shuffle(&t.random, order)
	first, tokens := 0, 0
	for i, e := range order {
		if tokens += len(e.forms); tokens >= t.o.Batch || i+1 == len(order) {
			groups = append(groups, order[first:i+1])
			first, tokens = i+1, 0
		}
	}
	return groups
}

// load fills the batch, some sentences of it in other letters.
func (t *trainer) load(examples []*example) {
	t.batch.clear()
	for _, e := range examples {
		t.batch.add(e, recase(e.forms, t.random.Below(40)), &t.vocabulary)
	}
}
