package neural

import (
	"math"
	"slices"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/train/random"
	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

// sentences of our own, with trees that have punctuation and arcs of all kinds.
func sentences() []conllu.Sentence {
	tok := func(form, upos, xpos string, head int, rel string) conllu.Token {
		return conllu.Token{Form: form, UPOS: upos, XPOS: xpos, Head: head - 1, Rel: rel}
	}
	s := []conllu.Sentence{
		{Tokens: []conllu.Token{tok("Harbour", "NOUN", "NN", 2, "compound"), tok("pilots", "NOUN", "NNS", 3, "nsubj"),
			tok("refused", "VERB", "VBD", 0, "root"), tok(",", "PUNCT", ",", 5, "punct"), tok("saying", "VERB", "VBG", 3, "advcl"),
			tok("nothing", "PRON", "NN", 5, "obj"), tok(".", "PUNCT", ".", 3, "punct")}},
		{Tokens: []conllu.Token{tok("Rain", "NOUN", "NN", 2, "nsubj"), tok("fell", "VERB", "VBD", 0, "root")}},
		{Tokens: []conllu.Token{tok("!", "PUNCT", ".", 0, "root")}},
	}
	return append(append(s, s...), s...) // so that all occur often enough to be learnt
}

func TestGradientsAreThoseOfTheLoss(t *testing.T) {
	r := random.Source(7)
	v := vectors.Vectors{Words: []string{"rain", "fell", "the"}}
	for range v.Words {
		row := make([]float64, 20)
		for k := range row {
			row[k] = float64(r.Unit())
		}
		v.Rows = append(v.Rows, row)
	}
	for _, layers := range [][]string{{"c1"}, {"R"}, {"c2", "R", "c1"}} {
		o := Options{Shape: Shape{Width: 32, Layers: layers, Arc: 16, Label: 16}, Words: 3, Seed: 5}
		trainer := newTrainer(sentences(), v, o)
		b := &trainer.batch
		b.training, b.random = true, &trainer.random
		for _, e := range trainer.examples[:3] {
			b.add(e, e.forms, &trainer.vocabulary)
		}
		cost := func() float64 {
			l := trainer.net.learn(b, 0)
			return (l.Tags + l.Arcs + l.Rels) / float64(l.Tokens)
		}
		cost()
		gradients := map[*param][]float32{} // costs that are asked for later add to them
		for _, p := range trainer.net.params() {
			gradients[p] = slices.Clone(p.grad.Data)
		}
		for _, p := range trainer.net.params() {
			checkGradient(t, p, gradients[p], cost, &r)
		}
	}
}

// checkGradient compares the gradient along a random direction with the change of the loss there. Steps of several
// lengths are tried, as long ones cross kinks and short ones drown in rounding.
func checkGradient(t *testing.T, p *param, gradient []float32, cost func() float64, r *random.Source) {
	t.Helper()
	direction := make([]float32, len(p.w.Data))
	r.Spread(direction, 1)
	want := 0.0
	for i, g := range gradient {
		want += float64(g) * float64(direction[i])
	}
	here := slices.Clone(p.w.Data)
	costAt := func(h float32) float64 {
		for i, d := range direction {
			p.w.Data[i] = here[i] + h*d
		}
		defer copy(p.w.Data, here)
		return cost()
	}
	var got []float64
	for _, h := range []float32{1e-3, 3e-4, 1e-4, 3e-5, 1e-5} {
		g := (costAt(h) - costAt(-h)) / (2 * float64(h))
		if math.Abs(g-want) < 0.03*math.Abs(want)+0.003 {
			return
		}
		got = append(got, g)
	}
	t.Errorf("%s: the loss changes by %.5f, its gradient says %.5f", p.name, got, want)
}
