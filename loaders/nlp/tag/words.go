package tag

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// words is the stage that fills what is known of words where tokens have their tags already.
type words struct {
	model    *model.Tagger
	clusters *model.Clusters
	penn     []pennTag // by nlp.XPOS
}

// NewWords is the stage that finds lemmas by the table of m, for tags that another stage gave, and clusters of words.
func NewWords(m *model.Tagger, clusters *model.Clusters) nlp.Stage {
	s := &words{model: m, clusters: clusters}
	for x := nlp.NoXPOS; ; x++ {
		if parsed, ok := nlp.ParseXPOS(x.String()); !ok || parsed != x {
			return s
		}
		s.penn = append(s.penn, newPennTag(x.String()))
	}
}

func (*words) Name() string     { return "words" }
func (*words) Needs() nlp.Layer { return nlp.Tokens | nlp.Tags }
func (*words) Gives() nlp.Layer { return nlp.Tags }

// Annotate finds the lemma and the cluster of each token of d.
func (s *words) Annotate(d *nlp.Doc) error {
	l := lemmatizer{endings: &s.model.Endings, edits: s.model.Edits, words: &s.model.Words}
	for _, sentence := range d.Sentences {
		for i := sentence.First; i < sentence.End; i++ {
			t, form := &d.Tokens[i], d.Form(i)
			t.Cluster = s.clusters.Of(WordKey(form))
			if lemma := l.lemma(form, s.penn[min(int(t.XPOS), len(s.penn)-1)], i == sentence.First); lemma != "" {
				d.SetLemma(i, lemma)
			}
		}
	}
	return nil
}
