package model_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// network is a small one.
func network() *model.Neural {
	return &model.Neural{
		About: "a test", Classes: []model.Class{{XPOS: "NN", UPOS: "NOUN"}, {XPOS: ".", UPOS: "PUNCT"}},
		Relations: []string{"nsubj", "root"}, Layers: []string{"c1", "R"}, Learnt: 3, Words: []byte{1, 2, 3},
		Tables: map[string]model.NeuralTable{"word": {Rows: 2, Cols: 3, Data: []byte{1, 2, 3, 4, 5, 6}}},
		Matrices: map[string]model.NeuralMatrix{"tag": {In: 4, Out: 2, Zero: 128, Weights: []byte{1, 2, 3, 4, 255, 254, 253, 252},
			Scale: []float32{0.5, -1}, Bias: []float32{0, 3e-9}}},
		Factors: map[string]float32{"norm": 31.75, "head": 1e-3},
	}
}

func packedNetwork(t testing.TB, n *model.Neural) []byte {
	t.Helper()
	return written(t, model.WriteNeural, n)
}

func TestNeuralRoundTrip(t *testing.T) {
	pack := packedNetwork(t, network())
	got, err := model.ReadNeural(pack)
	if err != nil {
		t.Fatal(err)
	}
	if want := network(); !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, want %+v", got, want)
	}
	if again := packedNetwork(t, network()); !bytes.Equal(again, pack) {
		t.Error("the same network gave other bytes")
	}
}

func TestBrokenNetworksAreErrors(t *testing.T) {
	pack := packedNetwork(t, network())
	for i := range pack {
		if _, err := model.ReadNeural(pack[:i]); !errors.Is(err, model.ErrFormat) {
			t.Errorf("cut off at byte %d: %v", i, err)
		}
		broken := bytes.Clone(pack)
		broken[i] ^= 0x55
		if _, err := model.ReadNeural(broken); err == nil && i > 8 {
			// A name of a section may change into another that is not looked for; what it holds is then missing.
			if n, _ := model.ReadNeural(broken); reflect.DeepEqual(n, network()) {
				t.Errorf("nobody saw that byte %d is wrong", i)
			}
		}
	}
}

func TestSectionsThatDoNotFitTheirSizes(t *testing.T) {
	for what, spoil := range map[string]func(n *model.Neural){
		"no classes":         func(n *model.Neural) { n.Classes = nil },
		"too many classes":   func(n *model.Neural) { n.Classes = make([]model.Class, 256) },
		"a class cut in two": func(n *model.Neural) { n.Classes[0].UPOS = "NO\nUN" },
		"no matrices":        func(n *model.Neural) { n.Matrices = nil },
		"too few weights":    func(n *model.Neural) { n.Matrices["tag"] = model.NeuralMatrix{In: 4, Out: 2, Weights: []byte{1}} },
		"a table of columns": func(n *model.Neural) { n.Tables["word"] = model.NeuralTable{Cols: 3, Data: []byte{1, 2}} },
		"a factor of 0":      func(n *model.Neural) { n.Factors["norm"] = 0 },
		"words below none":   func(n *model.Neural) { n.Learnt = -1 },
		"too many relations": func(n *model.Neural) { n.Relations = strings.Split(strings.Repeat("x,", 300), ",") },
	} {
		n := network()
		spoil(n)
		if _, err := model.ReadNeural(packedNetwork(t, n)); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestEmbeddedNetwork(t *testing.T) {
	m, err := model.LoadNeural()
	if err != nil {
		t.Fatal(err)
	}
	const maxNeural = 9 << 20
	if len(m.Classes) < 60 || len(m.Relations) < 40 || !strings.Contains(m.About, "CC BY-SA 4.0") {
		t.Errorf("%d classes, %d relations, about %q", len(m.Classes), len(m.Relations), m.About)
	}
	if n := model.NeuralSize(); n > maxNeural {
		t.Errorf("the embedded network has %d bytes, more than %d", n, maxNeural)
	}
}
