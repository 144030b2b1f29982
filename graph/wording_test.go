package graph

import (
	"os"
	"strings"
	"testing"
)

// TestWordingListIsSound reads the list as its head describes it.
func TestWordingListIsSound(t *testing.T) {
	raw, err := os.ReadFile("wording.txt")
	if err != nil {
		t.Fatal(err)
	}
	line := map[string]map[string]int{"-": {}, "=": {}, "!": {}}
	for i, text := range strings.Split(string(raw), "\n") {
		fields := strings.Fields(text)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		seen, ok := line[fields[0]]
		if !ok || len(fields) < 2 || fields[0] != "-" && len(fields) < 3 {
			t.Errorf("line %d: %q is no sign with its words", i+1, text)
			continue
		}
		for _, w := range fields[1:] {
			if w != strings.ToLower(w) || len(splitWords(w)) != 1 || splitWords(w)[0] != w {
				t.Errorf("line %d: %q is not a word in lower case", i+1, w)
			}
			if seen[w] != 0 {
				t.Errorf("line %d: %q stands on line %d, too", i+1, w, seen[w])
			}
			seen[w] = i + 1
			if fields[0] != "-" && line["-"][w] != 0 {
				t.Errorf("line %d: %q says nothing, by line %d", i+1, w, line["-"][w])
			}
		}
	}
	stems := map[string]string{}
	for w := range line["="] {
		c := wordings().canonical(w)
		if at, want := line["="][w], stems[stem(w)]; want != "" && want != c {
			t.Errorf("line %d: %q stands for %q and for %q", at, w, c, want)
		}
		stems[stem(w)] = c
	}
	for w, at := range line["!"] {
		if got := wordings().exclude[wordings().canonical(w)]; got != at-1 {
			t.Errorf("line %d: %q is read as one of line %d: a word of the same meaning stands there", at, w, got+1)
		}
	}
}

func TestStem(t *testing.T) {
	for _, forms := range []string{"smuggle smuggles smuggled smuggling", "stop stops stopped stopping", "bomb bombs bombed bombing",
		"force forces forced forcing", "country countries", "carry carries carried carrying", "pass passes passed passing", "kill kills killed killing"} {
		words := strings.Fields(forms)
		for _, w := range words[1:] {
			if stem(w) != stem(words[0]) {
				t.Errorf("%q is %q, %q is %q", w, stem(w), words[0], stem(words[0]))
			}
		}
	}
	for _, w := range []string{"gas", "crisis", "virus", "class", "ring", "red", "é", ""} {
		if got := stem(w); len(got)+1 < len(w) {
			t.Errorf("%q is cut to %q", w, got)
		}
	}
}
