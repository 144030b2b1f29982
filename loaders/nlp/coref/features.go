package coref

import (
	"math/bits"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// FeatureBits is how many bits a feature has: it is the place of a weight.
const FeatureBits = 16

// maxFeatures is how many features a candidate has at most.
const maxFeatures = 48

// featuresOf gives each candidate of phrase i its features.
func (r *resolver) featuresOf(i int32) {
	f := featurer{resolver: r, p: &r.phrases[i], index: i}
	need := maxFeatures * len(r.candidates)
	if cap(r.features) < need {
		r.features = make([]uint32, 0, 2*need)
	}
	f.begin()
	for k := range r.candidates {
		from := len(r.features)
		if r.candidates[k].phrase < 0 {
			f.none()
		} else {
			f.candidate(r.candidates[k].phrase, k)
		}
		r.candidates[k].Features = r.features[from:len(r.features):len(r.features)]
	}
}

// featurer says of a phrase and its candidates what the weights were learnt of.
type featurer struct {
	*resolver
	p         *phrase
	index     int32
	group     uint64 // what the weights differ by: the pronoun, or the form of the phrase
	subjects  int    // subjects among the candidates so far
	clauseRel uint64 // what the clause of the phrase is to the clause above it
	biggest   int32  // size of the largest cluster among the candidates
}

// put adds a feature: the number of its template, and values.
func (f *featurer) put(template uint64, values ...uint64) {
	f.features = append(f.features, model.Feature(f.group, template, values...)&(1<<FeatureBits-1))
}

// begin sets what all candidates share.
func (f *featurer) begin() {
	p := f.p
	f.group = uint64(p.form)
	if p.form == pronominal {
		f.group = 16 + uint64(p.pronoun.person) + 8*uint64(p.pronoun.number) + 32*uint64(p.pronoun.animal)
		if p.pronoun.person == 3 && p.pronoun.animal == person {
			f.group = 15
		}
	}
	f.clauseRel = uint64(f.doc.Tokens[p.clause].Rel)
	for _, c := range f.candidates {
		if c.cluster >= 0 {
			f.biggest = max(f.biggest, f.chains[c.cluster].size)
		}
	}
}

func (f *featurer) none() {
	p := f.p
	f.put(1)
	f.put(2, uint64(p.role))
	f.put(3, uint64(p.pronoun.caseOf), b(p.initial))
	f.put(4, uint64(len(f.candidates)))
	f.put(5, p.lemma)
	f.put(6, b(p.plain), uint64(p.agree.number), uint64(p.agree.kind))
	f.put(7, b(p.quoted), b(p.joined))
	_, seen := f.heads[p.lemma]
	f.put(8, b(seen), b(p.plain))
	f.put(9, min(uint64(p.sentence), 3))
	f.put(10, uint64(p.nameType), b(p.agree.gender != unknownGender))
	f.put(11, uint64(min(p.Len(), 8)))
	f.put(12, uint64(f.doc.Tokens[p.First].XPOS))
	if p.form == pronominal {
		f.put(13, addWord(offset64, f.governor()), p.lemma)
		f.put(14, uint64(p.role), p.lemma)
		f.put(15, b(f.index == 0))
	}
}

// governor is the lemma of the word that the phrase hangs from.
func (f *featurer) governor() string {
	if h := f.doc.Tokens[f.p.head].Head; h >= 0 {
		return f.doc.Lemma(int(h))
	}
	return ""
}

func (f *featurer) candidate(k int32, rank int) {
	p, q := f.p, &f.phrases[k]
	if k > f.index {
		f.put(16, uint64(p.pronoun.caseOf), uint64(q.agree.kind))
		f.put(17, f.path(q), b(q.initial))
		f.put(18, uint64(len(f.candidates)))
		f.put(19, uint64(p.role), agreeing(p.agree.gender, q.agree.gender))
		return
	}
	c := &f.chains[q.cluster]
	dist := uint64(min(p.sentence-q.sentence, 5))
	near := min(dist, 2)
	caseOf := uint64(p.pronoun.caseOf)
	path := f.path(q)
	subj := q.role == subject || q.role == passiveSubject
	f.put(20, dist)
	f.put(21, uint64(q.role), near, caseOf)
	f.put(22, uint64(q.role), near, uint64(p.role))
	f.put(23, uint64(q.form), near)
	f.put(24, uint64(q.agree.kind), uint64(q.form))
	f.put(25, uint64(c.agree.kind), uint64(c.agree.number))
	f.put(26, uint64(min(rank, 6)), near)
	f.put(27, uint64(min(f.subjects, 3)), b(subj), near)
	f.put(28, log2(c.size), near)
	f.put(29, b(q.initial), near, b(p.initial))
	f.put(30, b(q.inside >= 0), b(q.joined), near)
	f.put(31, path, uint64(q.role))
	f.put(32, path, caseOf, b(subj))
	f.put(33, log2(int32(p.First)-q.head), near)
	f.put(34, b(p.quoted), b(q.quoted), near)
	f.put(35, uint64(q.form), log2(c.size))
	f.put(36, agreeing(p.agree.gender, c.agree.gender), uint64(c.agree.kind))
	f.put(37, agreeing(p.agree.gender, c.agree.gender), agreeing(p.agree.gender, q.likely), b(p.agree.gender == q.likely))
	if subj {
		f.subjects++
	}
	if p.form == pronominal {
		f.pronounPair(q, c, near, path)
		return
	}
	f.nounPair(q, c, dist)
}

// pronounPair says what counts between a pronoun and a phrase alone.
func (f *featurer) pronounPair(q *phrase, c *chain, near, path uint64) {
	p := f.p
	f.put(40, b(q.form == pronominal && q.lemma == p.lemma), near)
	f.put(41, b(q.role == p.role), near, b(p.initial))
	f.put(42, uint64(p.role), uint64(q.role), path)
	f.put(43, b(f.phrases[c.first].sentence == 0), log2(c.size))
	f.put(44, uint64(q.form), uint64(q.role), near)
	f.put(45, uint64(q.agree.kind), uint64(p.role), p.lemma)
	f.put(46, b(f.doc.Tokens[q.head].Head == f.doc.Tokens[p.head].Head), uint64(q.role), uint64(p.pronoun.caseOf))
	if q.inside >= 0 {
		f.put(47, uint64(f.phrases[q.inside].role), uint64(q.role), near)
	}
	f.put(48, uint64(q.nameType), near)
	f.put(49, b(f.doc.Tokens[q.head].Is(nlp.SentenceHead)), b(q.First < f.doc.Sentences[q.sentence].First+2), near, uint64(q.role))
	if k := q.lemma; q.form != proper && q.form != pronominal {
		f.put(50, k)
	}
	f.put(51, b(c.names >= 0), log2(c.size), near)
	f.put(52, f.clauseRel, path, uint64(q.role))
	f.put(53, log2(c.subjects), near, b(c.size == f.biggest))
	f.put(54, b(c.size == f.biggest), uint64(q.form), path)
	f.put(55, b(q.role == possessor), b(p.pronoun.caseOf == possessive), near, path)
	f.put(56, uint64(c.agree.kind), agreeing(p.agree.gender, c.agree.gender), uint64(q.role), near)
}

// nounPair says what counts between a description or a name and another.
func (f *featurer) nounPair(q *phrase, c *chain, dist uint64) {
	p := f.p
	head, words := p.lemma == q.lemma, p.words == q.words
	more := f.newWords(q)
	same := b(head) + 2*b(words) + 4*b(more)
	far := log2(p.sentence - q.sentence)
	f.put(60, same)
	f.put(61, same, uint64(q.form))
	f.put(62, same, far)
	f.put(63, same, uint64(p.agree.kind), uint64(c.agree.kind))
	f.put(64, same, b(p.plain), b(q.plain))
	f.put(65, same, p.lemma)
	f.put(66, b(p.agree.number == q.agree.number), same)
	f.put(67, uint64(p.nameType), uint64(q.nameType), same)
	if !head {
		f.put(68, p.lemma, uint64(c.agree.kind), b(c.names >= 0))
		f.put(69, p.lemma, q.lemma)
		f.put(70, uint64(q.form), b(c.names >= 0), dist, uint64(q.role))
		f.put(71, uint64(p.agree.kind), uint64(c.agree.kind), b(p.plain), dist)
	} else {
		f.put(72, uint64(p.role), uint64(q.role), b(words))
		f.put(73, log2(c.size), far)
	}
	f.put(74, uint64(p.form), uint64(f.doc.Tokens[p.First].XPOS), same)
	f.put(75, b(f.inName(p, c)), same)
}

// inName reports whether the head of p is a word of the cluster's name.
func (f *featurer) inName(p *phrase, c *chain) bool {
	if c.names < 0 {
		return false
	}
	n := f.phrases[c.names].name
	for i := n.First; i < n.End; i++ {
		if hashOf(f.doc.Form(i)) == p.lemma {
			return true
		}
	}
	return false
}

// longestCompared is how many words of two phrases are compared.
const longestCompared = 12

// newWords reports whether the phrase has a word, marks and small words aside, that phrase q has not.
func (f *featurer) newWords(q *phrase) bool {
	d := f.doc
	for i := f.p.First; i < min(f.p.End, f.p.First+longestCompared); i++ {
		switch d.Tokens[i].UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.NUM, nlp.VERB:
		default:
			continue
		}
		if i == int(f.p.head) {
			continue
		}
		found := false
		h := hashOf(d.Form(i))
		for k := q.First; k < min(q.End, q.First+longestCompared) && !found; k++ {
			found = hashOf(d.Form(k)) == h
		}
		if !found {
			return true
		}
	}
	return false
}

// path tells how the clause of q stands to that of the phrase.
func (f *featurer) path(q *phrase) uint64 {
	p := f.p
	if p.sentence != q.sentence {
		return 0
	}
	if p.clause == q.clause {
		return 1
	}
	at := p.clause
	for steps := uint64(0); steps < 6; steps++ {
		at = f.doc.Tokens[at].Head
		if at < 0 {
			break
		}
		if at == q.clause {
			return 2 + min(steps, 2)
		}
	}
	at = q.clause
	for range 6 {
		at = f.doc.Tokens[at].Head
		if at < 0 {
			break
		}
		if at == p.clause {
			return 5
		}
	}
	return 6
}

func b(v bool) uint64 {
	if v {
		return 1
	}
	return 0
}

func log2(n int32) uint64 { return uint64(bits.Len32(uint32(max(n, 0)))) }

// agreeing tells whether two genders are the same, unknown, or known of one.
func agreeing(a, b gender) uint64 {
	switch {
	case a == unknownGender:
		return 0
	case b == unknownGender:
		return 1
	}
	return 2
}
