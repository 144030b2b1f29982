package english_test

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
)

// TestReadingTakesNoMemoryPerToken reads texts into the same Doc again and again, with every stage up to coref. In steady
// state prose takes no memory but for what slices grow by in stages that start with new ones; amounts add the texts of
// their values, and so do some times.
func TestReadingTakesNoMemoryPerToken(t *testing.T) {
	stages := newReader(t).Stages()
	for _, c := range []struct {
		name, sentence string
		most           float64 // allocations a token
	}{
		{"plain", "The council of Kenya told the minister that Jane Harlow must not sign it, and she did not answer. ", 0.02},
		{"inflected", "Kenyan officials and the vice president of the National Council agreed that John Ombati, who leads it, was leaving. ", 0.02},
		{"times and amounts", "On Friday he paid $8.25 billion, and in March 2018 between 5 and 7 percent of 54,000 fishermen said no. ", 0.3},
	} {
		d := new(nlp.Doc)
		read := func(text string) func() {
			return func() {
				if err := d.Reset(text, nlp.Meta{Published: "2019-11-16"}); err != nil {
					t.Fatal(err)
				}
				for _, s := range stages {
					if err := s.Annotate(d); err != nil {
						t.Fatal(err)
					}
					d.Done |= s.Gives()
					if s.Name() == "coref" {
						return
					}
				}
			}
		}
		few := nlptest.LeastAllocs(read("Kenya asks\n\n" + strings.Repeat(c.sentence, 5)))
		before := len(d.Tokens)
		many := nlptest.LeastAllocs(read("Kenya asks\n\n" + strings.Repeat(c.sentence, 45)))
		if each := (many - few) / float64(len(d.Tokens)-before); each > c.most {
			t.Errorf("%s: %.3f allocations a token more, want %.3f at most (%.0f for %d tokens, %.0f for %d)", c.name, each, c.most,
				few, before, many, len(d.Tokens))
		}
		if len(d.Mentions) < 45 {
			t.Errorf("%s: %d mentions in 45 sentences", c.name, len(d.Mentions))
		}
	}
}
