package neural

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/neural/kernel"
)

// run is the work on one document, in batches of sentences.
type run struct {
	*network
	finder TreeFinder

	forms  []string
	seen   []Seen // of the tokens of the batch
	pieces []piece

	bytes  []byte    // rows that are input of a product
	wide   []byte    // rows side by side
	rows   []float32 // what passes from layer to layer
	inner  []float32 // within a layer
	states []float32

	words []int32 // the token of each word, within the batch
	arcs  arcRows
	rels  relRows
}

// piece is a sentence, or a part of one that is too long.
type piece struct {
	tokens nlp.Range // in the document
	first  int       // its first row in the batch
	words  nlp.Range // of run.words
}

// start begins a batch.
func (r *run) start() { r.seen, r.pieces = r.seen[:0], r.pieces[:0] }

// add puts tokens into the batch.
func (r *run) add(d *nlp.Doc, tokens nlp.Range) {
	r.forms = r.forms[:0]
	for i := tokens.First; i < tokens.End; i++ {
		r.forms = append(r.forms, d.Form(i))
	}
	r.pieces = append(r.pieces, piece{tokens: tokens, first: len(r.seen)})
	r.seen = See(r.seen, &r.vocabulary, r.forms)
}

// read tags and parses the batch, and begins the next.
func (r *run) read(d *nlp.Doc) {
	if len(r.seen) == 0 {
		return
	}
	r.encode()
	r.tag(d)
	if len(r.words) > 0 {
		r.parse(d)
	}
	r.start()
}

// room is how many rows there must be room for, so that a product can be computed of n.
func room(n int) int { return (n + kernel.TileRows - 1) / kernel.TileRows * kernel.TileRows }

// encode runs the layers. It leaves normalised rows of all tokens in r.bytes.
func (r *run) encode() {
	n, width := len(r.seen), r.width()
	r.look()
	r.rows = resize(r.rows, room(n)*width)
	r.vector.Apply(r.rows, r.wide, n, 0)
	r.project.Apply(r.rows, r.bytes, n, kernel.Add)
	for i := range r.layers {
		r.normalize()
		if l := &r.layers[i]; l.reach > 0 {
			r.window(l)
		} else {
			r.carry(l)
		}
	}
	r.normalize()
}

// look takes the rows of the tables that the tokens select: vectors to r.wide, the others side by side to r.bytes.
func (r *run) look() {
	in, inVector := r.project.In, r.vector.In
	r.bytes = resize(r.bytes, room(len(r.seen))*in)
	r.wide = resize(r.wide, room(len(r.seen))*inVector)
	for i := range r.seen {
		s := &r.seen[i]
		word := r.learnt
		row, n := r.wide[i*inVector:(i+1)*inVector], 0
		if s.Word != Unknown {
			n = unpack(row, r.vectors.Data[int(s.Word)*r.vectors.Cols:][:r.vectors.Cols])
			word = min(s.Word, r.learnt)
		}
		fill(row[n:], kernel.Zero)
		row = r.bytes[i*in : (i+1)*in]
		n = copy(row, r.common.Data[int(word)*r.common.Cols:][:r.common.Cols])
		for kind := range r.kinds {
			t := &r.kinds[kind]
			n += copy(row[n:], t.Data[int(s.Rows[kind])*t.Cols:][:t.Cols])
		}
		fill(row[n:], kernel.Zero)
	}
}

// normalize turns r.rows into r.bytes.
func (r *run) normalize() {
	width := r.width()
	r.bytes = resize(r.bytes, room(len(r.seen))*width)
	for i := range r.seen {
		kernel.Normalize(r.bytes[i*width:(i+1)*width], r.rows[i*width:(i+1)*width], r.norm)
	}
}

// window adds to each row what a layer makes of it and its neighbours in the sentence.
func (r *run) window(l *layer) {
	width := r.width()
	r.wide = resize(r.wide, room(len(r.seen))*3*width)
	for _, p := range r.pieces {
		first, end := p.first, p.first+p.tokens.Len()
		for i := first; i < end; i++ {
			row := r.wide[i*3*width : (i+1)*3*width]
			for k := range 3 {
				part := row[k*width : (k+1)*width]
				if at := i + (k-1)*l.reach; at >= first && at < end {
					copy(part, r.bytes[at*width:(at+1)*width])
				} else {
					fill(part, kernel.Zero)
				}
			}
		}
	}
	l.in.Apply(r.rows, r.wide, len(r.seen), kernel.Relu|kernel.Add)
}

func fill(b []byte, value byte) {
	for i := range b {
		b[i] = value
	}
}

// carry adds to each row what a layer makes of the states that reach it from both ends of the sentence.
func (r *run) carry(l *layer) {
	n, in := len(r.seen), l.in.Out
	half, both := in/4, in/2
	r.inner = resize(r.inner, room(n)*in)
	l.in.Apply(r.inner, r.bytes, n, 0)
	r.states = resize(r.states, n*both+half)
	zero := r.states[n*both:]
	clear(zero)
	for _, p := range r.pieces {
		last := zero
		for i := p.first; i < p.first+p.tokens.Len(); i++ {
			now := r.states[i*both : i*both+half]
			kernel.Carry(now, last, r.inner[i*in:i*in+both])
			last = now
		}
		last = zero
		for i := p.first + p.tokens.Len() - 1; i >= p.first; i-- {
			now := r.states[i*both+half : (i+1)*both]
			kernel.Carry(now, last, r.inner[i*in+both:(i+1)*in])
			last = now
		}
	}
	r.wide = resize(r.wide, room(n)*both)
	kernel.Quantize(r.wide[:n*both], r.states[:n*both], l.state, 0)
	l.out.Apply(r.rows, r.wide, n, kernel.Add)
}

// tag chooses the tag of each token and lists the words.
func (r *run) tag(d *nlp.Doc) {
	n, out := len(r.seen), r.tags.Out
	r.inner = resize(r.inner, room(n)*out)
	r.tags.Apply(r.inner, r.bytes, n, 0)
	r.words = r.words[:0]
	for k := range r.pieces {
		p := &r.pieces[k]
		p.words.First = len(r.words)
		for i := range p.tokens.Len() {
			row := (p.first + i) * out
			class := best(r.inner[row : row+len(r.upos)])
			t := &d.Tokens[p.tokens.First+i]
			t.UPOS, t.XPOS = r.upos[class], r.xpos[class]
			t.Head, t.Rel = nlp.NoHead, uint8(nlp.PunctRel)
			if t.UPOS != nlp.PUNCT {
				r.words = append(r.words, int32(p.first+i))
			}
		}
		p.words.End = len(r.words)
	}
}

// best is the class with the highest score, the first of several.
func best(scores []float32) int {
	best, at := scores[0], 0
	for i, s := range scores {
		if s > best {
			best, at = s, i
		}
	}
	return at
}
