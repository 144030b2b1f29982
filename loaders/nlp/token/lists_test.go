package token

import (
	"strconv"
	"testing"
)

// TestListsAreFilled checks every data file entry by entry, so that the code may trust them.
func TestListsAreFilled(t *testing.T) {
	for _, name := range []string{"captions.txt", "closings.txt", "credits.txt", "highlights.txt", "pointers.txt"} {
		if len(lines(name)) < 5 {
			t.Errorf("%s has %d entries", name, len(lines(name)))
		}
	}
	for _, name := range []string{"elisions.txt", "labels.txt", "lower.txt", "places.txt", "prefixes.txt", "reporting.txt", "starters.txt", "units.txt"} {
		if len(set(name)) < 5 {
			t.Errorf("%s has %d entries", name, len(set(name)))
		}
	}
	for name, known := range table("agencies.txt") {
		if name == "" || known == "" || len(fields(nil, name)) > maxAgencyWords {
			t.Errorf("agencies.txt: %q = %q", name, known)
		}
	}
	for word, kind := range table("abbreviations.txt") {
		if word == "" || abbreviationKinds[kind] == noAbbreviation {
			t.Errorf("abbreviations.txt: %q = %q", word, kind)
		}
	}
	for word, at := range table("cut.txt") {
		if n, err := strconv.Atoi(at); err != nil || n <= 0 || n >= len(word) {
			t.Errorf("cut.txt: %q = %q", word, at)
		}
	}
}

func TestMissingListIsEmpty(t *testing.T) {
	if got := lines("no such file"); got != nil {
		t.Errorf("lines of a missing file = %q", got)
	}
}
