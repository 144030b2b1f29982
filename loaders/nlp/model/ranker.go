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
func ReadRanker(pack []byte) (*Ranker, error) {
	sections, err := ReadPack(pack)
	if err != nil {
		return nil, err
	}
	var r Ranker
	for _, s := range sections {
		switch s.Name {
		case "about":
			r.About = string(s.Content)
		case "weights":
			if len(s.Content)%2 != 0 {
				return nil, fmt.Errorf("model: reading a ranker: %w: half a weight", ErrFormat)
			}
			r.Weights = make([]int16, len(s.Content)/2)
			for i := range r.Weights {
				r.Weights[i] = int16(binary.LittleEndian.Uint16(s.Content[2*i:]))
			}
		}
	}
	if n := len(r.Weights); n == 0 || n&(n-1) != 0 {
		return nil, fmt.Errorf("model: reading a ranker: %w: %d weights are no power of two", ErrFormat, n)
	}
	return &r, nil
}
