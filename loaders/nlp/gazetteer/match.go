package gazetteer

import (
	"cmp"
	"slices"
	"strings"
)

// maxNameWords bounds how far a match looks ahead. Longer names (there are a
// few of official style) are not indexed.
const maxNameWords = 12

// index finds names in a sequence of words. A name is kept under its folded,
// lower-cased form, together with the folded form that keeps the case, so that
// one map serves both ways of matching.
type index struct {
	names map[string][]posting // "new zealand" -> postings
	depth map[string]int       // "new" -> the most words that a name beginning so has
}

type posting struct {
	cased string // "New Zealand"
	entry Entry
}

func newIndex() index {
	return index{names: make(map[string][]posting, 16<<10), depth: make(map[string]int, 8<<10)}
}

// add makes the forms lead to an entry; a form that already does is not doubled.
func (x index) add(e Entry, forms ...string) {
	for _, form := range forms {
		p := posting{cased: Fold(form), entry: e}
		key := strings.ToLower(p.cased)
		words := strings.Count(key, " ") + 1
		if key == "" || words > maxNameWords || slices.Contains(x.names[key], p) {
			continue
		}
		x.names[key] = append(x.names[key], p)
		first, _, _ := strings.Cut(key, " ")
		x.depth[first] = max(x.depth[first], words)
	}
}

// sort puts the readings of each name in the order that callers see.
func (x index) sort() {
	for _, postings := range x.names {
		slices.SortFunc(postings, func(a, b posting) int {
			return cmp.Or(
				cmp.Compare(a.entry.Kind, b.entry.Kind), cmp.Compare(a.entry.Name, b.entry.Name),
				cmp.Compare(a.entry.Country, b.entry.Country), cmp.Compare(a.entry.Detail, b.entry.Detail),
				cmp.Compare(a.cased, b.cased),
			)
		})
	}
}

// Longest returns the longest known name that begins at words[i], as the number
// of words that it covers and its readings, ordered by kind and name. It
// returns 0 and nil when no name begins there or i is out of range. Case must
// agree ("Turkey", not "turkey"); accents, periods, hyphens and apostrophes
// need not (see [Fold]), nor how they were cut into words: "Guinea-Bissau" and
// "Guinea", "-", "Bissau" are the same. A name ends where a word ends, so the
// possessive "'s" has to be a word of its own.
func (g *Gazetteer) Longest(words []string, i int) (n int, entries []Entry) {
	return g.match.longest(words, i, false)
}

// LongestFold is [Gazetteer.Longest] without regard to case, for headlines and
// other text in capitals: "JAPAN", "NORTH KOREA". It finds more than is meant
// ("us" is the United States), so use it only where case carries nothing.
func (g *Gazetteer) LongestFold(words []string, i int) (n int, entries []Entry) {
	return g.match.longest(words, i, true)
}

func (x index) longest(words []string, i int, anyCase bool) (n int, entries []Entry) {
	if i < 0 || i >= len(words) {
		return 0, nil
	}
	cased := Fold(words[i])
	first, _, _ := strings.Cut(strings.ToLower(cased), " ")
	limit := x.depth[first] // 0 for the many words that begin no name
	for j := i; limit > 0; {
		if found := x.lookup(cased, anyCase); len(found) > 0 {
			n, entries = j-i+1, found
		}
		next := ""
		for j++; j < len(words) && next == ""; j++ { // a word that is only a hyphen or an apostrophe folds to nothing
			next = Fold(words[j])
		}
		j--
		if next == "" || strings.Count(cased, " ")+1 >= limit {
			break
		}
		cased += " " + next
	}
	return n, entries
}

// lookup returns the readings of a folded name.
func (x index) lookup(cased string, anyCase bool) []Entry {
	var found []Entry
	for _, p := range x.names[strings.ToLower(cased)] {
		if (anyCase || p.cased == cased) && (len(found) == 0 || found[len(found)-1] != p.entry) {
			found = append(found, p.entry)
		}
	}
	return found
}
