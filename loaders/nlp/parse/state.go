package parse

import "github.com/demarche-kg/demarche/loaders/nlp"

// Action is a step of the parser.
type Action uint8

// The actions.
const (
	Shift Action = iota // the next word goes onto the stack
	Left                // the top of the stack becomes a dependent of the next word
	Right               // the top of the stack becomes a dependent of the word below it

	Actions = 3 // how many there are
)

// State is a sentence while it is parsed. One state serves one goroutine; it keeps its memory from sentence to
// sentence. Words are numbered from 1; 0 is nobody. Punctuation is not among them.
type State struct {
	words []word // what is seen of each word by itself; words[0] is nobody
	nodes []node // what is known of each word's place in the tree
	stack []int32
	next  int32 // the first word not yet on the stack
}

// node is the place of a word in the tree as far as it is built.
type node struct {
	head           int32
	left, left2    int32 // outermost dependent on the left, and the one before it
	right, right2  int32
	first, last    int32 // the words that its subtree spans
	lefts, rights  uint8 // how many dependents it has, at most maxValency
	rel            nlp.Rel
	leftRels, rels uint64 // sets of the relations of its left and of all its dependents
}

const maxValency = 3 // dependents are counted up to this

// Load begins the sentence of tokens r of d, which must be tagged.
func (s *State) Load(d *nlp.Doc, r nlp.Range) {
	s.words = s.words[:0]
	s.stack = s.stack[:0]
	s.next = 1
	s.look(d, r)
	s.nodes = s.nodes[:0]
	for i := range s.words {
		s.nodes = append(s.nodes, node{first: int32(i), last: int32(i)})
	}
}

// Len is the number of words.
func (s *State) Len() int { return len(s.words) - 1 }

// Token is the index in Doc.Tokens of a word.
func (s *State) Token(word int) int { return int(s.words[word].token) }

// Head is the head of a word, 0 for none.
func (s *State) Head(word int) int { return int(s.nodes[word].head) }

// Rel is the relation of a word to its head.
func (s *State) Rel(word int) nlp.Rel { return s.nodes[word].rel }

// Next is the next word, 0 at the end.
func (s *State) Next() int {
	if int(s.next) < len(s.words) {
		return int(s.next)
	}
	return 0
}

// Top is the k-th word of the stack from its top, counted from 0; 0 is nobody.
func (s *State) Top(k int) int { return int(s.top(k)) }

func (s *State) top(k int) int32 {
	if k < len(s.stack) {
		return s.stack[len(s.stack)-1-k]
	}
	return 0
}

// Done reports whether all words but one have a head.
func (s *State) Done() bool { return s.Next() == 0 && len(s.stack) <= 1 }

// Legal reports whether an action can be done. While Done is false, at least one can.
func (s *State) Legal(a Action) bool {
	switch a {
	case Shift:
		return s.Next() != 0
	case Left:
		return s.Next() != 0 && len(s.stack) > 0
	case Right:
		return len(s.stack) > 1
	}
	return false
}

// Forced is the only legal action, where there is only one.
func (s *State) Forced() (a Action, ok bool) {
	switch {
	case len(s.stack) == 0:
		return Shift, true
	case s.Next() == 0:
		return Right, true
	}
	return Shift, false
}

// Best is the legal action with the highest score, the first of several.
func (s *State) Best(scores *[Actions]int32) Action {
	best, found := Shift, false
	for a := Shift; a < Actions; a++ {
		if s.Legal(a) && (!found || scores[a] > scores[best]) {
			best, found = a, true
		}
	}
	return best
}

// Arc is the dependent and the head that a legal action joins, both 0 for Shift.
func (s *State) Arc(a Action) (dependent, head int) {
	switch a {
	case Left:
		return s.Top(0), s.Next()
	case Right:
		return s.Top(0), s.Top(1)
	}
	return 0, 0
}

// Apply does a legal action. rel is the relation of the arc that it makes, of no meaning for Shift.
func (s *State) Apply(a Action, rel nlp.Rel) {
	if a == Shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	dependent, head := s.Arc(a)
	s.stack = s.stack[:len(s.stack)-1]
	s.attach(int32(dependent), int32(head), rel)
}

// attach makes a word the outermost dependent of head on its side.
func (s *State) attach(dependent, head int32, rel nlp.Rel) {
	d, h := &s.nodes[dependent], &s.nodes[head]
	d.head, d.rel = head, rel
	h.rels |= 1 << rel
	if dependent < head {
		h.left, h.left2 = dependent, h.left
		h.lefts = min(h.lefts+1, maxValency)
		h.leftRels |= 1 << rel
		h.first = d.first
	} else {
		h.right, h.right2 = dependent, h.right
		h.rights = min(h.rights+1, maxValency)
		h.last = d.last
	}
}
