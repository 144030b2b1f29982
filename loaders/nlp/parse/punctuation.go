package parse

import "github.com/demarche-kg/demarche/loaders/nlp"

// What follows gives punctuation its heads when the words have theirs. A mark between two words belongs to the
// dependent of the innermost arc over it, which is the part of the sentence that it sets off; a closing mark to what
// the opening one belongs to; marks at the ends of a sentence to its root. No arc crosses another by that: the
// innermost arc and what hangs from its ends leave a mark nothing to cross, and settle keeps marks in one gap in order.

// punctuate gives a head to the punctuation of the sentence of tokens r of d, whose words are parsed and written.
func (s *State) punctuate(d *nlp.Doc, r nlp.Range) {
	root := s.root()
	if root == 0 {
		punctuationOnly(d, r)
		return
	}
	m := marks{state: s}
	word := int32(0) // the last one before the token
	for i := r.First; i < r.End; i++ {
		t := &d.Tokens[i]
		if !isPunctuation(*t) {
			word++
			m.last = 0
			continue
		}
		m.settle(m.head(d.Form(i), word, root), word)
		t.Head, t.Rel = s.words[m.last].token, uint8(nlp.PunctRel)
	}
}

// punctuationOnly makes the first mark of a sentence without words its root.
func punctuationOnly(d *nlp.Doc, r nlp.Range) {
	for i := r.First; i < r.End; i++ {
		d.Tokens[i].Head, d.Tokens[i].Rel = int32(r.First), uint8(nlp.PunctRel)
	}
	if r.Len() > 0 {
		d.Tokens[r.First].Head, d.Tokens[r.First].Rel = nlp.NoHead, uint8(nlp.RootRel)
	}
}

// marks is the work on the punctuation of one sentence.
type marks struct {
	state *State
	last  int32                               // the head of the mark before, in the same gap between words; 0 for none
	open  [closers]struct{ word, head int32 } // the opening marks that wait, by kind
}

// closers is how many kinds of opening marks are told apart: brackets and quotation marks.
const closers = 2

// head is the word that a mark behind a word would belong to if it were alone in its gap.
func (m *marks) head(form string, word, root int32) int32 {
	head := root
	if word > 0 && int(word) < m.state.Len() {
		head = m.state.over(word)
	}
	kind := 0
	switch kindOf(form) {
	case bracket:
	case quote:
		kind = 1
	default:
		return head
	}
	open := &m.open[kind]
	if closes := open.head != 0 && open.word < word; closes {
		opened := open.head
		*open = struct{ word, head int32 }{}
		if opened <= word && m.state.nodes[opened].last == word {
			return opened
		}
		return head
	}
	open.word, open.head = word, head
	return head
}

// settle makes head the head of the next mark behind a word, unless its arc would cross that of the mark before it in
// the same gap, whose head it then shares. Arcs to the left go ever further, and behind one to the right there are only
// shorter ones to the right.
func (m *marks) settle(head, word int32) {
	wasRight, isRight := m.last > word, head > word
	if m.last == 0 || head <= m.last && isRight == wasRight || isRight && !wasRight {
		m.last = head
	}
}

// root is the word without a head, 0 where there are no words.
func (s *State) root() int32 {
	if len(s.stack) == 0 {
		return 0
	}
	return s.stack[0]
}

// over is the dependent of the innermost arc that spans the gap behind a word, which must not be the last. It climbs
// only through words whose subtree ends at the gap, each of which does so at one gap: the sum over all gaps is linear.
func (s *State) over(word int32) int32 {
	v := word + 1
	for {
		head := s.nodes[v].head
		if head != 0 && head < v {
			return v
		}
		if head == 0 || s.nodes[head].first < word+1 {
			break
		}
		v = head
	}
	u := word
	for s.nodes[u].head != 0 && s.nodes[u].head < u {
		u = s.nodes[u].head
	}
	return u
}
