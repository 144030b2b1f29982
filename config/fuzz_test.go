package config

import (
	"slices"
	"strings"
	"testing"
)

// FuzzFile throws bytes at the three parsers: never a panic, and either settings
// or problems that name the file, the same ones each time.
func FuzzFile(f *testing.F) {
	for _, seed := range []string{"store: a\n", "store = \"a\"\n[serve]\n", `{"serve": {"listen": 1}}`, "a: &a [*a]", "[[x]]\ny=1", "? {a: b}\n: c", "\ufeff"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"f.yaml", "f.toml", "f.json"} {
			read := func() (string, int) {
				var found problems
				doc, _ := parse(name, data, &found)
				got := doc.assignments(settingFields(), &found)
				var text []string
				for _, p := range found.list {
					text = append(text, p.Error())
				}
				return strings.Join(text, "\n"), len(got)
			}
			first, n := read()
			if second, m := read(); first != second || n != m {
				t.Fatalf("%s: two readings differ:\n%s\n%s", name, first, second)
			}
			for line := range strings.Lines(first) {
				if !strings.HasPrefix(line, "config: "+name) {
					t.Fatalf("a problem without its file, or of two lines: %q", line)
				}
			}
			if keys := slices.IndexFunc([]byte(first), func(b byte) bool { return b < ' ' && b != '\n' }); keys >= 0 {
				t.Fatalf("%s: a control character in a message: %q", name, first)
			}
		}
	})
}
