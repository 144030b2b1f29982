package names

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/iob"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/ner"
	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
)

// Options are what training can be told. DefaultOptions made the embedded model.
type Options struct {
	Epochs int    // how often all documents are seen
	Seed   uint64 // of the order of documents
	CutOff int    // features seen in fewer places are left out
	Margin int    // by how much the right labels must win, or the weights are corrected all the same
	Orders int    // how many learners see the documents, each in an order of its own; what counts is their mean
	Folds  int    // into how many parts the documents are cut to learn the second reading
	Floor  int    // weights below this many parts of a correction, of which it has 16, are left out
	About  string // written into the model

	Progress func(what string, epoch, wrong, tokens int) // called after each epoch; may be nil
}

// DefaultOptions are the options of the embedded model.
func DefaultOptions() Options {
	return Options{Epochs: 6, Seed: 20261123, CutOff: 2, Margin: 4 * correction, Orders: 3, Folds: 4, Floor: 14}
}

// ErrNoData is what Train's error wraps when there is nothing to learn from.
var ErrNoData = errors.New("no documents to train on")

// Train learns both readings from tagged documents. What the second learns from must be as good as what it will see, so
// the first reading of each part of the documents is done by a learner that has not seen that part.
func Train(ctx context.Context, docs []iob.Document, g *gazetteer.Gazetteer, o Options) (model.NamesParts, error) {
	if len(docs) < max(o.Folds, 2) {
		return model.NamesParts{}, fmt.Errorf("names: %w", ErrNoData)
	}
	t, err := newTrainer(docs, g, o)
	if err != nil {
		return model.NamesParts{}, err
	}
	second := make([]example, len(docs))
	for fold := range o.Folds {
		l, err := t.learn(ctx, fmt.Sprintf("part %d", fold+1), others(t.examples, fold, o.Folds))
		if err != nil {
			return model.NamesParts{}, err
		}
		for i := fold; i < len(docs); i += o.Folds {
			second[i] = t.secondReading(i, l)
		}
	}
	parts := model.NamesParts{About: o.About, Small: t.small}
	for _, pass := range []struct {
		name     string
		examples []example
		to       *model.NamesReading
	}{{"first reading", t.examples, &parts.First}, {"second reading", second, &parts.Second}} {
		l, err := t.learn(ctx, pass.name, pass.examples)
		if err != nil {
			return model.NamesParts{}, err
		}
		*pass.to = l.parts()
	}
	return parts, nil
}

// others are the examples that are not of this fold.
func others(all []example, fold, folds int) []example {
	var out []example
	for i, e := range all {
		if i%folds != fold {
			out = append(out, e)
		}
	}
	return out
}

// trainer is one training.
type trainer struct {
	options  Options
	docs     []iob.Document
	small    map[uint32]uint16
	x        *ner.Extractor
	examples []example
}

func newTrainer(docs []iob.Document, g *gazetteer.Gazetteer, o Options) (*trainer, error) {
	t := &trainer{options: o, docs: docs, small: smallWords(docs)}
	dictionary, err := model.NewDictionary(t.small)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	if t.x, err = ner.NewExtractor(g, &dictionary); err != nil {
		return nil, err
	}
	for _, d := range docs {
		t.examples = append(t.examples, newExample(t.x, d))
	}
	return t, nil
}

// learn learns one reading from examples. One learner's weights depend much on the order of the documents; the mean of
// several reads more surely than any of them.
func (t *trainer) learn(ctx context.Context, what string, examples []example) (*learner, error) {
	var mean *learner
	keys := commonFeatures(examples, t.options.CutOff)
	for order := range t.options.Orders {
		l := newLearner(keys, t.options.Margin)
		if err := t.epochs(ctx, fmt.Sprintf("%s, order %d", what, order+1), l, examples, t.options.Seed+uint64(order)); err != nil {
			return nil, err
		}
		l.average()
		if mean == nil {
			mean = l
		} else {
			mean.add(l)
		}
	}
	mean.finish(t.options.Orders, t.options.Floor)
	return mean, nil
}

// epochs shows a learner all examples, again and again.
func (t *trainer) epochs(ctx context.Context, what string, l *learner, examples []example, seed uint64) error {
	rows := make([][][]int32, len(examples))
	order := make([]int, len(examples))
	for i, e := range examples {
		rows[i], order[i] = l.rowsOf(e.features), i
	}
	r := random.Source(seed)
	for epoch := range t.options.Epochs {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("names: %s, epoch %d: %w", what, epoch+1, err)
		}
		wrong, tokens := 0, 0
		random.Shuffle(&r, order)
		for _, i := range order {
			at := 0
			for _, s := range examples[i].segments {
				wrong += l.learn(rows[i][at:at+s.Len()], examples[i].gold[at:at+s.Len()])
				at += s.Len()
			}
			tokens += at
		}
		if t.options.Progress != nil {
			t.options.Progress(what, epoch+1, wrong, tokens)
		}
	}
	return nil
}

// commonFeatures are the features seen at least cutOff times, in order.
func commonFeatures(examples []example, cutOff int) []uint32 {
	counts := map[uint32]int{}
	for _, e := range examples {
		for _, features := range e.features {
			for _, f := range features {
				counts[f]++
			}
		}
	}
	var out []uint32
	for f, n := range counts {
		if n >= cutOff {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return out
}

// example is a document as the learner sees it.
type example struct {
	segments []nlp.Range
	features [][]uint32 // of the tokens of all segments, one after the other
	gold     []ner.Label
}

func newExample(x *ner.Extractor, d iob.Document) example {
	x.Load(d.Doc)
	e := example{segments: slices.Clone(x.Segments())}
	labels, active := make([]ner.Label, len(d.Doc.Tokens)), make([]bool, len(d.Doc.Tokens))
	for _, s := range e.segments {
		for i := s.First; i < s.End; i++ {
			active[i] = true
		}
	}
	for _, s := range d.Names {
		kind, ok := kinds[s.Type]
		if ok && !slices.Contains(active[s.First:s.End], false) { // what the recogniser cannot find it cannot learn
			label(labels[s.First:s.End], kind)
		}
	}
	for _, s := range e.segments {
		for i := s.First; i < s.End; i++ {
			e.features = append(e.features, x.Features(nil, i))
			e.gold = append(e.gold, labels[i])
		}
	}
	return e
}

// label writes the labels of a name.
func label(to []ner.Label, kind ner.Kind) {
	for i := range to {
		to[i] = ner.LabelOf(kind, ner.Inside)
	}
	to[0], to[len(to)-1] = ner.LabelOf(kind, ner.Begin), ner.LabelOf(kind, ner.Last)
	if len(to) == 1 {
		to[0] = ner.LabelOf(kind, ner.Unit)
	}
}

// secondReading is document i with what a learner's first reading says added to its features.
func (t *trainer) secondReading(i int, l *learner) example {
	e := t.examples[i]
	t.x.Load(t.docs[i].Doc)
	t.x.Vote(l.predict(e))
	features := make([][]uint32, 0, len(e.features))
	for _, s := range e.segments {
		for k := s.First; k < s.End; k++ {
			features = append(features, t.x.VoteFeatures(slices.Clone(e.features[len(features)]), k))
		}
	}
	return example{e.segments, features, e.gold}
}
