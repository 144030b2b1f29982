package lexicon

import (
	"fmt"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
)

// Score counts the tokens whose lemma a stage found, and those where it is right but for the case of its letters.
type Score struct{ Tokens, Lemmas, AnyCase int }

// String gives the shares in percent.
func (s Score) String() string {
	percent := func(n int) float64 { return 100 * float64(n) / float64(max(s.Tokens, 1)) }
	return fmt.Sprintf("lemmas %.2f %%, case ignored %.2f %% of %d tokens", percent(s.Lemmas), percent(s.AnyCase), s.Tokens)
}

// Evaluate runs a stage that finds lemmas over sentences with their own tokens and Penn tags.
func Evaluate(stage nlp.Stage, sentences []conllu.Sentence) (Score, error) {
	var score Score
	for _, s := range sentences {
		d, err := conllu.Doc([]conllu.Sentence{s}, nlp.Meta{})
		if err != nil {
			return score, fmt.Errorf("lexicon: sentence %q: %w", s.ID, err)
		}
		for i, t := range s.Tokens {
			d.Tokens[i].XPOS, _ = nlp.ParseXPOS(t.XPOS)
		}
		if err := stage.Annotate(d); err != nil {
			return score, fmt.Errorf("lexicon: sentence %q: %w", s.ID, err)
		}
		for i, t := range s.Tokens {
			score.Tokens++
			score.Lemmas += count(d.Lemma(i) == t.Lemma)
			score.AnyCase += count(strings.EqualFold(d.Lemma(i), t.Lemma))
		}
	}
	return score, nil
}

func count(right bool) int {
	if right {
		return 1
	}
	return 0
}
