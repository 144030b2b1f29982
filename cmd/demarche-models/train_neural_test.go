package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	trainer "github.com/demarche-kg/demarche/loaders/nlp/train/neural"
)

func TestTrainNeuralNeedsDataAndVectors(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "neural.bin")
	vectors := filepath.Join(dir, "vectors.json")
	if err := os.WriteFile(vectors, []byte(`{"dimensions":2,"words":["a"],"vectors":{"a":[1,2,3,0]}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		data, vectors string
		want          error
		text          string
	}{
		{"", vectors, nil, "--data"},
		{dir, "", nil, "--vectors"},
		{dir, filepath.Join(dir, "none.json"), os.ErrNotExist, "none.json"},
		{dir, out + "/..", nil, "vectors"},
		{dir, vectors, os.ErrNotExist, "treebanks/ud/EWT"},
	} {
		err := runTrainNeural(context.Background(), trainFlags{data: c.data, out: out}, c.vectors, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), c.text) || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("data %q, vectors %q: error %v, want %q in it", c.data, c.vectors, err, c.text)
		}
		if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("data %q, vectors %q: a model was written", c.data, c.vectors)
		}
	}
	if err := os.WriteFile(vectors, []byte("[]"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := readVectors(vectors, 10); !errors.Is(err, trainer.ErrVectors) {
		t.Errorf("a file that has no vectors: %v", err)
	}
}

func TestTrainNeuralIsACommand(t *testing.T) {
	cmd, _, err := newRoot().Find([]string{"train", "neural"})
	if err != nil || cmd.Name() != "neural" {
		t.Errorf("Find = %v, %v", cmd, err)
	}
}
