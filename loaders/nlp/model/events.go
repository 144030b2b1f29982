package model

import (
	_ "embed" // for events.bin
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// Scores gives things that are known by numbered features a score for each of some classes: the sum of what the features
// weigh for it. It is never changed once read.
type Scores struct {
	Classes int
	Unit    float32 // what a weight of 1 adds to a score
	Weights []int16 // a row of Classes weights for each feature; as many rows as a power of two
}

// Sum adds up the scores of features into scores, which has Classes elements.
func (s *Scores) Sum(scores []float32, features []uint32) {
	var sums [32]int32
	mask := uint32(len(s.Weights)/s.Classes - 1)
	sum := sums[:s.Classes]
	for _, f := range features {
		row := s.Weights[int(f&mask)*s.Classes:][:s.Classes]
		for k, w := range row {
			sum[k] += int32(w)
		}
	}
	for k := range sum {
		scores[k] = float32(sum[k]) * s.Unit
	}
}

// Events is what package frame needs to judge which words tell events, and who stands in their roles. It is never changed
// once read.
type Events struct {
	About string // what it was trained on, by which command
	Words Scores // of words, by class of event, and behind these for any class
	Ties  Scores // of one class: for a class that the rules or the lexicon have for a word
	Parts Scores // of entities, by role

	Lean     float32 // by how much the score of telling no event is lowered
	ToldLean float32 // by how much that of the class that the rules found is raised
	PartLean float32 // and that of an entity in the role where the rules found it
}

//go:embed events.bin
var eventsPack []byte

// LoadEvents reads the embedded judges.
func LoadEvents() (*Events, error) { return ReadEvents(eventsPack) }

// WriteEvents writes a pack that ReadEvents reads. The same model gives the same bytes.
func WriteEvents(w io.Writer, e *Events) error {
	return WritePack(w, []Section{{"about", []byte(e.About)}, {"words", packScores(&e.Words)}, {"ties", packScores(&e.Ties)}, {"parts", packScores(&e.Parts)},
		{"lean", packLeans(e)}})
}

// ReadEvents reads a pack that WriteEvents wrote. Errors wrap ErrFormat.
func ReadEvents(pack []byte) (e *Events, err error) {
	e = new(Events)
	e.About, err = readParts("judges of events", pack, part{"words", e.Words.read}, part{"ties", e.Ties.read}, part{"parts", e.Parts.read},
		part{"lean", e.readLeans})
	if err != nil {
		return nil, err
	}
	return e, nil
}

// leans are the numbers that scores are shifted by, in the order of the pack.
func (e *Events) leans() []*float32 { return []*float32{&e.Lean, &e.ToldLean, &e.PartLean} }

func packLeans(e *Events) (out []byte) {
	for _, lean := range e.leans() {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(*lean))
	}
	return out
}

func (e *Events) readLeans(content []byte) error {
	leans := e.leans()
	if len(content) != 4*len(leans) {
		return fmt.Errorf("%w: %d bytes are not %d numbers", ErrFormat, len(content), len(leans))
	}
	for i, lean := range leans {
		*lean = math.Float32frombits(binary.LittleEndian.Uint32(content[4*i:]))
	}
	return nil
}

// packScores writes the number of classes, the unit and the weights, class by class: what is alike stands together so.
func packScores(s *Scores) []byte {
	out := binary.AppendUvarint(nil, uint64(s.Classes))
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(s.Unit))
	for _, w := range s.Weights {
		out = binary.LittleEndian.AppendUint16(out, uint16(w))
	}
	return out
}

func (s *Scores) read(content []byte) error {
	classes, n := binary.Uvarint(content)
	if n <= 0 || classes == 0 || classes > 32 || len(content) < n+4 {
		return fmt.Errorf("%w: no number of classes and unit", ErrFormat)
	}
	s.Classes, s.Unit = int(classes), math.Float32frombits(binary.LittleEndian.Uint32(content[n:]))
	content = content[n+4:]
	rows := len(content) / 2 / s.Classes
	if rows == 0 || rows&(rows-1) != 0 || rows*2*s.Classes != len(content) {
		return fmt.Errorf("%w: %d bytes are no power of two of rows of %d weights", ErrFormat, len(content), s.Classes)
	}
	s.Weights = make([]int16, rows*s.Classes)
	for i := range s.Weights {
		s.Weights[i] = int16(binary.LittleEndian.Uint16(content[2*i:]))
	}
	return nil
}
