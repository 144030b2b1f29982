package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTrainLexiconNeedsData(t *testing.T) {
	out := filepath.Join(t.TempDir(), "lexicon.bin")
	for _, c := range []struct {
		data string
		want error
		text string
	}{
		{"", nil, "--data"},
		{t.TempDir(), os.ErrNotExist, "treebanks/ud/EWT"},
	} {
		err := runTrainLexicon(trainFlags{data: c.data, out: out}, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), c.text) || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("data %q: error %v, want %q in it", c.data, err, c.text)
		}
		if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("data %q: a model was written", c.data)
		}
	}
}

func TestTrainLexiconIsACommand(t *testing.T) {
	cmd, _, err := newRoot().Find([]string{"train", "lexicon"})
	if err != nil || cmd.Name() != "lexicon" {
		t.Errorf("Find = %v, %v", cmd, err)
	}
}
