package coref

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
)

// resolver finds the phrases of a document and puts those together that speak of the same thing.
type resolver struct {
	choice Choice // the last one
	*stage
	doc     *nlp.Doc
	judge   Judge
	phrases []phrase
	chains  []chain

	// What hangs from each token of the sentence that is being read, from its first token on: see spread.
	first                  int
	left, right, low, high []int32
	waiting, clausal       []int32
	at                     []int32 // the phrase that a token heads, -1 for none
	subjectOf              []int32 // the subject of a predicate, -1 for none
	queue                  []int32

	exact   map[uint64]int32 // hash of a name -> its latest phrase
	last    map[uint64]int32 // hash of a person's last name -> latest phrase
	given   map[uint64]int32 // hash of a person's first name -> latest phrase
	initial map[uint64]int32 // hash of the capitals of a name -> latest phrase
	heads   map[uint64]int32 // hash of a head's lemma -> latest phrase

	candidates []Candidate
	features   []uint32

	sizes, places []int32 // of clusters: how many phrases they have, and their index in Doc.Clusters
	of            []int32 // what spoken gives
}

// reset makes r ready for d.
func (r *resolver) reset(s *stage, d *nlp.Doc) {
	r.stage, r.doc, r.judge = s, d, s.judge
	r.phrases, r.chains = r.phrases[:0], r.chains[:0]
	r.exact, r.last, r.given, r.initial, r.heads = emptied(r.exact), emptied(r.last), emptied(r.given), emptied(r.initial), emptied(r.heads)
}

// chain is a cluster that grows.
type chain struct {
	last     int32 // its latest phrase
	first    int32
	size     int32
	subjects int32 // how many of its phrases are subjects
	agree    agreement
	names    int32 // a phrase with its fullest name, -1 for none
}

// place gives phrase i its cluster.
func (r *resolver) place(i int32) {
	p := &r.phrases[i]
	to := int32(-1)
	if p.form == proper {
		to = r.sameName(p)
	}
	if to < 0 {
		to = r.choose(i)
	}
	if to < 0 {
		r.chains = append(r.chains, chain{first: i, names: -1})
		to = int32(len(r.chains) - 1)
	}
	c := &r.chains[to]
	p.cluster = to
	c.last = max(c.last, i)
	c.size++
	if p.role == subject || p.role == passiveSubject {
		c.subjects++
	}
	c.agree.add(p.agree)
	if p.form == proper && p.name.Len() > 0 && (c.names < 0 || r.phrases[c.names].name.Len() < p.name.Len()) {
		c.names = i
	}
	r.remember(i)
}

// add takes over what another phrase of a cluster says, where nothing was said.
func (a *agreement) add(b agreement) {
	if a.number == unknownNumber {
		a.number = b.number
	}
	if a.gender == unknownGender {
		a.gender = b.gender
	}
	if a.kind == unknownKind || a.kind == thing && b.kind != unknownKind {
		a.kind = b.kind
	}
}

// spoken gives for each token that names a phrase, its head or a word of its name, the cluster of the phrase; -1 for
// other tokens. It is valid until the next document.
func (r *resolver) spoken() []int32 {
	r.of = filled(r.of, len(r.doc.Tokens), -1)
	of := r.of
	for k := range r.phrases {
		p := &r.phrases[k]
		if p.form == joint {
			continue
		}
		of[p.head] = p.cluster
		for i := p.name.First; i < p.name.End; i++ {
			of[i] = p.cluster
		}
	}
	return of
}

// write gives the document its clusters: of two phrases or more, each phrase once. Their phrases share one slice.
func (r *resolver) write() {
	r.sizes, r.places = filled(r.sizes, len(r.chains), 0), filled(r.places, len(r.chains), -1)
	for i := range r.phrases {
		r.sizes[r.phrases[i].cluster]++
	}
	total := 0
	for _, n := range r.sizes {
		if n > 1 {
			total += int(n)
		}
	}
	room := make([]nlp.Range, total)
	for i := range r.phrases {
		c := r.phrases[i].cluster
		if r.sizes[c] < 2 {
			continue
		}
		if r.places[c] < 0 {
			r.places[c] = int32(len(r.doc.Clusters))
			r.doc.Clusters = append(r.doc.Clusters, room[:0:r.sizes[c]])
			room = room[r.sizes[c]:]
		}
		at := &r.doc.Clusters[r.places[c]]
		*at = append(*at, r.phrases[i].Range)
	}
}
