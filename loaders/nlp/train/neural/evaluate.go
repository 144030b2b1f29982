package neural

import (
	"context"
	"fmt"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
)

// Score is how tags and trees compare with those of a treebank. Words are the tokens that are no punctuation there.
type Score struct{ Tokens, XPOS, UPOS, Words, Heads, Both int }

// String gives the shares in percent.
func (s Score) String() string {
	p := func(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
	return fmt.Sprintf("XPOS %.2f %%, UPOS %.2f %% of %d tokens; UAS %.2f %%, LAS %.2f %% of %d words", p(s.XPOS, s.Tokens),
		p(s.UPOS, s.Tokens), s.Tokens, p(s.Heads, s.Words), p(s.Both, s.Words), s.Words)
}

// add counts a token. Relations count with their subtypes.
func (s *Score) add(gold conllu.Token, xpos, upos string, head int, rel string) {
	s.Tokens++
	s.XPOS += count(xpos == gold.XPOS)
	s.UPOS += count(upos == gold.UPOS)
	if gold.UPOS != markTag {
		s.Words++
		s.Heads += count(head == gold.Head)
		s.Both += count(head == gold.Head && rel == gold.Rel)
	}
}

func count(right bool) int {
	if right {
		return 1
	}
	return 0
}

// Evaluate runs stages over sentences with their own tokens.
func Evaluate(ctx context.Context, p *nlp.Pipeline, sentences []conllu.Sentence) (Score, error) {
	var score Score
	for _, s := range sentences {
		d, err := conllu.Doc([]conllu.Sentence{s}, nlp.Meta{})
		if err != nil {
			return score, fmt.Errorf("neural: sentence %q: %w", s.ID, err)
		}
		if err := p.Annotate(ctx, d); err != nil {
			return score, fmt.Errorf("neural: sentence %q: %w", s.ID, err)
		}
		for i, gold := range s.Tokens {
			t := d.Tokens[i]
			score.add(gold, t.XPOS.String(), t.UPOS.String(), int(t.Head), nlp.Rel(t.Rel).String())
		}
	}
	return score, nil
}

// given is a stage that stands for a tokenizer where tokens are there already.
type given struct{}

// Given is the stage that pipelines over sentences with their own tokens begin with.
func Given() nlp.Stage { return given{} }

func (given) Name() string            { return "given" }
func (given) Needs() nlp.Layer        { return 0 }
func (given) Gives() nlp.Layer        { return nlp.Tokens }
func (given) Annotate(*nlp.Doc) error { return nil }
