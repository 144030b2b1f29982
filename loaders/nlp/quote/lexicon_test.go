package quote

import (
	"slices"
	"strings"
	"testing"
)

// TestListsAreInOrder keeps the word lists readable: words rise on each line, and no word stands twice with a construction,
// which newLexicon checks.
func TestListsAreInOrder(t *testing.T) {
	if _, err := newLexicon(); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"cues": verbsFile, "nouns": nounsFile, "adjectives": adjectivesFile,
		"documents": documentsFile, "informants": informantsFile, "lightverbs": lightVerbsFile,
		"aspects": aspectsFile, "hearsay": hearsayFile, "unsourced": unsourcedFile} {
		for n, line := range strings.Split(text, "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			columns := strings.Split(line, "\t")
			words := strings.Split(columns[len(columns)-1], " ")
			if !slices.IsSorted(words) || line != strings.TrimSpace(line) {
				t.Errorf("%s:%d: words out of order, or spaces at the end: %q", name, n+1, line)
			}
			if len(words) != len(slices.Compact(slices.Clone(words))) {
				t.Errorf("%s:%d: a word stands twice: %q", name, n+1, line)
			}
		}
	}
}

func TestReadCuesNamesTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"states\ts":                "x:1: want a manner",
		"# a\nsays\ts\tsay":        "x:2: no manner",
		"states\tz\tsay":           "x:1: \"z\" is no construction",
		"states\ts,s\tsay":         "\"say\" has it already",
		"holds\ts\ta\nwants\ts\ta": "x:2:",
	} {
		if err := readCues("x", text, map[string]*entry{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v; want %q in it", text, err, want)
		}
	}
}
