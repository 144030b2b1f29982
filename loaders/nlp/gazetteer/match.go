package gazetteer

import (
	"cmp"
	"slices"
)

// maxNameWords bounds how far a match looks ahead. Longer names (there are a
// few of official style) are not indexed.
const maxNameWords = 12

// index finds names in a sequence of words. A name is kept under the key of its
// lower-cased form, with the readings of each way to write its capitals, so
// that one map serves both ways of matching.
type index struct {
	names    map[uint64]int // by key.lower -> index in readings
	depth    map[uint64]int // by first word: the most words that a name beginning so has
	readings []readings
}

// readings are what a name may mean.
type readings struct {
	postings []posting // while the index is built
	all      []Entry   // in any case
	cased    []casing
}

// casing are the readings of one way to write a name's capitals.
type casing struct {
	key     uint64 // key.cased
	entries []Entry
}

type posting struct {
	cased uint64
	entry Entry
}

func newIndex() index {
	return index{names: make(map[uint64]int, 16<<10), depth: make(map[uint64]int, 8<<10), readings: make([]readings, 0, 16<<10)}
}

// add makes the forms lead to an entry; a form that already does is not doubled.
func (x *index) add(e Entry, forms ...string) {
	for _, form := range forms {
		k := keyOf(form)
		if k.words == 0 || k.words > maxNameWords {
			continue
		}
		at, ok := x.names[k.lower]
		if !ok {
			at = len(x.readings)
			x.names[k.lower] = at
			x.readings = append(x.readings, readings{})
		}
		r := &x.readings[at]
		if p := (posting{k.cased, e}); !slices.Contains(r.postings, p) {
			r.postings = append(r.postings, p)
		}
		x.depth[k.firstWord()] = max(x.depth[k.firstWord()], k.words)
	}
}

// sort puts the readings of each name in the order that callers see, those of all names next to each other.
func (x *index) sort() {
	n := 0
	for i := range x.readings {
		n += len(x.readings[i].postings)
	}
	entries, casings := make([]Entry, 0, 2*n), make([]casing, 0, n) // enough for all: none of their parts moves
	for i := range x.readings {
		r := &x.readings[i]
		slices.SortFunc(r.postings, func(a, b posting) int {
			return cmp.Or(
				cmp.Compare(a.entry.Kind, b.entry.Kind), cmp.Compare(a.entry.Name, b.entry.Name),
				cmp.Compare(a.entry.Country, b.entry.Country), cmp.Compare(a.entry.Detail, b.entry.Detail),
			)
		})
		first := len(entries)
		for k, p := range r.postings {
			if k == 0 || entries[len(entries)-1] != p.entry {
				entries = append(entries, p.entry)
			}
		}
		r.all = entries[first:len(entries):len(entries)]
		firstCasing := len(casings)
		for k, p := range r.postings {
			if slices.ContainsFunc(r.postings[:k], func(q posting) bool { return q.cased == p.cased }) {
				continue
			}
			first := len(entries)
			for _, q := range r.postings[k:] {
				if q.cased == p.cased {
					entries = append(entries, q.entry)
				}
			}
			casings = append(casings, casing{p.cased, entries[first:len(entries):len(entries)]})
		}
		r.cased = casings[firstCasing:len(casings):len(casings)]
		r.postings = nil
	}
}

// Longest returns the longest known name that begins at words[i], as the number
// of words that it covers and its readings, ordered by kind and name. It
// returns 0 and nil when no name begins there or i is out of range. Case must
// agree ("Turkey", not "turkey"); accents, periods, hyphens and apostrophes
// need not (see [Fold]), nor how they were cut into words: "Guinea-Bissau" and
// "Guinea", "-", "Bissau" are the same, and so are "U.S." and "U", ".", "S",
// ".". A name ends where a word ends, so the possessive "'s" has to be a word
// of its own. It allocates nothing.
func (g *Gazetteer) Longest(words []string, i int) (n int, entries []Entry) {
	return g.match.longest(words, i, false)
}

// LongestFold is [Gazetteer.Longest] without regard to case, for headlines and
// other text in capitals: "JAPAN", "NORTH KOREA". It finds more than is meant
// ("us" is the United States), so use it only where case carries nothing.
func (g *Gazetteer) LongestFold(words []string, i int) (n int, entries []Entry) {
	return g.match.longest(words, i, true)
}

func (x *index) longest(words []string, i int, anyCase bool) (n int, entries []Entry) {
	if i < 0 || i >= len(words) {
		return 0, nil
	}
	var k key
	k.add(words[i])
	limit := x.depth[k.firstWord()] // 0 for the many words that begin no name
	for j := i; limit > 0 && k.words <= limit; {
		if found := x.lookup(&k, anyCase); len(found) > 0 {
			n, entries = j-i+1, found
		}
		before := k
		for j++; j < len(words); j++ { // a word that is only a hyphen or an apostrophe folds to nothing
			k.glued = j > i+1 && words[j-1] == "." && isInitial(words[j-2]) && isInitial(words[j])
			k.add(words[j])
			if k.cased != before.cased {
				break
			}
		}
		if j >= len(words) {
			break
		}
	}
	if end := i + n; n > 2 && end < len(words) && words[end] == "." && words[end-2] == "." && isInitial(words[end-1]) {
		n++ // the dot of the last letter
	}
	return n, entries
}

// lookup returns the readings of a name.
func (x *index) lookup(k *key, anyCase bool) []Entry {
	at, ok := x.names[k.lower]
	if !ok {
		return nil
	}
	r := &x.readings[at]
	if anyCase {
		return r.all
	}
	for i := range r.cased {
		if r.cased[i].key == k.cased {
			return r.cased[i].entries
		}
	}
	return nil
}
