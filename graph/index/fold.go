package index

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// fold writes s so that two strings equal but for letter case and accents fold to one: "São Tomé" and "SAO TOME".
// Letters that merely look as if they bore a mark, such as ø and ł, keep it.
func fold(s string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	// cases.Fold alone turns the two cases of Cherokee letters into each other.
	return cases.Fold().String(strings.ToLower(bare))
}
