package model

import (
	_ "embed" // for ranker.bin
	"encoding/binary"
	"fmt"
	"io"
)

//go:embed ranker.bin
var rankerPack []byte

// Ranker is what package coref needs to choose what a phrase takes up. It is never changed once read.
type Ranker struct {
	About   string  // what it was trained on, by which command
	Weights []int16 // of features, by their number; as many as a power of two
}

// LoadRanker reads the embedded ranker.
func LoadRanker() (*Ranker, error) { return ReadRanker(rankerPack) }

// Score is the sum of the weights of features.
func (r *Ranker) Score(features []uint32) int32 {
	sum, mask := int32(0), uint32(len(r.Weights)-1)
	for _, f := range features {
		sum += int32(r.Weights[f&mask])
	}
	return sum
}

// WriteRanker writes a pack that ReadRanker reads. The same ranker gives the same bytes.
func WriteRanker(w io.Writer, r *Ranker) error {
	content := make([]byte, 0, 2*len(r.Weights))
	for _, weight := range r.Weights {
		content = binary.LittleEndian.AppendUint16(content, uint16(weight))
	}
	return WritePack(w, []Section{{"about", []byte(r.About)}, {"weights", content}})
}

// ReadRanker reads a pack that WriteRanker wrote. Errors wrap ErrFormat.
func ReadRanker(pack []byte) (r *Ranker, err error) {
	r = new(Ranker)
	if r.About, err = readParts("a ranker", pack, part{"weights", r.readWeights}); err != nil {
		return nil, err
	}
	return r, nil
}

// readWeights reads weights of two bytes, the low one first.
func (r *Ranker) readWeights(content []byte) error {
	if n := len(content) / 2; n == 0 || n&(n-1) != 0 || len(content)%2 != 0 {
		return fmt.Errorf("%w: %d bytes are no power of two of weights", ErrFormat, len(content))
	}
	r.Weights = make([]int16, len(content)/2)
	for i := range r.Weights {
		r.Weights[i] = int16(binary.LittleEndian.Uint16(content[2*i:]))
	}
	return nil
}
