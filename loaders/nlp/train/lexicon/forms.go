package lexicon

import (
	_ "embed" // for irregular.txt
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
)

// Form is an inflected verb: what it is a form of, and the Penn tag that says which form.
type Form struct{ Form, XPOS, Lemma string }

//go:embed irregular.txt
var irregular string

// verbFile is the CAMEO verb dictionary of PETRARCH, below the directory of public data. Of it only the verbs and the
// forms it lists for them are read; of VerbNet, whose classes lie in classFolder, only which words are verbs.
const (
	verbFile    = "events/petrarch2/petrarch2/data/dictionaries/CAMEO.2.0.txt"
	classFolder = "events/verbnet/verbnet3.4"
)

// Verbs are forms of the verbs of the CAMEO dictionary and of VerbNet, of which treebanks have too few.
func Verbs(data fs.FS) ([]Form, error) {
	text, err := fs.ReadFile(data, verbFile)
	if err != nil {
		return nil, fmt.Errorf("lexicon: reading verbs: %w", err)
	}
	var forms []Form
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		forms = append(forms, dictionaryForms(line)...)
	}
	members, err := classMembers(data)
	if err != nil {
		return nil, fmt.Errorf("lexicon: reading verbs: %w", err)
	}
	for _, base := range members {
		forms = append(forms, regularForms(base)...)
	}
	return forms, nil
}

// classMembers are the verbs of VerbNet, in the order of its files. Verbs of two words are left out.
func classMembers(data fs.FS) ([]string, error) {
	files, err := fs.Glob(data, path.Join(classFolder, "*.xml"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no classes in %q: %w", classFolder, fs.ErrNotExist)
	}
	var members []string
	for _, file := range files {
		text, err := fs.ReadFile(data, file)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(text)) {
			_, rest, ok := strings.Cut(line, "<MEMBER ")
			_, rest, _ = strings.Cut(rest, ` name="`)
			name, _, closed := strings.Cut(rest, `"`)
			if ok && closed && len(name) > 2 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" {
				members = append(members, name)
			}
		}
	}
	return members, nil
}

// irregularForms are the forms of irregular verbs, nouns and adjectives, which are hand-checked. A line has the three
// forms of a verb, or a Penn tag, a form with it, and its base form.
func irregularForms() []Form {
	var forms []Form
	for line := range strings.Lines(irregular) {
		line, _, _ = strings.Cut(line, "#")
		w := strings.Fields(line)
		switch {
		case len(w) != 3:
		case strings.ToUpper(w[0]) == w[0]:
			forms = append(forms, Form{w[1], w[0], w[2]})
		default:
			forms = append(forms, Form{w[1], "VBD", w[0]}, Form{w[2], "VBN", w[0]}, Form{thirdPerson(w[0]), "VBZ", w[0]})
			for _, ing := range gerunds(w[0]) {
				forms = append(forms, Form{ing, "VBG", w[0]})
			}
		}
	}
	return forms
}

// inflected are the regular forms of the verbs, nouns and adjectives whose base forms the sentences have.
func inflected(sentences []conllu.Sentence) []Form {
	seen := map[word]bool{}
	var forms []Form
	for _, s := range sentences {
		for _, t := range s.Tokens {
			base := word{t.Form, t.XPOS}
			if seen[base] || t.Lemma != t.Form || len(t.Form) < 3 || strings.Trim(t.Form, "abcdefghijklmnopqrstuvwxyz") != "" {
				continue
			}
			seen[base] = true
			switch t.XPOS {
			case "VB", "VBP":
				forms = append(forms, regularForms(t.Form)...)
			case "NN":
				forms = append(forms, Form{thirdPerson(t.Form), "NNS", t.Form})
			case "JJ":
				for _, past := range pasts(t.Form) { // larger, bigger, easier: spelt as "-ed" is
					stem := past[:len(past)-1]
					forms = append(forms, Form{stem + "r", "JJR", t.Form}, Form{stem + "st", "JJS", t.Form})
				}
			}
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

// regularForms are the forms of a regular verb, in every way that its spelling allows.
func regularForms(base string) []Form {
	forms := []Form{{thirdPerson(base), "VBZ", base}}
	for _, ing := range gerunds(base) {
		forms = append(forms, Form{ing, "VBG", base})
	}
	for _, past := range pasts(base) {
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

// gerunds are the forms with -ing: two where the spelling does not tell whether the last letter is doubled.
func gerunds(base string) []string {
	switch {
	case strings.HasSuffix(base, "ie"):
		return []string{base[:len(base)-2] + "ying"}
	case strings.HasSuffix(base, "e") && !hasAnySuffix(base, "ee", "oe", "ye"):
		return []string{base[:len(base)-1] + "ing"}
	}
	return withEnding(base, "ing")
}

// pasts are the forms with -ed, as gerunds.
func pasts(base string) []string {
	switch {
	case strings.HasSuffix(base, "e"):
		return []string{base + "d"}
	case endsInConsonantY(base):
		return []string{base[:len(base)-1] + "ied"}
	}
	return withEnding(base, "ed")
}

// withEnding is base with an ending that begins with a vowel: with its last letter doubled after one vowel, in words of
// one syllable. In longer words stress decides, which spelling does not show, and so do countries (travelled, traveled):
// both ways are given, for neither is a form of another word.
func withEnding(base, ending string) []string {
	n := len(base)
	if n < 3 {
		return []string{base + ending}
	}
	last, vowel, before := base[n-1], base[n-2], base[n-3]
	switch {
	case last == 'c':
		return []string{base + "k" + ending, base + ending} // panicked, synced
	case isVowel(last) || strings.IndexByte("wxyh", last) >= 0 || !isVowel(vowel) || isVowel(before) && base[n-3:n-1] != "ui":
		return []string{base + ending}
	case strings.ContainsAny(base[:n-2], "aeiou"):
		return []string{base + ending, base + string(last) + ending}
	}
	return []string{base + string(last) + ending}
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
