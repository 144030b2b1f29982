package neural

import (
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
)

// span are the rows [first, end) of a sentence.
type span struct{ first, end int }

func (s span) len() int { return s.end - s.first }

// batch is some sentences, one after another. Words are the tokens that are no punctuation: only they are in trees.
type batch struct {
	training  bool
	random    *random.Source
	sentences []span
	seen      []neural.Seen
	tags      []int32 // by token, -1 for a tag that is not learnt

	words     []int32 // by word, its token
	wordSpans []span  // of the words of each sentence
	heads     []int32 // by word, the word above it, counted from the first of its sentence; -1 for the root
	rels      []int32 // by word, -1 for a relation that is not learnt
}

// example is a sentence to learn from.
type example struct {
	forms []string
	tags  []int32
	words []int32
	heads []int32
	rels  []int32
}

func (b *batch) clear() {
	b.sentences, b.seen, b.tags = b.sentences[:0], b.seen[:0], b.tags[:0]
	b.words, b.wordSpans, b.heads, b.rels = b.words[:0], b.wordSpans[:0], b.heads[:0], b.rels[:0]
}

// add appends a sentence with the forms that are to be seen.
func (b *batch) add(e *example, forms []string, vocabulary *neural.Vocabulary) {
	first, firstWord := len(b.seen), len(b.words)
	b.seen = neural.See(b.seen, vocabulary, forms)
	b.sentences = append(b.sentences, span{first, len(b.seen)})
	b.tags = append(b.tags, e.tags...)
	for _, w := range e.words {
		b.words = append(b.words, int32(first)+w)
	}
	b.wordSpans = append(b.wordSpans, span{firstWord, len(b.words)})
	b.heads = append(b.heads, e.heads...)
	b.rels = append(b.rels, e.rels...)
}
