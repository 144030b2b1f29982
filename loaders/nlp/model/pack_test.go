package model_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// packed is a pack of sections.
func packed(t testing.TB, sections ...model.Section) []byte {
	t.Helper()
	return written(t, model.WritePack, sections)
}

// written is the pack that a function writes of the parts of a model.
func written[Parts any](t testing.TB, write func(io.Writer, Parts) error, parts Parts) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, parts); err != nil {
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
