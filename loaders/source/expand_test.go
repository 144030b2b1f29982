package source_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/source"
)

// tree makes files below a new directory, by their slash-separated names.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("text"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// relative are the slash-separated names of files below dir.
func relative(t *testing.T, dir string, files []string) []string {
	t.Helper()
	var out []string
	for _, f := range files {
		r, err := filepath.Rel(dir, f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, filepath.ToSlash(r))
	}
	return out
}

func TestExpand(t *testing.T) {
	dir := tree(t, "b.txt", "a.TXT", "sub/c.text", "sub/d.md", ".git/e.txt", ".f.txt", "odd.md")
	for name, c := range map[string]struct {
		inputs []string
		want   []string
	}{
		"a directory, sorted":              {[]string{"."}, []string{".f.txt", "a.TXT", "b.txt", "sub/c.text"}},
		"a file of any name":               {[]string{"odd.md"}, []string{"odd.md"}},
		"a glob":                           {[]string{"?.txt"}, []string{"b.txt"}},
		"a file named twice":               {[]string{"b.txt", "./b.txt", "b.txt"}, []string{"b.txt"}},
		"a file and its directory":         {[]string{"sub/c.text", "sub"}, []string{"sub/c.text"}},
		"inputs in the order they came in": {[]string{"sub", "b.txt"}, []string{"sub/c.text", "b.txt"}},
	} {
		var inputs []string
		for _, in := range c.inputs {
			inputs = append(inputs, dir+string(filepath.Separator)+filepath.FromSlash(in))
		}
		files, skipped := source.Expand(inputs, ".txt", ".text")
		if got := relative(t, dir, files); !slices.Equal(got, c.want) || len(skipped) != 0 {
			t.Errorf("%s: %q and skipped %v, want %q", name, got, skipped, c.want)
		}
	}
}

func TestStandardInputStandsForItself(t *testing.T) {
	files, skipped := source.Expand([]string{source.Stdin, source.Stdin}, ".txt")
	if !slices.Equal(files, []string{"-"}) || skipped != nil {
		t.Errorf("files %q, skipped %v, want - once", files, skipped)
	}
}

// An input that gives nothing is said, and the others are read all the same.
func TestWhatGivesNothingIsSkipped(t *testing.T) {
	dir := tree(t, "a.txt", "empty/x.md")
	for name, c := range map[string]struct {
		input string
		want  error
		says  string
	}{
		"a missing file":                  {"none.txt", fs.ErrNotExist, "none.txt"},
		"a directory without articles":    {"empty", source.ErrNoInput, "*.txt"},
		"a glob that matches nothing":     {"*.none", source.ErrNoInput, "*.none"},
		"a glob that is none":             {"[", filepath.ErrBadPattern, "["},
		"a file where a directory should": {"a.txt/b.txt", nil, "a.txt/b.txt"},
	} {
		files, skipped := source.Expand([]string{filepath.Join(dir, c.input), filepath.Join(dir, "a.txt")}, ".txt")
		if len(files) != 1 || len(skipped) != 1 {
			t.Errorf("%s: files %q, skipped %v, want one of each", name, files, skipped)
			continue
		}
		if err := skipped[0]; c.want != nil && !errors.Is(err, c.want) || !strings.Contains(filepath.ToSlash(err.Error()), c.says) {
			t.Errorf("%s: error %v, want %v that says %q", name, err, c.want, c.says)
		}
		if n := strings.Count(skipped[0].Error(), filepath.Join(dir, c.input)); n != 1 {
			t.Errorf("%s: the place stands %d times in %q", name, n, skipped[0])
		}
	}
}

// Links within a tree are not followed, so a loop of them ends; a file that is linked twice has two names.
func TestALoopOfLinksEnds(t *testing.T) {
	dir := tree(t, "a.txt", "sub/b.txt")
	if err := os.Symlink(dir, filepath.Join(dir, "sub", "up")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if err := os.Symlink("loop.txt", filepath.Join(dir, "loop.txt")); err != nil {
		t.Fatal(err)
	}
	files, skipped := source.Expand([]string{dir}, ".txt")
	if got := relative(t, dir, files); !slices.Equal(got, []string{"a.txt", "loop.txt", "sub/b.txt"}) || len(skipped) != 0 {
		t.Errorf("files %q, skipped %v", got, skipped)
	}
	if _, skipped := source.Expand([]string{filepath.Join(dir, "loop.txt")}, ".txt"); len(skipped) != 1 {
		t.Errorf("a link to itself gave %v, want it skipped", skipped)
	}
}
