package neural

import (
	"encoding/binary"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/neural/kernel"
)

// arcRows is what scores the arcs of a batch.
type arcRows struct {
	words      []byte // normalised rows of the words
	hidden     []float32
	dependents []byte    // vectors around kernel.Zero
	heads      []byte    // vectors from 0
	places     []float32 // scores of the places of heads

	turned []byte // the vectors of the dependents of a sentence, as weights
	none   []int32
	scale  []float32
	bias   []float32
	scores []float32 // of a sentence, by head and dependent
	arcs   []float32 // by dependent and head
	root   []float32
	tree   []int32 // the head of each word of the batch, counted from the first of its sentence
}

// parse finds the heads of the words of the batch and their relations.
func (r *run) parse(d *nlp.Doc) {
	r.pick()
	r.headVectors()
	r.arcs.tree = r.arcs.tree[:0]
	for i := range r.pieces {
		if p := &r.pieces[i]; p.words.Len() > 0 {
			r.scoreArcs(p.words)
			r.arcs.tree = append(r.arcs.tree, r.finder.Find(r.arcs.arcs, p.words.Len(), r.arcs.root)...)
		}
	}
	r.relate(d)
}

// pick takes the rows of the words.
func (r *run) pick() {
	a, width := &r.arcs, r.width()
	a.words = resize(a.words, room(len(r.words))*width)
	for i, w := range r.words {
		copy(a.words[i*width:(i+1)*width], r.bytes[int(w)*width:])
	}
}

// headVectors computes the vectors of all words as dependents and as heads.
func (r *run) headVectors() {
	a, n, arc := &r.arcs, len(r.words), r.arcHead.Out
	a.hidden = resize(a.hidden, room(n)*arc)
	a.dependents = resize(a.dependents, room(n)*arc)
	a.heads = resize(a.heads, room(n+kernel.TileRows)*arc)
	r.arcDependent.Apply(a.hidden, a.words, n, kernel.Relu)
	kernel.Quantize(a.dependents[:n*arc], a.hidden[:n*arc], r.dependent, 0)
	r.arcBilinear.Apply(a.hidden, a.dependents, n, 0)
	kernel.Quantize(a.dependents[:n*arc], a.hidden[:n*arc], r.bilinear, kernel.Zero)
	r.arcHead.Apply(a.hidden, a.words, n, kernel.Relu)
	kernel.Quantize(a.heads[:n*arc], a.hidden[:n*arc], r.head, 0)
	a.places = resize(a.places, room(n)*Distances)
	r.arcPlace.Apply(a.places, a.words, n, 0)
}

// scoreArcs fills arcs and root for the words of a sentence.
func (r *run) scoreArcs(words nlp.Range) {
	a, n, arc := &r.arcs, words.Len(), r.arcHead.Out
	m := r.turn(words)
	a.scores = resize(a.scores, room(n)*m.Out)
	m.Apply(a.scores, a.heads[words.First*arc:], n, 0)
	a.arcs, a.root = resize(a.arcs, n*n), resize(a.root, n)
	for d := range n {
		places := a.places[(words.First+d)*Distances:][:Distances]
		a.root[d] = places[RootDistance]
		row := a.arcs[d*n : (d+1)*n]
		for h := range row {
			row[h] = a.scores[h*m.Out+d] + places[distances[h-d+MaxWords]]
		}
	}
}

// distances are the kinds of places, by the number of words to the head and MaxWords.
var distances = func() (kinds [2*MaxWords + 1]uint8) {
	for i := range kinds {
		kinds[i] = uint8(Distance(i - MaxWords))
	}
	return kinds
}()

// turn makes the matrix that gives for a vector of a head its products with all dependents of a sentence. Bytes lose
// their last bit, so that they can be weights.
func (r *run) turn(words nlp.Range) kernel.Matrix {
	a, arc := &r.arcs, r.arcHead.Out
	out := (words.Len() + kernel.Lanes - 1) / kernel.Lanes * kernel.Lanes
	a.turned = resize(a.turned, out*arc)
	for d := range words.Len() {
		row := a.dependents[(words.First+d)*arc:][:arc]
		block := a.turned[d/kernel.Lanes*kernel.Lanes*arc+d%kernel.Lanes*kernel.Depth:]
		for k := 0; k < arc; k += kernel.Depth {
			binary.LittleEndian.PutUint32(block[k*kernel.Lanes:], halved(binary.LittleEndian.Uint32(row[k:])))
		}
	}
	for len(a.scale) < out {
		a.none, a.bias = append(a.none, 0), append(a.bias, 0)
		a.scale = append(a.scale, 2/(r.bilinear*r.head))
	}
	return kernel.Matrix{In: arc, Out: out, Weights: a.turned, Start: a.none[:out], Scale: a.scale[:out], Bias: a.bias[:out]}
}

// halved turns four bytes around kernel.Zero into four signed ones of half their values, rounded down.
func halved(x uint32) uint32 {
	half := x >> 1 & 0x7F7F7F7F // from 0 to 127, around 64
	return (half + 0x40404040) ^ 0x80808080
}
