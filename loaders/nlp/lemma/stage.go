package lemma

import (
	"sync"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// stage is the stage that fills what is known of words once they are tagged.
type stage struct {
	lexicon  *model.Lexicon
	clusters *model.Clusters
	penn     []pennTag // by nlp.XPOS
	idle     sync.Pool // of *lemmatizer, for what they have made
}

// New is the stage that finds lemmas, by the table of lexicon, and clusters of words; no clusters if nil.
func New(lexicon *model.Lexicon, clusters *model.Clusters) nlp.Stage {
	s := &stage{lexicon: lexicon, clusters: clusters}
	for x := nlp.NoXPOS; ; x++ {
		if parsed, ok := nlp.ParseXPOS(x.String()); !ok || parsed != x {
			return s
		}
		s.penn = append(s.penn, newPennTag(x.String()))
	}
}

func (*stage) Name() string     { return "lemma" }
func (*stage) Needs() nlp.Layer { return nlp.Tokens | nlp.Tags }
func (*stage) Gives() nlp.Layer { return nlp.Tags }

// Annotate finds the lemma and the cluster of each token of d.
func (s *stage) Annotate(d *nlp.Doc) error {
	l, ok := s.idle.Get().(*lemmatizer)
	if !ok {
		l = &lemmatizer{lexicon: s.lexicon}
	}
	defer s.idle.Put(l)
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
