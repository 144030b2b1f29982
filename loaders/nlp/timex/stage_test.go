package timex_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
	"github.com/demarche-kg/demarche/loaders/nlp/timex"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

// checkInvariants fails where a document's times break what the package promises of any text.
func checkInvariants(t *testing.T, d *nlp.Doc) {
	t.Helper()
	last := 0
	for _, x := range d.Times {
		if x.First < last || x.End <= x.First || x.End > len(d.Tokens) {
			t.Fatalf("times do not rise: %v after token %d of %d", x.Range, last, len(d.Tokens))
		}
		last = x.End
		if x.Value == "" {
			t.Fatalf("%q has no value", d.TextOf(x.Range))
		}
		if x.EDTF == "" {
			continue
		}
		if _, _, err := graph.ParseEDTF(x.EDTF); err != nil {
			t.Fatalf("%q: %v", d.TextOf(x.Range), err)
		}
	}
}

func FuzzTimes(f *testing.F) {
	for _, seed := range []string{
		"From February 29 to March 31, 2019, the 1990s, 9999-12-31 and 0001-01-01, the year 2150 and 24:00 UTC.",
		"the the the end of the end of the first half of the morning of the evening of May 5",
		"99999999 years ago, 3000 decades later, the last 999 centuries, in the 22nd century, 2999 years ago",
		"Monday Monday of last week of next week of 2015-16-17, mid-2011 mid-May mid- mid-1990s",
		"last May 31 next February 29 this February 30, Easter 9999, Christmas 1000, 31-32 June, June 30-31",
		"a a a half half hour and a half and a half\x00 years, Q1 Q2 H1 H2 2020 Q9 '90s '9s 1990's",
		"12:60 p.m. 13 a.m. 99.99 2359 UTC 2400 GMT 0060 UTC",
	} {
		f.Add("2019-11-16", seed)
		f.Add("0001-01-01", seed)
		f.Add("9999-12-31", seed)
		f.Add("", seed)
	}
	p, err := nlp.New(token.NewLayout(), token.New(), timex.New())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, published, text string) {
		d, err := nlp.NewDoc(text, nlp.Meta{Published: published})
		if err != nil {
			return
		}
		if err := p.Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		checkInvariants(t, d)
	})
}

// TestHostile reads what would take a careless grammar long or deep.
func TestHostile(t *testing.T) {
	for _, unit := range []string{"the ", "the end of ", "May ", "1990 - ", "and a half ", "last this next ", "early ", "\" ", "1 "} {
		text := strings.Repeat(unit, 200_000/len(unit))
		checkInvariants(t, annotate(t, "2019-11-16", text))
	}
}

// TestPooledReaders holds that a stage gives the same whatever it has read before, and on several goroutines.
func TestPooledReaders(t *testing.T) {
	text := "\nMrs May spoke on Friday. In May she will speak again, as she did two years ago.\n\nThe following year was 2012."
	want := show(annotate(t, "2019-11-16", text))
	p, err := nlp.New(token.NewLayout(), token.New(), timex.New())
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				for _, other := range []string{"In March 2011 it was. May you live.", text} {
					d, err := nlp.NewDoc(other, nlp.Meta{Published: "2019-11-16"})
					if err == nil {
						err = p.Annotate(context.Background(), d)
					}
					if got := show(d); err != nil || other == text && got != want {
						t.Errorf("got\n%s\nwant\n%s (%v)", got, want, err)
					}
				}
			}
		})
	}
	wg.Wait()
}

// TestNamesMask holds that what a person's name holds is no time, once names are known.
func TestNamesMask(t *testing.T) {
	d := annotate(t, "2019-11-16", "\nIn April Ludgate arrived.")
	if got := show(d); !strings.HasPrefix(got, "April ") {
		t.Fatalf("without names: %q, want April", got)
	}
	d.Times, d.Names = nil, []nlp.Name{{Range: nlp.Range{First: 1, End: 3}, Type: nlp.Person}}
	d.Done |= nlp.Names
	if err := timex.New().Annotate(d); err != nil {
		t.Fatal(err)
	}
	if got := show(d); got != "" {
		t.Errorf("with the name known: %q, want nothing", got)
	}
}

