package queries

import (
	"math/big"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// amountRange is what is asked of one amount.
type amountRange struct{ min, max, unit string }

func (q Events) amount() amountRange { return amountRange{q.MinAmount, q.MaxAmount, q.Unit} }

func (w amountRange) String() string {
	s := "amount " + orOpen(w.min) + "/" + orOpen(w.max)
	if w.unit != "" {
		s += " " + w.unit
	}
	return s
}

// any reports whether one of the amounts is, or may be, what is asked for.
func (w amountRange) any(amounts []graph.Amount) bool { return slices.ContainsFunc(amounts, w.holds) }

func (w amountRange) holds(a graph.Amount) bool {
	if w.unit != "" && !strings.EqualFold(w.unit, a.Unit) {
		return false
	}
	lo, hi := bounds(a)
	return notMore(number(w.min), hi) && notMore(lo, number(w.max))
}

// bounds are the least and the most that the amount says. An amount that is open on one side is taken at its other
// bound: whoever asks for a billion does not want "more than 1,200".
func bounds(a graph.Amount) (lo, hi *big.Rat) {
	lo, hi = number(a.Min), number(a.Max)
	switch {
	case lo == nil && hi == nil:
		lo = number(a.Value)
		return lo, lo
	case lo == nil:
		return hi, hi
	case hi == nil:
		return lo, lo
	}
	return lo, hi
}

// notMore reports a <= b, where nil is no limit.
func notMore(a, b *big.Rat) bool { return a == nil || b == nil || a.Cmp(b) <= 0 }

// number reads a decimal exactly; nil for "".
func number(s string) *big.Rat {
	if !decimal.MatchString(s) {
		return nil
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return r
}
