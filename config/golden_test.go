package config

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected outputs in testdata")

// golden compares got with the file, or writes the file under -update.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run the test with -update to write it)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs\n--- got\n%s--- want\n%s", path, got, want)
	}
}

// testFiles lists testdata/*.KIND.EXT without the expected outputs.
func testFiles(t *testing.T, kind string) []string {
	t.Helper()
	all, err := filepath.Glob("testdata/*." + kind + ".*")
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, path := range all {
		if ext := filepath.Ext(path); ext != ".err" && ext != ".want" {
			files = append(files, filepath.ToSlash(path))
		}
	}
	if len(files) < 3 {
		t.Fatalf("found only %d %s files", len(files), kind)
	}
	return files
}

// TestGoodFiles holds each NAME.good.EXT to the settings in NAME.good.EXT.want.
func TestGoodFiles(t *testing.T) {
	for _, path := range testFiles(t, "good") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			cfg, err := Load(Sources{File: path})
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, s := range cfg.Settings() {
				if s.Origin != "default" {
					fmt.Fprintf(&got, "%s = %s (%s)\n", s.Key, s.Value, s.Origin)
				}
			}
			golden(t, path+".want", got.String())
		})
	}
}

// TestBadFiles holds each NAME.bad.EXT to the messages in NAME.bad.EXT.err.
func TestBadFiles(t *testing.T) {
	for _, path := range testFiles(t, "bad") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			cfg, err := Load(Sources{File: path})
			if cfg != nil {
				t.Error("settings were returned beside an error")
			}
			var all *Error
			if !errors.As(err, &all) {
				t.Fatalf("got %v, want an *Error", err)
			}
			if strings.Contains(err.Error(), "hunter2") {
				t.Errorf("the message shows a password: %v", err)
			}
			golden(t, path+".err", err.Error()+"\n")
		})
	}
}
