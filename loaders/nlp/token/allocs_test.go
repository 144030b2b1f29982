package token_test

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

// TestMemoryDoesNotGrowWithTokens holds both stages to no allocation per token: a text of twenty times the tokens may
// take a few more, for its slices grow, and no more.
func TestMemoryDoesNotGrowWithTokens(t *testing.T) {
	layout, tokenizer := token.NewLayout(), token.New()
	allocs := func(n int) float64 {
		text := strings.Repeat("The minister said that Gen. Ruiz's aides didn't pay $8bn to the U.S. Senate in 2019. “It is so,” he said. ", n)
		return testing.AllocsPerRun(5, func() {
			d, err := nlp.NewDoc(text, nlp.Meta{})
			if err != nil {
				t.Fatal(err)
			}
			for _, stage := range []nlp.Stage{layout, tokenizer} {
				if err := stage.Annotate(d); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	const few = 8
	if small, large := allocs(20), allocs(400); large > small+few {
		t.Errorf("%.0f allocations for 20 repetitions, %.0f for 400", small, large)
	}
}

// TestLayoutTakesNoMemoryPerParagraph holds that paragraphs, and lines that look like datelines, cost no memory: what a
// text takes is its title, its date and two slices.
func TestLayoutTakesNoMemoryPerParagraph(t *testing.T) {
	const body = "The council met in Oslo (and later in Bergen) - it said on Nov 5, 2019 - to vote.\n\n\"Nobody left\", the Reuters agency wrote.\n\n"
	layout := token.NewLayout()
	allocations := func(times int) float64 {
		text := "Council meets again\n\nOSLO, Nov 16, 2019\n\nBERGEN, Norway (AP) - The vote is over.\n\n" + strings.Repeat(body, times)
		d := new(nlp.Doc)
		n := nlptest.LeastAllocs(func() {
			if err := d.Reset(text, nlp.Meta{}); err != nil {
				t.Fatal(err)
			}
			if err := layout.Annotate(d); err != nil {
				t.Fatal(err)
			}
		})
		if len(d.Blocks) < 2*times || d.Meta.Published != "2019-11-16" {
			t.Errorf("%d blocks, published %q", len(d.Blocks), d.Meta.Published)
		}
		return n
	}
	if few, many := allocations(5), allocations(500); many > few+1 {
		t.Errorf("%.0f allocations for 5 paragraphs, %.0f for 500", few, many)
	}
}
