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

func TestTrainClustersNeedsVectors(t *testing.T) {
	out := filepath.Join(t.TempDir(), "clusters.bin")
	broken := filepath.Join(t.TempDir(), "broken.json")
	if err := os.WriteFile(broken, []byte(`{"words":[]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		vectors string
		want    error
		text    string
	}{
		{"", nil, "--vectors"},
		{filepath.Join(t.TempDir(), "none.json"), os.ErrNotExist, "none.json"},
		{broken, vectors.ErrFormat, "broken.json"},
	} {
		err := runTrainClusters(context.Background(), clusterFlags{vectors: c.vectors, out: out}, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), c.text) || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("vectors %q: error %v, want %q in it", c.vectors, err, c.text)
		}
		if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("vectors %q: clusters were written", c.vectors)
		}
	}
}
