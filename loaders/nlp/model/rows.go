package model

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// RowBits is how many bits of a feature's hash, the highest, say which row is its own. Features that share a row share
// its weights, in training and in use.
const RowBits = 23

// RowCount is how many rows there are.
const RowCount = 1 << RowBits

// Row holds a feature's weights for three classes.
type Row [3]int16

// Rows gives the weights of features for three classes. The zero Rows has none.
//
// Most rows are empty. A bit for each says which are not, small enough to stay in a fast cache, and the others stand
// next to each other: a look-up counts the bits before its own.
type Rows struct {
	blocks []rowBlock
	rows   []Row
}

// rowBlock has a bit for each of 32 rows, and the number of rows before them that are not empty.
type rowBlock struct{ present, before uint32 }

const rowsPerBlock = 32

// RowOf is the row of a feature with this hash.
func RowOf(key uint32) uint32 { return key >> (32 - RowBits) }

// Add adds the weights of the features to scores.
func (t *Rows) Add(keys []uint32, scores *[3]int32) {
	if len(t.blocks) == 0 {
		return
	}
	blocks := t.blocks[:RowCount/rowsPerBlock]
	var a, b, c int32
	for _, key := range keys {
		row := RowOf(key)
		block := blocks[row/rowsPerBlock]
		if bit := uint32(1) << (row % rowsPerBlock); block.present&bit != 0 {
			w := &t.rows[block.before+uint32(bits.OnesCount32(block.present&(bit-1)))]
			a += int32(w[0])
			b += int32(w[1])
			c += int32(w[2])
		}
	}
	scores[0] += a
	scores[1] += b
	scores[2] += c
}

// NewRows makes a table of rows, as it would be read from a pack.
func NewRows(rows []Row) (Rows, error) { return readRows(packRows(rows)) }

// packRows is the content of a section that readRows reads: a bit for each row, then for each
// class a column of the low bytes of its weights and one of the high bytes. Rows may be fewer than RowCount; the others are empty.
func packRows(rows []Row) []byte {
	out := make([]byte, RowCount/8)
	var columns [6][]byte
	for i, row := range rows[:min(len(rows), RowCount)] {
		if row == (Row{}) {
			continue
		}
		out[i/8] |= 1 << (i % 8)
		for class, w := range row {
			columns[2*class] = append(columns[2*class], byte(w))
			columns[2*class+1] = append(columns[2*class+1], byte(w>>8))
		}
	}
	for _, column := range columns {
		out = append(out, column...)
	}
	return out
}

// readRows reads a section of rows.
func readRows(content []byte) (Rows, error) {
	r := reader{rest: content}
	present := r.bytes(RowCount / 8)
	if r.err != nil {
		return Rows{}, r.err
	}
	t := Rows{blocks: make([]rowBlock, RowCount/rowsPerBlock)}
	n := uint32(0)
	for i := range t.blocks {
		t.blocks[i] = rowBlock{binary.LittleEndian.Uint32(present[i*rowsPerBlock/8:]), n}
		n += uint32(bits.OnesCount32(t.blocks[i].present))
	}
	t.rows = make([]Row, n)
	for class := range 3 {
		low, high := r.bytes(int(n)), r.bytes(int(n))
		for i := range high {
			t.rows[i][class] = int16(uint16(low[i]) | uint16(high[i])<<8)
		}
	}
	if r.err == nil && len(r.rest) > 0 {
		r.err = fmt.Errorf("%w: %d weights belong to no row", ErrFormat, len(r.rest))
	}
	return t, r.err
}
