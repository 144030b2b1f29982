package parser

import (
	"fmt"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
)

// Attachments counts tokens that got the right head, and of these those that got the right relation too.
type Attachments struct{ Tokens, Heads, Both int }

// String gives unlabelled and labelled attachment scores in percent.
func (a Attachments) String() string {
	percent := func(n int) float64 { return 100 * float64(n) / float64(max(a.Tokens, 1)) }
	return fmt.Sprintf("UAS %.2f %%, LAS %.2f %% of %d", percent(a.Heads), percent(a.Both), a.Tokens)
}

// Scores are the attachments of all tokens, of those that are no punctuation in the treebank, and of these by gold
// relation.
type Scores struct {
	All, Words Attachments
	ByRel      map[string]Attachments
}

// String gives both scores.
func (s Scores) String() string {
	return fmt.Sprintf("words: %v; with punctuation: %v", s.Words, s.All)
}

// Evaluate runs a tagging and a parsing stage over sentences with their own tokens. Relations count with their
// subtypes.
func Evaluate(tagging, parsing nlp.Stage, sentences []conllu.Sentence) (Scores, error) {
	scores := Scores{ByRel: map[string]Attachments{}}
	for _, s := range sentences {
		t, err := tagged(tagging, s)
		if err != nil {
			return scores, err
		}
		if err := parsing.Annotate(t.Doc); err != nil {
			return scores, err
		}
		for i, tok := range s.Tokens {
			got := t.Doc.Tokens[i]
			head := int(got.Head) == tok.Head
			both := head && nlp.Rel(got.Rel).String() == tok.Rel
			scores.All.add(head, both)
			if tok.UPOS != "PUNCT" {
				scores.Words.add(head, both)
				of := scores.ByRel[tok.Rel]
				of.add(head, both)
				scores.ByRel[tok.Rel] = of
			}
		}
	}
	return scores, nil
}

func (a *Attachments) add(head, both bool) {
	a.Tokens++
	a.Heads += count(head)
	a.Both += count(both)
}
