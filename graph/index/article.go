package index

import (
	"slices"

	"github.com/demarche-kg/demarche/graph"
)

// article is what every snapshot shares of one article. It is never changed once made.
type article struct {
	facts *graph.Facts
	day   string        // of publication; behind every day where it is not known
	names []entityNames // of facts.Entities, one each
}

// entityNames are the folded forms of an entity's names in one article.
type entityNames struct {
	name    string
	aliases []string // of its mentions, distinct, sorted
}

// newArticle copies f, which stays its caller's.
func newArticle(f *graph.Facts) *article {
	f = f.Clone()
	f.Normalize()
	a := &article{facts: f, day: f.Article.PublishedDay(), names: make([]entityNames, len(f.Entities))}
	if a.day == "" {
		a.day = "~"
	}
	for i := range f.Entities {
		a.names[i] = namesOf(&f.Entities[i])
	}
	return a
}

func namesOf(e *graph.Entity) entityNames {
	n := entityNames{name: fold(e.Name)}
	for _, alias := range e.Aliases() {
		n.aliases = append(n.aliases, fold(alias))
	}
	slices.Sort(n.aliases)
	n.aliases = slices.Compact(n.aliases)
	return n
}
