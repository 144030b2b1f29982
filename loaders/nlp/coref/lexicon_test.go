package coref

import (
	"slices"
	"strings"
	"testing"
)

// TestWordLists holds the lists of data/ to what reading them relies on: each word once, in lower case, and in order
// where it is looked up by bisection.
func TestWordLists(t *testing.T) {
	for file, content := range map[string]string{"kinds.tsv": kindsFile, "first_names.tsv": firstNamesFile, "gender.tsv": genderFile} {
		labels := map[string]bool{}
		where := map[string]string{}
		err := readRows(file, content, func(label string, words []string) bool {
			if labels[label] {
				t.Errorf("%s: two rows of %s", file, label)
			}
			labels[label] = true
			for _, w := range words {
				if w != strings.ToLower(w) {
					t.Errorf("%s: %q is not in lower case", file, w)
				}
				if other, twice := where[w]; twice && label != "title" {
					t.Errorf("%s: %q is %s and %s", file, w, other, label)
				}
				where[w] = label
			}
			if file != "gender.tsv" && !slices.IsSorted(words) {
				t.Errorf("%s: the words of %s are not in order", file, label)
			}
			return len(words) > 0
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func TestBrokenWordLists(t *testing.T) {
	for _, content := range []string{"no tab", "strange\tword", "\t"} {
		err := readRows("x.tsv", content, func(label string, _ []string) bool { return label == "person" })
		if err == nil || !strings.Contains(err.Error(), "x.tsv:1") {
			t.Errorf("%q: error %v, want one that names line 1", content, err)
		}
	}
}

func TestGenderOfNames(t *testing.T) {
	l, err := loadLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]gender{"jane": feminine, "john": masculine, "jean-claude": unknownGender, "anne-marie": feminine,
		"kim": unknownGender, "xqz": unknownGender, "": unknownGender} {
		if got := l.genderOfName(name); got != want {
			t.Errorf("%q is %d, want %d", name, got, want)
		}
	}
}

// TestPartiesAreCapitalizedWords holds parties.tsv to its form: a name, a country that the gazetteer knows, words with
// capitals.
func TestPartiesAreCapitalizedWords(t *testing.T) {
	parties, err := loadParties()
	if err != nil || len(parties) == 0 {
		t.Fatal(parties, err)
	}
	for word, p := range parties {
		if p.name == "" || strings.ToLower(word) == word || strings.TrimSpace(word) != word || strings.ToUpper(p.country) != p.country {
			t.Errorf("%q stands for %+v", word, p)
		}
	}
}
