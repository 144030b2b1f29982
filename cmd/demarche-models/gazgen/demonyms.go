package gazgen

import (
	"regexp"
	"strings"
)

var (
	demonymNote  = regexp.MustCompile(`\s*[;-]? ?note - .*|;.*`)
	demonymSplit = regexp.MustCompile(`,\s*(?:or\s+)?|\s+or\s+|/`)
	manWoman     = regexp.MustCompile(`^(\w*?)(man|woman) ?\((men|women)\)$`)
)

// demonyms reads how the Factbook writes nouns and adjectives of nationality:
// "Dane(s)" is Dane and Danes, "Frenchman(men), Frenchwoman(women)" is four,
// "Comoran or Comorian" two, "Japanese (singular and plural)" one.
func demonyms(text string) []string {
	text = demonymNote.ReplaceAllString(text, "")
	var found []string
	for _, part := range demonymSplit.Split(text, -1) {
		found = append(found, demonym(strings.TrimSpace(part))...)
	}
	return found
}

func demonym(part string) []string {
	if m := manWoman.FindStringSubmatch(part); m != nil {
		return []string{m[1] + m[2], m[1] + m[3]}
	}
	plural := strings.Contains(part, "(s)")
	word := withoutParentheses(strings.ReplaceAll(part, "(s)", ""))
	switch {
	case word == "" || strings.EqualFold(word, "none") || word == "NA" || word[0] < 'A' || word[0] > 'Z':
		return nil
	case plural:
		return []string{word, word + "s"}
	}
	return []string{word}
}
