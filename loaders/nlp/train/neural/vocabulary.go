package neural

import (
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/neural/kernel"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

// lexicon numbers words: those that are learnt first, as they occur twice in the sentences, then those that only have
// a vector.
type lexicon struct {
	keys    []uint32
	number  map[uint32]int
	learnt  int
	vectors *tensor.Matrix // by number, as the model can store them; about zero for a word that has none
	packed  []byte         // the same as neural.Levels
}

func newLexicon(sentences []conllu.Sentence, v vectors.Vectors, limit int) *lexicon {
	l := &lexicon{number: map[uint32]int{}}
	counts := map[uint32]int{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			key := neural.WordKey(t.Form)
			if counts[key]++; counts[key] == 2 {
				l.add(key)
			}
		}
	}
	l.learnt = len(l.keys)
	first := map[int]int{} // the most frequent of the words that a key stands for gives it its vector
	for i, word := range v.Words[:min(limit, len(v.Words))] {
		n := l.add(neural.WordKey(word))
		if _, ok := first[n]; !ok {
			first[n] = i
		}
	}
	rows := standardised(v)
	l.vectors = tensor.New(len(l.keys), rows.Cols)
	for n, i := range first {
		copy(l.vectors.Row(n), rows.Row(i))
	}
	l.pack()
	return l
}

// pack replaces the numbers of vectors, whose rows are of even length, by their nearest levels.
func (l *lexicon) pack() {
	for i, x := range l.vectors.Data {
		level := neural.Level(x)
		l.vectors.Data[i] = float32(int(neural.Levels[level])-kernel.Zero) / neural.LevelStep
		if i%2 == 0 {
			l.packed = append(l.packed, level)
		} else {
			l.packed[i/2] |= level << 4
		}
	}
}

// add is the number of a key, a new one if it has none.
func (l *lexicon) add(key uint32) int {
	n, ok := l.number[key]
	if !ok {
		n = len(l.keys)
		l.number[key] = n
		l.keys = append(l.keys, key)
	}
	return n
}
