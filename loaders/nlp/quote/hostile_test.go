package quote_test

import (
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/quote"
)

// check reports quotations that point outside the document, have no content, or lead back to themselves.
func check(t *testing.T, d *nlp.Doc) {
	t.Helper()
	inside := func(r nlp.Range) bool { return r.First >= 0 && r.First <= r.End && r.End <= len(d.Tokens) }
	for i, q := range d.Quotations {
		if !inside(q.Source) || !inside(q.Cue) || !inside(q.Content) || q.Content.Len() == 0 || q.Content.Overlaps(q.Cue) {
			t.Fatalf("quotation %d: %+v of %d tokens", i, q, len(d.Tokens))
		}
		if q.Continues >= len(d.Quotations) || q.Continues >= 0 && d.Quotations[q.Continues].Continues >= 0 {
			t.Fatalf("quotation %d is more of %d, which is more of another or none", i, q.Continues)
		}
		steps := 0
		for o := q.Outer; o >= 0; o = d.Quotations[o].Outer {
			if steps++; steps > len(d.Quotations) {
				t.Fatalf("quotation %d passes itself on", i)
			}
		}
	}
}

func FuzzQuotations(f *testing.F) {
	reader, err := english.New()
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"", `"A," said X. "B," "C" according to`, "citing citing, saying: \"", "X: Y\n\nX said, citing Y, that", "\" \" \" said",
		"It was said that it was said as X said.", "— Jane Doe", "JANE: \"No. No,\" said X.\n\"No.\"\n- Jane Doe", "claim that claim to plan for"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := reader.Annotate(t.Context(), text, nlp.Meta{})
		if err != nil {
			return // not UTF-8, or not English
		}
		check(t, d)
	})
}

// TestEndlessQuotation reads a long text that stands in one pair of quotation marks, as one paragraph and as many.
func TestEndlessQuotation(t *testing.T) {
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{" ", "\n\n\""} {
		text := "\"" + strings.Repeat("The plan is dead, she said to us, and nobody wants it."+end, 2000) + "\" said Jane Harlow."
		d, err := reader.Annotate(t.Context(), text, nlp.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		check(t, d)
		if len(d.Quotations) < 1999 {
			t.Errorf("%d quotations in 2000 quoted sentences", len(d.Quotations))
		}
	}
}

// TestAllocations reads a document again and again: little is allocated for a sentence, and nothing for a token.
func TestAllocations(t *testing.T) {
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	d, err := reader.Annotate(t.Context(), strings.Repeat("The grey ships of the old fleet left the port of Oslo with ten men on a cold day in May. ", 200), nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	stage, err := quote.New()
	if err != nil {
		t.Fatal(err)
	}
	n := nlptest.LeastAllocs(func() {
		d.Quotations = d.Quotations[:0]
		if err := stage.Annotate(d); err != nil {
			t.Fatal(err)
		}
	})
	if n > 2*float64(len(d.Sentences)) {
		t.Errorf("%v allocations for %d sentences of %d tokens", n, len(d.Sentences), len(d.Tokens))
	}
}
