package neural

import (
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
)

// input makes a row of numbers of what is seen of each token: its vector, which was learnt from unlabelled text and
// stays as it is, and rows of tables that are learnt here, side by side.
type input struct {
	vectors *tensor.Matrix // by number in the vocabulary
	packed  []byte
	learnt  int // words with lower numbers have a row of their own in the table of words; the last row is for others
	word    *param
	tables  [neural.Kinds]*param

	wordDropout, vectorDropout float32
	y                          tensor.Matrix
	words                      []int32 // the row of each token in the table of words
}

// widths are how many columns each kind has.
var widths = [neural.Kinds]int{16, 32, 32, 16, 32, 16}

const wordWidth = 64

func newInput(words *lexicon, r *random.Source) *input {
	l := &input{vectors: words.vectors, packed: words.packed, learnt: words.learnt, word: newTable("word", words.learnt+1, wordWidth)}
	r.Spread(l.word.w.Data, 0.1)
	for kind := range l.tables {
		l.tables[kind] = newTable("table"+string(rune('0'+kind)), neural.Buckets[kind], widths[kind])
		r.Spread(l.tables[kind].w.Data, 0.3)
	}
	return l
}

// width is the number of columns, padded.
func (l *input) width() int {
	n := l.vectors.Cols + wordWidth
	for _, w := range widths {
		n += w
	}
	return tensor.Padded(n)
}

func (l *input) params() []*param { return append([]*param{l.word}, l.tables[:]...) }

func (l *input) forward(_ *tensor.Matrix, b *batch) *tensor.Matrix {
	l.y.Resize(len(b.seen), l.width())
	l.words = l.words[:0]
	for i, s := range b.seen {
		row := l.y.Row(i)
		n := l.vectors.Cols
		if s.Word == neural.Unknown || b.training && b.random.Chance(l.vectorDropout) {
			clear(row[:n])
		} else {
			copy(row[:n], l.vectors.Row(int(s.Word)))
		}
		word := s.Word
		if word < 0 || int(word) >= l.learnt || b.training && b.random.Chance(l.wordDropout) {
			word = int32(l.learnt)
		}
		l.words = append(l.words, word)
		n += copy(row[n:], l.word.w.Row(int(word)))
		for kind, table := range l.tables {
			n += copy(row[n:], table.w.Row(int(s.Rows[kind])))
		}
		clear(row[n:])
	}
	return &l.y
}

func (l *input) backward(dy *tensor.Matrix, b *batch) *tensor.Matrix {
	for i, s := range b.seen {
		row := dy.Row(i)[l.vectors.Cols:]
		tensor.AddTo(l.word.row(l.words[i]), row)
		row = row[wordWidth:]
		for kind, table := range l.tables {
			tensor.AddTo(table.row(s.Rows[kind]), row)
			row = row[widths[kind]:]
		}
	}
	return nil
}
