package frame

import (
	"math"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// Learned is the judge that a trained model makes: it takes the class that weighs most, and every entity whose weight in a
// role is above zero.
func Learned(m *model.Events) Judge { return learned{m} }

type learned struct{ *model.Events }

func (l learned) Class(_ *nlp.Doc, w *Word) (class int, sure float64) {
	var sums [len(Classes) + 1]float32
	l.Words.Sum(sums[:], w.Features)
	scores, event := sums[:len(Classes)], sums[len(Classes)]
	for k := 1; k < len(scores); k++ {
		scores[k] += event
	}
	for _, tie := range w.Ties {
		var sum [1]float32
		l.Ties.Sum(sum[:], tie.Features)
		scores[tie.Class] += sum[0]
	}
	scores[0] -= l.Lean
	if w.Told > 0 {
		scores[w.Told] += l.ToldLean
	}
	for k, s := range scores {
		if s > scores[class] {
			class = k
		}
	}
	if class == 0 {
		return 0, 0
	}
	return class, share(scores, class)
}

// share is the probability of a class by its score, to a hundredth: more would differ from machine to machine.
func share(scores []float32, class int) float64 {
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp(float64(s - scores[class]))
	}
	return math.Round(100/sum) / 100
}

func (l learned) Takes(_ *nlp.Doc, p *Part) bool {
	var sums [Roles]float32
	l.Parts.Sum(sums[:], p.Features)
	if p.Ruled {
		sums[p.Role] += l.PartLean
	}
	return sums[p.Role] > 0
}
