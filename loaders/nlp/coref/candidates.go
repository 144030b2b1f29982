package coref

import (
	"iter"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Candidate is a phrase that another may take up, or none: the anaphor begins something new.
type Candidate struct {
	nlp.Range          // of the phrase, empty for none
	Features  []uint32 // places of weights
	cluster   int32
	phrase    int32
}

// Choice is a phrase and what it may take up.
type Choice struct {
	Anaphor    nlp.Range
	Pronoun    bool
	Candidates []Candidate // none, then from the nearest to the farthest of each way to look for them
	resolver   *resolver
}

// Names gives what stands at the core of the phrases that are in one cluster with a candidate so far: a name, or the head.
func (c *Choice) Names(candidate int) iter.Seq[nlp.Range] {
	return func(yield func(nlp.Range) bool) {
		of := c.Candidates[candidate]
		for i := range c.resolver.phrases {
			p := &c.resolver.phrases[i]
			if (int32(i) == of.phrase || p.cluster >= 0 && p.cluster == of.cluster) && !yield(p.core()) {
				return
			}
		}
	}
}

// core is the name of a phrase, or its head where it has none.
func (p *phrase) core() nlp.Range {
	if p.name.Len() > 0 {
		return p.name
	}
	return nlp.Range{First: int(p.head), End: int(p.head) + 1}
}

// Judge chooses what a phrase takes up, and gives the index of the candidate. The choice is valid only during the call.
type Judge interface{ Choose(c *Choice) int }

// The bounds of a search: how many sentences back and among how many phrases one is looked for. They keep the work in
// proportion to the length of a text.
const (
	nearSentences = 4 // for pronouns
	nearPhrases   = 60
	maxCandidates = 24
	sameHeads     = 4  // phrases with the same head, however far
	otherHeads    = 12 // phrases with another head
)

// choose gives the cluster that phrase i joins, -1 for one of its own.
func (r *resolver) choose(i int32) int32 {
	p := &r.phrases[i]
	r.candidates, r.features = r.candidates[:0], r.features[:0]
	r.add(i, -1)
	switch p.form {
	case pronominal:
		r.ahead(i)
		r.nearby(i, maxCandidates)
	case joint, indefinite:
		r.alike(i)
	default:
		r.alike(i)
		r.nearby(i, otherHeads)
	}
	if len(r.candidates) == 1 {
		return -1
	}
	r.featuresOf(i)
	r.choice = Choice{p.Range, p.form == pronominal, r.candidates, r} // kept, or each would be a new one
	c := r.candidates[r.judge.Choose(&r.choice)]
	if c.phrase >= 0 && c.cluster < 0 {
		r.place(c.phrase)
		return r.phrases[c.phrase].cluster
	}
	return c.cluster
}

// add makes phrase k a candidate for phrase i.
func (r *resolver) add(i, k int32) {
	c := Candidate{phrase: k, cluster: -1}
	if k >= 0 {
		c.Range, c.cluster = r.phrases[k].Range, r.phrases[k].cluster
		for n := range r.candidates {
			if r.candidates[n].cluster == c.cluster && n > 0 {
				return // the cluster is there with a nearer phrase
			}
		}
	}
	r.candidates = append(r.candidates, c)
}

// ahead adds the subject that a pronoun in front of its clause may point forward to: "In his speech, Harlow said".
func (r *resolver) ahead(i int32) {
	p := &r.phrases[i]
	if p.pronoun.person != 3 {
		return
	}
	at := int32(p.head)
	for range 8 {
		at = r.doc.Tokens[at].Head
		if at < 0 {
			return
		}
		s := r.subjectOf[int(at)-r.first]
		if s <= p.head || s > at || r.at[int(s)-r.first] < 0 {
			continue
		}
		q := &r.phrases[r.at[int(s)-r.first]]
		if q.form == proper && !q.Contains(p.Range) && agrees(p.agree, q.agree, true) {
			r.candidates = append(r.candidates, Candidate{Range: q.Range, phrase: r.at[int(s)-r.first], cluster: q.cluster})
			return
		}
	}
}

// nearby adds the phrases shortly before phrase i that agree with it, one of each cluster.
func (r *resolver) nearby(i int32, most int) {
	p := &r.phrases[i]
	most += len(r.candidates)
	for k := i - 1; k >= max(0, i-nearPhrases) && len(r.candidates) < most; k-- {
		q := &r.phrases[k]
		if p.sentence-q.sentence > nearSentences {
			break
		}
		if q.cluster >= 0 && r.compatible(p, q) {
			r.add(i, k)
		}
	}
}

// alike adds the phrases with the same head before phrase i.
func (r *resolver) alike(i int32) {
	p := &r.phrases[i]
	k, ok := r.heads[p.lemma]
	for n := 0; ok && k >= 0 && n < sameHeads; n++ {
		if q := &r.phrases[k]; q.cluster >= 0 && !p.Overlaps(q.Range) && !r.bound(p, q) && !r.bound(p, &r.phrases[r.chains[q.cluster].last]) && (p.form == joint) == (q.form == joint) {
			r.add(i, k)
		}
		k = r.phrases[k].sameHead
	}
}

// compatible reports whether nothing speaks against phrase p taking up phrase q.
func (r *resolver) compatible(p, q *phrase) bool {
	c := &r.chains[q.cluster]
	if q.Contains(p.Range) && !(p.form == pronominal && q.form != joint && r.mayHold(p, q)) || p.Contains(q.Range) {
		return false
	}
	if p.form != pronominal && q.form == pronominal && c.size == 1 {
		return false
	}
	if !agrees(p.agree, c.agree, p.form == pronominal) || !agrees(p.agree, q.agree, p.form == pronominal) {
		return false
	}
	if r.bound(p, q) || r.bound(p, &r.phrases[c.last]) {
		return false
	}
	if p.form == pronominal {
		return pronounFits(p, q)
	}
	if p.form == proper && c.names >= 0 {
		return false // whoever bears another name is another
	}
	return q.form != pronominal || p.agree.kind == person
}

// mayHold reports whether a pronoun may take up a phrase that it is a part of: "the man who lost his job".
func (r *resolver) mayHold(p, q *phrase) bool {
	return p.clause != q.clause && p.clause > q.head && q.Has(int(p.clause))
}

// agrees reports whether number, gender and kind of two phrases go together.
func agrees(a, b agreement, strict bool) bool {
	if a.number != unknownNumber && b.number != unknownNumber && a.number != b.number {
		return false
	}
	if a.gender != unknownGender && b.gender != unknownGender && a.gender != b.gender {
		return false
	}
	if !strict {
		return (a.kind == person) == (b.kind == person) || a.kind == unknownKind || b.kind == unknownKind
	}
	switch a.kind {
	case person:
		return b.kind == person || b.kind == unknownKind || b.kind == thing && b.gender != unknownGender
	case thing:
		return b.kind != person
	}
	return true
}

// pronounFits reports whether the persons of pronoun p and phrase q go together.
func pronounFits(p, q *phrase) bool {
	if q.form == pronominal {
		a, b := p.pronoun, q.pronoun
		if (a.person == 1) != (b.person == 1) || (a.person == 2) != (b.person == 2) || a.person == 1 && a.number != b.number {
			return false
		}
		if a.animal != b.animal && a.person == 3 && b.person == 3 {
			return false
		}
	} else if p.pronoun.person <= 2 && q.agree.kind != person && p.pronoun.number != several {
		return false
	}
	return true
}

// bound reports whether p and q are arguments of one predicate, so that only a reflexive could take up the other: "she
// asked her".
func (r *resolver) bound(p, q *phrase) bool {
	if p.clause != q.clause || p.sentence != q.sentence || p.pronoun.caseOf == reflexive || p.pronoun.caseOf == possessive {
		return false
	}
	return argument(p.role) && argument(q.role) && int32(r.doc.Tokens[p.head].Head) == int32(r.doc.Tokens[q.head].Head)
}

func argument(r role) bool {
	return r == subject || r == passiveSubject || r == object || r == oblique
}
