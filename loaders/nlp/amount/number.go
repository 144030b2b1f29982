package amount

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// number is a number in the text.
type number struct {
	value  decimal
	end    int   // the token after it
	scale  int64 // of its scale words, 1 without
	vague  bool  // "hundreds", "several thousand"
	worded bool  // it is written in words alone
	one    bool  // it is the word "one"
	least  bool  // a plus behind it makes it a bound from below
}

// number reads the number at token i.
func (r *reader) number(i int) (number, bool) {
	switch {
	case i < r.first || i >= r.end || r.taken(i):
		return number{}, false
	case r.d.Tokens[i].Is(nlp.HasDigit):
		return r.digits(i)
	case r.d.Tokens[i].Is(nlp.Punct):
		return number{}, false
	}
	switch n := r.numeral(i); n.kind {
	case "word":
		return r.words(i)
	case "vague":
		return r.vague(i)
	}
	switch r.word(i) {
	case "a", "an":
		return r.aMillion(i)
	case "half":
		return r.halfA(i)
	case "several", "few", "couple", "many":
		return r.several(i)
	}
	return number{}, false
}

// numeral is what token i is among number words.
func (r *reader) numeral(i int) numeral {
	if i < r.first || i >= r.end || r.d.Tokens[i].End-r.d.Tokens[i].Start > longestWord {
		return numeral{}
	}
	var buf [longestWord]byte
	return r.numerals[string(lower(buf[:0], r.d.Form(i)))]
}

// digits reads "1,234.5" and the scale words behind it.
func (r *reader) digits(i int) (number, bool) {
	form := r.d.Form(i)
	value, ok := parseDigits(form)
	if !ok {
		return number{}, false
	}
	return r.scaled(number{value: value, end: i + 1, scale: 1}), true
}

// parseDigits reads a number in digits, its thousands or lakhs parted by commas.
func parseDigits(form string) (decimal, bool) {
	whole, fraction, pointed := strings.Cut(form, ".")
	_, groups, _ := strings.Cut(whole, ",")
	for commas := strings.Count(whole, ","); commas > 0; commas-- {
		g, rest, more := strings.Cut(groups, ",")
		if len(g) != 3 && (len(g) != 2 || !more) && strings.Count(whole, ",") > 1 || g == "" {
			return decimal{}, false
		}
		groups = rest
	}
	if pointed && fraction == "" {
		return decimal{}, false
	}
	return parseDecimal(form)
}

// scaled takes in the scale words behind a number: "8 billion", "500 crore", "30-million". A single letter must be
// written to the number.
func (r *reader) scaled(n number) number {
	for range 3 {
		next := n.end
		if r.isHyphen(next) {
			next++
		}
		s := r.numeral(next)
		if s.kind != "scale" || len(r.word(next)) == 1 && r.d.Tokens[next].Is(nlp.SpaceBefore) || r.taken(next) {
			return n
		}
		n.value, n.scale, n.end = n.value.times(s.whole), n.scale*s.whole, next+1
		if n.scale > 1e15 {
			return n
		}
	}
	return n
}

// isHyphen reports whether token i is a hyphen or dash.
func (r *reader) isHyphen(i int) bool {
	if i < r.first || i >= r.end {
		return false
	}
	switch r.d.Form(i) {
	case "-", "–", "‐", "‑", "—":
		return true
	}
	return false
}

