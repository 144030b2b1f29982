package tag

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// lemmaStage is the stage that fills lemmas where tokens have their tags already.
type lemmaStage struct {
	model *model.Tagger
	penn  []pennTag // by nlp.XPOS
}

// NewLemmas is the stage that finds lemmas by the table of m for tags that another stage gave.
func NewLemmas(m *model.Tagger) nlp.Stage {
	s := &lemmaStage{model: m}
	for x := nlp.NoXPOS; ; x++ {
		if parsed, ok := nlp.ParseXPOS(x.String()); !ok || parsed != x {
			return s
		}
		s.penn = append(s.penn, newPennTag(x.String()))
	}
}

func (*lemmaStage) Name() string     { return "lemma" }
func (*lemmaStage) Needs() nlp.Layer { return nlp.Tokens | nlp.Tags }
func (*lemmaStage) Gives() nlp.Layer { return nlp.Tags }

// Annotate finds the lemma of each token of d.
func (s *lemmaStage) Annotate(d *nlp.Doc) error {
	l := lemmatizer{endings: &s.model.Endings, edits: s.model.Edits}
	for i := range d.Tokens {
		if lemma := l.lemma(d.Form(i), s.penn[min(int(d.Tokens[i].XPOS), len(s.penn)-1)]); lemma != "" {
			d.SetLemma(i, lemma)
		}
	}
	return nil
}
