package coref

import (
	_ "embed" // for the word lists
	"fmt"
	"slices"
	"strings"
)

var (
	//go:embed data/kinds.tsv
	kindsFile string
	//go:embed data/gender.tsv
	genderFile string
	//go:embed data/first_names.tsv
	firstNamesFile string
)

// lexicon is what words say of gender and kind.
type lexicon struct {
	kinds  map[string]kind
	nouns  map[string]gender
	names  [3][]string     // first names by gender, in lower case, sorted
	titles map[string]bool // what stands before a name and is no part of it
}

func loadLexicon() (*lexicon, error) {
	l := &lexicon{kinds: make(map[string]kind, 1<<13), nouns: map[string]gender{}, titles: map[string]bool{}}
	err := readRows("kinds.tsv", kindsFile, func(label string, words []string) bool {
		k, ok := kindNames[label]
		for _, w := range words {
			if _, twice := l.kinds[w]; !twice {
				l.kinds[w] = k
			}
		}
		return ok
	})
	if err != nil {
		return nil, err
	}
	err = readRows("gender.tsv", genderFile, func(label string, words []string) bool {
		if label == "title" {
			for _, w := range words {
				l.titles[w] = true
			}
			return true
		}
		g, ok := genderNames[label]
		for _, w := range words {
			l.nouns[w] = g
		}
		return ok
	})
	if err != nil {
		return nil, err
	}
	return l, readRows("first_names.tsv", firstNamesFile, func(label string, words []string) bool {
		g, ok := genderNames[label]
		l.names[g] = words
		return ok && slices.IsSorted(words)
	})
}

var genderNames = map[string]gender{"male": masculine, "female": feminine}

// readRows reads a list whose lines are a label, a tab and words. Lines that begin with "#" are comments.
func readRows(file, content string, row func(label string, words []string) (ok bool)) error {
	for n, line := range strings.Split(content, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		label, words, ok := strings.Cut(line, "\t")
		if !ok || !row(label, strings.Fields(words)) {
			return fmt.Errorf("coref: reading %s:%d: no list of words under %.30q", file, n+1, label)
		}
	}
	return nil
}

// genderOfName is the gender of nearly all who bear a first name, given in lower case. Of a name with a hyphen, the parts must not disagree:
// "Jean-Claude" is not a woman.
func (l *lexicon) genderOfName(name string) gender {
	if g := l.genderOfWhole(name); g != unknownGender {
		return g
	}
	first, last, several := strings.Cut(name, "-")
	if !several {
		return unknownGender
	}
	a, b := l.genderOfWhole(first), l.genderOfWhole(last)
	if b != unknownGender && a != b {
		return unknownGender
	}
	return a
}

func (l *lexicon) genderOfWhole(name string) gender {
	for g := masculine; g <= feminine; g++ {
		if _, ok := slices.BinarySearch(l.names[g], name); ok {
			return g
		}
	}
	return unknownGender
}
