package gazetteer_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

func TestFold(t *testing.T) {
	tests := map[string]string{
		"":                        "",
		"Japan":                   "Japan",
		"U.S.":                    "US",
		"São Tomé":                "Sao Tome",
		"Guinea-Bissau":           "Guinea Bissau",
		"Guinea – Bissau":         "Guinea Bissau",
		"d’Ivoire":                "d Ivoire",
		"People's":                "People s",
		"Antigua & Barbuda":       "Antigua and Barbuda",
		"AT&T":                    "AT and T",
		"Washington, D.C.":        "Washington , DC",
		"  two   spaces\t":        "two spaces",
		"Łódź":                    "Lodz",
		"Erdoğan":                 "Erdogan",
		"Đà Nẵng":                 "Da Nang",
		"Encyclopædia":            "Encyclopaedia",
		"-":                       "",
		"...":                     "",
		"Москва":                  "Москва",
		"东京":                      "东京",
		"bad\xffbyte":             "bad\ufffdbyte",
		"co\u00adoperate":         "cooperate",
		norm.NFD.String("Málaga"): "Malaga",
	}
	for in, want := range tests {
		if got := gazetteer.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"U.S.", "São Tomé", "d’Ivoire", "\xff", "a,,b", "& &", "İ", "\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := gazetteer.Fold(s)
		if again := gazetteer.Fold(folded); again != folded {
			t.Errorf("Fold is not stable: %q -> %q -> %q", s, folded, again)
		}
		if !utf8.ValidString(folded) || strings.Contains(folded, "  ") || folded != strings.TrimSpace(folded) {
			t.Errorf("Fold(%q) = %q", s, folded)
		}
	})
}
