package neural

import (
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
)

// Shape says how large a network is, and how much is left to chance while it learns.
type Shape struct {
	Width  int      // of the rows that pass from layer to layer
	Layers []string // by name, see newLayer
	Arc    int      // width of the vectors whose products score arcs
	Label  int      // width of the layer below relations

	Dropout, HeadDropout       float32
	WordDropout, VectorDropout float32
}

// network reads a batch and scores tags, arcs and relations.
type network struct {
	input   *input
	encoder chain
	tags    *linear
	tagDrop *dropout
	arcs    *arcs
	labels  *labels

	inv *inventory

	out    *tensor.Matrix // of the encoder
	tagged *tensor.Matrix
	picked tensor.Matrix // rows of the words
	dOut   tensor.Matrix
}

func newNetwork(s Shape, vectors *tensor.Matrix, learnt int, inv *inventory, r *random) *network {
	n := &network{inv: inv, input: newInput(vectors, learnt, r)}
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

// newLayer makes a layer of a kind: "c1", "c2" … look at neighbours 1, 2 … tokens away, "r" carries a state through
// the sentence.
func newLayer(kind string, i int, s Shape, r *random) layer {
	name := "layer" + string(rune('a'+i))
	switch kind[0] {
	case 'c':
		far := int(kind[1] - '0')
		return &residual{chain: chain{&norm{}, &window{reach: []int{-far, 0, far}}, newLinear(name, 3*s.Width, s.Width, r),
			&relu{}, &dropout{rate: s.Dropout}}}
	case 'C': // with a second product
		far := int(kind[1] - '0')
		return &residual{chain: chain{&norm{}, &window{reach: []int{-far, 0, far}}, newLinear(name, 3*s.Width, s.Width, r),
			&relu{}, newLinear(name+"out", s.Width, s.Width, r), &dropout{rate: s.Dropout}}}
	case 'r':
		return &residual{chain: chain{&norm{}, newLinear(name, s.Width, 2*s.Width, r), &recurrent{}, &dropout{rate: s.Dropout}}}
	case 'R': // with a second product
		return &residual{chain: chain{&norm{}, newLinear(name, s.Width, 4*s.Width, r), &recurrent{}, &relu{},
			newLinear(name+"out", 2*s.Width, s.Width, r), &dropout{rate: s.Dropout}}}
	case 'f':
		return &residual{chain: chain{&norm{}, newLinear(name, s.Width, 2*s.Width, r), &relu{},
			newLinear(name+"out", 2*s.Width, s.Width, r), &dropout{rate: s.Dropout}}}
	}
	panic("neural: no layer " + kind)
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

// losses are what a batch costs, in sums over tokens or words.
type losses struct {
	tags, arcs, labels float64
	tokens             int
}

func (l *losses) add(o losses) {
	l.tags += o.tags
	l.arcs += o.arcs
	l.labels += o.labels
	l.tokens += o.tokens
}

// learn adds the gradients of a batch.
func (n *network) learn(b *batch, smoothing float32) losses {
	n.encode(b)
	n.pick(b)
	n.arcs.forward(&n.picked, b)
	n.labels.forward(&n.picked, b, b.heads)

	weight := 1 / float32(max(len(b.seen), 1))
	l := losses{tokens: len(b.seen)}
	l.tags = rowLosses(n.tagged, b.tags, len(n.inv.classes), weight, smoothing)
	l.arcs = n.arcs.loss(b, weight, smoothing)
	l.labels = n.labels.loss(b, len(n.inv.relations), weight, smoothing)

	dPicked := n.arcs.backward(b)
	dPicked.Add(n.labels.backward(b))
	n.dOut.CopyFrom(n.tags.backward(n.tagged, b))
	for i, w := range b.words {
		tensor.AddTo(n.dOut.Row(int(w)), dPicked.Row(i))
	}
	n.input.backward(n.encoder.backward(&n.dOut, b), b)
	return l
}

// best is the class with the highest score, the first of several.
func best(scores []float32) int {
	best, at := float32(math.Inf(-1)), 0
	for i, s := range scores {
		if s > best {
			best, at = s, i
		}
	}
	return at
}
