package amount

// inexact is what the words around a number say about it.
type inexact struct {
	approx   bool
	min, max bool // the value is a bound from below, from above
}

// widen takes in the words before token i that make a number inexact, as far back as limit: "at least", "up to about".
func (r *reader) widen(i, limit int) (first int, x inexact) {
	for range 3 {
		n, more := r.bound(i, limit)
		if n == 0 {
			break
		}
		i -= n
		x = inexact{x.approx || more.approx, x.min || more.min, x.max || more.max}
	}
	return i, x
}

// bound is the longest phrase of inexactness that ends before token i, and its length in tokens.
func (r *reader) bound(i, limit int) (n int, x inexact) {
	for n = min(maxPhrase, i-limit); n > 0; n-- {
		w := r.joined(i-n, i)
		switch {
		case r.lists["approx"][string(w)]:
			return n, inexact{approx: true}
		case r.lists["above"][string(w)]:
			return n, inexact{approx: true, min: true}
		case r.lists["least"][string(w)]:
			return n, inexact{min: true}
		case r.lists["below"][string(w)]:
			return n, inexact{approx: true, max: true}
		case r.lists["most"][string(w)]:
			return n, inexact{max: true}
		}
	}
	return 0, x
}

// behind takes in the words behind an amount that make it inexact: "or so", "or more", "-plus".
func (r *reader) behind(end int) (int, inexact) {
	if w := r.word(end); w == "or" || w == "and" {
		w := r.joined(end, min(end+2, r.end))
		switch {
		case r.lists["orso"][string(w)]:
			return end + 2, inexact{approx: true}
		case r.lists["ormore"][string(w)]:
			return end + 2, inexact{min: true}
		case r.lists["orless"][string(w)]:
			return end + 2, inexact{max: true}
		}
	}
	return end, inexact{}
}

// plus is the token after "+" or "-plus" at i, which makes the number before it a bound from below, or i.
func (r *reader) plus(i int) int {
	switch {
	case r.word(i) == "+":
		return i + 1
	case r.isHyphen(i) && r.word(i+1) == "plus":
		return i + 2
	}
	return i
}
