package token_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

// annotate reads text with both stages.
func annotate(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	return annotateWith(t, text, nlp.Meta{})
}

// annotateWith is annotate for a text of which something is known.
func annotateWith(t testing.TB, text string, meta nlp.Meta) *nlp.Doc {
	t.Helper()
	d, err := nlp.NewDoc(text, meta)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range stages() {
		if err := s.Annotate(d); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// stages are the two stages, shared by all tests: they keep no state.
var stages = sync.OnceValue(func() []nlp.Stage { return []nlp.Stage{token.NewLayout(), token.New()} })

func TestStagesMakeAPipeline(t *testing.T) {
	p, err := nlp.New(token.NewLayout(), token.New())
	if err != nil {
		t.Fatal(err)
	}
	d, err := nlp.NewDoc("One left.", nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if want := nlp.Layout | nlp.Tokens; d.Done != want || len(d.Tokens) != 3 {
		t.Errorf("done %v with %d tokens, want %v with 3", d.Done, len(d.Tokens), want)
	}
	if _, err := nlp.New(token.New(), token.NewLayout()); !errors.Is(err, nlp.ErrMissingLayer) {
		t.Errorf("tokens before layout: error %v, want ErrMissingLayer", err)
	}
}

func TestConcurrentUse(t *testing.T) {
	const text = "Minister resigns over leak\n\nLIMA (AP) - “One left,” Gen. Ruiz's aide said. \"Two didn't.\""
	want := sentences(annotate(t, text))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got := sentences(annotate(t, text)); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
	wg.Wait()
}

func TestGivenTokensAreKept(t *testing.T) {
	d, err := nlp.NewTokenized([]nlp.GivenSentence{
		{Tokens: []nlp.GivenToken{{Form: "U.S", SpaceAfter: false}, {Form: "-", SpaceAfter: false}, {Form: "led", SpaceAfter: true}, {Form: "“"}, {Form: "it"}, {Form: "”"}}},
		{Paragraph: true, Tokens: []nlp.GivenToken{{Form: "NATO"}, {Form: "1949"}}},
	}, nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if err := token.NewGiven().Annotate(d); err != nil {
		t.Fatal(err)
	}
	if want := "U.S-led “it”\n\nNATO1949"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	want := []nlp.TokenFlags{nlp.Capitalized | nlp.AllCaps | nlp.SentenceHead | nlp.SpaceBefore, nlp.Punct, 0,
		nlp.Punct | nlp.SpaceBefore, nlp.InQuote, nlp.Punct, nlp.Capitalized | nlp.AllCaps | nlp.SentenceHead | nlp.SpaceBefore, nlp.HasDigit}
	for i, tok := range d.Tokens {
		if tok.Flags != want[i] {
			t.Errorf("token %q has flags %b, want %b", d.Form(i), tok.Flags, want[i])
		}
	}
	if len(d.Sentences) != 2 || d.Sentences[1].Block != 1 || d.Blocks[1].Start != len("U.S-led “it”\n\n") {
		t.Errorf("sentences %v, blocks %v", d.Sentences, d.Blocks)
	}
}

func TestGivenTokensThatCannotBe(t *testing.T) {
	for name, sentences := range map[string][]nlp.GivenSentence{
		"no tokens": {{}}, "empty form": {{Tokens: []nlp.GivenToken{{Form: ""}}}}, "blank form": {{Tokens: []nlp.GivenToken{{Form: " "}}}},
		"not UTF-8": {{Tokens: []nlp.GivenToken{{Form: "\xff"}}}},
	} {
		if _, err := nlp.NewTokenized(sentences, nlp.Meta{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
