package amount

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// kind is what sort of unit a quantity has.
type kind uint8

const (
	bare kind = iota
	money
	percent
	measure
	count
)

// quantity is a number with its unit.
type quantity struct {
	nlp.Range
	number
	kind kind
	unit string
	per  string // where the unit itself is a rate: barrels per day
	sign bool   // the currency stands before the number
}

// read reads the quantity at i: a number and what follows it, or a sign of money and a number.
func (r *reader) read(i int) (quantity, bool) {
	if q, ok := r.signed(i); ok {
		return q, true
	}
	if q, ok := r.share(i); ok {
		return q, true
	}
	n, ok := r.number(i)
	if !ok || r.isFraction(i) || r.isRatio(i) {
		return quantity{}, false
	}
	q := quantity{Range: nlp.Range{First: i, End: r.plus(n.end)}, number: n}
	q.least = q.End > n.end
	if r.withCurrency(&q) || r.withPercent(&q) || r.withMeasure(&q) || r.withNoun(&q) {
		return q, true
	}
	return q, true
}

// isFraction reports whether the number at i is the lower part of one such as 1/4.
func (r *reader) isFraction(i int) bool {
	return i-2 >= r.first && r.word(i-1) == "/" && r.d.Tokens[i-2].Is(nlp.HasDigit) && !r.d.Tokens[i].Is(nlp.SpaceBefore)
}

// isRatio reports whether the number at i is what another is out of: "one in five voters", "9 out of 10".
func (r *reader) isRatio(i int) bool {
	before := i - 1
	switch {
	case r.word(before) == "in":
		before--
	case r.word(before) == "of" && r.word(before-1) == "out":
		before -= 2
	default:
		return false
	}
	if before < r.first {
		return false
	}
	return r.numeral(before).kind == "word" || before == i-3 && r.d.Tokens[before].Is(nlp.HasDigit)
}

// signed reads money with its sign or code first: "$8 billion", "Rs 500 crore", "EUR 20".
func (r *reader) signed(i int) (quantity, bool) {
	c, next := r.signAt(i)
	if c.code == "" || next >= r.end {
		return quantity{}, false
	}
	n, ok := r.number(next)
	if !ok || n.vague || !r.d.Tokens[next].Is(nlp.HasDigit) && !r.d.Tokens[i].Is(nlp.Punct) {
		return quantity{}, false
	}
	if r.in("wordlike", i) && n.value.cmp(newDecimal(1000)) < 0 {
		return quantity{}, false
	}
	q := quantity{Range: nlp.Range{First: i, End: n.end}, number: n, kind: money, unit: c.code, sign: true}
	if more, ok := r.countryBefore(i); ok {
		q.First, q.unit = i-1, more.code
	}
	if n.scale == 1 && r.looseScale(n.end) {
		q.value, q.scale, q.End = n.value.times(r.numeral(n.end).whole), r.numeral(n.end).whole, n.end+1
	}
	if again, end := phrase(r, r.currencies, q.End, maxPhrase); end > 0 && !again.cent && !again.before && r.repeats(c, again) {
		q.End, q.unit = end, again.code // "$600 million US dollars", "$ 249 Canadian dollars"
	} else if r.codeAt(q.End) != "" && c.code == "USD" {
		q.unit, q.End = r.codeAt(q.End), q.End+1
	}
	return q, true
}

// countryBefore is the currency that a word before a dollar sign makes it, where the two are tokens of their own: "Mex$",
// "hk $". A single letter may be apart from the sign only if it is "c".
func (r *reader) countryBefore(i int) (currency, bool) {
	if i-1 < r.from || r.d.Form(i) != "$" {
		return currency{}, false
	}
	w := r.word(i - 1)
	if len(w) == 1 && w != "c" && r.d.Tokens[i].Is(nlp.SpaceBefore) {
		return currency{}, false
	}
	c, ok := r.currencies[w+"$"]
	return c, ok
}

// looseScale reports whether a single letter behind money is a scale: "$439 m".
func (r *reader) looseScale(i int) bool {
	w := r.word(i)
	return (w == "m" || w == "b" || w == "bn" || w == "k") && !r.taken(i)
}

// repeats reports whether the word behind a sum says its currency again, or more exactly.
func (r *reader) repeats(c, again currency) bool {
	return c.code == again.code && !again.large || c.code == "USD" && strings.HasSuffix(again.code, "D")
}

// maxPhrase is the longest phrase of units and bounds, in words.
const maxPhrase = 4

// signAt is the sign or code of a currency at i, and the token after it.
func (r *reader) signAt(i int) (currency, int) {
	if i < r.first || i >= r.end {
		return currency{}, i
	}
	if code := r.codeAt(i); code != "" {
		return currency{code: code}, i + 1
	}
	form := r.d.Form(i)
	if c, end := phrase(r, r.currencies, i, 2); end == i+2 && r.word(i) == "us" && c.code == "USD" && r.d.Tokens[i].Is(nlp.AllCaps) {
		return c, end // "US dollars 6000"
	}
	c, ok := r.currencies[r.word(i)]
	switch {
	case !ok:
		return currency{}, i
	case r.d.Tokens[i].Is(nlp.Punct), strings.HasSuffix(form, "$"), c.before && r.d.Tokens[i].Is(nlp.Capitalized):
		return c, i + 1
	}
	return currency{}, i
}

