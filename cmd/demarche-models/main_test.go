package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

// run executes the command with arguments and returns what it prints.
func run(args ...string) (string, error) {
	var out bytes.Buffer
	root := newRoot()
	root.SetOut(&out)
	root.SetErr(&out)
	root.SetArgs(args)
	err := root.Execute()
	return out.String(), err
}

// TestCommandsRefuseWhatTheyCannotRead gives every command what is missing or broken. In its arguments, DIR is an empty
// directory, NONE names nothing, FILE is a file that holds nothing of use, VECTORS one of word vectors, and OUT is where
// nothing may be written.
func TestCommandsRefuseWhatTheyCannotRead(t *testing.T) {
	tests := []struct {
		args string
		is   error // what the error wraps; nil for anything
		says string
	}{
		{"gazetteer --out OUT", nil, "give --data"},
		{"gazetteer --out OUT --data NONE", os.ErrNotExist, "absent"},
		{"gazetteer --out OUT --data FILE", nil, "not a directory"},
		{"gazetteer --out OUT --data DIR --overrides NONE", os.ErrNotExist, "absent"},
		{"gazetteer --out OUT --data DIR --overrides FILE", nil, "not a directory"},
		{"gazetteer --out OUT --data DIR --overrides DIR", nil, "gazetteers/factbook"},
		{"gazetteer --out OUT --data DIR more", nil, "more"},
		{"gazetteer --out OUT --date x", nil, "unknown flag"},

		{"score", nil, "give --data"},
		{"score --data NONE", os.ErrNotExist, "absent"},
		{"score --data FILE", nil, "not a directory"},
		{"score --data DIR", nil, "no annotated data"},

		{"train clusters --out OUT", nil, "give --vectors"},
		{"train clusters --out OUT --vectors NONE", os.ErrNotExist, "absent"},
		{"train clusters --out OUT --vectors DIR", vectors.ErrFormat, "empty"},
		{"train clusters --out OUT --vectors FILE", vectors.ErrFormat, "broken"},
		{"train clusters --out OUT --vectors VECTORS", nil, "too few words"},
		{"train clusters --out OUT --vectors VECTORS more", nil, "more"},

		{"train lexicon --out OUT", nil, "give --data"},
		{"train lexicon --out OUT --data NONE", os.ErrNotExist, "absent"},
		{"train lexicon --out OUT --data FILE", nil, "not a directory"},
		{"train lexicon --out OUT --data DIR", os.ErrNotExist, "treebanks/ud/EWT"},

		{"train neural --out OUT --vectors VECTORS", nil, "give --data"},
		{"train neural --out OUT --data DIR", nil, "give --vectors"},
		{"train neural --out OUT --data DIR --vectors NONE", os.ErrNotExist, "absent"},
		{"train neural --out OUT --data DIR --vectors FILE", vectors.ErrFormat, "broken"},
		{"train neural --out OUT --data DIR --vectors VECTORS", os.ErrNotExist, "treebanks/ud/EWT"},

		{"train names --out OUT", nil, "give --data"},
		{"train names --out OUT --data DIR", os.ErrNotExist, "en_worldwide_newswire/train"},
		{"train names --out OUT --data DIR --without-newswire", os.ErrNotExist, "wikigold"},

		{"train ranker --out OUT", nil, "give --data"},
		{"train ranker --out OUT --data DIR --hold 5 --epochs 1", os.ErrNotExist, "treebanks/ud/GUM"},
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.Mkdir(at("empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"broken": "[]", "vectors": `{"dimensions":2,"words":["a"],"vectors":{"a":[1,2,3,0]}}`} {
		if err := os.WriteFile(at(name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	places := map[string]string{"DIR": at("empty"), "NONE": at("absent"), "FILE": at("broken"), "VECTORS": at("vectors"), "OUT": at("out")}
	for _, tt := range tests {
		t.Run(tt.args, func(t *testing.T) {
			args := strings.Fields(tt.args)
			for i, arg := range args {
				if place, ok := places[arg]; ok {
					args[i] = place
				}
			}
			_, err := run(args...)
			if err == nil || !strings.Contains(err.Error(), tt.says) || tt.is != nil && !errors.Is(err, tt.is) {
				t.Errorf("error = %v, want %q in it and one that wraps %v", err, tt.says, tt.is)
			}
			if _, err := os.Stat(at("out")); !errors.Is(err, os.ErrNotExist) {
				t.Error("a failed run wrote something")
			}
		})
	}
}

func TestHelpHasExample(t *testing.T) {
	for _, command := range []string{"gazetteer --data", "score --data", "train clusters --vectors", "train lexicon --data",
		"train neural --data", "train names --data", "train ranker --data"} {
		args := strings.Fields(command)
		help, err := run(append(args[:len(args)-1], "--help")...)
		if err != nil || !strings.Contains(help, "go run ./cmd/demarche-models "+command) {
			t.Errorf("help of %s = %q, %v", command, help, err)
		}
	}
}
