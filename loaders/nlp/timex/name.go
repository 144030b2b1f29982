package timex

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// isSurname reports whether a word that may be a month stands behind a given name or a title, as in "Theresa May".
func (r *reader) isSurname(i int) bool {
	if i == 0 || !r.d.Tokens[i-1].Is(nlp.Capitalized) || r.d.Tokens[i].Is(nlp.AllCaps) {
		return false
	}
	if i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Is(nlp.HasDigit) {
		return false
	}
	before := r.d.Lower(i - 1)
	return r.items[i-1].kind == none && !r.lists["before"][before] && len(r.d.Form(i)) == 3 && !strings.HasSuffix(before, ".") ||
		before == "mr." || before == "mrs." || before == "ms."
}

// isMonth reports whether the name of a month at i, without a day, is a month: with a year it is, and else by what stands
// around it. What has another meaning must be led by a word such as "in" or "last".
func (r *reader) isMonth(i int) bool {
	if _, y := r.yearAfter(i + 1); y > 0 {
		return true
	}
	led := r.ledToDate(i)
	if r.kind(i) == monthName {
		return led && !r.joinsNames(i) || !r.inName(i)
	}
	form := r.d.Form(i)
	switch {
	case !led || r.d.Tokens[i].Is(nlp.AllCaps) && !r.is(i-1, "in") && !r.is(i-1, "IN"):
		return false
	case strings.HasSuffix(form, "."), len(form) == 4:
		return true
	case r.n(i) == 5 || len(form) == 5:
		return !r.asPerson(i) && !r.is(i+1, "on") && !r.is(i+1, "for") && !r.is(i+1, "of") || r.is(i-1, "in")
	}
	return r.is(i-1, "in") || r.is(i-1, "since") || r.is(i-1, "until")
}

// ledToDate reports whether the word before i is one that stands before dates, and no more of a name before it.
func (r *reader) ledToDate(i int) bool {
	switch r.kind(i - 1) {
	case toward, early, edge, every, hyphen, weekdayName:
		return true
	}
	return r.in("before", i-1)
}

// joinsNames reports whether the word before i may join names or lead to one, as it may lead to a date: "and April".
func (r *reader) joinsNames(i int) bool {
	switch r.word(i - 1) {
	case "and", "to", "with", "the", "a", "than", "while", "both", "for", "(", "'s", "’s":
		return true
	}
	return false
}

// inName reports whether a capital before or behind makes token i part of a name: "April Jones", "Miss June".
func (r *reader) inName(i int) bool {
	behind := i+1 < r.end && r.d.Tokens[i+1].Is(nlp.Capitalized) && r.kind(i+1) == none
	ahead := i > r.first && r.d.Tokens[i-1].Is(nlp.Capitalized) && r.kind(i-1) == none
	return (behind || ahead) && !r.d.Tokens[i].Is(nlp.AllCaps) && !r.inHeadline(i)
}

// inHeadline reports whether the sentence is one in which every word may have a capital.
func (r *reader) inHeadline(i int) bool {
	s := r.d.SentenceOf(i)
	if s < 0 {
		return false
	}
	b := r.d.Sentences[s].Block
	return b >= 0 && b < len(r.d.Blocks) && r.d.Blocks[b].Kind == nlp.Headline
}

// asPerson reports whether what may be the month of May is somebody: the document names one, and the words around it do
// not say month, or a person's verb or possession follows.
func (r *reader) asPerson(i int) bool {
	if r.in("person", i+1) && !r.is(i-1, "in") {
		return true
	}
	if !r.persons[r.n(i)] {
		return false
	}
	switch r.word(i - 1) {
	case "in", "last", "next", "this", "since", "early", "late", "mid", "until":
		return false
	}
	return true
}

// isYear reports whether four digits are a year and no count, name or number of something.
func (r *reader) isYear(i int) bool {
	y := r.n(i)
	if !plausible(y) || r.in("numbered", i-1) || r.isCount(i) {
		return false
	}
	if i > r.first && i+1 < r.end {
		if f := r.d.Form(i - 1); f == "$" || f == "£" || f == "€" || f == "#" || strings.HasSuffix(f, "$") {
			return false
		}
	}
	if r.kind(i+1) == unitMany || r.kind(i+1) == unitMaybe || r.kind(i+1) == zone {
		return false
	}
	modern := 1900 <= y && y <= 2100
	if r.counts(i) {
		return false
	}
	switch r.kind(i - 1) {
	case toward, early, edge, comma, hyphen, monthName, monthMaybe, unitOne, seasonName, fiscal, quarterName:
		return modern || r.kind(i-1) != comma && r.kind(i-1) != hyphen
	}
	switch {
	case r.in("before", i-1):
		return y >= 1500 || r.is(i-1, "in") || r.is(i-1, "since")
	case i == r.first || r.d.Tokens[i-1].Is(nlp.Capitalized):
		return modern
	}
	return modern && r.closes(i)
}

// counts reports whether the number at i counts what follows it: "2000 soldiers".
func (r *reader) counts(i int) bool {
	if !r.in("counted", i+1) {
		return false
	}
	switch r.word(i - 1) {
	case "in", "since", "the", "'s", "’s", "during", "until":
		return false
	}
	return true
}

// closes reports whether the clause ends or a small word follows token i, so that it counts nothing.
func (r *reader) closes(i int) bool {
	if i+1 >= r.end || r.d.Tokens[i+1].Is(nlp.Punct) {
		return true
	}
	if r.d.Done&nlp.Tags != 0 {
		switch r.d.Tokens[i+1].UPOS {
		case nlp.VERB, nlp.AUX, nlp.ADP, nlp.CCONJ, nlp.SCONJ, nlp.PRON:
			return true
		}
	}
	switch r.word(i + 1) {
	case "and", "or", "to", "when", "after", "before", "but", "by", "in", "with", "for", "at", "that", "which", "as", "on", "until":
		return true
	}
	return false
}
