package tagger

import (
	_ "embed" // for irregular.txt
	"fmt"
	"io/fs"
	"strings"
)

// Form is an inflected verb: what it is a form of, and the Penn tag that says which form.
type Form struct{ Form, XPOS, Lemma string }

//go:embed irregular.txt
var irregular string

// verbFile is the CAMEO verb dictionary of PETRARCH, below the directory of public data. Of it only the verbs and the
// forms it lists for them are read.
const verbFile = "events/petrarch2/petrarch2/data/dictionaries/CAMEO.2.0.txt"

// Verbs are forms of the verbs of the CAMEO dictionary, of which treebanks have too few.
func Verbs(data fs.FS) ([]Form, error) {
	text, err := fs.ReadFile(data, verbFile)
	if err != nil {
		return nil, fmt.Errorf("tagger: reading verbs: %w", err)
	}
	var forms []Form
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		forms = append(forms, dictionaryForms(line)...)
	}
	return forms, nil
}

// irregularForms are the forms of the irregular verbs, which are hand-checked.
func irregularForms() []Form {
	var forms []Form
	for line := range strings.Lines(irregular) {
		w := strings.Fields(line)
		if len(w) != 3 || w[0] == "#" {
			continue
		}
		forms = append(forms, Form{w[1], "VBD", w[0]}, Form{w[2], "VBN", w[0]}, Form{thirdPerson(w[0]), "VBZ", w[0]})
		if ing, ok := gerund(w[0]); ok {
			forms = append(forms, Form{ing, "VBG", w[0]})
		}
	}
	return forms
}

// dictionaryForms are the forms of the verb that a line of the dictionary begins with: "QUERY {QUERYING QUERIES
// QUERIED}", or the regular ones where none are listed. Phrases and patterns have none.
func dictionaryForms(line string) []Form {
	head, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	if len(head) < 3 || strings.Trim(head, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return nil
	}
	base := strings.ToLower(head)
	_, listed, ok := strings.Cut(rest, "{")
	if !ok {
		return regularForms(base)
	}
	listed, _, _ = strings.Cut(listed, "}")
	var forms []Form
	for _, w := range strings.Fields(strings.ToLower(listed)) {
		switch {
		case strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "":
		case strings.HasSuffix(w, "ing"):
			forms = append(forms, Form{w, "VBG", base})
		case strings.HasSuffix(w, "s"):
			forms = append(forms, Form{w, "VBZ", base})
		case strings.HasSuffix(w, "ed"): // Irregular forms are listed without saying which they are.
			forms = append(forms, Form{w, "VBD", base}, Form{w, "VBN", base})
		}
	}
	return forms
}

// regularForms are the forms of a regular verb, as far as its spelling tells them.
func regularForms(base string) []Form {
	forms := []Form{{thirdPerson(base), "VBZ", base}}
	if ing, ok := gerund(base); ok {
		forms = append(forms, Form{ing, "VBG", base})
	}
	if past, ok := past(base); ok {
		forms = append(forms, Form{past, "VBD", base}, Form{past, "VBN", base})
	}
	return forms
}

// thirdPerson is the form with -s.
func thirdPerson(base string) string {
	switch {
	case endsInConsonantY(base):
		return base[:len(base)-1] + "ies"
	case hasAnySuffix(base, "s", "x", "z", "ch", "sh", "o"):
		return base + "es"
	}
	return base + "s"
}

// gerund is the form with -ing. ok is false where the spelling does not tell whether the last letter is doubled.
func gerund(base string) (ing string, ok bool) {
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:len(base)-2] + "ying", true
	case strings.HasSuffix(base, "e") && !hasAnySuffix(base, "ee", "oe", "ye"):
		return base[:len(base)-1] + "ing", true
	}
	stem, ok := doubled(base)
	return stem + "ing", ok
}

// past is the form with -ed. ok is as for gerund.
func past(base string) (ed string, ok bool) {
	switch {
	case strings.HasSuffix(base, "e"):
		return base + "d", true
	case endsInConsonantY(base):
		return base[:len(base)-1] + "ied", true
	}
	stem, ok := doubled(base)
	return stem + "ed", ok
}

// doubled is base with its last letter doubled if -ing and -ed ask for it: after one vowel, in words of one syllable.
// In longer words stress decides, which spelling does not show: ok is false.
func doubled(base string) (stem string, ok bool) {
	n := len(base)
	if n < 3 {
		return base, true
	}
	last, vowel, before := base[n-1], base[n-2], base[n-3]
	if isVowel(last) || strings.IndexByte("wxyh", last) >= 0 || !isVowel(vowel) || isVowel(before) && base[n-3:n-1] != "ui" {
		return base, true
	}
	if strings.ContainsAny(base[:n-2], "aeiou") {
		return base, false
	}
	return base + string(last), true
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func endsInConsonantY(s string) bool {
	return strings.HasSuffix(s, "y") && len(s) > 1 && !isVowel(s[len(s)-2])
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}
