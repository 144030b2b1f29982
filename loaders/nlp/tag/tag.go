package tag

import (
	"fmt"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// tagger is the stage that fills UPOS, XPOS, lemmas and clusters.
type tagger struct {
	model    *model.Tagger
	clusters *model.Clusters

	// What the classes are, by number.
	xpos  []nlp.XPOS
	upos  []nlp.UPOS
	kinds []Kind
	penn  []pennTag
}

// New is the stage that tags with m and clusters, those that m was trained with. Tags of m that package nlp does not know are left out: such tokens get X or the
// zero XPOS.
func New(m *model.Tagger, clusters *model.Clusters) nlp.Stage {
	t := &tagger{model: m, clusters: clusters}
	for _, c := range m.Classes {
		xpos, _ := nlp.ParseXPOS(c.XPOS)
		upos, ok := nlp.ParseUPOS(c.UPOS)
		if !ok {
			upos = nlp.X
		}
		t.xpos = append(t.xpos, xpos)
		t.upos = append(t.upos, upos)
		t.kinds = append(t.kinds, KindOf(c))
		t.penn = append(t.penn, newPennTag(c.XPOS))
	}
	return t
}

func (*tagger) Name() string     { return "tag" }
func (*tagger) Needs() nlp.Layer { return nlp.Tokens }
func (*tagger) Gives() nlp.Layer { return nlp.Tags }

// Annotate tags each sentence of d.
func (t *tagger) Annotate(d *nlp.Doc) error {
	if len(t.model.Classes) == 0 {
		return fmt.Errorf("tag: %w: the model has no tags", model.ErrFormat)
	}
	r := run{
		tagger:   t,
		x:        NewExtractor(&t.model.Words, t.clusters),
		lemmas:   lemmatizer{endings: &t.model.Endings, edits: t.model.Edits, words: &t.model.Words},
		scores:   make([]int32, len(t.model.Classes)),
		features: make([]uint32, 0, MaxFeatures),
	}
	for _, s := range d.Sentences {
		r.sentence(d, s.Range)
	}
	return nil
}

// run is the work on one document.
type run struct {
	*tagger
	x        *Extractor
	lemmas   lemmatizer
	forms    []string
	scores   []int32
	features []uint32
}

// maxSentence is how many tokens are looked at as one sentence. Longer runs, which are no prose, are cut, so that
// memory stays small.
const maxSentence = 1 << 12

func (r *run) sentence(d *nlp.Doc, s nlp.Range) {
	for s.Len() > maxSentence {
		r.sentence(d, nlp.Range{First: s.First, End: s.First + maxSentence})
		s.First += maxSentence
	}
	r.forms = r.forms[:0]
	for i := s.First; i < s.End; i++ {
		r.forms = append(r.forms, d.Form(i))
	}
	r.x.Load(r.forms)
	h := Start()
	for i, form := range r.forms {
		class := r.best(i, h)
		h.Step(i, class, r.kinds[class])
		tok := &d.Tokens[s.First+i]
		tok.UPOS, tok.XPOS, tok.Cluster = r.upos[class], r.xpos[class], r.x.Cluster(i)
		if lemma := r.lemmas.lemma(form, r.penn[class], i == 0); lemma != "" {
			d.SetLemma(s.First+i, lemma)
		}
	}
}

// best is the class with the highest score for token i, the first of several.
func (r *run) best(i int, h History) int {
	clear(r.scores)
	r.features = r.x.Features(r.features[:0], i, h)
	for _, f := range r.features {
		r.model.Weights.Add(f, r.scores)
	}
	best := 0
	for class, score := range r.scores {
		if score > r.scores[best] {
			best = class
		}
	}
	return best
}
