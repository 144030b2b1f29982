package amount

import (
	"bytes"
	"cmp"
	"math/big"
	"math/bits"
	"slices"
	"strconv"
)

// decimal is an exact number that is not negative: digits, of which so many stand behind the point. Nearly all fit into
// a word of the machine; those that do not take the memory of a big.Int.
type decimal struct {
	digits uint64
	big    *big.Int // the digits where they do not fit into 64 bits, else nil
	places int
}

// longestNumber is how many digits a number may have; longer ones are not amounts.
const longestNumber = 40

// parseDecimal reads digits with an optional point. Commas among them say nothing.
func parseDecimal(s string) (decimal, bool) {
	var buf [longestNumber]byte
	all := buf[:0]
	point := -1 // how many digits stand before it
	for i := range len(s) {
		switch c := s[i]; {
		case c == ',':
		case c == '.' && point < 0:
			point = len(all)
		case c < '0' || c > '9' || len(all) == longestNumber:
			return decimal{}, false
		default:
			all = append(all, c)
		}
	}
	if len(all) == 0 {
		return decimal{}, false
	}
	var d decimal
	for _, c := range all {
		high, low := bits.Mul64(d.digits, 10)
		sum, carry := bits.Add64(low, uint64(c-'0'), 0)
		if high > 0 || carry > 0 {
			d.digits = 0
			d.big, _ = new(big.Int).SetString(string(all), 10)
			break
		}
		d.digits = sum
	}
	if point >= 0 {
		d.places = len(all) - point
	}
	return d, true
}

// newDecimal is a whole number.
func newDecimal(n int64) decimal { return decimal{digits: uint64(n)} }

// isZero reports whether d is 0.
func (d decimal) isZero() bool { return d.digits == 0 && d.big == nil }

// large is the digits as a big.Int.
func (d decimal) large() *big.Int {
	if d.big != nil {
		return d.big
	}
	return new(big.Int).SetUint64(d.digits)
}

// times is d · n, for n that is not negative.
func (d decimal) times(n int64) decimal {
	if high, low := bits.Mul64(d.digits, uint64(n)); d.big == nil && high == 0 {
		return decimal{digits: low, places: d.places}
	}
	return fitted(new(big.Int).Mul(d.large(), big.NewInt(n)), d.places)
}

// fitted is a decimal of any size of digits, as one of its size is kept.
func fitted(digits *big.Int, places int) decimal {
	if digits.IsUint64() {
		return decimal{digits: digits.Uint64(), places: places}
	}
	return decimal{big: digits, places: places}
}

// hundredth is d / 100.
func (d decimal) hundredth() decimal {
	d.places += 2
	return d
}

// plus is d + e.
func (d decimal) plus(e decimal) decimal {
	d, e = level(d, e)
	if sum, carry := bits.Add64(d.digits, e.digits, 0); d.big == nil && e.big == nil && carry == 0 {
		return decimal{digits: sum, places: d.places}
	}
	return fitted(new(big.Int).Add(d.large(), e.large()), d.places)
}

// cmp is -1, 0 or 1 as d is below, equal to or above e.
func (d decimal) cmp(e decimal) int {
	d, e = level(d, e)
	if d.big == nil && e.big == nil {
		return cmp.Compare(d.digits, e.digits)
	}
	return d.large().Cmp(e.large())
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
	for d.places < places {
		more := d.times(10)
		more.places = d.places + 1
		d = more
	}
	return d
}

// String is the number in plain notation, without zeros at the end of its fraction.
func (d decimal) String() string {
	if d.big == nil && d.places == 0 {
		return strconv.FormatUint(d.digits, 10)
	}
	var buf [2 * longestNumber]byte
	s := strconv.AppendUint(buf[:0], d.digits, 10)
	if d.big != nil {
		s = d.big.Append(buf[:0], 10)
	}
	if d.places == 0 {
		return string(s)
	}
	for len(s) <= d.places {
		s = slices.Insert(s, 0, '0')
	}
	point := len(s) - d.places
	end := point + len(bytes.TrimRight(s[point:], "0"))
	if end == point {
		return string(s[:point])
	}
	return string(slices.Insert(s[:end], point, '.'))
}
