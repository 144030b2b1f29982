package schema

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnswers runs testdata/*.txt against the graph of graphtest.Facts. A file holds cases parted by lines "====": a
// document, optionally a line "variables" followed by a line of JSON, a line "----", and the response, indented.
func TestAnswers(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	s := newSchema(t, Options{})
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var out []string
			for _, block := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n====\n") {
				question, _, _ := strings.Cut(block+"\n", "----\n")
				out = append(out, question+"----\n"+answer(t, s, question))
			}
			got := strings.Join(out, "\n====\n") + "\n"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, _ := os.ReadFile(file); got != string(want) {
				t.Errorf("%s differs; run go test ./schema -update and read the change\n%s", file, difference(got, string(want)))
			}
		})
	}
}

func answer(t *testing.T, s *Schema, question string) string {
	t.Helper()
	doc, vars, hasVars := strings.Cut(question, "\nvariables\n")
	r := Request{Query: doc, ID: "test"}
	if hasVars {
		if err := json.Unmarshal([]byte(vars), &r.Variables); err != nil {
			t.Fatalf("%s: %v", vars, err)
		}
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, s.Execute(t.Context(), r).JSON(), "", " "); err != nil {
		t.Fatalf("%s: the response is no JSON: %v", doc, err)
	}
	return indented.String()
}

func difference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "got  " + a[i] + "\nwant " + b[i]
		}
	}
	return "one is longer than the other"
}