// codeAt is the ISO 4217 code at i, "" for none.
func (r *reader) codeAt(i int) string {
	if i < r.first || i >= r.end || !r.d.Tokens[i].Is(nlp.AllCaps) {
		return ""
	}
	form := r.d.Form(i)
	if !r.codes[form] || form == "ALL" {
		return ""
	}
	return form
}

// withCurrency takes in the currency behind a number: "8 billion yen", "60 cents", "a 30-million-dollar loan", "millions
// of dollars".
func (r *reader) withCurrency(q *quantity) bool {
	next := q.End
	if r.isHyphen(next) || q.vague && r.word(next) == "of" {
		next++
	}
	if code := r.codeAt(next); code != "" {
		q.kind, q.unit, q.End = money, code, next+1
		if s := r.numeral(q.End); s.kind == "scale" && q.scale == 1 && !r.taken(q.End) {
			q.value, q.scale, q.End = q.value.times(s.whole), s.whole, q.End+1 // "75 USD million"
		}
		return true
	}
	c, end := phrase(r, r.currencies, next, maxPhrase)
	large := q.scale >= 1e6 || q.value.cmp(newDecimal(1000)) >= 0
	switch {
	case end == 0 || c.before || c.large && (!large || r.word(end) == "of" || !r.plainMoney(c, end)):
		return false
	case r.d.Tokens[next].Is(nlp.Punct) && next+1 < r.end && r.d.Tokens[next+1].Is(nlp.HasDigit) && r.d.Tokens[next].Is(nlp.SpaceBefore):
		return false // the sign belongs to the next sum: "10 $30"
	}
	code := r.local(c)
	if code == "" {
		return false
	}
	q.kind, q.unit, q.End = money, code, end
	if c.cent {
		q.value = q.value.hundredth()
	}
	return true
}

// plainMoney reports whether a word that has another meaning is money: "won" before "the" is a verb.
func (r *reader) plainMoney(c currency, end int) bool {
	if c.code != "KRW" {
		return true
	}
	switch r.word(end) {
	case "the", "a", "an", "by", "his", "her", "their", "its":
		return false
	}
	return true
}

// withPercent takes in the percent sign or word.
func (r *reader) withPercent(q *quantity) bool {
	next := q.End
	if r.isHyphen(next) {
		next++
	}
	if _, end := phrase(r, r.units, next, 2); end > 0 && r.in("percent", next) {
		return r.withMeasure(q) // "percentage points"
	}
	_, end := phrase(r, r.lists["percent"], next, 2)
	if end == 0 {
		return false
	}
	q.kind, q.unit, q.End = percent, "percent", end
	return true
}

// withMeasure takes in a unit of measure: "89,253 tons", "a 27-kilometer wall", "2 million bpd".
func (r *reader) withMeasure(q *quantity) bool {
	next := q.End
	if r.isHyphen(next) || q.vague && r.word(next) == "of" {
		next++
	}
	unit, end := phrase(r, r.units, next, maxPhrase)
	if end == 0 && r.in("weight", next) {
		unit, end = "pound", next+1
	}
	if end == 0 || len(r.word(next)) < 3 && q.worded {
		return false
	}
	q.kind, q.End = measure, end
	q.unit, q.per, _ = strings.Cut(unit, " per ")
	return true
}

// share reads a fraction of something: "a quarter of", "two-thirds", "half of the".
func (r *reader) share(i int) (quantity, bool) {
	top, at := int64(1), i
	switch n := r.numeral(i); {
	case r.word(i) == "a", r.word(i) == "one":
		at++
	case n.kind == "word" && n.whole >= 2 && n.whole <= 9:
		top, at = n.whole, at+1
	case r.word(i) != "half":
		return quantity{}, false
	}
	if r.isHyphen(at) {
		at++
	}
	p := r.numeral(at)
	if p.kind != "part" || r.taken(at) || (top > 1) != strings.HasSuffix(r.word(at), "s") {
		return quantity{}, false
	}
	end := at + 1
	if r.word(end) != "of" && (top == 1 || !strings.HasSuffix(r.word(at), "s") || r.word(end) != "majority" && !r.isHyphen(at-1)) {
		return quantity{}, false
	}
	if w := r.word(end + 1); w == "a" || w == "an" || r.numeral(end+1).kind == "scale" {
		return quantity{}, false // "a quarter of a century"
	}
	value := p.value.times(top)
	if top == 2 && p.whole == 0 && r.word(at) == "thirds" {
		value, _ = parseDecimal("66.67")
	}
	n := number{value: value, end: end, scale: 1, worded: true}
	return quantity{Range: nlp.Range{First: i, End: end}, number: n, kind: percent, unit: "percent"}, true
}
