package ner

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// votes are what the first reading of a document says of its words, so that the second can weigh what one place says
// against all the others.
type votes struct {
	labels []Label // of all tokens, as first read
	spans  []Span
	span   []int32          // per token: index in spans of the name that it was read in
	wholes []uint64         // per span: the key of all its words
	counts map[uint64]tally // by key of what is counted
	seen   []uint64         // per token: where in a name that the document has elsewhere it stands
}

// tally counts names of each kind, and in the last place words in no name.
type tally [Kinds + 1]uint16

// What is counted of a word or name; the first part of its key.
const (
	asUnit    = iota + 1 // the word is a name
	asFirst              // it is the first of several in a name
	asInside             // it is within a name of several
	asLast               // it is the last of several
	asWhole              // these words are a name
	asInitial            // these are the first letters of the words of a name
	asPrefix             // some name of several words begins so
)

// Vote takes in the labels of the first reading, those of the tokens of all segments one after the other.
func (x *Extractor) Vote(labels []Label) {
	v := &x.votes
	if v.counts == nil {
		v.counts = map[uint64]tally{}
	}
	clear(v.counts)
	n := len(x.doc.Tokens)
	if cap(v.labels) < n {
		v.labels, v.seen, v.span = make([]Label, n), make([]uint64, n), make([]int32, n)
	}
	v.labels, v.seen, v.span = v.labels[:n], v.seen[:n], v.span[:n]
	clear(v.labels)
	clear(v.seen)
	v.spans = v.spans[:0]
	next := 0
	for _, s := range x.segments {
		copy(v.labels[s.First:s.End], labels[next:])
		v.spans = Spans(v.spans, labels[next:next+s.Len()], s.First)
		next += s.Len()
	}
	v.wholes = v.wholes[:0]
	for k, s := range v.spans {
		for i := s.First; i < s.End; i++ {
			v.span[i] = int32(k)
		}
		v.wholes = append(v.wholes, x.count(s))
	}
	for _, s := range x.segments {
		for i := s.First; i < s.End; i++ {
			if w := x.at(i); v.labels[i] == Outside && w.capital && !w.opens {
				v.add(mix64(w.lower, asUnit), Kinds)
			}
		}
	}
	for _, s := range x.segments {
		x.recall(s)
	}
}

func (v *votes) add(key uint64, kind Kind) {
	t := v.counts[key]
	t[kind]++
	v.counts[key] = t
}

// count counts a name and gives the key of its words.
func (x *Extractor) count(s Span) uint64 {
	v := &x.votes
	if s.End == s.First+1 {
		key := x.at(s.First).lower
		v.add(mix64(key, asUnit), s.Kind)
		whole := mix64(mix64(0, key), asWhole)
		v.add(whole, s.Kind)
		return whole
	}
	var whole uint64
	initials := model.HashStart
	for i := s.First; i < s.End; i++ {
		w := x.at(i)
		role := uint64(asInside)
		switch i {
		case s.First:
			role = asFirst
		case s.End - 1:
			role = asLast
		}
		v.add(mix64(w.lower, role), s.Kind)
		whole = mix64(whole, w.lower)
		if i < s.End-1 {
			v.add(mix64(whole, asPrefix), s.Kind)
		}
		if w.capital {
			initials = initials.Byte(byte(w.starts[0]))
		}
	}
	whole = mix64(whole, asWhole)
	v.add(whole, s.Kind)
	v.add(mix64(uint64(initials), asInitial), s.Kind)
	return whole
}

// maxRecall is how many words a name that is recalled may have.
const maxRecall = 12

// recall marks the names of several words that the document has, the longest from left to right, whatever was read here.
func (x *Extractor) recall(s nlp.Range) {
	v := &x.votes
	for i := s.First; i < s.End; {
		best, kind := 0, Kind(0)
		var whole uint64
		for n := 1; n <= maxRecall && i+n <= s.End; n++ {
			whole = mix64(whole, x.at(i+n-1).lower)
			if t := v.counts[mix64(whole, asWhole)]; n > 1 && t != (tally{}) {
				best = n
				kind, _ = t.most()
			}
			if v.counts[mix64(whole, asPrefix)] == (tally{}) {
				break
			}
		}
		for k := range best {
			v.seen[i+k] = seenAs(kind, place(k, best))
		}
		i += max(1, best)
	}
}

