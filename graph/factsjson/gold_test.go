package factsjson

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// goldDir finds the annotated articles, which are no part of the repository: below DEMARCHE_TEST_SHARED, or below a folder
// "shared" beside one of the folders above.
func goldDir(t *testing.T) string {
	t.Helper()
	roots := []string{os.Getenv("DEMARCHE_TEST_SHARED")}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		roots = append(roots, filepath.Join(dir, "shared"))
	}
	for _, root := range roots {
		gold := filepath.Join(root, "gold", "dev")
		if _, err := os.Stat(gold); root != "" && err == nil {
			return gold
		}
	}
	t.Skip("no gold annotations here; set DEMARCHE_TEST_SHARED to the folder that holds gold/dev")
	return ""
}

// annotated gives each annotation that may be looked at, as one line, by the stem of its file.
func annotated(t *testing.T) map[string]string {
	dir := goldDir(t)
	unseen, err := os.ReadFile(filepath.Join(dir, "UNSEEN"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]string{}
	for _, file := range files {
		stem := strings.TrimSuffix(filepath.Base(file), ".json")
		if slices.Contains(strings.Fields(string(unseen)), stem) {
			continue
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var line bytes.Buffer
		if err := json.Compact(&line, raw); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		lines[stem] = line.String()
	}
	if len(lines) == 0 {
		t.Fatalf("no annotations in %s", dir)
	}
	return lines
}

// TestGoldAnnotations reads what other hands than ours wrote: the bare core. Nothing of it may get lost on the way
// into facts, and none of it between writing and reading these.
func TestGoldAnnotations(t *testing.T) {
	for stem, line := range annotated(t) {
		t.Run(stem, func(t *testing.T) {
			f := readOne(t, line)
			var in article
			if err := json.Unmarshal([]byte(line), &in); err != nil {
				t.Fatal(err)
			}
			if f.Article.Source != stem || len(f.Relations) != len(in.Relations) || len(f.Events) != len(in.Events) {
				t.Errorf("%q: %d relations, %d events", f.Article.Source, len(f.Relations), len(f.Events))
			}
			got := map[string]int{}
			for _, e := range f.Entities {
				for _, m := range e.Mentions {
					got[m.In(f.Article.Text)]++
				}
			}
			for _, e := range in.Entities {
				for _, m := range e.Mentions {
					if got[m]--; got[m] < 0 {
						t.Errorf("mention %q is lost", m)
					}
				}
			}
			if again := readOne(t, write(t, f)); !reflect.DeepEqual(again, f) {
				t.Errorf("read again:\n%+v\nwant\n%+v", again, f)
			}
		})
	}
}
