package coref

import (
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp/coref"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// learner is a judge that knows the answers and learns weights that give them: an averaged perceptron over the
// candidates of a choice, of which any right one will do. A wrong candidate must lose by what its mistake costs.
type learner struct {
	Options
	text    *text
	follow  bool // take a right candidate, not the one that the weights prefer
	weights []int32
	sums    []int64 // of updates times the steps before them
	step    int64
}

func newLearner(o Options) *learner {
	n := 1 << coref.FeatureBits
	return &learner{Options: o, weights: make([]int32, n), sums: make([]int64, n)}
}

// Choose learns from a choice.
func (l *learner) Choose(c *coref.Choice) int {
	right, known := l.right(c)
	best := l.best(c, nil)
	if !known {
		return best
	}
	l.step++
	if rival := l.best(c, right); !slices.Contains(right, rival) {
		answer := right[0]
		for _, k := range right[1:] {
			if l.score(c.Candidates[k].Features) > l.score(c.Candidates[answer].Features) {
				answer = k
			}
		}
		l.update(c.Candidates[answer].Features, 1)
		l.update(c.Candidates[rival].Features, -1)
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

// best is the candidate with the highest score; where the right ones are given, the others get what they cost on top.
func (l *learner) best(c *coref.Choice, right []int) int {
	best, most := 0, int32(0)
	for k := range c.Candidates {
		s := l.score(c.Candidates[k].Features)
		if right != nil && !slices.Contains(right, k) {
			s += l.cost(k, right)
		}
		if k == 0 || s > most {
			best, most = k, s
		}
	}
	return best
}

func (l *learner) cost(k int, right []int) int32 {
	switch {
	case k == 0:
		return l.FalseNew
	case right[0] == 0:
		return l.FalseLink
	}
	return l.WrongLink
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
		return []int{0}, !c.Pronoun // a pronoun has its antecedent beyond the candidates
	}
	return right, true
}

// rightOfGAP knows about one pronoun: whether each of two names is whom it stands for. A candidate is right when the
// names it is clustered with are; where the pronoun stands for neither, one that is clustered with neither.
func (l *learner) rightOfGAP(c *coref.Choice) (right []int, known bool) {
	g, d := l.text.gap, l.text.doc
	if d.SpanOf(c.Anaphor) != g.Pronoun {
		return nil, false
	}
	for k := 1; k < len(c.Candidates); k++ {
		var holds [2]bool
		for m := range c.Names(k) {
			s := d.SpanOf(m)
			for n, name := range g.Names {
				holds[n] = holds[n] || s.Start < name.End && name.Start < s.End
			}
		}
		wrong := holds[0] && !g.Coref[0] || holds[1] && !g.Coref[1]
		someone := g.Coref[0] || g.Coref[1]
		if !wrong && (holds[0] || holds[1] || !someone) {
			right = append(right, k)
		}
	}
	return right, right != nil
}

// ranker gives the averaged weights, so small that they fit their type.
func (l *learner) ranker() *model.Ranker {
	averages := make([]int64, len(l.weights))
	most := int64(0)
	for i := range averages {
		averages[i] = int64(l.weights[i])*(l.step+1) - l.sums[i]
		most = max(most, averages[i], -averages[i])
	}
	r := &model.Ranker{About: about, Weights: make([]int16, len(averages))}
	for i, a := range averages {
		r.Weights[i] = int16(a / (most/largest + 1))
	}
	return r
}

// largest is what no weight exceeds: so many add up to a score that 32 bits hold.
const largest = 20_000
