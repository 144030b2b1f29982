package tagger

import (
	"fmt"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
)

// Scores counts tokens that a stage tagged right.
type Scores struct{ Tokens, XPOS, UPOS, Lemmas int }

// String gives the shares in percent.
func (s Scores) String() string {
	percent := func(n int) float64 { return 100 * float64(n) / float64(max(s.Tokens, 1)) }
	return fmt.Sprintf("XPOS %.2f %%, UPOS %.2f %%, lemmas %.2f %% of %d tokens",
		percent(s.XPOS), percent(s.UPOS), percent(s.Lemmas), s.Tokens)
}

// Evaluate runs a tagging stage over sentences with their own tokens. Lemmas count whatever their case.
func Evaluate(stage nlp.Stage, sentences []conllu.Sentence) (Scores, error) {
	var scores Scores
	for _, s := range sentences {
		d, err := Document(s)
		if err != nil {
			return scores, err
		}
		if err := stage.Annotate(d); err != nil {
			return scores, err
		}
		for i, t := range s.Tokens {
			scores.Tokens++
			scores.XPOS += count(d.Tokens[i].XPOS.String() == t.XPOS)
			scores.UPOS += count(d.Tokens[i].UPOS.String() == t.UPOS)
			scores.Lemmas += count(strings.EqualFold(d.Lemma(i), t.Lemma))
		}
	}
	return scores, nil
}

func count(right bool) int {
	if right {
		return 1
	}
	return 0
}

// Document is a sentence as a stage after the tokenizer finds it: one block, one sentence, its tokens.
func Document(s conllu.Sentence) (*nlp.Doc, error) {
	var text strings.Builder
	var tokens []nlp.Token
	for i, t := range s.Tokens {
		start := text.Len()
		text.WriteString(t.Form)
		tokens = append(tokens, nlp.Token{Start: uint32(start), End: uint32(text.Len()), Head: nlp.NoHead})
		if t.SpaceAfter && i+1 < len(s.Tokens) {
			text.WriteByte(' ')
		}
	}
	d, err := nlp.NewDoc(text.String(), nlp.Meta{})
	if err != nil {
		return nil, fmt.Errorf("tagger: sentence %q: %w", s.ID, err)
	}
	d.Blocks = []nlp.Block{{Kind: nlp.Paragraph, Span: nlp.Span{Start: 0, End: text.Len()}}}
	d.Tokens = tokens
	d.Sentences = []nlp.Sentence{{Range: nlp.Range{First: 0, End: len(tokens)}}}
	return d, nil
}
