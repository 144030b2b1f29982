package model

import (
	"bytes"
	_ "embed" // for neural.bin
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed neural.bin
var neuralPack []byte

// Neural is what package neural needs to find tags, heads and relations. It is never changed once read.
type Neural struct {
	About     string   // what it was trained on, by which command
	Classes   []Class  // the joint tags; at most 255
	Relations []string // the relations of Universal Dependencies that it knows; at most 255
	Layers    []string // the kinds of the layers of the encoder
	Learnt    int      // words with lower numbers have a row of their own in the table of words; its last row is for others

	Words    []byte                  // the slots of a neural.Vocabulary
	Tables   map[string]NeuralTable  // of vectors of words, of their ends and shapes, by name
	Matrices map[string]NeuralMatrix // the weights of the layers, by name
	Factors  map[string]float32      // what rows are multiplied with before they are rounded to bytes, by name
}

// Class is a pair of a Penn Treebank tag and a universal part of speech that occur together.
type Class struct{ XPOS, UPOS string }

// NeuralTable is a table of vectors of bytes.
type NeuralTable struct {
	Rows, Cols int
	Data       []byte // row after row
}

// NeuralMatrix is the weights of a layer from In to Out numbers, as package kernel takes them.
type NeuralMatrix struct {
	In, Out, Zero int
	Weights       []byte
	Scale, Bias   []float32
}

// LoadNeural reads the embedded network.
func LoadNeural() (*Neural, error) { return ReadNeural(neuralPack) }

// Sections of a network begin with these where they are many.
const (
	tableSection  = "=table "
	matrixSection = "=matrix "
)

// WriteNeural writes a pack that ReadNeural reads. The same network gives the same bytes.
func WriteNeural(w io.Writer, n *Neural) error {
	var classes, factors bytes.Buffer
	for _, c := range n.Classes {
		fmt.Fprintf(&classes, "%s\t%s\n", c.XPOS, c.UPOS)
	}
	for _, name := range slices.Sorted(maps.Keys(n.Factors)) {
		fmt.Fprintf(&factors, "%s\t%08x\n", name, math.Float32bits(n.Factors[name]))
	}
	sections := []Section{
		{"about", []byte(n.About)},
		{"classes", classes.Bytes()},
		{"relations", []byte(strings.Join(n.Relations, "\n"))},
		{"layers", []byte(strings.Join(n.Layers, "\n"))},
		{"learnt", []byte(strconv.Itoa(n.Learnt))},
		{"factors", factors.Bytes()},
		{"=words", n.Words},
	}
	for _, name := range slices.Sorted(maps.Keys(n.Tables)) {
		t := n.Tables[name]
		content := binary.LittleEndian.AppendUint32(nil, uint32(t.Cols))
		sections = append(sections, Section{tableSection + name, append(content, t.Data...)})
	}
	for _, name := range slices.Sorted(maps.Keys(n.Matrices)) {
		sections = append(sections, Section{matrixSection + name, packMatrix(n.Matrices[name])})
	}
	return WritePack(w, sections)
}

func packMatrix(m NeuralMatrix) []byte {
	var out []byte
	for _, n := range []int{m.In, m.Out, m.Zero} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	for _, x := range append(append([]float32(nil), m.Scale...), m.Bias...) {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return append(out, m.Weights...)
}

// ReadNeural reads a pack that WriteNeural wrote. Errors wrap ErrFormat. Whether the sizes fit each other is for
// package neural to say.
func ReadNeural(pack []byte) (*Neural, error) {
	sections, err := ReadPack(pack)
	if err != nil {
		return nil, err
	}
	n := &Neural{Tables: map[string]NeuralTable{}, Matrices: map[string]NeuralMatrix{}, Factors: map[string]float32{}}
	for _, s := range sections {
		if err := n.read(s); err != nil {
			return nil, fmt.Errorf("model: reading a network, section %q: %w", s.Name, err)
		}
	}
	if len(n.Classes) == 0 || len(n.Relations) == 0 || len(n.Matrices) == 0 {
		return nil, fmt.Errorf("model: reading a network: %w: sections are missing", ErrFormat)
	}
	return n, nil
}

func (n *Neural) read(s Section) (err error) {
	switch name, isTable := strings.CutPrefix(s.Name, tableSection); {
	case isTable:
		n.Tables[name], err = readNeuralTable(s.Content)
		return err
	case strings.HasPrefix(s.Name, matrixSection):
		n.Matrices[s.Name[len(matrixSection):]], err = readNeuralMatrix(s.Content)
		return err
	}
	switch s.Name {
	case "about":
		n.About = string(s.Content)
	case "classes":
		n.Classes, err = readClasses(s.Content)
	case "relations":
		n.Relations, err = readLines(s.Content)
	case "layers":
		n.Layers, err = readLines(s.Content)
	case "learnt":
		if n.Learnt, err = strconv.Atoi(string(s.Content)); err != nil || n.Learnt < 0 {
			err = fmt.Errorf("%w: %q is no number of words", ErrFormat, s.Content)
		}
	case "factors":
		err = n.readFactors(s.Content)
	case "=words":
		n.Words = s.Content
	}
	return err
}

func (n *Neural) readFactors(content []byte) error {
	for line := range strings.Lines(string(content)) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		bits, err := strconv.ParseUint(value, 16, 32)
		f := math.Float32frombits(uint32(bits))
		if err != nil || !(f > 0) || math.IsInf(float64(f), 0) {
			return fmt.Errorf("%w: factor %q", ErrFormat, line)
		}
		n.Factors[name] = f
	}
	return nil
}

// maxClasses is how many classes a byte tells apart.
const maxClasses = 255

// readClasses reads joint tags, one a line.
func readClasses(content []byte) (classes []Class, err error) {
	for line := range strings.Lines(string(content)) {
		xpos, upos, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			return nil, fmt.Errorf("%w: class %q", ErrFormat, line)
		}
		classes = append(classes, Class{xpos, upos})
	}
	if n := len(classes); n == 0 || n > maxClasses {
		return nil, fmt.Errorf("%w: %d classes", ErrFormat, n)
	}
	return classes, nil
}

