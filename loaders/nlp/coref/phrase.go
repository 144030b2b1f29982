package coref

import (
	"cmp"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// phrase is a noun phrase that may be one of several words for the same thing: a name, a description, a pronoun, or
// several joined by "and". Unlike nlp.Mention it is any noun phrase, and it has all of its words: "the agreement that
// expires in March".
type phrase struct {
	nlp.Range
	head     int32 // the noun or pronoun
	sentence int32
	clause   int32 // the verb, or whatever else is the predicate, that governs it
	inside   int32 // the phrase whose words hold all of its own, -1 for none
	form     form
	role     role
	agree    agreement
	likely   gender // of a name that may be a first name, or a surname
	pronoun  pronounKind
	initial  bool // no phrase of its sentence stands before it
	plain    bool // a determiner at most stands with the head
	joined   bool // it is one of several joined by "and"
	quoted   bool
	name     nlp.Range // its proper name, without titles; empty for none
	nameType nlp.NameType
	guessed  bool   // nothing but capitals speaks for the type of the name
	country  string // of a name
	lemma    uint64 // hash of the head's lemma
	words    uint64 // hash of all words but determiners

	cluster  int32 // index of its cluster, -1 before it is resolved
	sameHead int32 // the latest phrase before it with a head of the same lemma, -1 for none
}

// form is how a phrase speaks of its thing.
type form uint8

const (
	indefinite    form = iota // "a report", "officials"
	definite                  // "the report"
	demonstrative             // "this report"
	possessed                 // "its report", "Japan's report"
	proper                    // "Jane Harlow"
	pronominal                // "she", "her", "this" by itself
	joint                     // "Jane Harlow and the officials"
)

// role is what a phrase is in its clause.
type role uint8

const (
	otherRole role = iota
	subject
	passiveSubject
	object
	oblique
	modifier  // of a noun: "the report of the council"
	possessor // "the council's report"
	predicate
	apposed
	premodifier // "council" in "council members"
)

// longestRead is how many tokens a sentence may have to be read. What has more is a list or noise, whose tree means
// nothing.
const longestRead = 400

// resolve finds the noun phrases of the document, in text order, outer before inner, and gives each its cluster.
func (r *resolver) resolve() {
	for s, sent := range r.doc.Sentences {
		if sent.Len() > longestRead {
			continue
		}
		r.spread(sent.Range)
		first := len(r.phrases)
		for i := sent.First; i < sent.End; i++ {
			r.phraseAt(i, int32(s))
		}
		r.order(first)
		r.nest(first)
		for i := first; i < len(r.phrases); i++ {
			if r.phrases[i].cluster < 0 {
				r.place(int32(i))
			}
		}
	}
}

// order sorts the phrases from first on, and keeps one of those that have the same words.
func (r *resolver) order(first int) {
	phrases := r.phrases[first:]
	slices.SortStableFunc(phrases, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.End, a.End))
	})
	phrases = slices.CompactFunc(phrases, func(a, b phrase) bool { return a.Range == b.Range })
	r.phrases = r.phrases[:first+len(phrases)]
}

// nest says of the phrases from first on inside which other they stand, and which is the first of the sentence.
func (r *resolver) nest(first int) {
	for k := first; k < len(r.phrases); k++ {
		p := &r.phrases[k]
		if p.form != joint {
			r.at[int(p.head)-r.first] = int32(k)
		}
		p.inside = -1
		p.initial = k == first || r.phrases[first].First == p.First && r.phrases[first].form == joint
		if k == first {
			continue
		}
		o := int32(k - 1)
		for o >= int32(first) && !r.phrases[o].Contains(p.Range) {
			o = r.phrases[o].inside
		}
		p.inside = max(o, -1)
	}
}

// spread finds for each token of a sentence the tokens that hang from it: left and right are the ends of all that do,
// low and high of what belongs to a noun phrase that it heads.
func (r *resolver) spread(s nlp.Range) {
	d, n := r.doc, s.Len()
	r.first = s.First
	r.left, r.right, r.low, r.high = grow(r.left, n), grow(r.right, n), grow(r.low, n), grow(r.high, n)
	r.waiting, r.clausal = grow(r.waiting, n), grow(r.clausal, n)
	r.at, r.subjectOf = grow(r.at, n), grow(r.subjectOf, n)
	for k := range n {
		i := int32(s.First + k)
		r.left[k], r.right[k], r.low[k], r.high[k] = i, i, i, i
		r.waiting[k], r.clausal[k] = 0, 0
		r.at[k], r.subjectOf[k] = -1, -1
	}
	for k := range n {
		t := &d.Tokens[s.First+k]
		if !s.Has(int(t.Head)) {
			continue
		}
		r.waiting[int(t.Head)-s.First]++
		switch nlp.Rel(t.Rel) {
		case nlp.Cop, nlp.Nsubj, nlp.NsubjPass, nlp.Csubj, nlp.NsubjOuter:
			r.clausal[int(t.Head)-s.First] = 1
		}
		if rel := nlp.Rel(t.Rel); rel == nlp.Nsubj || rel == nlp.NsubjPass {
			r.subjectOf[int(t.Head)-s.First] = int32(s.First + k)
		}
	}
	r.queue = r.queue[:0]
	for k := range n {
		if r.waiting[k] == 0 {
			r.queue = append(r.queue, int32(k))
		}
	}
	for at := 0; at < len(r.queue); at++ {
		k := r.queue[at]
		t := &d.Tokens[s.First+int(k)]
		if !s.Has(int(t.Head)) {
			continue
		}
		h := int(t.Head) - s.First
		r.left[h], r.right[h] = min(r.left[h], r.left[k]), max(r.right[h], r.right[k])
		if r.belongs(s.First+int(k), r.clausal[h] != 0) {
			r.low[h], r.high[h] = min(r.low[h], r.left[k]), max(r.high[h], r.right[k])
		}
		if r.waiting[h]--; r.waiting[h] == 0 {
			r.queue = append(r.queue, int32(h))
		}
	}
}

