package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
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

func TestGazetteerRefusesBadDirectories(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(t.TempDir(), "missing")
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"no data", nil, "give --data"},
		{"missing data", []string{"--data", missing}, "missing"},
		{"data is a file", []string{"--data", file}, "not a directory"},
		{"missing overrides", []string{"--data", t.TempDir(), "--overrides", missing}, "missing"},
		{"empty data", []string{"--data", t.TempDir(), "--overrides", t.TempDir()}, "gazetteers/factbook"},
		{"arguments", []string{"--data", t.TempDir(), "more"}, "more"},
		{"unknown flag", []string{"--date", "x"}, "unknown flag"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := t.TempDir()
			_, err := run(append([]string{"gazetteer", "--out", out}, tt.args...)...)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error = %v, want %q", err, tt.want)
			}
			if left, _ := os.ReadDir(out); len(left) != 0 {
				t.Errorf("a failed run left %d files", len(left))
			}
		})
	}
}

func TestHelpHasExample(t *testing.T) {
	help, err := run("gazetteer", "--help")
	if err != nil || !strings.Contains(help, "go run ./cmd/demarche-models gazetteer --data") {
		t.Errorf("help = %q, %v", help, err)
	}
}
