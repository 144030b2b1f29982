package model_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// packed is a pack of sections.
func packed(t testing.TB, sections ...model.Section) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := model.WritePack(&b, sections); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPackRoundTrip(t *testing.T) {
	want := []model.Section{{Name: "empty", Content: nil}, {Name: "", Content: []byte{0, 1, 2}}, {Name: "long", Content: bytes.Repeat([]byte("ab"), 1<<16)}}
	pack := packed(t, want...)
	got, err := model.ReadPack(pack)
	if err != nil {
		t.Fatal(err)
	}
	same := func(a, b model.Section) bool { return a.Name == b.Name && bytes.Equal(a.Content, b.Content) }
	if !slices.EqualFunc(got, want, same) {
		t.Errorf("read %d sections, not what was written", len(got))
	}
	if again := packed(t, want...); !bytes.Equal(again, pack) {
		t.Error("the same sections gave other bytes")
	}
}

func TestPackOfNothing(t *testing.T) {
	if got, err := model.ReadPack(packed(t)); err != nil || len(got) != 0 {
		t.Errorf("ReadPack = %v, %v", got, err)
	}
}

func TestBrokenPacks(t *testing.T) {
	pack := packed(t, model.Section{Name: "name", Content: []byte("some content, some content")})
	broken := map[string][]byte{"nothing": nil, "text": []byte("hello"), "another version": slices.Concat(pack[:7], []byte{9}, pack[8:])}
	for n := 9; n < len(pack); n++ {
		broken[fmt.Sprintf("cut off at %d", n)] = pack[:n]
	}
	for i := 8; i < len(pack); i++ {
		b := slices.Clone(pack)
		b[i] ^= 0xFF
		broken[fmt.Sprintf("byte %d changed", i)] = b
	}
	huge := slices.Clone(pack[:8])
	huge = append(huge, "\x01a\xff\xff\xff\xff\xff\xff\xff\xff\x7f\x01"...)
	broken["a length beyond all memory"] = huge
	for what, b := range broken {
		got, err := model.ReadPack(b)
		if renamed := err == nil && len(got) == 1 && got[0].Name != "name"; renamed {
			continue // The name has no checksum; who asks for the section will not find it.
		}
		if !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", what, err)
		}
	}
}

// parts are a small tagger.
func parts() model.TaggerParts {
	return model.TaggerParts{
		About:   "a test",
		Classes: []model.Class{{XPOS: "NN", UPOS: "NOUN"}, {XPOS: "VB", UPOS: "VERB"}},
		Weights: map[uint32][]model.Weight{7: {{Class: 1, Value: -3}, {Class: 0, Value: 127}}, 1 << 31: {{Class: 1, Value: -127}}, 0: {{Class: 0, Value: 1}}},
		Words:   map[uint32]uint16{5: 9, 0: 0, 1<<32 - 1: 65000},
		Endings: map[uint32]uint16{3: 1, 4: 0},
		Edits:   []model.Edit{{}, {Cut: 2, Add: "y", Capital: true}},
	}
}

func packedTagger(t testing.TB, p model.TaggerParts) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := model.WriteTagger(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTaggerRoundTrip(t *testing.T) {
	p := parts()
	got, err := model.ReadTagger(packedTagger(t, p))
	if err != nil {
		t.Fatal(err)
	}
	if got.About != p.About || !slices.Equal(got.Classes, p.Classes) || !slices.Equal(got.Edits, p.Edits) {
		t.Errorf("read %+v %+v %+v, want what was written", got.About, got.Classes, got.Edits)
	}
	for key, want := range p.Words {
		if n, ok := got.Words.Of(key); !ok || n != want {
			t.Errorf("word %d = %d, %t, want %d", key, n, ok, want)
		}
	}
	if n, ok := got.Words.Of(6); ok {
		t.Errorf("an unknown word has number %d", n)
	}
	for key, want := range p.Weights {
		scores := make([]int32, 2)
		got.Weights.Add(key, scores)
		for _, w := range want {
			if scores[w.Class] != int32(w.Value) {
				t.Errorf("feature %d gives class %d %d, want %d", key, w.Class, scores[w.Class], w.Value)
			}
		}
	}
	if ws := got.Weights.Of(8); ws != nil {
		t.Errorf("an unknown feature has weights %v", ws)
	}
}

func TestZeroTablesAreEmpty(t *testing.T) {
	var table model.Table
	var words model.Dictionary
	if _, ok := words.Of(1); ok || table.Of(1) != nil {
		t.Error("a zero table knows something")
	}
}

func TestBrokenTaggers(t *testing.T) {
	for what, change := range map[string]func(*model.TaggerParts){
		"no classes":            func(p *model.TaggerParts) { p.Classes = nil },
		"too many classes":      func(p *model.TaggerParts) { p.Classes = make([]model.Class, 256) },
		"a class cut in two":    func(p *model.TaggerParts) { p.Classes[0].UPOS = "NO\nUN" },
		"a weight of no class":  func(p *model.TaggerParts) { p.Weights[1] = []model.Weight{{Class: 2, Value: 1}} },
		"a feature of nothing":  func(p *model.TaggerParts) { p.Weights[1] = nil },
		"an ending of no edit":  func(p *model.TaggerParts) { p.Endings[9] = 2 },
		"an edit with a tab":    func(p *model.TaggerParts) { p.Edits[0].Add = "a\tb" },
		"an edit that cuts -1":  func(p *model.TaggerParts) { p.Edits[0].Cut = -1 },
		"an edit that cuts 999": func(p *model.TaggerParts) { p.Edits[0].Cut = 999 },
	} {
		p := parts()
		change(&p)
		if _, err := model.ReadTagger(packedTagger(t, p)); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", what, err)
		}
	}
	_, err := model.ReadTagger(packed(t, model.Section{Name: "classes", Content: []byte("NN\tNOUN\n")}))
	if !errors.Is(err, model.ErrFormat) || !strings.Contains(err.Error(), "edits") {
		t.Errorf("no edits: error %v, want ErrFormat that names the section", err)
	}
	garbled := packed(t, model.Section{Name: "classes", Content: []byte("NN\tNOUN\n")}, model.Section{Name: "edits"},
		model.Section{Name: "words", Content: []byte{255, 255, 255, 255, 15, 1}})
	if _, err := model.ReadTagger(garbled); !errors.Is(err, model.ErrFormat) {
		t.Errorf("garbled words: error %v, want ErrFormat", err)
	}
}

func FuzzReadTagger(f *testing.F) {
	f.Add(packedTagger(f, parts()))
	f.Add([]byte("DEMPACK\x01"))
	f.Fuzz(func(t *testing.T, pack []byte) {
		m, err := model.ReadTagger(pack)
		if (err == nil) != (m != nil) {
			t.Fatalf("ReadTagger = %v, %v", m, err)
		}
		if err == nil {
			m.Words.Of(1)
			m.Weights.Add(1, make([]int32, len(m.Classes)))
		}
	})
}

// maxTagger is how many bytes the embedded tagger may have.
const maxTagger = 2_500_000

func TestEmbeddedTagger(t *testing.T) {
	m, err := model.LoadTagger()
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Classes) < 60 || len(m.Edits) < 100 || !strings.Contains(m.About, "CC BY-SA 4.0") {
		t.Errorf("%d classes, %d edits, about %q", len(m.Classes), len(m.Edits), m.About)
	}
	if n := model.TaggerSize(); n > maxTagger {
		t.Errorf("the embedded tagger has %d bytes, more than %d", n, maxTagger)
	}
}
