package model

import (
	_ "embed" // for names.bin
	"fmt"
	"io"
	"maps"
	"slices"
)

//go:embed names.bin
var namesPack []byte

// NameLabels is how many labels package ner gives to tokens.
const NameLabels = 25

// NameTransitions are the scores of a label behind another.
type NameTransitions [NameLabels][NameLabels]int32

// Names is what package ner needs to find names. It is never changed once read.
type Names struct {
	About string     // what it was trained on, by which command
	Small Dictionary // words without a capital that names hold, by ner.SmallKey

	// Weights of features, for the labels of the first reading of a document and, from NameLabels on, for those of the
	// second: what both see of a token is looked up once.
	Weights       Table
	First, Second NameTransitions
}

// NamesParts are the contents of Names before they are packed.
type NamesParts struct {
	About         string
	Small         map[uint32]uint16
	First, Second NamesReading
}

// NamesReading is what one reading of a document learnt. Transitions are cut to 16 bits.
type NamesReading struct {
	Weights     map[uint32][]Weight
	Transitions NameTransitions
}

// LoadNames reads the embedded model of names.
func LoadNames() (*Names, error) { return ReadNames(namesPack) }

// WriteNames writes a pack that ReadNames reads. The same parts give the same bytes.
func WriteNames(w io.Writer, n NamesParts) error {
	return WritePack(w, []Section{
		{"about", []byte(n.About)},
		{"small", packDictionary(n.Small)},
		{"weights", packTable(bothReadings(n.First.Weights, n.Second.Weights))},
		{"first", packTransitions(&n.First.Transitions)},
		{"second", packTransitions(&n.Second.Transitions)},
	})
}

// bothReadings puts the weights of the second reading behind those of the first.
func bothReadings(first, second map[uint32][]Weight) map[uint32][]Weight {
	out := maps.Clone(first)
	for feature, weights := range second {
		both := slices.Clone(out[feature])
		for _, w := range weights {
			both = append(both, Weight{w.Class + NameLabels, w.Value})
		}
		out[feature] = both
	}
	return out
}

// ReadNames reads a pack that WriteNames wrote. Errors wrap ErrFormat.
func ReadNames(pack []byte) (n *Names, err error) {
	n = new(Names)
	n.About, err = readParts("names", pack,
		part{"small", func(c []byte) (err error) { n.Small, err = readDictionary(c, 1<<16); return err }},
		part{"weights", func(c []byte) (err error) { n.Weights, err = readTable(c, 2*NameLabels); return err }},
		part{"first", n.First.read},
		part{"second", n.Second.read},
	)
	if err != nil {
		return nil, err
	}
	return n, nil
}

// packTransitions writes each as two bytes, the low one first.
func packTransitions(t *NameTransitions) []byte {
	var out []byte
	for a := range t {
		for _, score := range t[a] {
			v := int16(min(max(score, -1<<15), 1<<15-1))
			out = append(out, byte(v), byte(v>>8))
		}
	}
	return out
}

func (t *NameTransitions) read(content []byte) error {
	if len(content) != 2*NameLabels*NameLabels {
		return fmt.Errorf("%w: %d bytes of transitions", ErrFormat, len(content))
	}
	for a := range t {
		for b := range t[a] {
			at := 2 * (a*NameLabels + b)
			t[a][b] = int32(int16(uint16(content[at]) | uint16(content[at+1])<<8))
		}
	}
	return nil
}
