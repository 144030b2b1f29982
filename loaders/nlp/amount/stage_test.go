package amount_test

import (
	"context"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/amount"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
	"github.com/demarche-kg/demarche/loaders/nlp/timex"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

var plainDecimal = regexp.MustCompile(`^(0|[1-9]\d*)(\.\d*[1-9])?$`)

// checkInvariants fails where a document's amounts break what the package promises of any text.
func checkInvariants(t *testing.T, d *nlp.Doc) {
	t.Helper()
	last := 0
	for _, a := range d.Amounts {
		if a.First < last || a.End <= a.First || a.End > len(d.Tokens) {
			t.Fatalf("amounts do not rise: %v after token %d of %d", a.Range, last, len(d.Tokens))
		}
		last = a.End
		if s := d.SentenceOf(a.First); s < 0 || s != d.SentenceOf(a.End-1) {
			t.Fatalf("%q crosses the end of a sentence", d.TextOf(a.Range))
		}
		if a.Unit == "" || strings.TrimSpace(a.Unit) != a.Unit {
			t.Fatalf("%q has unit %q", d.TextOf(a.Range), a.Unit)
		}
		for _, v := range []string{a.Value, a.Min, a.Max} {
			if !plainDecimal.MatchString(v) && (v != "" || a.Value == "") {
				t.Fatalf("%q: %q is no plain decimal", d.TextOf(a.Range), v)
			}
		}
	}
}

func FuzzAmounts(f *testing.F) {
	for _, seed := range []string{
		"$8 billion $8bn US$ 5-7 million, between $5 and $7 billion, €1.2m, 10 $ 30 $, Mex$ 5, $ $ $",
		"Rs 500 crore crore crore crore, 99999999999999999999999999999999999999999999 dollars, 0.000 percent, 007 people",
		"hundreds of thousands of millions of dollars, a few hundred dozen scores of men, half a million and a half",
		"two hundred and fifty-four thousand and three hundred hundred hundred million people or more or so",
		"voted 66 to 27, from 5 to 7 percent, 5 to 7 to 9 people, 1,2,3,4 men, 1,000,00 women, 5. people .5 percent",
		"annual annual payments of around up to about $5 a a barrel per - day worth of annual annual",
		"a quarter of a third of half of two-thirds of three quarters of the\x00 people, 1/2 inch, 24/7, F-16s, #1 hits",
	} {
		f.Add(seed)
	}
	withTimes, err := nlp.New(token.NewLayout(), token.New(), timex.New(), amount.New())
	if err != nil {
		f.Fatal(err)
	}
	without, err := nlp.New(token.NewLayout(), token.New(), amount.New())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range []*nlp.Pipeline{withTimes, without} {
			d, err := nlp.NewDoc(text, nlp.Meta{Published: "2019-11-16"})
			if err != nil {
				return
			}
			if err := p.Annotate(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			checkInvariants(t, d)
		}
	})
}

// TestHostile reads what would take a careless grammar long or deep.
func TestHostile(t *testing.T) {
	for _, unit := range []string{"1 ", "$", "million ", "hundred and ", "a few ", "5 to ", "up to about ", "annual payments ", "9", "five - ", "2 of "} {
		text := strings.Repeat(unit, 200_000/len(unit))
		checkInvariants(t, annotate(t, text))
	}
}

// TestWithoutTimes holds that years and durations are no amounts even where times have not been found.
func TestWithoutTimes(t *testing.T) {
	text := "\nIn 2019 three years of talks and 2016 elections cost 2,000 jobs by 16 November."
	d := annotateWith(t, text, token.NewLayout(), token.New(), amount.New())
	if got, want := show(d), "2,000 jobs | 2000 job"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTagsTellNouns holds that tags decide what a number counts, where they are known.
func TestTagsTellNouns(t *testing.T) {
	d := annotate(t, "\nSome 300 crew stays abroad.")
	if got := show(d); got != "Some 300 crew stays | 300 stay approx" {
		t.Fatalf("without tags: %q", got)
	}
	d.Amounts = nil
	d.Done |= nlp.Tags
	for i, tag := range []nlp.Token{{UPOS: nlp.DET}, {UPOS: nlp.NUM}, {UPOS: nlp.NOUN, XPOS: nlp.NN}, {UPOS: nlp.VERB, XPOS: nlp.VBZ}, {UPOS: nlp.ADV}, {UPOS: nlp.PUNCT}} {
		d.Tokens[i].UPOS, d.Tokens[i].XPOS = tag.UPOS, tag.XPOS
	}
	d.Tokens[2].XPOS = nlp.NNS
	if err := amount.New().Annotate(d); err != nil {
		t.Fatal(err)
	}
	if got, want := show(d), "Some 300 crew | 300 crew approx"; got != want {
		t.Errorf("with tags: %q, want %q", got, want)
	}
}

// TestConcurrent holds that one stage serves several goroutines.
func TestConcurrent(t *testing.T) {
	text := "\nThe bill came to about $8 billion a year for 54,000 troops, or 17.1 percent."
	want := show(annotate(t, text))
	p, err := nlp.New(token.NewLayout(), token.New(), amount.New())
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				d, err := nlp.NewDoc(text, nlp.Meta{})
				if err == nil {
					err = p.Annotate(context.Background(), d)
				}
				if got := show(d); err != nil || got != want {
					t.Errorf("got %q (%v), want %q", got, err, want)
				}
			}
		})
	}
	wg.Wait()
}

// TestNeeds holds that a pipeline without tokens is refused.
func TestNeeds(t *testing.T) {
	if _, err := nlp.New(amount.New()); err == nil {
		t.Error("a pipeline without tokens was accepted")
	}
}

// TestNoAllocationPerToken holds that words which count nothing cost no memory, even those that amounts begin with: ten
// times as many of them take no more.
func TestNoAllocationPerToken(t *testing.T) {
	const filler = "The Mayor said a few of them, some of an early half, at least about the same, and many of several others, were in MAD company. "
	allocations := func(sentences int) float64 {
		d := annotate(t, "\nHe paid $8 billion. "+strings.Repeat(filler, sentences))
		s := amount.New()
		return nlptest.LeastAllocs(func() {
			d.Amounts = d.Amounts[:0]
			if err := s.Annotate(d); err != nil {
				t.Fatal(err)
			}
		})
	}
	if few, many := allocations(20), allocations(200); many > few {
		t.Errorf("%.1f allocations with 200 sentences of filler, %.1f with 20", many, few)
	}
}

// TestAnAmountTakesItsValue holds that an amount costs the text of its value and that of another bound, and a number that
// is no amount nothing.
func TestAnAmountTakesItsValue(t *testing.T) {
	const paid = "In 2019 Norway paid $8.25 billion, 2,500 euros, 12.5 percent, between $5 and $7 million, and two hundred and fifty dollars to 54,000 fishermen. "
	const texts = 7 // six values, and the upper bound of one
	allocations := func(sentences int) float64 {
		d := annotate(t, strings.Repeat(paid, sentences))
		s := amount.New()
		n := nlptest.LeastAllocs(func() {
			d.Amounts = d.Amounts[:0]
			if err := s.Annotate(d); err != nil {
				t.Fatal(err)
			}
		})
		if len(d.Amounts) != 6*sentences {
			t.Fatalf("%d amounts in %d sentences, want 6 each", len(d.Amounts), sentences)
		}
		return n
	}
	if few, many := allocations(10), allocations(110); many > few+100*texts {
		t.Errorf("%.1f allocations for a sentence of 6 amounts, want %d", (many-few)/100, texts)
	}
}
