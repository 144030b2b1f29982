package amount

import (
	"math/big"
	"strings"
)

// decimal is an exact number: digits, of which so many stand behind the point.
type decimal struct {
	digits *big.Int
	places int
}

// longestNumber is how many digits a number may have; longer ones are not amounts.
const longestNumber = 40

// parseDecimal reads digits with an optional point.
func parseDecimal(s string) (decimal, bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	all := whole + fraction
	if all == "" || len(all) > longestNumber {
		return decimal{}, false
	}
	for i := range len(all) {
		if all[i] < '0' || all[i] > '9' {
			return decimal{}, false
		}
	}
	n, ok := new(big.Int).SetString(all, 10)
	return decimal{n, len(fraction)}, ok
}

// newDecimal is a whole number.
func newDecimal(n int64) decimal { return decimal{big.NewInt(n), 0} }

// times is d · n.
func (d decimal) times(n int64) decimal {
	return decimal{new(big.Int).Mul(d.digits, big.NewInt(n)), d.places}
}

// hundredth is d / 100.
func (d decimal) hundredth() decimal { return decimal{d.digits, d.places + 2} }

// plus is d + e.
func (d decimal) plus(e decimal) decimal {
	d, e = level(d, e)
	return decimal{new(big.Int).Add(d.digits, e.digits), d.places}
}

// cmp is -1, 0 or 1 as d is below, equal to or above e.
func (d decimal) cmp(e decimal) int {
	d, e = level(d, e)
	return d.digits.Cmp(e.digits)
}

// level gives both numbers as many places.
func level(d, e decimal) (decimal, decimal) {
	if d.places < e.places {
		return d.shift(e.places), e
	}
	return d, e.shift(d.places)
}

// shift is d with more places.
func (d decimal) shift(places int) decimal {
	if places == d.places {
		return d
	}
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places-d.places)), nil)
	return decimal{ten.Mul(ten, d.digits), places}
}

// String is the number in plain notation, without zeros at the end of its fraction.
func (d decimal) String() string {
	s := d.digits.String()
	if d.places == 0 {
		return s
	}
	if len(s) <= d.places {
		s = strings.Repeat("0", d.places-len(s)+1) + s
	}
	fraction := strings.TrimRight(s[len(s)-d.places:], "0")
	whole := s[:len(s)-d.places]
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}
