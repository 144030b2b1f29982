package coref

import (
	"fmt"
	"os"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/coref"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

type spy struct {
	*learner
	n, known, seen int
	show           int
	real           coref.Judge
}

func (s *spy) Choose(c *coref.Choice) int {
	g, d := s.text.gap, s.text.doc
	if d.SpanOf(c.Anaphor) == g.Pronoun {
		s.seen++
		right, known := s.right(c)
		if known {
			s.known++
		}
		if (g.Coref[0] || g.Coref[1]) && Held(s.text.id,5) && s.show > 0 && !(known && has(right, s.real.Choose(c))) {
			fmt.Print("CHOSE ", d.TextOf(c.Candidates[s.real.Choose(c)].Range), " known ", known, "\n")
			s.show--
			fmt.Printf("--- %s\nPRON %q@%d A %q %v B %q %v\n", g.Text, d.TextOf(c.Anaphor), g.Pronoun.Start, g.Text[g.Names[0].Start:g.Names[0].End], g.Coref[0], g.Text[g.Names[1].Start:g.Names[1].End], g.Coref[1])
			for _, k := range c.Candidates {
				fmt.Printf("   %q", d.TextOf(k.Range))
			}
			fmt.Println()
			_ = right
		}
	}
	return s.real.Choose(c)
}

func TestDebug(t *testing.T) {
	r, _ := english.New()
	data := os.DirFS("../../../../../shared/data")
	texts, err := pronouns(t.Context(), r, data)
	if err != nil {
		t.Fatal(err)
	}
	g, _ := gazetteer.Load()
	s := &spy{learner: newLearner(DefaultOptions()), show: 40}
	m, _ := model.LoadRanker()
	s.real = coref.Ranker(m)
	stage, _ := coref.New(g, s)
	for i := range texts {
		s.text = &texts[i]
		d := texts[i].doc
		d.Mentions, d.Entities, d.Clusters = nil, nil, nil
		stage.Annotate(d)
	}
	fmt.Println("texts", len(texts), "pronoun seen", s.seen, "known", s.known)
}

func has(r []int, k int) bool {
	for _, x := range r {
		if x == k {
			return true
		}
	}
	return false
}
