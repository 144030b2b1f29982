package model_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// lexiconParts are a small lexicon.
func lexiconParts() model.LexiconParts {
	return model.LexiconParts{
		About:   "a test",
		Words:   []uint32{5, 0, 1<<32 - 1},
		Endings: map[uint32]uint16{3: 1, 4: 0},
		Edits:   []model.Edit{{}, {Cut: 2, Add: "y", Capital: true}},
	}
}

func packedLexicon(t testing.TB, p model.LexiconParts) []byte {
	t.Helper()
	return written(t, model.WriteLexicon, p)
}

func TestLexiconRoundTrip(t *testing.T) {
	p := lexiconParts()
	pack := packedLexicon(t, p)
	got, err := model.ReadLexicon(pack)
	if err != nil {
		t.Fatal(err)
	}
	if got.About != p.About || !slices.Equal(got.Edits, p.Edits) {
		t.Errorf("read %+v %+v, want what was written", got.About, got.Edits)
	}
	for _, key := range p.Words {
		if !got.Words.Has(key) {
			t.Errorf("word %d is missing", key)
		}
	}
	for key, want := range p.Endings {
		if n, ok := got.Endings.Of(key); !ok || n != want {
			t.Errorf("ending %d = %d, %t, want %d", key, n, ok, want)
		}
	}
	if _, ok := got.Endings.Of(6); ok || got.Words.Has(6) {
		t.Error("a word or ending is known that was not written")
	}
	if again := packedLexicon(t, lexiconParts()); !bytes.Equal(again, pack) {
		t.Error("the same parts gave other bytes")
	}
}

func TestZeroTablesAreEmpty(t *testing.T) {
	var endings model.Dictionary
	var words model.Set
	if _, ok := endings.Of(1); ok || words.Has(1) {
		t.Error("a zero table knows something")
	}
}

func TestBrokenLexicons(t *testing.T) {
	for what, change := range map[string]func(*model.LexiconParts){
		"an ending of no edit":  func(p *model.LexiconParts) { p.Endings[9] = 2 },
		"an edit with a tab":    func(p *model.LexiconParts) { p.Edits[0].Add = "a\tb" },
		"an edit that cuts -1":  func(p *model.LexiconParts) { p.Edits[0].Cut = -1 },
		"an edit that cuts 999": func(p *model.LexiconParts) { p.Edits[0].Cut = 999 },
	} {
		p := lexiconParts()
		change(&p)
		if _, err := model.ReadLexicon(packedLexicon(t, p)); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", what, err)
		}
	}
	sections, err := model.ReadPack(packedLexicon(t, lexiconParts()))
	if err != nil {
		t.Fatal(err)
	}
	for i, left := range sections[1:] {
		_, err := model.ReadLexicon(packed(t, slices.Delete(slices.Clone(sections), i+1, i+2)...))
		if !errors.Is(err, model.ErrFormat) || !strings.Contains(err.Error(), left.Name) {
			t.Errorf("without %q: error %v, want ErrFormat that names the section", left.Name, err)
		}
	}
	for what, words := range map[string][]byte{"more words than bytes": {255, 255, 255, 255, 15, 1}, "a word with a number": {1, 7, 1}} {
		garbled := packed(t, model.Section{Name: "edits"}, model.Section{Name: "words", Content: words}, model.Section{Name: "endings", Content: []byte{0}})
		if _, err := model.ReadLexicon(garbled); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", what, err)
		}
	}
}

func FuzzReadLexicon(f *testing.F) {
	f.Add(packedLexicon(f, lexiconParts()))
	f.Add([]byte("DEMPACK\x01"))
	f.Fuzz(func(t *testing.T, pack []byte) {
		m, err := model.ReadLexicon(pack)
		if (err == nil) != (m != nil) {
			t.Fatalf("ReadLexicon = %v, %v", m, err)
		}
		if err == nil {
			m.Words.Has(1)
			m.Endings.Of(1)
		}
	})
}

// maxLexicon is how many bytes the embedded lexicon may have.
const maxLexicon = 100_000

func TestEmbeddedLexicon(t *testing.T) {
	m, err := model.LoadLexicon()
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Edits) < 100 || !strings.Contains(m.About, "CC BY-SA 4.0") {
		t.Errorf("%d edits, about %q", len(m.Edits), m.About)
	}
	if n := model.LexiconSize(); n > maxLexicon {
		t.Errorf("the embedded lexicon has %d bytes, more than %d", n, maxLexicon)
	}
}
