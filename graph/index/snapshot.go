package index

import (
	"cmp"
	"maps"
	"slices"

	"github.com/demarche-kg/demarche/graph"
)

// snapshot is one state of the graph: a graph.Reader. Nothing in it is changed after build returns it.
type snapshot struct {
	byID      map[graph.ID]*article
	articles  []*graph.Article // each slice in the order of graph.Reader
	entities  entityIndex
	events    eventIndex
	relations relationIndex
}

// build makes the snapshot of articles. What it makes depends on what articles say, not on the order in which they came.
func build(articles map[graph.ID]*article) *snapshot {
	s := &snapshot{byID: maps.Clone(articles)}
	// Everything below is gathered in the order of article IDs, so that no step can depend on map order.
	ordered := slices.SortedFunc(maps.Values(articles), func(a, b *article) int {
		return cmp.Compare(a.facts.Article.ID, b.facts.Article.ID)
	})
	s.entities = newEntityIndex(ordered)
	s.events = newEventIndex(ordered)
	s.relations = newRelationIndex(ordered)
	slices.SortStableFunc(ordered, func(a, b *article) int { return cmp.Compare(a.day, b.day) })
	for _, a := range ordered {
		s.articles = append(s.articles, &a.facts.Article)
	}
	return s
}
