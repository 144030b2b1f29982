package amount

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// withNoun takes in the noun that a number counts: "54,000 US troops", "hundreds of protesters".
func (r *reader) withNoun(q *quantity) bool {
	if q.one || q.value.isZero() || r.isName(q) {
		return false
	}
	start := q.End
	if q.vague && r.word(start) == "of" {
		start++
	}
	if r.isHyphen(start) {
		return false // "a 30-member council" says what the council is, not how many act
	}
	head := r.head(start)
	if head < 0 {
		return r.withoutNoun(q)
	}
	q.kind, q.End = count, head+1
	q.unit = r.singular(head)
	r.unit = q.unit
	return true
}

// isName reports whether a number is part of a name, the number of something, or a small one that points back.
func (r *reader) isName(q *quantity) bool {
	t := r.d.Tokens[q.First]
	before := q.First - 1
	if before < r.first {
		return false
	}
	b := r.d.Tokens[before]
	glued := b.Is(nlp.Punct) && !t.Is(nlp.SpaceBefore)
	switch {
	case r.in("numbered", before):
		return true
	case glued && (r.d.Form(before) == "#" || r.d.Form(before) == "/" || r.d.Form(before) == ":"):
		return true
	case glued && r.isHyphen(before) && before > r.first && !b.Is(nlp.SpaceBefore) && !r.d.Tokens[before-1].Is(nlp.HasDigit):
		return true // "F-16 jets"
	case q.worded && t.Is(nlp.Capitalized) && !t.Is(nlp.SentenceHead) && !r.inHeadline(q.First):
		return true // "Big Three carmakers"
	case !r.dated && t.Is(nlp.HasDigit) && r.looksLikeYear(q.First):
		return true
	}
	return q.worded && q.scale == 1 && pointsBack(r.word(before))
}

// pointsBack reports whether a word before a small number makes it one that was counted before: "the two sides".
func pointsBack(w string) bool {
	switch w {
	case "the", "these", "those", "his", "her", "its", "their", "our", "'s", "’s", "other", "which", "whose":
		return true
	}
	return false
}

// looksLikeYear reports whether four digits can be a year.
func (r *reader) looksLikeYear(i int) bool {
	form := r.d.Form(i)
	return len(form) == 4 && (strings.HasPrefix(form, "19") || strings.HasPrefix(form, "20"))
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

// longestPhrase is how many tokens a noun may stand behind its number.
const longestPhrase = 7

// head is the plural noun at the end of the phrase that begins at token i, or -1. Without tags it is the last of the
// plurals that stand together first.
func (r *reader) head(i int) int {
	tagged := r.d.Done&nlp.Tags != 0
	head := -1
	for j := i; j < min(r.end, i+longestPhrase); j++ {
		if r.taken(j) || !r.inPhrase(j, tagged) {
			break
		}
		plural := r.isPlural(j, tagged)
		if head >= 0 && !plural && (!tagged || !isNoun(r.d.Tokens[j])) {
			break
		}
		if plural {
			head = j
		} else if head >= 0 {
			head = -1 // "200 sports fans club": another noun is the head
		}
	}
	if head >= 0 && r.in("time", head) {
		return -1
	}
	return head
}

// inPhrase reports whether token j can be part of a noun phrase behind a number.
func (r *reader) inPhrase(j int, tagged bool) bool {
	t := r.d.Tokens[j]
	switch {
	case r.isHyphen(j):
		return !t.Is(nlp.SpaceBefore) && j+1 < r.end && !r.d.Tokens[j+1].Is(nlp.SpaceBefore)
	case t.Is(nlp.Punct), t.Is(nlp.HasDigit), r.in("stop", j) && !t.Is(nlp.AllCaps):
		return false
	}
	if !tagged {
		k := r.numeral(j).kind
		return k != "word" && k != "vague"
	}
	switch t.UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.ADJ:
		return true
	case nlp.VERB:
		x := t.XPOS
		return x == nlp.VBN || x == nlp.VBG
	}
	return false
}

func isNoun(t nlp.Token) bool { return t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN }

// isPlural reports whether token j is a plural noun, by its tag or by its ending.
func (r *reader) isPlural(j int, tagged bool) bool {
	t, w := r.d.Tokens[j], r.word(j)
	if _, irregular := r.irregular[w]; irregular && (!tagged || isNoun(t)) {
		return true
	}
	if tagged {
		return t.XPOS == nlp.NNS || t.XPOS == nlp.NNPS
	}
	if t.Is(nlp.AllCaps) || len(w) < 4 {
		return false
	}
	switch w[len(w)-2:] {
	case "ss", "us", "is", "’s", "'s":
		return false
	}
	return strings.HasSuffix(w, "s")
}

// singular is the dictionary form of the plural at token j.
func (r *reader) singular(j int) string {
	t, w := r.d.Tokens[j], r.word(j)
	if s, ok := r.irregular[w]; ok {
		return s
	}
	if r.d.Done&nlp.Tags != 0 && t.Lemma != 0 && t.UPOS == nlp.NOUN {
		return r.d.Lemma(j)
	}
	if t.Is(nlp.Capitalized) && !t.Is(nlp.AllCaps) && !r.inHeadline(j) {
		w = r.d.Form(j) // "fifteen Democrats"
	}
	for _, end := range [][2]string{{"men", "man"}, {"ies", "y"}, {"ches", "ch"}, {"shes", "sh"}, {"sses", "ss"}, {"xes", "x"}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(w, end[0]); ok && len(stem) > 1 {
			return stem + end[1]
		}
	}
	return w
}

// withoutNoun finds what a number counts that has no noun of its own: those killed, or what was counted before in the
// sentence ("54 nations signed, only 27 have ratified").
func (r *reader) withoutNoun(q *quantity) bool {
	next := q.End
	people := r.in("victim", next) || r.casualtyBefore(q.First)
	switch {
	case r.word(next) == "others" && r.unit != "":
		q.unit, q.End = r.unit, next+1
	case q.vague && r.standsForPeople(q):
		q.unit = "person"
	case people && r.in("victim", next):
		q.unit, q.End = "person", next+1
	case people && !r.isUnitAhead(next):
		q.unit = "person"
	case r.unit != "" && r.in("again", next):
		q.unit = r.unit
		if r.word(next) == "more" || r.word(next) == "others" {
			q.End = next + 1
		}
	default:
		return false
	}
	q.kind = count
	return true
}

// standsForPeople reports whether a vague number without a noun is one of people: "Thousands marched". Millions may be
// money, unless they begin the sentence or things are "in the millions".
func (r *reader) standsForPeople(q *quantity) bool {
	if r.isUnitAhead(q.End) && r.in("item", q.End) {
		return false
	}
	last, i := r.word(q.End-1), q.First
	switch {
	case last == "hundreds", last == "thousands", last == "dozens":
		return r.word(q.End) != "of" && !r.in("link", i-1)
	case last == "millions":
		return r.word(q.End) != "of" && (r.d.Tokens[i].Is(nlp.SentenceHead) || r.word(i-1) == "the" && r.word(i-2) == "in")
	}
	return false
}

// casualtyBefore reports whether a verb such as "killed" stands right before the number, over words such as "at least".
func (r *reader) casualtyBefore(i int) bool {
	first, _ := r.widen(i, r.from)
	return r.in("casualty", first-1)
}

// isUnitAhead reports whether a word follows that is no function word, so that it may be what is counted.
func (r *reader) isUnitAhead(i int) bool {
	return i < r.end && !r.d.Tokens[i].Is(nlp.Punct) && !r.in("stop", i) && !r.in("casualty", i)
}
