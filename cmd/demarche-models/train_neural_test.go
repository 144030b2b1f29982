package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

func TestTrainNeuralNeedsDataAndVectors(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "neural.bin")
	file := filepath.Join(dir, "vectors.json")
	if err := os.WriteFile(file, []byte(`{"dimensions":2,"words":["a"],"vectors":{"a":[1,2,3,0]}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		data, vectors string
		want          error
		text          string
	}{
		{"", file, nil, "--data"},
		{dir, "", nil, "--vectors"},
		{dir, filepath.Join(dir, "none.json"), os.ErrNotExist, "none.json"},
		{dir, out + "/..", nil, "vectors"},
		{dir, file, os.ErrNotExist, "treebanks/ud/EWT"},
	} {
		err := runTrainNeural(context.Background(), trainFlags{data: c.data, out: out}, c.vectors, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), c.text) || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("data %q, vectors %q: error %v, want %q in it", c.data, c.vectors, err, c.text)
		}
		if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("data %q, vectors %q: a model was written", c.data, c.vectors)
		}
	}
	if err := os.WriteFile(file, []byte("[]"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := readVectors(file, 10); !errors.Is(err, vectors.ErrFormat) {
		t.Errorf("a file that has no vectors: %v", err)
	}
}

func TestTrainNeuralIsACommand(t *testing.T) {
	cmd, _, err := newRoot().Find([]string{"train", "neural"})
	if err != nil || cmd.Name() != "neural" {
		t.Errorf("Find = %v, %v", cmd, err)
	}
}
