package amount

import "github.com/demarche-kg/demarche/loaders/nlp"

// rate finds what an amount is per: in the words behind it ("a year", "per barrel", "annually"), which it then takes in, in
// the adjective before it, or in the phrase that it is the sum of ("annual payments … to around $8 billion").
func (r *reader) rate(k kind, first, end, limit int) (per string, newEnd int) {
	if per, e := r.rateBehind(k, end); per != "" || k == percent {
		return per, e
	}
	if per := r.adjectives[r.word(first-1)]; per != "" && first-1 >= limit {
		return per, end
	}
	if k == count {
		return "", end
	}
	if per := r.flowBehind(end); per != "" {
		return per, end
	}
	return r.flowBefore(first, limit), end
}

// rateBehind is the rate in the words at i.
func (r *reader) rateBehind(k kind, i int) (per string, end int) {
	if per := r.adverbs[r.word(i)]; per != "" {
		return per, i + 1
	}
	start := i
	hyphened := r.isHyphen(i) && r.in("per", i+1) && r.isHyphen(i+2)
	if hyphened {
		i++ // "a $500-a-month subsidy"
	}
	next := i + 1
	if hyphened || r.word(i) == "per" && r.isHyphen(next) {
		next++
	}
	if !r.in("per", i) || r.in("distance", next+1) {
		return "", start
	}
	unit := r.word(next)
	switch {
	case r.in("period", next):
		return unit, next + 1
	case k != money || r.word(i) == "every" || !r.in("item", next):
		return "", start
	}
	switch unit {
	case "lb":
		unit = "pound"
	case "head", "capita":
		unit = "person"
	case "kg", "kilo":
		unit = "kilogram"
	case "litre":
		unit = "liter"
	case "km", "kilometre":
		unit = "kilometer"
	}
	return unit, next + 1
}

// flowBehind is the period of what follows an amount: "$40 billion in annual purchases", "barrels of per-day production".
func (r *reader) flowBehind(i int) string {
	switch r.word(i) {
	case "in", "of", "worth":
	default:
		return ""
	}
	if r.word(i) == "worth" && r.word(i+1) == "of" {
		i++
	}
	at := i + 1
	if r.word(at) == "per" && r.isHyphen(at+1) && r.in("period", at+2) {
		return r.word(at + 2)
	}
	per := r.adjectives[r.word(at)]
	if per == "" || !r.flowsWithin(at+1, 3) {
		return ""
	}
	return per
}

// flowsWithin reports whether a noun of what flows stands within n tokens from i, no mark before it.
func (r *reader) flowsWithin(i, n int) bool {
	for j := i; j < min(i+n, r.end) && !r.d.Tokens[j].Is(nlp.Punct); j++ {
		if r.in("flow", j) {
			return true
		}
	}
	return false
}

// flowBefore looks back from an amount for an adjective of a period with a noun of what flows behind it, within the
// clause, where the amount is linked to that noun: "quadruple annual payments for the forces there to around $8 billion".
func (r *reader) flowBefore(first, limit int) string {
	const furthest = 12
	if !r.in("link", first-1) {
		return ""
	}
	for j := first - 2; j >= max(limit, first-furthest); j-- {
		switch r.word(j) {
		case ";", ":", ",", ".", "(", ")", "\"", "“", "”":
			return ""
		}
		if per := r.adjectives[r.word(j)]; per != "" && r.flowsWithin(j+1, 3) {
			return per
		}
	}
	return ""
}
