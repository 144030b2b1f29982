package coref

import (
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

const (
	offset64 = 14695981039346656037 // of the FNV-1a hash
	prime64  = 1099511628211
)

// hashOf is a hash of a word without regard to case.
func hashOf(word string) uint64 { return addWord(offset64, word) }

// addWord adds a word to a hash.
func addWord(h uint64, word string) uint64 {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return addRunes(h, word[i:])
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * prime64
	}
	return (h ^ ' ') * prime64
}

func addRunes(h uint64, word string) uint64 {
	for _, c := range word {
		h = (h ^ uint64(unicode.ToLower(c))) * prime64
	}
	return (h ^ ' ') * prime64
}

// hash is a hash of the words of a range but determiners, marks and the possessive 's.
func (r *resolver) hash(at nlp.Range) uint64 {
	h := uint64(offset64)
	for i := at.First; i < at.End; i++ {
		t := &r.doc.Tokens[i]
		if t.UPOS == nlp.DET || t.UPOS == nlp.PUNCT || isPossessive(r.doc, i) {
			continue
		}
		h = addWord(h, r.doc.Form(i))
	}
	return h
}

// initials is a hash of what a name of several words is shortened to: of its capitals. 0 for a name of one word.
func (r *resolver) initials(name nlp.Range) uint64 {
	h, n := uint64(offset64), 0
	for i := name.First; i < name.End; i++ {
		if t := &r.doc.Tokens[i]; t.Is(nlp.Capitalized) {
			h = (h ^ uint64(r.doc.Text[t.Start]|0x20)) * prime64
			n++
		}
	}
	if n < 2 {
		return 0
	}
	return (h ^ ' ') * prime64
}

// sameName is the cluster of somebody or something that bears the name of a phrase: the same whole name, a surname or
// first name of a person named before, an acronym of a body named before. -1 for none.
func (r *resolver) sameName(p *phrase) int32 {
	if k, ok := r.exact[r.nameKey(p)]; ok {
		return r.phrases[k].cluster
	}
	if p.role == premodifier && p.nameType == nlp.NoName {
		return -1
	}
	word := r.doc.Form(p.name.End - 1)
	if p.name.Len() == 1 && r.doc.Tokens[p.name.First].Is(nlp.AllCaps) {
		if k, ok := r.initial[hashOf(word)]; ok {
			return r.phrases[k].cluster
		}
	}
	if p.agree.kind != person && p.agree.kind != unknownKind {
		return -1
	}
	if k, ok := r.last[hashOf(word)]; ok && r.mayBe(p, &r.phrases[k]) {
		return r.phrases[k].cluster
	}
	if p.name.Len() == 1 {
		if k, ok := r.given[hashOf(word)]; ok && r.mayBe(p, &r.phrases[k]) {
			return r.phrases[k].cluster
		}
	}
	return -1
}

// nameKey is a hash of a phrase's name; of a country, of its code.
func (r *resolver) nameKey(p *phrase) uint64 {
	if p.nameType == nlp.Country && p.country != "" {
		return addWord(offset64+1, p.country)
	}
	return r.hash(p.name)
}

// mayBe reports whether two names that share a word may be of the same person: neither has a first name that the other
// has not, and no gender speaks against it.
func (r *resolver) mayBe(p, q *phrase) bool {
	a, b := p.agree.gender, r.chains[q.cluster].agree.gender
	if a != unknownGender && b != unknownGender && a != b {
		return false
	}
	if p.name.Len() > 1 {
		if n := r.chains[q.cluster].names; n >= 0 && r.phrases[n].name.Len() > 1 {
			x, y := r.doc.Form(p.name.First), r.doc.Form(r.phrases[n].name.First)
			return hashOf(x) == hashOf(y) || x[0] == y[0] && (len(x) <= 2 || len(y) <= 2)
		}
	}
	return true
}

// remember lets later phrases find phrase i by its name or head.
func (r *resolver) remember(i int32) {
	p := &r.phrases[i]
	if p.form == pronominal {
		return
	}
	if k, ok := r.heads[p.lemma]; ok {
		p.sameHead = k
	}
	r.heads[p.lemma] = i
	if p.form != proper || p.name.Len() == 0 {
		return
	}
	r.exact[r.nameKey(p)] = i
	if p.nameType == nlp.Country {
		r.exact[r.hash(p.name)] = i
	}
	if p.agree.kind == person || p.agree.kind == unknownKind && p.role != premodifier {
		r.last[hashOf(r.doc.Form(p.name.End-1))] = i
		if p.name.Len() > 1 && p.agree.kind == person {
			r.given[hashOf(r.doc.Form(p.name.First))] = i
		}
	}
	if p.name.Len() > 1 {
		if h := r.initials(p.name); h != 0 {
			r.initial[h] = i
		}
	}
}
