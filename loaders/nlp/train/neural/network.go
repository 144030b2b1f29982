package neural

import (
	"fmt"

	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
)

// network reads a batch and scores tags, arcs and relations.
type network struct {
	input   *input
	encoder chain
	tags    *linear
	arcs    *arcs
	labels  *labels

	inv *inventory

	out    *tensor.Matrix // of the encoder
	tagged *tensor.Matrix
	picked tensor.Matrix // rows of the words
	dOut   tensor.Matrix
}

func newNetwork(s Shape, words *lexicon, inv *inventory, r *random.Source) *network {
	n := &network{inv: inv, input: newInput(words, r)}
	n.input.wordDropout, n.input.vectorDropout = s.WordDropout, s.VectorDropout
	n.encoder = chain{&dropout{rate: s.Dropout}, newLinear("project", n.input.width(), s.Width, r)}
	for i, name := range s.Layers {
		n.encoder = append(n.encoder, newLayer(name, i, s, r))
	}
	n.encoder = append(n.encoder, &norm{}, &dropout{rate: s.Dropout})
	n.tags = newLinear("tag", s.Width, len(inv.classes), r)
	n.arcs = newArcs(s.Width, s.Arc, s.HeadDropout, r)
	n.labels = newLabels(s.Width, s.Label, len(inv.relations), s.HeadDropout, r)
	return n
}

// newLayer makes a layer of a kind, as Shape names them. One that carries a state works on rows twice as wide: half
// of them for each direction.
func newLayer(kind string, i int, s Shape, r *random.Source) layer {
	name := fmt.Sprintf("layer%d", i)
	if kind == "R" {
		return &residual{chain: chain{&norm{}, newLinear(name, s.Width, 4*s.Width, r), &recurrent{}, &relu{},
			newLinear(name+".out", 2*s.Width, s.Width, r), &dropout{rate: s.Dropout}}}
	}
	far := int(kind[len(kind)-1] - '0')
	return &residual{chain: chain{&norm{}, &window{reach: []int{-far, 0, far}}, newLinear(name, 3*s.Width, s.Width, r),
		&relu{}, &dropout{rate: s.Dropout}}}
}

func (n *network) params() []*param {
	all := append(n.input.params(), n.encoder.params()...)
	all = append(all, n.tags.params()...)
	all = append(all, n.arcs.params()...)
	return append(all, n.labels.params()...)
}

// encode reads a batch.
func (n *network) encode(b *batch) {
	n.out = n.encoder.forward(n.input.forward(nil, b), b)
	n.tagged = n.tags.forward(n.out, b)
}

// pick takes the rows of the words of a batch.
func (n *network) pick(b *batch) {
	n.picked.Resize(len(b.words), n.out.Cols)
	for i, w := range b.words {
		copy(n.picked.Row(i), n.out.Row(int(w)))
	}
}

// Losses are what sentences cost: sums over Tokens, or their means.
type Losses struct {
	Tags, Arcs, Rels float64
	Tokens           int
}

func (l *Losses) add(o Losses) {
	l.Tags += o.Tags
	l.Arcs += o.Arcs
	l.Rels += o.Rels
	l.Tokens += o.Tokens
}

func (l Losses) mean() Losses {
	n := float64(max(l.Tokens, 1))
	return Losses{l.Tags / n, l.Arcs / n, l.Rels / n, l.Tokens}
}

// learn adds the gradients of a batch.
func (n *network) learn(b *batch, smoothing float32) Losses {
	n.encode(b)
	n.pick(b)
	n.arcs.forward(&n.picked, b)
	n.labels.forward(&n.picked, b, b.heads)

	weight := 1 / float32(max(len(b.seen), 1))
	l := Losses{Tokens: len(b.seen)}
	l.Tags = rowLosses(n.tagged, b.tags, len(n.inv.classes), weight, smoothing)
	l.Arcs = n.arcs.loss(b, weight, smoothing)
	l.Rels = n.labels.loss(b, len(n.inv.relations), weight, smoothing)

	dPicked := n.arcs.backward(b)
	dPicked.Add(n.labels.backward(b))
	n.dOut.CopyFrom(n.tags.backward(n.tagged, b))
	for i, w := range b.words {
		tensor.AddTo(n.dOut.Row(int(w)), dPicked.Row(i))
	}
	n.input.backward(n.encoder.backward(&n.dOut, b), b)
	return l
}
