package graph

import (
	"math"
	"strings"
	"testing"
)

func TestAmountNumbers(t *testing.T) {
	cases := []struct {
		value string
		want  float64
		ok    bool
	}{
		{"8000000000", 8e9, true}, {"17.1", 17.1, true}, {"-0.5", -0.5, true}, {"007", 7, true},
		{strings.Repeat("9", 400), math.Inf(1), true},
		{"", 0, false}, {"1e9", 0, false}, {"1,000", 0, false}, {".5", 0, false}, {"5.", 0, false}, {"NaN", 0, false}, {"0x10", 0, false}, {"1/2", 0, false},
	}
	for _, tt := range cases {
		a := Amount{Value: tt.value}
		if _, ok := a.Rat(); ok != tt.ok || a.Number() != tt.want {
			t.Errorf("%.20q: %g, %t; want %g, %t", tt.value, a.Number(), ok, tt.want, tt.ok)
		}
	}
}

func TestAmountIsExact(t *testing.T) {
	r, ok := Amount{Value: "0.1"}.Rat()
	if !ok || r.RatString() != "1/10" {
		t.Errorf("0.1 is %v", r)
	}
}

func TestAmountBounds(t *testing.T) {
	lo, hi, hasLo, hasHi := Amount{Min: "10", Max: "15.5"}.Bounds()
	if lo != 10 || hi != 15.5 || !hasLo || !hasHi {
		t.Errorf("10 to 15.5: %g (%t) to %g (%t)", lo, hasLo, hi, hasHi)
	}
	if _, _, hasLo, hasHi := (Amount{Value: "3"}).Bounds(); hasLo || hasHi {
		t.Error("an amount without bounds has some")
	}
}
