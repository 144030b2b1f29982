package english

import "github.com/demarche-kg/demarche/loaders/nlp"

// assumed is the stage that takes the assumed date of a text for its own where neither its source nor its dateline has
// given one.
type assumed struct{}

func (assumed) Name() string     { return "assumed date" }
func (assumed) Needs() nlp.Layer { return nlp.Layout }
func (assumed) Gives() nlp.Layer { return 0 }

func (assumed) Annotate(d *nlp.Doc) error {
	if d.Meta.Published == "" {
		d.Meta.Published = d.Meta.Assumed
	}
	return nil
}
