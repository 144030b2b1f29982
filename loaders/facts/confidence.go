package facts

import (
	"slices"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Confidence is a share: of a hundred facts read on the same evidence, how many hundredths careful readers of the article
// state, too. 0.9 and more may be taken as said; below 0.5 more is wrong than right. An event's is the frame stage's, which
// knows the rule and the trees. Where the stages before say nothing of an entity or a relation, the tables below do: the
// shares were counted on annotated news (24 articles, 576 entities, 189 relations) and rounded to twentieths, with classes
// of few examples taken together. Being known to the gazetteer (a country), or being mentioned again under a name, is the
// evidence that tells most. On ten articles kept apart, the mean confidence of entities is 0.77 and 0.78 of them are right, that
// of relations 0.59 and 0.58 of them are right.

// entityConfidence is how sure it is that e is a thing of its class, rightly delimited.
func entityConfidence(e nlp.Entity) float64 {
	again := len(e.Mentions) > 1
	switch {
	case !e.Named:
		return 0.7
	case e.Class == nlp.PersonClass:
		return 0.95
	case e.Class == nlp.PlaceClass && again:
		return 0.6
	case e.Class == nlp.PlaceClass:
		return 0.4
	case again:
		return 0.9
	}
	return 0.75
}

// relationConfidence is what the stage says of r, or else what its kind says, and at most that of the less sure of those
// that it relates.
func relationConfidence(r nlp.Relation, entities ...float64) float64 {
	c := r.Confidence
	if c == 0 {
		switch graph.RelationType(r.Type) {
		case graph.AffiliatedWith:
			c = 0.5
		case graph.HoldsOffice:
			c = 0.85
		default:
			c = 0.7
		}
	}
	return min(c, slices.Min(entities))
}
