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
	var room [len(Classes)]float32
	scores := room[:]
	l.Words.Sum(scores, w.Features)
	best := 0
	for k, s := range scores {
		if s > scores[best] {
			best = k
		}
	}
	if best == 0 {
		return 0, 0
	}
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp(float64(s - scores[best]))
	}
	return best, 1 / sum
}

func (l learned) Takes(_ *nlp.Doc, p *Part) bool {
	var scores [Roles]float32
	l.Parts.Sum(scores[:], p.Features)
	return scores[p.Role] > 0
}
