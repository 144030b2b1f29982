package nlp

import (
	"strings"
	"testing"
)

func TestResetForgetsTheLastText(t *testing.T) {
	d, err := NewTokenized([]GivenSentence{{Tokens: []GivenToken{{Form: "One"}}}}, Meta{Title: "a"})
	if err != nil {
		t.Fatal(err)
	}
	d.Done = Tokens
	d.SetLemma(0, "one")
	d.Names = append(d.Names, Name{Canon: "One"})
	d.Frames = append(d.Frames, Frame{Source: []int{1}})
	if err := d.Reset("two", Meta{}); err != nil {
		t.Fatal(err)
	}
	if d.Text != "two" || d.Meta != (Meta{}) || d.Done != 0 || len(d.Tokens)+len(d.Sentences)+len(d.Blocks)+len(d.Names)+len(d.Frames) != 0 {
		t.Errorf("after Reset: %+v", d)
	}
	if d.Names[:1][0].Canon != "" || d.Frames[:1][0].Source != nil {
		t.Error("an emptied layer still holds what it pointed to")
	}
	if err := d.Reset("\xff", Meta{}); err == nil || d.Text != "" {
		t.Errorf("a text that is not UTF-8: error %v, text %q", err, d.Text)
	}
}

// TestLemmasDoNotPileUp reads many words into one Doc after the other: those of one text are known in it, and the memory
// of them is bounded.
func TestLemmasDoNotPileUp(t *testing.T) {
	d := new(Doc)
	for text := range 3 {
		if err := d.Reset("x", Meta{}); err != nil {
			t.Fatal(err)
		}
		d.Tokens = append(d.Tokens, Token{End: 1})
		for i := range keptWords/2 + 1 {
			lemma := strings.Repeat("a", text+1) + string(rune(i))
			d.SetLemma(0, lemma)
			if d.Lemma(0) != lemma {
				t.Fatalf("lemma %q is %q", lemma, d.Lemma(0))
			}
		}
	}
	if len(d.lemmas) > keptWords+keptWords/2+1 {
		t.Errorf("%d lemmas are kept", len(d.lemmas))
	}
}

func TestLower(t *testing.T) {
	d, err := NewTokenized([]GivenSentence{{Tokens: []GivenToken{{Form: "NATO"}, {Form: "Åse"}, {Form: "said"}, {Form: "iPhones"}, {Form: "été"}, {Form: "x2"}}}}, Meta{})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // worked out, and remembered
		for i, want := range []string{"nato", "åse", "said", "iphones", "été", "x2"} {
			if got := d.Lower(i); got != want {
				t.Errorf("%q in lower case is %q", d.Form(i), got)
			}
		}
	}
	if n := testing.AllocsPerRun(10, func() { d.Lower(0); d.Lower(2); d.Lower(4) }); n != 0 {
		t.Errorf("%v allocations for words seen before", n)
	}
}