// TestVerbThatGoverns holds that the verb a date depends on tells its tense, not one that stands nearer.
func TestVerbThatGoverns(t *testing.T) {
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ published, text, value string }{
		{"2013-07-28", "It will impose tariffs from August on beef that was frozen.", "2013-08"},
		{"2013-03-22", "The ministry sent troops in on Tuesday to keep the peace.", "2013-03-19"},
		{"2013-03-22", "She leaves on Monday for Rome.", "2013-03-25"},
		{"2013-03-22", "The vote has been scheduled for November.", "2013-11"},
		{"2013-09-22", "He was released on bail until October.", "2013-10"},
		{"2015-08-10", "Deliveries reached 300 trucks in the period to end-May.", "2015-05"},
	} {
		d, err := reader.Annotate(t.Context(), "\n"+c.text, nlp.Meta{Published: c.published})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Times) != 1 || d.Times[0].Value != c.value {
			t.Errorf("%q on %s: %s, want %s", c.text, c.published, show(d), c.value)
		}
	}
}

// TestPluperfectStaysOpen holds that what had been so since a date need not be so any more.
func TestPluperfectStaysOpen(t *testing.T) {
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"She has led the party since April 2012.":                     "2012-04/2013-03",
		"She had led the party since April 2012 when she was ousted.": "2012-04/..",
	} {
		d, err := reader.Annotate(t.Context(), "\n"+text, nlp.Meta{Published: "2013-03-22"})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Times) != 1 || d.Times[0].EDTF != want {
			t.Errorf("%q: %s, want EDTF %s", text, show(d), want)
		}
	}
}

// TestTagsTellTense holds that a tagger's word on the verb comes before the word lists'.
func TestTagsTellTense(t *testing.T) {
	d := annotate(t, "2019-11-16", "\nThey put it off on Friday.")
	for i := range d.Tokens {
		d.Tokens[i].XPOS = nlp.VBP
	}
	d.Tokens[1].XPOS = nlp.VBD
	d.Done |= nlp.Tags
	d.Times = nil
	if err := timex.New().Annotate(d); err != nil {
		t.Fatal(err)
	}
	if got, want := show(d), "Friday | DATE | 2019-11-15 | 2019-11-15"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNeeds holds that a pipeline without tokens is refused.
func TestNeeds(t *testing.T) {
	if _, err := nlp.New(timex.New()); err == nil {
		t.Error("a pipeline without tokens was accepted")
	}
}

// TestNoAllocationPerToken holds that words which name no time cost no memory, even those that times begin with: ten
// times as many of them take no more.
func TestNoAllocationPerToken(t *testing.T) {
	const filler = "The Mayor of the last and first town said a half of an early summary, by the end of it, was at least about the same. "
	allocations := func(sentences int) float64 {
		d := annotate(t, "2019-11-16", "\nHe left on Friday. "+strings.Repeat(filler, sentences))
		s := timex.New()
		return nlptest.LeastAllocs(func() {
			d.Times = d.Times[:0]
			if err := s.Annotate(d); err != nil {
				t.Fatal(err)
			}
		})
	}
	few, many := allocations(20), allocations(200)
	if many > few+1 {
		t.Errorf("%.1f allocations with 200 sentences of filler, %.1f with 20", many, few)
	}
}

// TestTimesTakeNoMemory holds that what has been found before costs nothing where a point of the calendar says it. The one
// text that "last week" takes in each sentence is that of the duration which it also could be.
func TestTimesTakeNoMemory(t *testing.T) {
	const dated = "On Friday he had left in March 2018, last week, in the third quarter of 2017, in the 1990s and on 2019-11-14, and he will come tomorrow. "
	d := annotate(t, "2019-11-16", strings.Repeat(dated, 100))
	s := timex.New()
	n := nlptest.LeastAllocs(func() {
		d.Times = d.Times[:0]
		if err := s.Annotate(d); err != nil {
			t.Fatal(err)
		}
	})
	if len(d.Times) != 700 {
		t.Errorf("%d times in 100 sentences, want 7 each", len(d.Times))
	}
	if n > 100 {
		t.Errorf("%.0f allocations for %d times, want one a sentence at most", n, len(d.Times))
	}
}
