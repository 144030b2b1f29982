package coref

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/coref"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// learner is a judge that knows the answers and learns weights that give them: an averaged perceptron over the
// candidates of a choice, of which any right one will do.
type learner struct {
	Options
	text    *text
	follow  bool // take the right candidate, not the one that the weights prefer
	weights []int32
	sums    []int64 // of weights times steps
	step    int64

	choices, wrong int
}

func newLearner(o Options) *learner {
	n := 1 << coref.FeatureBits
	return &learner{Options: o, weights: make([]int32, n), sums: make([]int64, n)}
}

// Choose learns from a choice.
func (l *learner) Choose(c *coref.Choice) int {
	right, known := l.right(c)
	best := l.best(c, func(int) int32 { return 0 })
	if !known {
		return best
	}
	l.step++
	isRight := func(k int) bool {
		for _, r := range right {
			if r == k {
				return true
			}
		}
		return false
	}
	rival := l.best(c, func(k int) int32 {
		switch {
		case isRight(k):
			return 0
		case k == 0:
			return l.FalseNew
		case right[0] == 0:
			return l.FalseLink
		}
		return l.WrongLink
	})
	l.choices++
	if !isRight(best) {
		l.wrong++
	}
	if !isRight(rival) {
		answer, most := right[0], l.score(c.Candidates[right[0]].Features)
		for _, k := range right[1:] {
			if s := l.score(c.Candidates[k].Features); s > most {
				answer, most = k, s
			}
		}
		l.update(c.Candidates[answer].Features, 1)
		l.update(c.Candidates[rival].Features, -1)
		if l.follow {
			return answer
		}
	}
	if l.follow {
		return right[0]
	}
	return best
}

func (l *learner) update(features []uint32, by int32) {
	for _, f := range features {
		l.weights[f] += by
		l.sums[f] += int64(by) * l.step
	}
}

func (l *learner) score(features []uint32) int32 {
	s := int32(0)
	for _, f := range features {
		s += l.weights[f]
	}
	return s
}

func (l *learner) best(c *coref.Choice, cost func(k int) int32) int {
	best, most := 0, int32(0)
	for k := range c.Candidates {
		if s := l.score(c.Candidates[k].Features) + cost(k); k == 0 || s > most {
			best, most = k, s
		}
	}
	return best
}

// right gives the candidates that are right; known is false where nobody knows.
func (l *learner) right(c *coref.Choice) (right []int, known bool) {
	if l.text.gap != nil {
		return l.rightOfGAP(c)
	}
	chain := l.text.chains[c.Anaphor]
	if chain == 0 {
		return []int{0}, true
	}
	for k := 1; k < len(c.Candidates); k++ {
		if l.text.chains[c.Candidates[k].Range] == chain {
			right = append(right, k)
		}
	}
	if right == nil {
		return []int{0}, !c.Pronoun
	}
	return right, true
}

// rightOfGAP knows about one pronoun: whether each of two names is whom it stands for.
func (l *learner) rightOfGAP(c *coref.Choice) (right []int, known bool) {
	g, d := l.text.gap, l.text.doc
	if d.SpanOf(c.Anaphor) != g.Pronoun {
		return nil, false
	}
	for k := 1; k < len(c.Candidates); k++ {
		var holds [2]bool
		for m := range c.Names(k) {
			for n, name := range g.Names {
				s := d.SpanOf(m)
				holds[n] = holds[n] || s.Start < name.End && name.Start < s.End
			}
		}
		someone := g.Coref[0] || g.Coref[1]
		if someone && (holds[0] && g.Coref[0] || holds[1] && g.Coref[1]) && !(holds[0] && !g.Coref[0]) && !(holds[1] && !g.Coref[1]) || !someone && !holds[0] && !holds[1] {
			right = append(right, k)
		}
	}
	return right, right != nil
}

// ranker gives the averaged weights, as large as fits their type.
func (l *learner) ranker() *model.Ranker {
	n := int64(len(l.weights))
	average := make([]int64, n)
	most := int64(1)
	for i := range average {
		average[i] = int64(l.weights[i])*(l.step+1) - l.sums[i]
		most = max(most, average[i], -average[i])
	}
	r := &model.Ranker{Weights: make([]int16, n)}
	for i, a := range average {
		scaled := a / (most/20000 + 1)
		r.Weights[i] = int16(scaled)
	}
	return r
}

var _ nlp.Range
