package parse

import "github.com/demarche-kg/demarche/loaders/nlp"

// attacher is the stage that attaches punctuation to words that have their heads already.
type attacher struct{}

// NewPunctuation is the stage that gives punctuation its heads where words have theirs, which make one projective tree
// a sentence.
func NewPunctuation() nlp.Stage { return attacher{} }

func (attacher) Name() string     { return "punctuation" }
func (attacher) Needs() nlp.Layer { return nlp.Tokens | nlp.Tags | nlp.Deps }
func (attacher) Gives() nlp.Layer { return nlp.Deps }

// Annotate attaches the punctuation of each sentence of d.
func (attacher) Annotate(d *nlp.Doc) error {
	var s State
	var numbers []int32
	for _, sentence := range d.Sentences {
		numbers = s.restore(d, sentence.Range, numbers)
		s.punctuate(d, sentence.Range)
	}
	return nil
}

// restore makes a state of a sentence whose words are parsed. numbers is memory for the words of its tokens, which is
// given back.
func (s *State) restore(d *nlp.Doc, r nlp.Range, numbers []int32) []int32 {
	s.words, s.nodes, s.stack = append(s.words[:0], word{}), append(s.nodes[:0], node{}), s.stack[:0]
	numbers = numbers[:0]
	for i := r.First; i < r.End; i++ {
		n := int32(0)
		if !isPunctuation(d.Tokens[i]) {
			n = int32(len(s.words))
			s.words = append(s.words, word{token: int32(i)})
			s.nodes = append(s.nodes, node{first: n, last: n})
		}
		numbers = append(numbers, n)
	}
	for w := 1; w < len(s.words); w++ {
		if head := d.Tokens[s.words[w].token].Head; head >= 0 {
			s.nodes[w].head = numbers[int(head)-r.First]
		} else {
			s.stack = append(s.stack, int32(w))
		}
	}
	s.span()
	return numbers
}

// span finds what words each subtree spans. A word is followed up only as far as it widens what is above it, which for
// the few levels of real sentences costs little, and for a chain of n words no more than n steps a word.
func (s *State) span() {
	for w := int32(1); int(w) < len(s.nodes); w++ {
		for v := w; s.nodes[v].head != 0; {
			h := s.nodes[v].head
			grown := false
			if s.nodes[v].first < s.nodes[h].first {
				s.nodes[h].first, grown = s.nodes[v].first, true
			}
			if s.nodes[v].last > s.nodes[h].last {
				s.nodes[h].last, grown = s.nodes[v].last, true
			}
			if !grown {
				break
			}
			v = h
		}
	}
}