// words reads a number in words: "two hundred and fifty-four thousand". Each word must fit into the room that the words
// before it leave: below ten behind "fifty", below a hundred behind "hundred".
func (r *reader) words(i int) (number, bool) {
	const anyRoom, longest = 1000, 12
	total, part, room := newDecimal(0), newDecimal(0), int64(anyRoom)
	n := number{end: i, scale: 1, worded: true, one: r.word(i) == "one"}
	for range longest {
		at := n.end
		joins := at > i && (r.isHyphen(at) || r.word(at) == "and" && room >= 100 && r.word(i-1) != "between")
		if joins {
			at++
		}
		switch s := r.numeral(at); {
		case r.taken(at): // it is the number of a date
		case s.kind == "word" && s.whole < room && s.whole > 0:
			part, n.end = part.plus(s.value), at+1
			room = roomBehind(s.whole)
			continue
		case s.kind == "scale" && at > i && len(r.word(at)) > 2 && (!joins || r.isHyphen(at-1)):
			n.one, n.end = false, at+1
			if s.whole == 100 {
				part, room = part.times(100), 100
			} else {
				total, part, room, n.scale = total.plus(part.times(s.whole)), newDecimal(0), anyRoom, s.whole
			}
			continue
		}
		break
	}
	n.value = total.plus(part)
	return r.andAHalf(n), n.end > i
}

// roomBehind is the bound of the word that may follow a number word: 10 behind the tens, 1 (none) behind the rest.
func roomBehind(n int64) int64 {
	if n >= 20 {
		return 10
	}
	return 1
}

// andAHalf is "two and a half", with the scale that may follow: "one and a half million".
func (r *reader) andAHalf(n number) number {
	if r.word(n.end) != "and" || r.word(n.end+1) != "a" || r.word(n.end+2) != "half" {
		return n
	}
	half, _ := parseDecimal("0.5")
	return r.scaled(number{value: n.value.plus(half), end: n.end + 3, scale: 1, worded: true})
}

// vague reads "hundreds", "tens of thousands", "dozens".
func (r *reader) vague(i int) (number, bool) {
	s := r.numeral(i)
	n := number{value: s.value, end: i + 1, scale: s.whole, vague: true}
	for range 2 {
		if r.word(n.end) != "of" {
			break
		}
		next := r.numeral(n.end + 1)
		if next.kind != "vague" && next.kind != "scale" || next.whole <= 1 {
			break
		}
		n.value, n.scale, n.end = n.value.times(next.whole), n.scale*next.whole, n.end+2
	}
	return n, true
}

// aMillion reads "a million", "a dozen", "a few hundred", "a couple of thousand", "a half-dozen".
func (r *reader) aMillion(i int) (number, bool) {
	switch r.word(i + 1) {
	case "few", "couple":
		return r.several(i + 1)
	case "half":
		return r.halfA(i)
	}
	if s := r.numeral(i + 1); s.kind == "scale" && len(r.word(i+1)) > 2 {
		return r.scaled(number{value: s.value, end: i + 2, scale: s.whole, worded: true}), true
	}
	return number{}, false
}

// several reads "several hundred", "few dozen", "couple of million": as vague as hundreds, dozens and millions.
func (r *reader) several(i int) (number, bool) {
	at := i + 1
	if r.word(at) == "of" && r.word(i) == "couple" {
		at++
	}
	s := r.numeral(at)
	if s.kind != "scale" && s.kind != "vague" || len(r.word(at)) < 3 {
		return number{}, false
	}
	n := r.scaled(number{value: s.value, end: at + 1, scale: s.whole})
	if r.word(i) == "couple" {
		n.value = n.value.times(2)
	}
	n.vague = true
	return n, true
}

// halfA reads "half a million", "half a dozen" and "half-dozen".
func (r *reader) halfA(i int) (number, bool) {
	at := i + 1
	if r.word(i) == "a" || r.word(i) == "an" {
		at++
	}
	if r.isHyphen(at) {
		at++
	}
	if w := r.word(at); w == "a" || w == "an" {
		at++
		if r.isHyphen(at) {
			at++ // "half-a-million"
		}
	}
	s := r.numeral(at)
	if s.kind != "scale" || len(r.word(at)) < 3 {
		return number{}, false
	}
	half, _ := parseDecimal("0.5")
	return number{value: half.times(s.whole), end: at + 1, scale: s.whole, worded: true}, true
}
