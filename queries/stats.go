package queries

import (
	"context"
	"slices"

	"github.com/demarche-kg/demarche/graph"
)

// Stats counts what is in a graph.
type Stats struct {
	Articles   int
	Sentences  int
	Entities   int
	Relations  int
	Events     int
	ByClass    []Tally // entities by class, in the order of graph.EntityClasses, none left out
	ByType     []Tally // events by type, in the order of their CAMEO codes, none left out
	Publishers []string
	FirstDay   string // the earliest day of publication, "" where none is known
	LastDay    string
}

// Tally is a count with its name.
type Tally struct {
	Name  string
	Count int
}

// CountAll counts everything in a graph. It reads the graph once.
func CountAll(ctx context.Context, r graph.Reader) (*Stats, error) {
	s := &Stats{}
	if err := s.articles(ctx, r); err != nil {
		return nil, err
	}
	classes, types := map[graph.Class]int{}, map[graph.EventType]int{}
	for e, err := range r.Entities(ctx, graph.EntityMatch{}) {
		if err != nil {
			return nil, err
		}
		s.Entities++
		classes[e.Class]++
	}
	for e, err := range r.Events(ctx, graph.EventMatch{}) {
		if err != nil {
			return nil, err
		}
		s.Events++
		types[e.Type]++
	}
	for _, err := range r.Relations(ctx, graph.RelationMatch{}) {
		if err != nil {
			return nil, err
		}
		s.Relations++
	}
	s.ByClass, s.ByType = tally(graph.EntityClasses(), classes), tally(graph.EventTypes(), types)
	return s, ctx.Err()
}

func (s *Stats) articles(ctx context.Context, r graph.Reader) error {
	seen := map[string]bool{}
	for a, err := range r.Articles(ctx) {
		if err != nil {
			return err
		}
		sentences, err := r.Sentences(ctx, a.ID)
		if err != nil {
			return err
		}
		s.Articles++
		s.Sentences += len(sentences)
		s.published(a, seen)
	}
	slices.Sort(s.Publishers)
	return nil
}

func (s *Stats) published(a *graph.Article, seen map[string]bool) {
	if a.Publisher != "" && !seen[a.Publisher] {
		seen[a.Publisher] = true
		s.Publishers = append(s.Publishers, a.Publisher)
	}
	day := a.PublishedDay()
	if day == "" {
		return
	}
	if s.FirstDay == "" || day < s.FirstDay {
		s.FirstDay = day
	}
	s.LastDay = max(s.LastDay, day)
}

func tally[T ~string](known []T, counts map[T]int) []Tally {
	out := make([]Tally, len(known))
	for i, k := range known {
		out[i] = Tally{string(k), counts[k]}
	}
	return out
}
