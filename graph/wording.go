package graph

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed wording.txt
var wordingList string

// vocabulary is wording.txt, read; see there. Its keys are stems.
type vocabulary struct {
	silent  map[string]bool
	same    map[string]string // stem -> the stem that stands for its line
	exclude map[string]int    // stem -> number of its line of words that exclude each other
}

// wordings reads the list once. What is not a known sign is passed over; a test reads the list with care.
var wordings = sync.OnceValue(func() vocabulary {
	v := vocabulary{silent: map[string]bool{}, same: map[string]string{}, exclude: map[string]int{}}
	for number, line := range strings.Split(wordingList, "\n") {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		for _, w := range words[1:] {
			switch words[0] {
			case "-":
				v.silent[w] = true
			case "=":
				v.same[stem(w)] = stem(words[1])
			case "!":
				v.exclude[v.canonical(w)] = number
			}
		}
	}
	return v
})

// canonical is the stem that stands for a word and for those that say the same.
func (v vocabulary) canonical(word string) string {
	s := stem(word)
	if same, ok := v.same[s]; ok {
		return same
	}
	return s
}

// word is one that a content is made of, without its ending.
type word struct {
	stem string
	name bool // it is capitalized, and not because it stands first
}

// wordsOf are the distinct words of an event's content that say what is done or said, sorted by stem. What other slots
// say already is left out: the names of the actors and the place, the words of the amounts and the time.
func wordsOf(e *Event) []word {
	v := wordings()
	said := map[string]bool{}
	for _, ids := range [][]ID{e.Source, e.Target, e.Place} {
		for _, id := range ids {
			for part := range strings.SplitSeq(id.Key(), "-") {
				said[part] = true
			}
		}
	}
	for _, a := range e.Amounts {
		for _, w := range splitWords(a.Text) {
			said[strings.ToLower(w)] = true
		}
	}
	for _, w := range splitWords(e.Time.Text) {
		said[strings.ToLower(w)] = true
	}
	var out []word
	for i, form := range splitWords(e.Content) {
		lower := strings.ToLower(form)
		if v.silent[lower] || said[lower] {
			continue
		}
		out = append(out, word{stem: v.canonical(lower), name: i > 0 && lower != form})
	}
	slices.SortFunc(out, func(a, b word) int { return strings.Compare(a.stem, b.stem) })
	return slices.CompactFunc(out, func(a, b word) bool { return a.stem == b.stem })
}

// splitWords cuts at everything but letters, digits and the marks within numbers. A possessive 's falls away.
func splitWords(text string) []string {
	fields := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != ',' && r != '\'' && r != '’'
	})
	words := fields[:0]
	for _, w := range fields {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if w = strings.Trim(w, ".,'’"); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// stem takes off the endings of plurals and of regular verbs. It need not be right, only the same for all forms of a
// word: "smuggle", "smuggled", "smuggling" are all "smuggl".
func stem(word string) string {
	for _, ending := range [...]struct {
		have, put string
	}{{"ies", "y"}, {"ied", "y"}, {"sses", "ss"}, {"ing", ""}, {"ed", ""}, {"s", ""}} {
		base, ok := strings.CutSuffix(word, ending.have)
		if !ok || len(base) < 3 || ending.have == "s" && (strings.HasSuffix(base, "s") || strings.HasSuffix(base, "u") || strings.HasSuffix(base, "i")) {
			continue
		}
		word = base + ending.put
		if n := len(word); ending.put == "" && ending.have != "s" && n > 3 && word[n-1] == word[n-2] && word[n-1] != 's' && word[n-1] != 'l' {
			word = word[:n-1]
		}
		break
	}
	if len(word) > 3 {
		word = strings.TrimSuffix(word, "e")
	}
	return word
}

// compareWords counts the words that two sorted lists share, and reports whether one has a word that excludes one that
// the other has in its place: another number, another name, or one of the pairs of the list.
func compareWords(a, b []word) (shared int, exclude bool) {
	v := wordings()
	var onlyA, onlyB []word
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].stem < b[0].stem:
			onlyA, a = append(onlyA, a[0]), a[1:]
		case len(a) == 0 || b[0].stem < a[0].stem:
			onlyB, b = append(onlyB, b[0]), b[1:]
		default:
			shared++
			a, b = a[1:], b[1:]
		}
	}
	kinds := map[int]bool{}
	for _, w := range onlyA {
		kinds[v.kind(w)] = true
	}
	for _, w := range onlyB {
		if k := v.kind(w); k != 0 && kinds[k] {
			return shared, true
		}
	}
	return shared, false
}

// The kinds of words that exclude others of their kind, beside the lines of the list.
const (
	numberWord = -1
	nameWord   = -2
)

// kind is the kind of words that w excludes, 0 for none.
func (v vocabulary) kind(w word) int {
	switch {
	case v.exclude[w.stem] != 0:
		return v.exclude[w.stem]
	case strings.ContainsFunc(w.stem, unicode.IsDigit):
		return numberWord
	case w.name:
		return nameWord
	}
	return 0
}
