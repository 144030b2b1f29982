package token_test

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
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
