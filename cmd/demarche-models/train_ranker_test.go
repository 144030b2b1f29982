package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/train/coref"
)

func TestTrainRankerNeedsData(t *testing.T) {
	out := filepath.Join(t.TempDir(), "ranker.bin")
	for _, c := range []struct {
		data string
		want error
		text string
	}{
		{"", nil, "--data"},
		{t.TempDir(), os.ErrNotExist, "treebanks/ud/GUM"},
	} {
		err := runTrainRanker(context.Background(), trainFlags{data: c.data, out: out}, coref.DefaultOptions(), &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), c.text) || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("data %q: error %v, want %q in it", c.data, err, c.text)
		}
		if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("data %q: a model was written", c.data)
		}
	}
}

func TestTrainRankerIsACommand(t *testing.T) {
	cmd, _, err := newRoot().Find([]string{"train", "ranker"})
	if err != nil || cmd.Name() != "ranker" {
		t.Errorf("Find = %v, %v", cmd, err)
	}
}
