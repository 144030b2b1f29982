package tagger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/tag"
)

// Options are what training can be told. DefaultOptions made the embedded model.
type Options struct {
	Epochs    int             // how often all sentences are seen
	Seed      uint64          // of the order of sentences
	CutOff    int             // features seen in fewer places are left out
	Threshold int64           // weights below this many 256ths are left out
	About     string          // written into the model
	Clusters  *model.Clusters // that the tagger will be used with; none if nil

	Progress func(epoch int, errors, tokens int) // called after each epoch; may be nil
}

// DefaultOptions are the options of the embedded model.
func DefaultOptions() Options {
	return Options{Epochs: 5, Seed: 20261123, CutOff: 2, Threshold: 100}
}

// ErrNoData is what Train's error wraps when there is nothing to learn from.
var ErrNoData = errors.New("no sentences to train on")

// Train learns a tagger from sentences, and lemmas also from forms of verbs.
func Train(ctx context.Context, sentences []conllu.Sentence, verbs []Form, o Options) (model.TaggerParts, error) {
	if len(sentences) == 0 {
		return model.TaggerParts{}, fmt.Errorf("tagger: %w", ErrNoData)
	}
	classes := classesOf(sentences)
	if len(classes) >= tag.NoClass {
		return model.TaggerParts{}, fmt.Errorf("tagger: %d joint tags are more than a byte tells apart", len(classes))
	}
	parts := model.TaggerParts{About: o.About, Classes: classes, Words: possibleTags(sentences, classes)}
	parts.Endings, parts.Edits = lemmaTable(sentences, verbs)

	t, err := newTrainer(sentences, parts, o)
	if err != nil {
		return model.TaggerParts{}, err
	}
	t.countFeatures(o.CutOff)
	for epoch := range o.Epochs {
		if err := t.epoch(ctx); err != nil {
			return model.TaggerParts{}, fmt.Errorf("tagger: epoch %d: %w", epoch+1, err)
		}
		if o.Progress != nil {
			o.Progress(epoch+1, t.errors, t.tokens)
		}
	}
	parts.Weights = t.learner.weights(o.Threshold)
	return parts, nil
}

// classOf is the joint tag of a token.
func classOf(t conllu.Token) model.Class { return model.Class{XPOS: t.XPOS, UPOS: t.UPOS} }

// minClass is how often a joint tag must occur to be one of the model's: rarer ones are slips of annotators.
const minClass = 3

// classesOf are the joint tags, the most frequent first.
func classesOf(sentences []conllu.Sentence) []model.Class {
	counts := map[model.Class]int{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			counts[classOf(t)]++
		}
	}
	var classes []model.Class
	for c, n := range counts {
		if n >= minClass && c.XPOS != "_" {
			classes = append(classes, c)
		}
	}
	slices.SortFunc(classes, func(a, b model.Class) int {
		if n := counts[b] - counts[a]; n != 0 {
			return n
		}
		return strings.Compare(a.XPOS+"\t"+a.UPOS, b.XPOS+"\t"+b.UPOS)
	})
	return classes
}

// example is a sentence as the learner sees it.
type example struct {
	forms []string
	gold  []int // classes; -1 for a tag that is none
}

// trainer is one training of the perceptron.
type trainer struct {
	examples []example
	kinds    []tag.Kind
	x        *tag.Extractor
	learner  *learner
	random   random
	errors   int // in the last epoch
	tokens   int

	features []uint32
	scores   []int32
}

func newTrainer(sentences []conllu.Sentence, parts model.TaggerParts, o Options) (*trainer, error) {
	lexicon, err := model.NewDictionary(parts.Words)
	if err != nil {
		return nil, fmt.Errorf("tagger: %w", err)
	}
	t := &trainer{
		x:        tag.NewExtractor(&lexicon, o.Clusters),
		learner:  newLearner(len(parts.Classes)),
		random:   random(o.Seed),
		features: make([]uint32, 0, tag.MaxFeatures),
		scores:   make([]int32, len(parts.Classes)),
	}
	number := map[model.Class]int{}
	for i, c := range parts.Classes {
		number[c] = i
		t.kinds = append(t.kinds, tag.KindOf(c))
	}
	for _, s := range sentences {
		var e example
		for _, tok := range s.Tokens {
			class, ok := number[classOf(tok)]
			if !ok {
				class = -1
			}
			e.forms = append(e.forms, tok.Form)
			e.gold = append(e.gold, class)
		}
		t.examples = append(t.examples, e)
	}
	return t, nil
}

// countFeatures sees every sentence once with its gold tags, to know the features that are worth a place.
func (t *trainer) countFeatures(cutOff int) {
	counts := map[uint32]int{}
	for _, e := range t.examples {
		t.x.Load(e.forms)
		h := tag.Start()
		for i, class := range e.gold {
			for _, f := range t.x.Features(t.features[:0], i, h) {
				counts[f]++
			}
			class = max(class, 0)
			h.Step(i, class, t.kinds[class])
		}
	}
	t.learner.keep(counts, cutOff)
}

// epoch sees every sentence once, in a new order, some of them in other letters.
func (t *trainer) epoch(ctx context.Context) error {
	t.errors, t.tokens = 0, 0
	t.random.shuffle(t.examples)
	for _, e := range t.examples {
		if err := ctx.Err(); err != nil {
			return err
		}
		e.forms = Recase(e.forms, t.random.below(40))
		t.learn(e)
	}
	return nil
}

// learn tags a sentence as the tagger would and corrects the weights where it errs. The history is what was guessed,
// so that it learns to live with its own errors.
func (t *trainer) learn(e example) {
	t.x.Load(e.forms)
	h := tag.Start()
	for i, gold := range e.gold {
		t.features = t.x.Features(t.features[:0], i, h)
		guess := t.learner.best(t.features, t.scores)
		if t.tokens++; gold >= 0 && guess != gold {
			t.errors++
			t.learner.correct(t.features, gold, guess)
		}
		t.learner.step++
		h.Step(i, guess, t.kinds[guess])
	}
}
