package token

import "github.com/demarche-kg/demarche/loaders/nlp"

// given is the stage for texts that come cut into tokens.
type given struct{}

// NewGiven is the stage that takes the place of NewLayout and New for a Doc made by nlp.NewTokenized: it keeps the
// tokens and sentences as they are, and sets the flags of the tokens.
func NewGiven() nlp.Stage { return given{} }

func (given) Name() string     { return "given tokens" }
func (given) Needs() nlp.Layer { return 0 }
func (given) Gives() nlp.Layer { return nlp.Layout | nlp.Tokens }

func (given) Annotate(d *nlp.Doc) error {
	for i := range d.Tokens {
		d.Tokens[i].Flags = d.Tokens[i].Flags&nlp.SpaceBefore | shape(d.Form(i))
	}
	firsts := make([]int, len(d.Blocks)+1)
	for _, s := range d.Sentences {
		firsts[s.Block+1] = s.End
		markHead(d, s.Range)
	}
	markQuotes(d, firsts)
	return nil
}
