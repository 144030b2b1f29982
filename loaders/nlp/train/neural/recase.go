package neural

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// recase writes a tenth of the sentences in other letters, by a die of 40 sides, so that the network learns to read
// headlines in capitals and with capitals on every word, and feeds without any.
func recase(forms []string, die int) []string {
	var change func(string) string
	switch die {
	case 0:
		change = strings.ToUpper
	case 1, 2:
		change = titleCase
	case 3:
		change = strings.ToLower
	default:
		return forms
	}
	out := make([]string, len(forms))
	for i, form := range forms {
		out[i] = form
		if !strings.Contains(form, "@") && !strings.Contains(form, "//") {
			out[i] = change(form)
		}
	}
	return out
}

// small are words that headlines in title case leave small.
const small = " a an and as at but by for from in is n't nor of on or 's the to up vs with "

// titleCase is form with a capital, unless it is a small word.
func titleCase(form string) string {
	if strings.Contains(small, " "+form+" ") {
		return form
	}
	r, size := utf8.DecodeRuneInString(form)
	return string(unicode.ToUpper(r)) + form[size:]
}
