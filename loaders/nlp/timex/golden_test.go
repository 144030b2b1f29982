package timex_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// TestGolden reads each sentence of testdata ("# date | sentence") and compares the times in it with the lines below it:
// words | type | TIMEX3 value | EDTF. "-update" rewrites them.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { compareGolden(t, file) })
	}
}

func compareGolden(t *testing.T, file string) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, block := range strings.Split(strings.TrimSpace(string(raw)), "\n\n") {
		head, want, _ := strings.Cut(block, "\n")
		published, text, ok := strings.Cut(strings.TrimPrefix(head, "# "), " | ")
		if !ok {
			t.Fatalf("%s: %q is no \"# date | sentence\"", file, head)
		}
		got := show(annotate(t, strings.Trim(published, "-"), "\n"+text))
		if got != strings.TrimSpace(want) && !*update {
			t.Errorf("%s\ngot\n%s\nwant\n%s", head, got, want)
		}
		out.WriteString(strings.TrimSpace(head+"\n"+got) + "\n\n")
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.TrimSpace(out.String())+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
