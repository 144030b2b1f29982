package neural

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/train/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tagger"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
)

// Options are what training can be told.
type Options struct {
	Shape     Shape
	Epochs    float64
	Batch     int // tokens
	Rate      float64
	WarmUp    int // steps
	Decay     float64
	Clip      float64
	Smoothing float32
	Seed      uint64
	Words     int // of the vectors, the most frequent
	Progress  func(string)
	EachEpoch func(t *Trainer, epoch int)
}

// Trainer is a network that learns.
type Trainer struct {
	o          Options
	net        *network
	examples   []*example
	vocabulary neural.Vocabulary
	random     random
	opt        *adam
	batch      batch
}

// vocabulary numbers words: those that occur twice in sentences first, then those of the vectors.
func newVocabulary(sentences []conllu.Sentence, vectors *Vectors, limit int) (v neural.Vocabulary, table *tensor.Matrix, learnt int) {
	counts := map[uint32]int{}
	var keys []uint32
	for _, s := range sentences {
		for _, t := range s.Tokens {
			key := neural.WordKey(t.Form)
			if counts[key]++; counts[key] == 2 {
				keys = append(keys, key)
			}
		}
	}
	learnt = len(keys)
	number := map[uint32]int{}
	for i, k := range keys {
		number[k] = i
	}
	rowOf := map[int]int{}
	n := min(limit, len(vectors.Words))
	for i, w := range vectors.Words[:n] {
		k := neural.WordKey(w)
		at, ok := number[k]
		if !ok {
			at = len(keys)
			number[k] = at
			keys = append(keys, k)
		}
		if _, ok := rowOf[at]; !ok {
			rowOf[at] = i
		}
	}
	table = tensor.New(len(keys), vectors.Rows.Cols)
	for at, i := range rowOf {
		copy(table.Row(at), vectors.Rows.Row(i))
	}
	return neural.NewVocabulary(keys), table, learnt
}

// NewTrainer prepares a network for sentences.
func NewTrainer(sentences []conllu.Sentence, vectors *Vectors, o Options) *Trainer {
	t := &Trainer{o: o, random: random(o.Seed)}
	inv := newInventory(sentences)
	for _, s := range sentences {
		t.examples = append(t.examples, inv.example(s))
	}
	v, table, learnt := newVocabulary(sentences, vectors, o.Words)
	t.vocabulary = v
	t.net = newNetwork(o.Shape, table, learnt, inv, &t.random)
	t.opt = &adam{params: t.net.params(), beta1: 0.9, beta2: 0.98, decay: o.Decay, clip: o.Clip}
	return t
}

// Sizes tells how many weights there are.
func (t *Trainer) Sizes() string {
	dense, sparse := 0, 0
	for _, p := range t.net.params() {
		if p.sparse {
			sparse += len(p.w.Data)
		} else {
			dense += len(p.w.Data)
		}
	}
	return fmt.Sprintf("%d dense, %d sparse, %d classes, %d relations, %d words learnt, %d vectors", dense, sparse,
		len(t.net.inv.classes), len(t.net.inv.relations), t.net.input.learnt, t.net.input.vectors.Rows)
}

// Train runs all epochs.
func (t *Trainer) Train(ctx context.Context) error {
	tokens := 0
	for _, e := range t.examples {
		tokens += len(e.forms)
	}
	steps := int(t.o.Epochs*float64(tokens)/float64(t.o.Batch)) + 1
	t.batch.training, t.batch.random = true, &t.random
	step, seen := 0, 0
	var sum losses
	for epoch := 1; step < steps; epoch++ {
		batches := t.batches()
		for _, examples := range batches {
			if err := ctx.Err(); err != nil {
				return err
			}
			t.load(examples)
			sum.add(t.net.learn(&t.batch, t.o.Smoothing))
			seen += len(t.batch.seen)
			progress := min(float64(seen)/(t.o.Epochs*float64(tokens)), 1)
			rate := t.o.Rate * min(1, float64(step+1)/float64(t.o.WarmUp)) * (1 + math.Cos(math.Pi*progress)) / 2
			t.opt.update(rate)
			step++
		}
		if t.o.EachEpoch != nil {
			n := float64(sum.tokens)
			t.o.Progress(fmt.Sprintf("epoch %d loss tags %.4f arcs %.4f labels %.4f", epoch, sum.tags/n, sum.arcs/n, sum.labels/n))
			t.o.EachEpoch(t, epoch)
		}
		sum = losses{}
		if float64(seen) >= t.o.Epochs*float64(tokens)*0.999 {
			break
		}
	}
	return nil
}

// batches puts all examples in a new order into groups of about as many tokens.
func (t *Trainer) batches() [][]*example {
	order := slices.Clone(t.examples)
	for i := len(order) - 1; i > 0; i-- {
		j := t.random.below(i + 1)
		order[i], order[j] = order[j], order[i]
	}
	var out [][]*example
	first, tokens := 0, 0
	for i, e := range order {
		tokens += len(e.forms)
		if tokens >= t.o.Batch || i+1 == len(order) {
			out = append(out, order[first:i+1])
			first, tokens = i+1, 0
		}
	}
	return out
}

func (t *Trainer) load(examples []*example) {
	t.batch.clear()
	for _, e := range examples {
		forms := tagger.Recase(e.forms, t.random.below(40))
		t.batch.add(e, forms, &t.vocabulary)
	}
}

// Evaluate runs the network on sentences, in exact numbers. Words are the tokens that are no punctuation by the gold tags.
func (t *Trainer) Evaluate(sentences []conllu.Sentence) Score {
	var score Score
	var b batch
	inv := t.net.inv
	var finder neural.TreeFinder
	var root []float32
	for _, s := range sentences {
		b.clear()
		e := inv.example(s)
		b.add(e, e.forms, &t.vocabulary)
		t.net.encode(&b)
		b.words = b.words[:0]
		tags := make([]model.Class, len(s.Tokens))
		for i := range s.Tokens {
			tags[i] = inv.classes[best(t.net.tagged.Row(i)[:len(inv.classes)])]
			if tags[i].UPOS != punctuation {
				b.words = append(b.words, int32(i))
			}
		}
		n := len(b.words)
		heads := make([]int, len(s.Tokens))
		rels := make([]string, len(s.Tokens))
		for i := range heads {
			heads[i] = -2
		}
		if n > 0 {
			b.wordSpans = append(b.wordSpans[:0], span{0, n})
			t.net.pick(&b)
			t.net.arcs.forward(&t.net.picked, &b)
			scores := &t.net.arcs.scores[0]
			root = root[:0]
			for d := range n {
				root = append(root, scores.Row(d)[d])
			}
			found := finder.Find(scores.Data, scores.Cols, root)
			y := t.net.labels.forward(&t.net.picked, &b, found)
			for d, h := range found {
				row := y.Row(d)[:len(inv.relations)]
				rel := inv.relations[best(row)]
				w := int(b.words[d])
				heads[w] = -1
				if h >= 0 {
					heads[w] = int(b.words[h])
				} else {
					rel = "root"
				}
				rels[w] = rel
			}
		}
		for i, tok := range s.Tokens {
			score.add(tok, tags[i].XPOS, tags[i].UPOS, heads[i], rels[i])
		}
	}
	return score
}
