package token

import (
	"strings"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// quoteMark says what a token does as a quotation mark.
type quoteMark uint8

const (
	noQuote    quoteMark = iota
	opens                // it can only open
	closes               // it can only close
	turns                // a straight mark between two spaces or two words: it closes what is open, else it opens
	apostrophe           // a single mark after a word: it closes what is open, unless it is the possessive of a plural
)

// markQuotes sets InQuote on the tokens between matching quotation marks of a paragraph. A mark that nothing in its
// paragraph closes holds to the paragraph's end where the next one opens again, as in quotations of several
// paragraphs; elsewhere it is left alone. firsts are the first tokens of the blocks.
func markQuotes(d *nlp.Doc, firsts []int) {
	for i := range d.Blocks {
		r := nlp.Range{First: firsts[i], End: firsts[i+1]}
		open := pairQuotes(d, r, false)
		pairQuotes(d, r, true)
		if open >= 0 && i+1 < len(d.Blocks) && opensWithQuote(d, firsts[i+1], firsts[i+2]) {
			setInQuote(d, nlp.Range{First: open + 1, End: r.End})
		}
	}
}

// pairQuotes pairs the double, or the single, marks among the tokens of r, and returns a mark left open, or -1.
func pairQuotes(d *nlp.Doc, r nlp.Range, single bool) int {
	open, fallback := -1, -1 // fallback: an apostrophe that closes if nothing better comes
	for i := r.First; i < r.End; i++ {
		switch what := quoteAt(d, i, r, single); {
		case what == noQuote:
		case what == opens || what == turns && open < 0:
			if open >= 0 && fallback >= 0 {
				setInQuote(d, nlp.Range{First: open + 1, End: fallback})
			}
			open, fallback = i, -1
		case open < 0:
		case what == apostrophe && !stopsAfter(d, i, r):
			if fallback < 0 {
				fallback = i
			}
		default:
			setInQuote(d, nlp.Range{First: open + 1, End: i})
			open, fallback = -1, -1
		}
	}
	if open >= 0 && fallback >= 0 {
		setInQuote(d, nlp.Range{First: open + 1, End: fallback})
		return -1
	}
	return open
}

func setInQuote(d *nlp.Doc, r nlp.Range) {
	for i := r.First; i < r.End; i++ {
		d.Tokens[i].Flags |= nlp.InQuote
	}
}

// quoteAt says what token i does as a double, or as a single, quotation mark.
func quoteAt(d *nlp.Doc, i int, r nlp.Range, single bool) quoteMark {
	if !d.Tokens[i].Is(nlp.Punct) {
		return noQuote
	}
	switch form := d.Form(i); {
	case single && form == "‘":
		return opens
	case single && (form == "'" || form == "’"):
		return singleAt(d, i, r)
	case single:
		return noQuote
	case form == "“" || form == "«" || form == "``" || form == "„":
		return opens
	case form == "”" || form == "»":
		return closes
	case form == "\"" || form == "''":
		return straightAt(d, i, r)
	}
	return noQuote
}

// straightAt tells by the spaces around it whether a straight mark opens or closes.
func straightAt(d *nlp.Doc, i int, r nlp.Range) quoteMark {
	before := i == r.First || d.Tokens[i].Is(nlp.SpaceBefore)
	after := i+1 == r.End || d.Tokens[i+1].Is(nlp.SpaceBefore)
	switch {
	case before && !after:
		return opens
	case after && !before:
		return closes
	}
	return turns
}

// singleAt tells what a single mark does. The possessive of a plural looks like a closing one.
func singleAt(d *nlp.Doc, i int, r nlp.Range) quoteMark {
	what := straightAt(d, i, r)
	if what == turns && stopsAfter(d, i, r) {
		what = closes
	}
	switch {
	case what == opens && d.Form(i) == "’" || what == turns:
		return noQuote
	case what == closes && endsInS(d.Form(max(i-1, 0))):
		return apostrophe
	}
	return what
}

func endsInS(form string) bool { return strings.HasSuffix(form, "s") || strings.HasSuffix(form, "S") }

// stopsAfter reports whether a mark or the end follows token i: a possessive would have a word there.
func stopsAfter(d *nlp.Doc, i int, r nlp.Range) bool {
	return i+1 == r.End || d.Tokens[i+1].Is(nlp.Punct)
}

// opensWithQuote reports whether the first token of a block opens a quotation.
func opensWithQuote(d *nlp.Doc, first, end int) bool {
	if first >= end {
		return false
	}
	r, _ := utf8.DecodeRuneInString(d.Form(first))
	return strings.ContainsRune("\"“«„", r)
}