// seenAs is what votes.seen has of a token that stands at a place in a name of a kind; kindSeen is its kind.
func seenAs(k Kind, place uint64) uint64 { return 1 + uint64(k)<<2 | place<<8 }

func kindSeen(seen uint64) Kind { return Kind((seen - 1) & 0xFF >> 2) }

// most is the kind with the most votes, and how sure it is: 0 for no votes at all, 1 for fewer than half of them,
// 2 for most, 3 for all of one or two, 4 for all of more.
func (t *tally) most() (kind Kind, sure uint64) {
	var sum, top uint16
	for k, n := range t {
		sum += n
		if n > top {
			kind, top = Kind(k), n
		}
	}
	switch {
	case sum == 0:
		return 0, 0
	case top == sum && sum > 2:
		return kind, 4
	case top == sum:
		return kind, 3
	case 2*top > sum:
		return kind, 2
	}
	return kind, 1
}

// vote is what the other places say of a key: the kind and how sure it is, without one vote of the own kind.
func (v *votes) vote(key uint64, own Kind, counted bool) uint64 {
	t := v.counts[key]
	if counted && t[own] > 0 {
		t[own]--
	}
	kind, sure := t.most()
	if sure == 0 {
		return 0
	}
	return 1 + uint64(kind)<<3 | sure<<8
}

// VoteFeatures appends to dst the features of token i that the first reading gives.
func (x *Extractor) VoteFeatures(dst []uint32, i int) []uint32 {
	v := &x.votes
	w := x.at(i)
	own := v.labels[i]
	place, kind := own.Place(), own.Kind()
	if own == Outside {
		kind = Kinds
	}
	before, behind := Outside, Outside
	if i > 0 {
		before = v.labels[i-1]
	}
	if i+1 < len(v.labels) {
		behind = v.labels[i+1]
	}
	add := func(k, thing uint64) { dst = append(dst, model.Hash(thing).Key(k)) }
	counted := own == Outside && w.capital && !w.opens || place == Unit
	unit := v.vote(mix64(w.lower, asUnit), kind, counted)
	first := v.vote(mix64(w.lower, asFirst), kind, place == Begin)
	inside := v.vote(mix64(w.lower, asInside), kind, place == Inside)
	last := v.vote(mix64(w.lower, asLast), kind, place == Last)
	label := uint64(own)
	add(100, label)
	add(101, mix64(label, uint64(before)))
	add(102, mix64(label, uint64(behind)))
	add(103, unit)
	add(104, first)
	add(105, inside)
	add(106, last)
	add(107, mix64(label, unit))
	add(108, mix64(label, first))
	add(109, mix64(label, inside))
	add(110, mix64(label, last))
	add(111, mix64(mix64(label, last), first))
	add(112, mix64(mix64(label, unit), last))
	add(113, v.seen[i])
	add(114, mix64(label, v.seen[i]))
	var whole uint64
	if own != Outside {
		s := v.spans[v.span[i]]
		whole = v.vote(v.wholes[v.span[i]], kind, true)
		add(115, mix64(label, whole))
		add(116, mix64(mix64(label, whole), v.vote(mix64(x.at(s.End-1).lower, asLast), kind, s.End > s.First+1)))
	}
	if w.shape == allCapitals && len(x.doc.Form(i)) < 8 {
		initials := v.vote(mix64(x.initials(i), asInitial), 0, false)
		add(117, initials)
		add(118, mix64(label, initials))
	}
	if i > 0 {
		p := x.at(i - 1)
		add(119, mix64(label, v.vote(mix64(p.lower, asFirst), 0, false)))
	}
	return dst
}

var allCapitals = shapeOf("AAA")

// initials is the key of an acronym.
func (x *Extractor) initials(i int) uint64 {
	h := model.HashStart
	form := x.doc.Form(i)
	for k := range len(form) {
		c := form[k]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = h.Byte(byte(model.HashStart.Byte(c)))
	}
	return uint64(h)
}
