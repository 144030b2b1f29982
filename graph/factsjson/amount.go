package factsjson

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// graph reads an amount; all three of its numbers are empty where none is stated.
func (a *amount) graph(field string) (graph.Amount, error) {
	out := graph.Amount{Unit: a.Unit, Approx: a.Approx, Per: string(a.Per), Text: a.Text}
	value, err := decimal(string(a.Value))
	if err != nil {
		return out, &fieldError{field + ".value", err}
	}
	out.Value = cmp.Or(a.Decimal, value)
	if out.Min, err = decimal(string(a.Min)); err != nil {
		return out, &fieldError{field + ".min", err}
	}
	if out.Max, err = decimal(string(a.Max)); err != nil {
		return out, &fieldError{field + ".max", err}
	}
	if a.Decimal != "" && !plain.MatchString(a.Decimal) {
		return out, faultAt(field+".decimal", "%.40q is not a decimal number", a.Decimal)
	}
	return out, nil
}

// maxExponent keeps a short literal such as 1e999999999 from becoming a long decimal.
const maxExponent = 300

var (
	plain    = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	literals = regexp.MustCompile(`^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$`)
)

// decimal turns a JSON number, or a string that holds one, into a decimal without exponent, digit by digit.
func decimal(literal string) (string, error) {
	if literal == "" {
		return "", nil
	}
	m := literals.FindStringSubmatch(strings.Trim(literal, `"`))
	if m == nil {
		return "", fmt.Errorf("%.40s where a number is wanted", literal)
	}
	sign, whole, fraction := m[1], m[2], m[3]
	if m[4] == "" {
		return join2(sign, whole, fraction), nil
	}
	exp, err := strconv.Atoi(m[4])
	if err != nil || exp > maxExponent || exp < -maxExponent {
		return "", fmt.Errorf("%.40s has an exponent out of range", literal)
	}
	return shift(sign, whole, fraction, exp), nil
}

// shift moves the decimal point exp digits to the right.
func shift(sign, whole, fraction string, exp int) string {
	digits, point := whole+fraction, len(whole)+exp
	if point <= 0 {
		digits, point = strings.Repeat("0", 1-point)+digits, 1
	}
	if point > len(digits) {
		digits += strings.Repeat("0", point-len(digits))
	}
	whole = strings.TrimLeft(digits[:point-1], "0") + digits[point-1:point]
	return join2(sign, whole, strings.TrimRight(digits[point:], "0"))
}

func join2(sign, whole, fraction string) string {
	if fraction != "" {
		return sign + whole + "." + fraction
	}
	return sign + whole
}