// readLines reads at most maxClasses names, one a line.
func readLines(content []byte) ([]string, error) {
	lines := strings.Split(string(content), "\n")
	if len(content) == 0 || len(lines) > maxClasses {
		return nil, fmt.Errorf("%w: %d lines", ErrFormat, len(lines))
	}
	return lines, nil
}

func readNeuralTable(content []byte) (NeuralTable, error) {
	r := reader{rest: content}
	cols := r.uint32()
	if r.err != nil || cols == 0 || len(r.rest)%cols != 0 {
		return NeuralTable{}, fmt.Errorf("%w: a table of %d columns and %d bytes", ErrFormat, cols, len(r.rest))
	}
	return NeuralTable{len(r.rest) / cols, cols, r.rest}, nil
}

// maxSide bounds the sides of a matrix, so that their product is no surprise.
const maxSide = 1 << 14

func readNeuralMatrix(content []byte) (NeuralMatrix, error) {
	r := reader{rest: content}
	m := NeuralMatrix{In: r.uint32(), Out: r.uint32(), Zero: r.uint32()}
	if r.err != nil || m.In > maxSide || m.Out > maxSide || len(r.rest) != 8*m.Out+m.In*m.Out {
		return NeuralMatrix{}, fmt.Errorf("%w: a matrix of %d by %d", ErrFormat, m.In, m.Out)
	}
	m.Scale, m.Bias = r.floats(m.Out), r.floats(m.Out)
	m.Weights = r.rest
	for _, x := range append(append([]float32(nil), m.Scale...), m.Bias...) {
		if math.IsNaN(float64(x)) || math.Abs(float64(x)) > math.MaxFloat32/(1<<32) {
			return NeuralMatrix{}, fmt.Errorf("%w: a scale or bias of %v", ErrFormat, x)
		}
	}
	return m, r.err
}

// uint32 is the next number of four bytes.
func (r *reader) uint32() int {
	b := r.bytes(4)
	if r.err != nil {
		return 0
	}
	return int(binary.LittleEndian.Uint32(b))
}

// floats are the next n numbers of four bytes.
func (r *reader) floats(n int) []float32 {
	b := r.bytes(4 * n)
	if r.err != nil {
		return nil
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}
