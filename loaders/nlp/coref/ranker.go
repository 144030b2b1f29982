package coref

import "github.com/demarche-kg/demarche/loaders/nlp/model"

// Ranker is the judge that a trained model makes: it takes the candidate whose features weigh most, the first of several.
func Ranker(m *model.Ranker) Judge { return ranker{m} }

type ranker struct{ *model.Ranker }

func (r ranker) Choose(c *Choice) int {
	best, most := 0, r.Score(c.Candidates[0].Features)
	for k := 1; k < len(c.Candidates); k++ {
		if s := r.Score(c.Candidates[k].Features); s > most {
			best, most = k, s
		}
	}
	return best
}
