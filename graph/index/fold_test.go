package index

import (
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	same := [][]string{
		{"São Tomé", "SAO TOME", "sa\u0303o tome\u0301"},
		{"Straße", "STRASSE"},
		{"İstanbul", "istanbul", "ISTANBUL"},
		{"Ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ"},
		{"Đà Nẵng", "ĐA NANG"},
		{"Кёльн", "КЕЛЬН"},
		{"ᏣᎳᎩ", "ꮳꮃꭹ"},
		{"", "\u0301"},
	}
	for _, forms := range same {
		for _, form := range forms[1:] {
			if fold(form) != fold(forms[0]) {
				t.Errorf("%q folds to %q, %q to %q", form, fold(form), forms[0], fold(forms[0]))
			}
		}
	}
	for _, pair := range [][2]string{{"Oslo", "Osló 2"}, {"Łódź", "Lodz"}, {"a b", "ab"}, {"東京", "京東"}} {
		if fold(pair[0]) == fold(pair[1]) {
			t.Errorf("%q and %q fold to the same %q", pair[0], pair[1], fold(pair[0]))
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"José Åkesson", "ﬁve", "\xff\xc3", "ŉ İ ǰ", "각", "\u0345", "ᾳ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := fold(s)
		if twice := fold(once); twice != once {
			t.Errorf("%q folds to %q, that to %q", s, once, twice)
		}
		if utf8.ValidString(s) && !utf8.ValidString(once) {
			t.Errorf("%q folds to %q, which is not UTF-8", s, once)
		}
	})
}
