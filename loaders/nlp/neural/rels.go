package neural

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/neural/kernel"
)

// relRows is what scores the relations of a batch.
type relRows struct {
	dependents, heads []float32
	bytes             []byte
	scores            []float32
}

// relate chooses the relation of each word to its head and writes both into d.
func (r *run) relate(d *nlp.Doc) {
	q, a, n, width := &r.rels, &r.arcs, len(r.words), r.relHead.Out
	q.dependents, q.heads = resize(q.dependents, room(n)*width), resize(q.heads, room(n)*width)
	r.relDependent.Apply(q.dependents, a.words, n, 0)
	r.relHead.Apply(q.heads, a.words, n, 0)
	q.bytes = resize(q.bytes, room(n)*width)
	for i := range r.pieces {
		r.sumRows(r.pieces[i].words)
	}
	kernel.Quantize(q.bytes[:n*width], q.dependents[:n*width], r.rel, 0)
	out := r.relOut.Out
	q.scores = resize(q.scores, room(n)*out)
	r.relOut.Apply(q.scores, q.bytes, n, 0)
	for i := range r.pieces {
		r.write(d, &r.pieces[i])
	}
}

// sumRows adds to the rows of dependents those of their heads and of the places of these.
func (r *run) sumRows(words nlp.Range) {
	width := r.relHead.Out
	for w := words.First; w < words.End; w++ {
		row := r.rels.dependents[w*width : (w+1)*width]
		head := int(r.arcs.tree[w])
		if head < 0 {
			kernel.AddRow(row, r.relPlaces[RootDistance*width:])
			continue
		}
		place := int(distances[head-(w-words.First)+MaxWords])
		kernel.AddRow(row, r.relPlaces[place*width:])
		kernel.AddRow(row, r.rels.heads[(words.First+head)*width:])
	}
}

// write puts the heads and relations of a sentence into d.
func (r *run) write(d *nlp.Doc, p *piece) {
	out := r.relOut.Out
	token := func(word int) int { return p.tokens.First + int(r.words[word]) - p.first }
	for w := p.words.First; w < p.words.End; w++ {
		t := &d.Tokens[token(w)]
		head := r.arcs.tree[w]
		if head < 0 {
			t.Head, t.Rel = nlp.NoHead, uint8(nlp.RootRel)
			continue
		}
		t.Head = int32(token(p.words.First + int(head)))
		t.Rel = uint8(r.relations[best(r.rels.scores[w*out:w*out+len(r.relations)])])
	}
}
