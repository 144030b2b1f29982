package coref

import (
	"strings"
	"testing"
)

func FuzzOneLine(f *testing.F) {
	for _, seed := range []string{"", " ", "Jane Harlow", "Jane\nHarlow", " Jane  Harlow ", "Jane\u00a0Harlow", "Jane \u2003 Harlow", "a\t", "É I"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := oneLine(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
		if got, want := string(appendLower(nil, s)), strings.ToLower(s); got != want {
			t.Errorf("%q in lower case is %q, want %q", s, got, want)
		}
	})
}

func TestAcronyms(t *testing.T) {
	for name, want := range map[string]string{"": "", "Norway": "", "Norwegian Fisheries Council": "NFC", "Council of the North": "CN",
		"council of fish": "", "Élan Vital Union": "VU"} {
		if got := string(appendAcronym(nil, name)); got != want {
			t.Errorf("%q is shortened to %q, want %q", name, got, want)
		}
	}
}

// TestKeys holds that each key finds what it was kept with, however many stand behind it, and nothing after a reset.
func TestKeys(t *testing.T) {
	var k keys
	for round := range 2 {
		k.reset()
		key := []byte("0")
		if _, ok := k.find(key); ok {
			t.Fatalf("round %d: a key is found that was not kept", round)
		}
		const n = 1000
		for i := range n {
			key = append(key, 'a'+byte(i%26))
			k.keep(key, i)
		}
		for i := range n {
			if got, ok := k.find(key[:i+2]); !ok || got != i {
				t.Fatalf("round %d: key %d finds %d, %v", round, i, got, ok)
			}
		}
	}
}
