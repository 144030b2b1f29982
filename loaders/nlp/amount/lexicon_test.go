package amount

import (
	"strings"
	"testing"
)

// TestDataFiles reads the word lists more strictly than the stage does.
func TestDataFiles(t *testing.T) {
	l, err := newLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for w, n := range l.numerals {
		if n.kind != "word" && n.kind != "scale" && n.kind != "vague" && n.kind != "part" {
			t.Errorf("%q is a %q, which is no kind of number", w, n.kind)
		}
		if n.kind != "part" && n.value.String() != newDecimal(n.whole).String() {
			t.Errorf("%q is not whole", w)
		}
	}
	for w, c := range l.currencies {
		if c.shared != nil && c.code == "" {
			continue
		}
		if !l.codes[c.code] || w == "" || w != strings.ToLower(w) {
			t.Errorf("%q stands for %q: want a listed currency and lower case", w, c.code)
		}
		if len(strings.Fields(w)) > maxPhrase || len(w) >= longestPhraseBytes {
			t.Errorf("%q is longer than %d words or %d bytes", w, maxPhrase, longestPhraseBytes)
		}
	}
	for _, code := range []string{"USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "CHF", "RUB"} {
		if !l.codes[code] {
			t.Errorf("%s is missing", code)
		}
	}
	for w := range l.units {
		if w != strings.ToLower(w) || len(strings.Fields(w)) > maxPhrase {
			t.Errorf("unit %q is not in lower case or longer than %d words", w, maxPhrase)
		}
	}
	for _, name := range []string{"percent", "approx", "above", "least", "below", "most", "orso", "ormore", "orless", "period", "per", "flow",
		"item", "time", "numbered", "stop", "casualty", "victim", "again", "link", "ballot", "weight"} {
		if len(l.lists[name]) == 0 {
			t.Errorf("list %q is empty", name)
		}
	}
	for name, words := range l.lists {
		for w := range words {
			if w != strings.ToLower(w) || len(w) > longestWord && !strings.Contains(w, " ") {
				t.Errorf("list %q: %q is not in lower case or longer than %d bytes", name, w, longestWord)
			}
		}
	}
	for plural, singular := range l.irregular {
		if plural != strings.ToLower(plural) || singular != strings.ToLower(singular) {
			t.Errorf("%q = %q is not in lower case", plural, singular)
		}
	}
	for w, per := range l.adverbs {
		if !l.lists["period"][per] {
			t.Errorf("adverb %q is of %q, which is no period", w, per)
		}
	}
	for w, per := range l.adjectives {
		if !l.lists["period"][per] {
			t.Errorf("adjective %q is of %q, which is no period", w, per)
		}
	}
}

func TestBadDataLines(t *testing.T) {
	l, err := newLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"no value":         l.addNumerals([]string{"word"}, []string{"umpteen"}),
		"no number":        l.addNumerals([]string{"word", "many"}, []string{"umpteen"}),
		"number twice":     l.addNumerals([]string{"word", "2"}, []string{"two"}),
		"no code":          l.addCurrency([]string{"usd"}, []string{"greens"}),
		"word twice":       l.addCurrency([]string{"EUR"}, []string{"dollar"}),
		"unknown currency": l.addSubunits([]string{"XXQ"}, []string{"bits"}),
		"unit twice":       l.addUnit([]string{"yard"}, []string{"km"}),
		"no unit":          l.addUnit(nil, []string{"cubit"}),
		"unknown kind":     l.addWords([]string{"a", "b"}, []string{"c"}),
		"no singular":      l.addIrregular([]string{"oxen"}, nil),
		"plural twice":     l.addIrregular([]string{"people"}, []string{"person"}),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestDecimal(t *testing.T) {
	d := func(s string) decimal {
		v, ok := parseDecimal(s)
		if !ok {
			t.Fatalf("%q is no decimal", s)
		}
		return v
	}
	for _, c := range []struct{ got, want string }{
		{d("3.40").String(), "3.4"}, {d("007").String(), "7"}, {d("0.050").String(), "0.05"}, {d("0.00").String(), "0"},
		{d("1.2").times(1e6).String(), "1200000"}, {d("60").hundredth().String(), "0.6"}, {d("5").hundredth().String(), "0.05"},
		{d("2").plus(d("0.5")).String(), "2.5"}, {d("99999999999999999999").times(1e12).String(), "99999999999999999999000000000000"},
		{d("0.1").plus(d("0.2")).String(), "0.3"}, {d("1,234.5").String(), "1234.5"}, {d("18446744073709551615").String(), "18446744073709551615"},
		{d("18446744073709551615").plus(d("1")).String(), "18446744073709551616"}, {d("18446744073709551616").String(), "18446744073709551616"},
		{d("18446744073709551615").times(10).hundredth().String(), "1844674407370955161.5"}, {d("0").times(1e12).plus(d("0.05")).String(), "0.05"},
		{d("18446744073709551616").plus(d("0.05")).String(), "18446744073709551616.05"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	if d("18446744073709551615").cmp(d("18446744073709551616")) >= 0 || d("1.5").cmp(d("0.18446744073709551616")) <= 0 {
		t.Error("a number that fits into 64 bits and one that does not compare wrongly")
	}
	if !d("0.00").isZero() || d("18446744073709551616").isZero() {
		t.Error("what is zero is not, or the other way round")
	}
	if d("2.5").cmp(d("2.50")) != 0 || d("2.49").cmp(d("2.5")) >= 0 {
		t.Error("numbers with different places compare wrongly")
	}
	for _, s := range []string{"", ".", "1e5", "-1", "1.2.3", "１", strings.Repeat("9", longestNumber+1)} {
		if _, ok := parseDecimal(s); ok {
			t.Errorf("%.20q was read as a decimal", s)
		}
	}
}
