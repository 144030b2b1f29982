package neural

import (
	"math"
	"slices"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/train/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/train/tensor"
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
	vectors := &Vectors{Words: []string{"rain", "fell", "the"}, Rows: tensor.New(3, 20)}
	r := random(7)
	r.spread(vectors.Rows.Data, 1)
	for _, layers := range [][]string{{"c1"}, {"r"}, {"C2", "R"}, {"f", "c1"}} {
		o := Options{Shape: Shape{Width: 32, Layers: layers, Arc: 16, Label: 16}, Words: 3, Seed: 5}
		trainer := NewTrainer(sentences(), vectors, o)
		b := &trainer.batch
		b.training, b.random = true, &trainer.random
		for _, e := range trainer.examples[:3] {
			b.add(e, e.forms, &trainer.vocabulary)
		}
		cost := func() float64 {
			l := trainer.net.learn(b, 0)
			return (l.tags + l.arcs + l.labels) / float64(l.tokens)
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

// checkGradient compares the gradient along a random direction with the change of the loss there.
func checkGradient(t *testing.T, p *param, gradient []float32, cost func() float64, r *random) {
	t.Helper()
	direction := make([]float32, len(p.w.Data))
	r.spread(direction, 1)
	want := 0.0
	for i, g := range gradient {
		want += float64(g) * float64(direction[i])
	}
	const h = 1e-4
	move := func(by float32) {
		for i, d := range direction {
			p.w.Data[i] += by * d
		}
	}
	move(h)
	up := cost()
	move(-2 * h)
	down := cost()
	move(h)
	got := (up - down) / (2 * h)
	if math.Abs(got-want) > 0.04*math.Max(math.Abs(want), math.Abs(got))+0.01 {
		t.Errorf("%s: the loss changes by %.5f, its gradient says %.5f", p.name, got, want)
	}
}
