package neural

import (
	"fmt"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/neural/kernel"
)

// The names of what a model.Neural holds.
const (
	VectorTable = "vector" // of words, learnt from unlabelled text
	WordTable   = "word"   // of common words, learnt with the network
	KindTable   = "kind%d" // of each kind of what is seen

	VectorMatrix  = "vector"  // of the vectors
	ProjectMatrix = "project" // of the rows of the other tables
	LayerMatrix   = "layer%d"
	OutMatrix     = "out%d" // the second one of a layer
	TagMatrix     = "tag"

	ArcDependentMatrix = "arc.dependent"
	ArcBilinearMatrix  = "arc.bilinear"
	ArcHeadMatrix      = "arc.head"
	ArcPlaceMatrix     = "arc.place"

	RelDependentMatrix = "rel.dependent"
	RelHeadMatrix      = "rel.head"
	RelPlaceMatrix     = "rel.place" // not multiplied: its scales and biases are unused
	RelOutMatrix       = "rel.out"
)

// The names of the factors of a model.Neural.
const (
	NormFactor     = "norm"      // of rows that are normalised
	StateFactor    = "state%d"   // of the states of a layer
	DependentFact  = "dependent" // of the vectors of dependents, before the bilinear product
	BilinearFactor = "bilinear"  // and behind it
	HeadFactor     = "head"
	RelFactor      = "rel"
)

// network is a model in the form that it runs in.
type network struct {
	vocabulary Vocabulary
	learnt     int32
	vectors    model.NeuralTable
	common     model.NeuralTable // vectors of words that were learnt
	kinds      [Kinds]model.NeuralTable

	vector  kernel.Matrix
	project kernel.Matrix
	layers  []layer
	tags    kernel.Matrix

	arcDependent, arcBilinear, arcHead, arcPlace kernel.Matrix
	relDependent, relHead, relOut                kernel.Matrix
	relPlaces                                    []float32 // a row for each distance

	norm, dependent, bilinear, head, rel float32

	upos      []nlp.UPOS
	xpos      []nlp.XPOS
	relations []nlp.Rel
}

// layer is a part of the encoder.
type layer struct {
	reach   int // how far the neighbours are that a window looks at; 0 for a layer that carries a state
	in, out kernel.Matrix
	state   float32
}

func (n *network) width() int { return n.project.Out }

// newNetwork checks that the parts of a model fit each other.
func newNetwork(m *model.Neural) (*network, error) {
	b := builder{model: m}
	n := &network{learnt: int32(m.Learnt), vectors: b.table(VectorTable), common: b.table(WordTable)}
	columns := n.common.Cols
	for kind := range n.kinds {
		n.kinds[kind] = b.table(fmt.Sprintf(KindTable, kind))
		b.check(n.kinds[kind].Rows == Buckets[kind], "table of kind %d has %d rows", kind, n.kinds[kind].Rows)
		columns += n.kinds[kind].Cols
	}
	b.check(n.common.Rows == m.Learnt+1, "%d rows for %d words", n.common.Rows, m.Learnt)
	var err error
	if n.vocabulary, err = readVocabulary(m.Words, n.vectors.Rows); err != nil {
		b.fail(err)
	}
	n.vector = b.matrix(VectorMatrix, 0, 0)
	n.project = b.matrix(ProjectMatrix, 0, n.vector.Out)
	b.check(n.vector.In >= 2*n.vectors.Cols && n.project.In >= columns, "%d and %d columns of %d and %d", n.vector.In,
		n.project.In, n.vectors.Cols, columns)
	width := n.project.Out
	b.check(width%kernel.RowLanes == 0, "rows of %d", width)
	for i, kind := range m.Layers {
		n.layers = append(n.layers, b.layer(i, kind, width))
	}
	n.tags = b.matrix(TagMatrix, width, 0)
	b.check(n.tags.Out >= len(m.Classes), "%d tags of %d", n.tags.Out, len(m.Classes))
	b.heads(n, width)
	b.rels(n, width)
	for _, c := range m.Classes {
		xpos, _ := nlp.ParseXPOS(c.XPOS)
		upos, ok := nlp.ParseUPOS(c.UPOS)
		if !ok {
			upos = nlp.X
		}
		n.xpos, n.upos = append(n.xpos, xpos), append(n.upos, upos)
	}
	for i, name := range m.Relations {
		if name == nlp.RootRel.String() && b.err == nil {
			n.relOut.Bias = slices.Clone(n.relOut.Bias)
			n.relOut.Bias[i] = never
		}
		rel, ok := nlp.ParseRel(name)
		if !ok {
			rel = nlp.Dep
		}
		n.relations = append(n.relations, rel)
	}
	return n, b.err
}

