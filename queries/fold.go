package queries

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// fold writes a name or text so that letter case and accents do not count, just as the index folds names: canonically
// decomposed, without combining marks, case folded.
func fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	return cases.Fold().String(bare)
}

// words are the folded words of a text that is searched for.
func words(text string) []string { return strings.Fields(fold(text)) }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// hasWords reports whether each of the folded words occurs in one of the texts.
func hasWords(words []string, texts ...string) bool {
	missing := slices.Clone(words)
	for _, t := range texts {
		if len(missing) == 0 {
			break
		}
		folded := fold(t)
		missing = slices.DeleteFunc(missing, func(w string) bool { return strings.Contains(folded, w) })
	}
	return len(missing) == 0
}

// near reports whether two folded names differ by so few edits that one is likely a misspelling of the other: one
// edit for every four letters, and at least one.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	most := max(1, min(len(x), len(y))/4)
	if len(x)-len(y) > most || len(y)-len(x) > most || len(x) == 0 || len(y) == 0 {
		return false
	}
	return edits(x, y) <= most
}

// edits counts the insertions, deletions and substitutions that turn x into y.
func edits(x, y []rune) int {
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}
