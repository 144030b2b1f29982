package parse

import (
	"fmt"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// parser is the stage that fills heads and relations.
type parser struct {
	model *model.Parser
	rels  []nlp.Rel // what the model's relations are, by number
}

// New is the stage that parses with m. Relations of m that package nlp does not know are read as nlp.Dep.
func New(m *model.Parser) nlp.Stage {
	p := &parser{model: m}
	for _, name := range m.Relations {
		rel, ok := nlp.ParseRel(name)
		if !ok {
			rel = nlp.Dep
		}
		p.rels = append(p.rels, rel)
	}
	return p
}

func (*parser) Name() string     { return "parse" }
func (*parser) Needs() nlp.Layer { return nlp.Tokens | nlp.Tags }
func (*parser) Gives() nlp.Layer { return nlp.Deps }

// Annotate parses each sentence of d.
func (p *parser) Annotate(d *nlp.Doc) error {
	if len(p.rels) == 0 {
		return fmt.Errorf("parse: %w: the model has no relations", model.ErrFormat)
	}
	r := run{parser: p, features: make([]uint32, 0, MaxFeatures), scores: make([]int32, len(p.rels))}
	for _, s := range d.Sentences {
		r.sentence(d, s.Range)
	}
	return nil
}

// run is the work on one document.
type run struct {
	*parser
	state    State
	features []uint32
	scores   []int32 // of relations
}

func (r *run) sentence(d *nlp.Doc, s nlp.Range) {
	r.state.Load(d, s)
	for !r.state.Done() {
		action := r.action()
		rel := nlp.NoRel
		if action != Shift {
			rel = r.rel(r.state.Arc(action))
		}
		r.state.Apply(action, rel)
	}
	r.state.write(d)
	r.state.punctuate(d, s)
}

// action is the next step that the model chooses.
func (r *run) action() Action {
	if forced, ok := r.state.Forced(); ok {
		return forced
	}
	var scores [Actions]int32
	r.features = r.state.ActionFeatures(r.features[:0])
	r.model.Actions.Add(r.features, &scores)
	return r.state.Best(&scores)
}

// rel is the relation with the highest score for an arc, the first of several.
func (r *run) rel(dependent, head int) nlp.Rel {
	clear(r.scores)
	r.features = r.state.RelFeatures(r.features[:0], dependent, head)
	for _, f := range r.features {
		r.model.Labels.Add(f, r.scores)
	}
	best := 0
	for class, score := range r.scores {
		if score > r.scores[best] {
			best = class
		}
	}
	return r.rels[best]
}

// write puts the heads and relations of the words into d.
func (s *State) write(d *nlp.Doc) {
	for i := 1; i < len(s.words); i++ {
		t, n := &d.Tokens[s.words[i].token], &s.nodes[i]
		if n.head == 0 {
			t.Head, t.Rel = nlp.NoHead, uint8(nlp.RootRel)
			continue
		}
		t.Head, t.Rel = s.words[n.head].token, uint8(n.rel)
	}
}
