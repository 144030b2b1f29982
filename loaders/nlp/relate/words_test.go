package relate

import (
	"strings"
	"testing"
)

// TestWords holds lexicon/words.txt to its form: lemmas in lower case, none twice under a label, no label without words.
func TestWords(t *testing.T) {
	w, err := parseWords(wordsFile)
	if err != nil {
		t.Fatal(err)
	}
	var all label
	for lemma, l := range w {
		all |= l
		if lemma != strings.ToLower(lemma) {
			t.Errorf("%q is not in lower case", lemma)
		}
	}
	for name, l := range labels {
		if all&l == 0 {
			t.Errorf("no word has the label %s", name)
		}
	}
	seen := map[string]bool{}
	for _, line := range strings.Split(wordsFile, "\n") {
		if name, lemmas, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			for _, lemma := range strings.Fields(lemmas) {
				if seen[name+" "+lemma] {
					t.Errorf("%s stands twice under %s", lemma, name)
				}
				seen[name+" "+lemma] = true
			}
		}
	}
}

func TestWordsWithoutALabelAreAnError(t *testing.T) {
	for _, bad := range []string{"sign", "nolabel\tsign", "\tsign"} {
		if _, err := parseWords(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
