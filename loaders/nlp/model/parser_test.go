package model_test

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// parserParts are a small parser.
func parserParts() model.ParserParts {
	rows := make([]model.Row, model.RowCount)
	rows[0] = model.Row{1, -2, 3}
	rows[31] = model.Row{0, 0, -1}
	rows[32] = model.Row{math.MaxInt16, math.MinInt16, 256}
	rows[model.RowCount-1] = model.Row{7, 0, 0}
	return model.ParserParts{
		About: "a test", Actions: rows, Relations: []string{"nsubj", "obj"},
		Labels: map[uint32][]model.Weight{9: {{Class: 1, Value: 127}, {Class: 1, Value: 5}, {Class: 0, Value: -1}}},
	}
}

func packedParser(t testing.TB, p model.ParserParts) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := model.WriteParser(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestParserRoundTrip(t *testing.T) {
	p := parserParts()
	pack := packedParser(t, p)
	got, err := model.ReadParser(pack)
	if err != nil {
		t.Fatal(err)
	}
	if got.About != p.About || !slices.Equal(got.Relations, p.Relations) {
		t.Errorf("read %q %q, want what was written", got.About, got.Relations)
	}
	for row, want := range p.Actions {
		if row > 64 && row%99_991 != 0 && row != len(p.Actions)-1 {
			continue
		}
		scores := [3]int32{100, 100, 100}
		got.Actions.Add([]uint32{uint32(row) << (32 - model.RowBits)}, &scores)
		for class, w := range want {
			if scores[class] != 100+int32(w) {
				t.Errorf("row %d gives class %d %d, want %d", row, class, scores[class]-100, w)
			}
		}
	}
	var scores [2]int32
	if got.Labels.Add(9, scores[:]); scores != [2]int32{-1, 132} {
		t.Errorf("scores of relations %v, want -1 and 132", scores)
	}
	if again := packedParser(t, parserParts()); !bytes.Equal(again, pack) {
		t.Error("the same parts gave other bytes")
	}
}

func TestRowsAddUp(t *testing.T) {
	rows, err := model.NewRows([]model.Row{{1, 2, 3}, {}, {10, 20, 30}})
	if err != nil {
		t.Fatal(err)
	}
	key := func(row uint32) uint32 { return row<<(32-model.RowBits) | 5 }
	var scores [3]int32
	rows.Add([]uint32{key(0), key(1), key(2), key(2), key(3), math.MaxUint32}, &scores)
	if scores != [3]int32{21, 42, 63} {
		t.Errorf("scores %v, want 21, 42, 63", scores)
	}
	var zero model.Rows
	if zero.Add([]uint32{key(0)}, &scores); scores != [3]int32{21, 42, 63} {
		t.Error("zero rows know something")
	}
}

func TestBrokenParsers(t *testing.T) {
	good := packedParser(t, parserParts())
	sections, err := model.ReadPack(good)
	if err != nil {
		t.Fatal(err)
	}
	for what, change := range map[string]func(name string, content []byte) []byte{
		"no relations":         only("relations", func([]byte) []byte { return nil }),
		"too many relations":   only("relations", func([]byte) []byte { return bytes.Repeat([]byte("x\n"), 300) }),
		"a label of none":      only("relations", func([]byte) []byte { return []byte("nsubj") }),
		"no rows":              only("actions", func([]byte) []byte { return nil }),
		"rows cut off":         only("actions", func(c []byte) []byte { return c[:len(c)-1] }),
		"rows too long":        only("actions", func(c []byte) []byte { return append(slices.Clone(c), 0) }),
		"a row without weight": only("actions", func(c []byte) []byte { c = slices.Clone(c); c[100] = 1; return c }),
		"labels cut off":       only("labels", func(c []byte) []byte { return c[:len(c)-1] }),
	} {
		var changed []model.Section
		for _, s := range sections {
			changed = append(changed, model.Section{Name: s.Name, Content: change(s.Name, s.Content)})
		}
		if _, err := model.ReadParser(packed(t, changed...)); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", what, err)
		}
	}
	for i, left := range sections[1:] {
		_, err := model.ReadParser(packed(t, slices.Delete(slices.Clone(sections), i+1, i+2)...))
		if !errors.Is(err, model.ErrFormat) || !strings.Contains(err.Error(), left.Name) {
			t.Errorf("without %q: error %v, want ErrFormat that names the section", left.Name, err)
		}
	}
	for n := 0; n < len(good)-1; n += 97 {
		if _, err := model.ReadParser(good[:n]); !errors.Is(err, model.ErrFormat) {
			t.Errorf("cut off at %d: error %v, want ErrFormat", n, err)
		}
	}
}

// only changes one section.
func only(name string, change func([]byte) []byte) func(string, []byte) []byte {
	return func(section string, content []byte) []byte {
		if section == name {
			return change(content)
		}
		return content
	}
}

func FuzzReadParser(f *testing.F) {
	f.Add(packedParser(f, parserParts()))
	f.Add([]byte("DEMPACK\x01"))
	f.Fuzz(func(t *testing.T, pack []byte) {
		m, err := model.ReadParser(pack)
		if (err == nil) != (m != nil) {
			t.Fatalf("ReadParser = %v, %v", m, err)
		}
		if err == nil {
			var scores [3]int32
			m.Actions.Add([]uint32{0, math.MaxUint32}, &scores)
			m.Labels.Add(1, make([]int32, len(m.Relations)))
		}
	})
}

// maxParser is how many bytes the embedded parser may have.
const maxParser = 6_000_000

func TestEmbeddedParser(t *testing.T) {
	m, err := model.LoadParser()
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Relations) < 40 || !strings.Contains(m.About, "CC BY-SA 4.0") {
		t.Errorf("%d relations, about %q", len(m.Relations), m.About)
	}
	if n := model.ParserSize(); n > maxParser {
		t.Errorf("the embedded parser has %d bytes, more than %d", n, maxParser)
	}
}
