package language

import (
	"strings"
	"testing"
)

// TestWordsAreWellFormed reads data/words.txt more strictly than the program does.
func TestWordsAreWellFormed(t *testing.T) {
	table := latinWords()
	if len(table.languages) > maxLanguages || table.languages[0].Code != "en" {
		t.Errorf("%d languages, the first %+v", len(table.languages), table.languages[0])
	}
	count, seen := map[string]int{}, map[string]bool{}
	code := ""
	for line := range strings.Lines(wordFile) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		if line[0] != '\t' {
			code = fields[0]
			if len(code) != 2 || len(fields) != 2 || seen[code] {
				t.Errorf("language %q", line)
			}
			seen[code] = true
			continue
		}
		for _, w := range fields {
			if w != strings.ToLower(w) || strings.ContainsAny(w, "'’-.,") || len(w) > 24 {
				t.Errorf("%s: %q", code, w)
			}
			count[code]++
		}
	}
	for code, n := range count {
		if n < 20 {
			t.Errorf("%s has %d words", code, n)
		}
	}
}
