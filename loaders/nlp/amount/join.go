package amount

import "github.com/demarche-kg/demarche/loaders/nlp"

// amounts reads the amount at i, or two: the ends of a range are one, the sides of a vote and what "and" joins are two.
// They are valid until it is called again.
func (r *reader) amounts(i int) []nlp.Amount {
	q, ok := r.read(i)
	if !ok {
		return nil
	}
	q.End = max(q.End, i+1)
	link, second, joined := r.second(q)
	switch {
	case joined && link == rangeLink:
		return r.ranged(q, second)
	case joined && link == voteLink:
		q.kind, q.unit, second.kind, second.unit = count, "vote", count, "vote"
		return r.both(q, second)
	case joined:
		q.kind, q.unit = second.kind, second.unit
		return r.both(q, second)
	case q.kind == bare:
		return nil
	}
	return r.one(r.amount(q))
}

// one is an amount by itself, until the next is found.
func (r *reader) one(a nlp.Amount) []nlp.Amount {
	r.found[0] = a
	return r.found[:1]
}

// both are the amounts of two quantities, until the next are found.
func (r *reader) both(q, second quantity) []nlp.Amount {
	r.found[0] = r.amount(q)
	r.found[1] = r.amount(second) // behind the first, which tells it where the words before it end
	return r.found[:]
}

// link is how two numbers belong together.
type link uint8

const (
	noLink    link = iota
	rangeLink      // the ends of a range
	pairLink       // two numbers with one unit
	voteLink       // the sides of a vote
)

// second reads the number that "to", "and" or a hyphen joins to q, if there is one.
func (r *reader) second(q quantity) (link, quantity, bool) {
	at, between := q.End, r.word(q.First-1) == "between"
	hyphen := r.isHyphen(at)
	w := r.word(at)
	if !hyphen && w != "to" && w != "and" && w != "or" {
		return noLink, quantity{}, false
	}
	if hyphen && r.word(at+1) == "to" {
		at++
	}
	if q.kind == count && q.unit == "vote" && w == "to" {
		s, ok := r.read(at + 1)
		return voteLink, s, ok && s.kind == bare // "by 324 votes to 298"
	}
	s, ok := r.read(at + 1)
	if !ok || s.vague || q.vague || q.kind == count {
		return noLink, quantity{}, false
	}
	if q.kind == bare && s.kind == bare {
		return voteLink, s, (hyphen || w == "to") && r.isBallot(q.First)
	}
	if q.kind != bare && (q.kind != s.kind || q.unit != s.unit) && !(q.sign && s.kind == bare) || q.kind == bare && s.sign {
		return noLink, quantity{}, false
	}
	rising := inheritScale(&q, s).cmp(s.value) < 0
	from := r.isFrom(q.First)
	switch {
	case (w == "to" || hyphen) && rising && !from, w == "and" && between && rising:
		return rangeLink, s, true
	case q.kind == bare && (w != "or" || from):
		return pairLink, s, !hyphen
	}
	return noLink, quantity{}, false
}

// isFrom reports whether "from" stands before the number at i, so that what follows is a change and no range: "from the
// current 5 percent to 7 percent".
func (r *reader) isFrom(i int) bool {
	first, _ := r.widen(i, r.from)
	const near = 3
	for j := first - 1; j >= max(r.from, first-near) && !r.d.Tokens[j].Is(nlp.Punct); j-- {
		if r.word(j) == "from" {
			return true
		}
	}
	return false
}

// inheritScale is the value of the lower end of a range, which the scale of the upper end may be meant for: "$5-7
// million", "between $5 and $7 billion".
func inheritScale(q *quantity, s quantity) decimal {
	if q.scale > 1 || s.scale == 1 || q.value.times(s.scale).cmp(s.value) > 0 {
		return q.value
	}
	return q.value.times(s.scale)
}

// isBallot reports whether a word of voting stands within a few tokens before i.
func (r *reader) isBallot(i int) bool {
	const near = 4
	for j := i - 1; j >= max(r.first, i-near); j-- {
		if r.in("ballot", j) {
			return true
		}
	}
	return false
}

// ranged is the amount of a range: its lower end, approximate, with both ends as bounds.
func (r *reader) ranged(q, s quantity) []nlp.Amount {
	low := inheritScale(&q, s)
	if s.kind != bare {
		q.kind, q.unit, q.per = s.kind, s.unit, s.per
	} else if s.scale > 1 || q.sign {
		s.kind, s.unit = q.kind, q.unit
	}
	whole := q
	whole.End = s.End
	if q.kind == money && s.sign && s.unit != "" {
		whole.unit = s.unit
	}
	if r.word(q.First-1) == "between" && q.First > r.from {
		whole.First--
	}
	a := r.amount(whole)
	a.Value = low.String()
	a.Min, a.Max, a.Approx = a.Value, s.value.String(), true
	return r.one(a)
}

// amount is the quantity with its bounds and rate, as the document keeps it.
func (r *reader) amount(q quantity) nlp.Amount {
	first, x := r.widen(q.First, r.from)
	end, more := r.behind(q.End)
	x = inexact{x.approx || more.approx || q.vague, x.min || more.min || q.least, x.max || more.max}
	per, end := r.rate(q.kind, first, end, r.from)
	if q.per != "" {
		per = q.per
	}
	a := nlp.Amount{Range: nlp.Range{First: first, End: end}, Value: q.value.String(), Unit: q.unit, Approx: x.approx, Per: per}
	if x.min {
		a.Min = a.Value
	}
	if x.max {
		a.Max = a.Value
	}
	r.from = end
	return a
}
