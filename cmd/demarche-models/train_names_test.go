package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTrainNamesNeedsData(t *testing.T) {
	out := filepath.Join(t.TempDir(), "names.bin")
	for _, c := range []struct {
		data    string
		without bool
		want    error
		text    string
	}{
		{"", false, nil, "--data"},
		{t.TempDir(), false, os.ErrNotExist, "en_worldwide_newswire/train"},
		{t.TempDir(), true, os.ErrNotExist, "wikigold"},
	} {
		flags := namesFlags{trainFlags{data: c.data, out: out}, c.without}
		err := runTrainNames(context.Background(), flags, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), c.text) || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("data %q: error %v, want %q in it", c.data, err, c.text)
		}
		if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("data %q: a model was written", c.data)
		}
	}
}

func TestTrainNamesIsACommand(t *testing.T) {
	cmd, _, err := newRoot().Find([]string{"train", "names"})
	if err != nil || cmd.Name() != "names" || cmd.Flags().Lookup("without-newswire") == nil {
		t.Errorf("Find = %v, %v; want a command with --without-newswire", cmd, err)
	}
}
