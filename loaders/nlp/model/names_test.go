package model_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

func namesParts() model.NamesParts {
	p := model.NamesParts{About: "a test", Small: map[uint32]uint16{7: 1}}
	p.First.Weights = map[uint32][]model.Weight{1: {{Class: 0, Value: 5}}, 9: {{Class: 24, Value: -3}}}
	p.Second.Weights = map[uint32][]model.Weight{1: {{Class: 3, Value: 2}}, 4: {{Class: 1, Value: 1}}}
	p.First.Transitions[1][2], p.Second.Transitions[24][0] = -400, 70000
	return p
}

func TestNames(t *testing.T) {
	var pack, again bytes.Buffer
	if err := model.WriteNames(&pack, namesParts()); err != nil {
		t.Fatal(err)
	}
	if err := model.WriteNames(&again, namesParts()); err != nil || !bytes.Equal(pack.Bytes(), again.Bytes()) {
		t.Errorf("the same parts gave other bytes (error %v)", err)
	}
	n, err := model.ReadNames(pack.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var scores [2 * model.NameLabels]int32
	for _, f := range []uint32{1, 4, 9, 1000} {
		n.Weights.Add(f, scores[:])
	}
	want := [2 * model.NameLabels]int32{0: 5, 24: -3, model.NameLabels + 3: 2, model.NameLabels + 1: 1}
	if scores != want {
		t.Errorf("scores %v, want %v", scores, want)
	}
	if n.First[1][2] != -400 || n.Second[24][0] != 1<<15-1 {
		t.Errorf("transitions %d, %d; want -400 and what 16 bits hold of 70000", n.First[1][2], n.Second[24][0])
	}
	if _, ok := n.Small.Of(7); !ok || n.About != "a test" {
		t.Errorf("about %q, small word known: %t", n.About, ok)
	}
}

func TestReadNamesErrors(t *testing.T) {
	var pack, other bytes.Buffer
	if err := model.WriteNames(&pack, namesParts()); err != nil {
		t.Fatal(err)
	}
	if err := model.WritePack(&other, []model.Section{{Name: "words", Content: []byte{0}}}); err != nil {
		t.Fatal(err)
	}
	for _, broken := range [][]byte{nil, []byte("x"), pack.Bytes()[:pack.Len()-3], other.Bytes()} {
		if _, err := model.ReadNames(broken); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%d bytes: error %v, want ErrFormat", len(broken), err)
		}
	}
}
