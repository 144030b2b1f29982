package punctuation

import (
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// none stands for no word.
const none = nlp.NoHead

// marks is the work on the punctuation of one sentence, from left to right.
type marks struct {
	*tree
	before, after int32 // the words around the gap that the mark stands in; none at the ends of the sentence
	part          int32 // what a mark that neither opens nor closes belongs to here: the root at the ends
	last          int32 // the head of the mark before in the same gap, or none

	open [single]struct{ before, head int32 } // the opening marks that wait, by kind; head is none where there is none
}

// attach gives heads to the marks of the sentence.
func (t *tree) attach(d *nlp.Doc) {
	m := marks{tree: t, before: none}
	for i := range m.open {
		m.open[i].head = none
	}
	inGap := false
	for i := t.sentence.First; i < t.sentence.End; i++ {
		tok := &d.Tokens[i]
		if !isMark(*tok) {
			m.before, inGap = int32(i), false
			continue
		}
		if !inGap {
			inGap = true
			m.enter(i)
		}
		m.settle(m.alone(pairOf(d.Form(i))))
		tok.Head, tok.Rel = m.last, uint8(nlp.PunctRel)
	}
}

// enter begins a gap, whose first mark is token i.
func (m *marks) enter(i int) {
	for i < m.sentence.End && isMark(m.tokens[i]) {
		i++
	}
	m.after, m.part, m.last = none, m.root, none
	if i < m.sentence.End {
		m.after = int32(i)
	}
	if m.before != none && m.after != none {
		m.part = m.over(m.before, m.after)
	}
}

// alone is the word that a mark would belong to if it were alone in its gap.
func (m *marks) alone(kind pair) int32 {
	if kind == single {
		return m.part
	}
	open := &m.open[kind]
	if closes := open.head != none && open.before < m.before; closes {
		opened := open.head
		open.head = none
		if opened <= m.before && m.span(opened).last == m.before {
			return opened
		}
		return m.part
	}
	open.before, open.head = m.before, m.part
	return m.part
}

// settle makes head the head of the next mark, unless its arc would cross that of the mark before it in the same gap,
// whose head it then shares. Arcs to the left go ever further, and behind one to the right there are only shorter ones to
// the right.
func (m *marks) settle(head int32) {
	wasRight, isRight := m.last > m.before, head > m.before
	if m.last == none || head <= m.last && isRight == wasRight || isRight && !wasRight {
		m.last = head
	}
}

// pair is the kind of a mark, as far as one opens and another closes.
type pair uint8

const (
	bracket pair = iota
	quotation
	single // neither
)

// pairOf is the kind of a mark.
func pairOf(form string) pair {
	r, _ := utf8.DecodeRuneInString(form)
	switch r {
	case '"', '\'', '`', '“', '”', '‘', '’', '«', '»':
		return quotation
	case '(', ')', '[', ']', '{', '}', '<', '>':
		return bracket
	}
	return single
}