// never is the score of a relation that is not to be chosen: that of roots is known from the tree.
const never = -1e9

// heads builds what scores arcs.
func (b *builder) heads(n *network, width int) {
	n.arcDependent = b.matrix(ArcDependentMatrix, width, 0)
	arc := n.arcDependent.Out
	n.arcBilinear = b.matrix(ArcBilinearMatrix, arc, arc)
	n.arcHead = b.matrix(ArcHeadMatrix, width, arc)
	n.arcPlace = b.matrix(ArcPlaceMatrix, width, Distances)
	b.check(arc%kernel.RowLanes == 0, "arc vectors of %d", arc)
	n.norm, n.dependent, n.bilinear, n.head = b.factor(NormFactor), b.factor(DependentFact), b.factor(BilinearFactor), b.factor(HeadFactor)
}

// rels builds what scores relations.
func (b *builder) rels(n *network, width int) {
	n.relDependent = b.matrix(RelDependentMatrix, width, 0)
	rel := n.relDependent.Out
	n.relHead = b.matrix(RelHeadMatrix, width, rel)
	n.relOut = b.matrix(RelOutMatrix, rel, 0)
	n.relPlaces = b.model.Matrices[RelPlaceMatrix].Bias
	b.check(len(n.relPlaces) == Distances*rel, "%d numbers of places for %d", len(n.relPlaces), rel)
	b.check(n.relOut.Out >= len(b.model.Relations), "%d relations of %d", n.relOut.Out, len(b.model.Relations))
	b.check(rel%kernel.RowLanes == 0, "relation vectors of %d", rel)
	n.rel = b.factor(RelFactor)
}

// builder takes the parts of a model and remembers the first thing that is wrong.
type builder struct {
	model *model.Neural
	err   error
}

func (b *builder) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *builder) check(ok bool, format string, args ...any) {
	if !ok {
		b.fail(fmt.Errorf("neural: %w: "+format, append([]any{model.ErrFormat}, args...)...))
	}
}

func (b *builder) table(name string) model.NeuralTable {
	t, ok := b.model.Tables[name]
	b.check(ok, "no table %q", name)
	return t
}

func (b *builder) factor(name string) float32 {
	f, ok := b.model.Factors[name]
	b.check(ok, "no factor %q", name)
	return f
}

// matrix takes a matrix, which must have the sides given; 0 is any.
func (b *builder) matrix(name string, in, out int) kernel.Matrix {
	m, ok := b.model.Matrices[name]
	b.check(ok, "no matrix %q", name)
	b.check((in == 0 || m.In == in) && (out == 0 || m.Out == out), "matrix %q is %d by %d", name, m.In, m.Out)
	built, err := kernel.NewMatrix(m.In, m.Out, m.Weights, m.Scale, m.Bias, m.Zero)
	if err != nil {
		b.fail(fmt.Errorf("neural: matrix %q: %w: %w", name, model.ErrFormat, err))
	}
	return built
}

func (b *builder) layer(i int, kind string, width int) layer {
	if kind == "R" {
		l := layer{in: b.matrix(fmt.Sprintf(LayerMatrix, i), width, 0), state: b.factor(fmt.Sprintf(StateFactor, i))}
		l.out = b.matrix(fmt.Sprintf(OutMatrix, i), l.in.Out/2, width)
		b.check(l.in.Out%(4*kernel.RowLanes) == 0, "states of %d", l.in.Out/4)
		return l
	}
	var reach int
	if n, err := fmt.Sscanf(kind, "c%d", &reach); n != 1 || err != nil || reach < 1 || reach > 9 {
		b.check(false, "layer %q", kind)
	}
	return layer{reach: reach, in: b.matrix(fmt.Sprintf(LayerMatrix, i), 3*width, width)}
}