// belongs reports whether token i, with what hangs from it, is a part of the noun phrase of its head, which may itself
// be the predicate of a clause.
func (r *resolver) belongs(i int, clausal bool) bool {
	d := r.doc
	t := &d.Tokens[i]
	switch nlp.Rel(t.Rel) {
	case nlp.Case:
		return i > int(t.Head) // the possessive 's
	case nlp.Det, nlp.Amod, nlp.Nummod, nlp.Compound, nlp.Flat, nlp.Nmod, nlp.NmodPoss, nlp.NmodUnmarked, nlp.NmodDesc, nlp.AclRelcl,
		nlp.Acl, nlp.Appos, nlp.Dep:
		return true
	case nlp.Advmod, nlp.OblUnmarked, nlp.Obl:
		return !clausal
	case nlp.PunctRel, nlp.Conj, nlp.Cc, nlp.Parataxis, nlp.Cop, nlp.Nsubj, nlp.NsubjPass, nlp.NsubjOuter, nlp.Csubj, nlp.CsubjPass,
		nlp.CsubjOuter, nlp.Aux, nlp.AuxPass, nlp.Mark, nlp.Advcl, nlp.AdvclRelcl, nlp.Ccomp, nlp.Xcomp, nlp.Obj, nlp.Iobj:
		return false
	}
	switch nlp.Rel(t.Rel).String() {
	case "det:predet", "fixed", "goeswith", "cc:preconj":
		return true
	}
	return false
}

// phraseAt adds the phrase that token i heads, and the one of those joined to it by "and".
func (r *resolver) phraseAt(i int, sentence int32) {
	d := r.doc
	t := &d.Tokens[i]
	rel := nlp.Rel(t.Rel)
	switch t.UPOS {
	case nlp.NOUN, nlp.PROPN:
		if (rel == nlp.Compound || rel == nlp.Flat || rel.String() == "goeswith") && !r.nameByItself(i) {
			return
		}
	case nlp.PRON:
		if pronouns[d.Lower(i)] == (pronounKind{}) || rel.String() == "expl" {
			return
		}
	default:
		if rel == nlp.Compound || rel == nlp.Flat || !r.nameByItself(i) {
			return
		}
	}
	if rel == nlp.Appos && int(t.Head) >= r.first {
		return // a part of what it stands behind
	}
	p := phrase{head: int32(i), sentence: sentence, cluster: -1, sameHead: -1}
	p.Range = r.trim(nlp.Range{First: int(r.low[i-r.first]), End: int(r.high[i-r.first]) + 1}, i)
	if k := d.NameAt(i); k >= 0 && d.Names[k].Type != nlp.Nationality && (rel == nlp.Compound || p.First > d.Names[k].First) {
		if n := d.Names[k]; rel == nlp.Compound {
			p.Range = n.Range
		} else if n.Has(p.First) {
			p.First = n.First
		}
	}
	r.describe(&p)
	r.phrases = append(r.phrases, p)
	r.joint(p)
}

// nameByItself reports whether a name ends with token i that its head is no part of.
func (r *resolver) nameByItself(i int) bool {
	d := r.doc
	k := d.NameAt(i)
	if k < 0 {
		return false
	}
	n := &d.Names[k]
	return n.Type != nlp.Nationality && !n.Has(int(d.Tokens[i].Head))
}

// trim takes marks off the ends of a phrase that are not a part of it.
func (r *resolver) trim(p nlp.Range, head int) nlp.Range {
	d := r.doc
	for p.End > head+1 && d.Tokens[p.End-1].UPOS == nlp.PUNCT && !r.closes(p) {
		p.End--
	}
	for p.First < head && d.Tokens[p.First].UPOS == nlp.PUNCT {
		p.First++
	}
	return p
}

// closes reports whether the last token of a phrase closes what another of its tokens opens.
func (r *resolver) closes(p nlp.Range) bool {
	opens := ""
	switch r.doc.Form(p.End - 1) {
	case ")":
		opens = "("
	case "]":
		opens = "["
	case "”":
		opens = "“"
	default:
		return false
	}
	for i := p.First + 1; i < p.End; i++ {
		if r.doc.Form(i) == opens {
			return true
		}
	}
	return false
}

// joint adds the phrase of those that p's head is the first of: "Norway and Kenya".
func (r *resolver) joint(p phrase) {
	d := r.doc
	end, more := p.End, false
	for i := int(p.head) + 1; i <= int(r.right[int(p.head)-r.first]); i++ {
		t := &d.Tokens[i]
		if t.Head != p.head || nlp.Rel(t.Rel) != nlp.Conj {
			continue
		}
		if t.UPOS != nlp.NOUN && t.UPOS != nlp.PROPN && t.UPOS != nlp.PRON {
			return
		}
		end, more = max(end, int(r.high[i-r.first])+1), true
	}
	if !more {
		return
	}
	p.form, p.name = joint, nlp.Range{}
	p.pronoun = pronounKind{}
	p.End = r.trim(nlp.Range{First: p.First, End: end}, int(p.head)).End
	p.agree.number = several
	p.agree.gender = unknownGender
	p.lemma, p.words = r.hash(p.Range), r.hash(p.Range)
	p.nameType = nlp.NoName
	r.phrases = append(r.phrases, p)
}
