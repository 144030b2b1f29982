package gazgen

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

var (
	tags        = regexp.MustCompile(`<[^>]*>`)
	parentheses = regexp.MustCompile(`\s*[(\[][^()\[\]]*[)\]]`)
)

// clean makes plain text of a field: entities decoded, tags dropped, Unicode
// composed (NFC), apostrophes straight, double quotes dropped, white space
// single.
func clean(s string) string {
	s = html.UnescapeString(tags.ReplaceAllString(s, " "))
	s = strings.NewReplacer("’", "'", "‘", "'", "\"", "", "“", "", "”", "", "\u00ad", "", "\u200b", "", "\ufeff", "").Replace(s)
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// withoutParentheses drops what stands in (nested) parentheses or brackets.
func withoutParentheses(s string) string {
	for {
		shorter := parentheses.ReplaceAllString(s, "")
		if shorter == s {
			return strings.TrimSpace(s)
		}
		s = shorter
	}
}

// particles are the parts of names that stay in lower case.
var particles = map[string]bool{
	"al": true, "el": true, "bin": true, "ibn": true, "da": true, "de": true, "del": true, "der": true, "di": true,
	"do": true, "dos": true, "du": true, "e": true, "la": true, "of": true, "ould": true, "van": true, "von": true, "y": true,
}

// isCapitals reports whether a part of a word, between hyphens, is written in
// capitals and is no initial: "TRUMP", "al-SUDANI", "SASSOU-Nguesso".
func isCapitals(word string) bool {
	for part := range strings.SplitSeq(strings.Trim(word, ",."), "-") {
		if utf8.RuneCountInString(part) > 1 && !strings.Contains(part, ".") && part == strings.ToUpper(part) && strings.ToLower(part) != part {
			return true
		}
	}
	return false
}

// isRoman reports whether the i-th word of a name is the number of a monarch:
// "III", but not the first word of "XI Jinping".
func isRoman(word string, i int) bool {
	return i > 0 && word != "" && strings.Trim(word, "IVX") == ""
}

// titleName writes a name whose words may be in capitals as news does:
// "Abdel Fattah EL-SISI" becomes "Abdel Fattah el-Sisi".
func titleName(name string) string {
	words := strings.Fields(name)
	for i, word := range words {
		if !isRoman(word, i) {
			words[i] = titleWord(word, i > 0)
		}
	}
	return strings.Join(words, " ")
}

func titleWord(word string, inner bool) string {
	parts := strings.Split(word, "-")
	for i, part := range parts {
		switch {
		case part != strings.ToUpper(part) || utf8.RuneCountInString(part) < 2:
		case particles[strings.ToLower(part)] && (inner || i < len(parts)-1):
			parts[i] = strings.ToLower(part)
		case strings.Contains(part, "."):
		default:
			parts[i] = capitalize(part)
		}
	}
	return strings.Join(parts, "-")
}

// capitalize writes a word in lower case but for its first letter and the one
// after a first apostrophe near its beginning: "O'NEILL" becomes "O'Neill".
func capitalize(word string) string {
	head, tail, found := strings.Cut(word, "'")
	if found && utf8.RuneCountInString(head) <= 2 && utf8.RuneCountInString(tail) > 1 {
		return upperFirst(head) + "'" + upperFirst(tail)
	}
	return upperFirst(word)
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + strings.ToLower(s[n:])
}
