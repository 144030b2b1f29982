package graph

import (
	"fmt"
	"math/big"
	"regexp"
)

// Amount is a sum of money, a count or a share, exact as decimals.
type Amount struct {
	Value  string // decimal without exponent: "8000000000", "17.1"
	Unit   string // ISO 4217 ("USD"), "percent", or what is counted, singular ("troop", "tonne")
	Approx bool   // "around", "nearly", "some"
	Min    string // decimal lower bound ("more than", the lower end of a range), "" for none
	Max    string // decimal upper bound ("up to", the upper end of a range), "" for none
	Per    string // what it is a rate of: "year", "day", "barrel"; "" for none
	Text   string // as the article has it
}

var decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// Rat is the exact value; ok is false where Value is not a decimal.
func (a Amount) Rat() (r *big.Rat, ok bool) { return rat(a.Value) }

// Number is the nearest float to Value, for sorting and filtering.
func (a Amount) Number() float64 { return toFloat(a.Value) }

// Bounds are Min and Max as floats; ok says which of them are known.
func (a Amount) Bounds() (lo, hi float64, hasLo, hasHi bool) {
	return toFloat(a.Min), toFloat(a.Max), a.Min != "", a.Max != ""
}

func rat(s string) (*big.Rat, bool) {
	if !decimal.MatchString(s) {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

func toFloat(s string) float64 {
	r, ok := rat(s)
	if !ok {
		return 0
	}
	f, _ := r.Float64()
	return f
}

func (a Amount) validate() error {
	for _, s := range []string{a.Value, a.Min, a.Max} {
		if s != "" && !decimal.MatchString(s) {
			return fmt.Errorf("amount %.40q: %.40q is not a decimal number", a.Text, s)
		}
	}
	if a.Value == "" && a.Min == "" && a.Max == "" {
		return fmt.Errorf("amount %.40q: no value and no bounds", a.Text)
	}
	return nil
}
