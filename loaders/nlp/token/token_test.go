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
