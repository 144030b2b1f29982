package subgraph

import (
	"errors"
	"fmt"
	"slices"

	"github.com/demarche-kg/demarche/graph"
)

// Select says which part of a graph is wanted.
//
//   - Entities alone: their neighbourhood.
//   - Events alone: the events that match with everyone in them, and the neighbourhood of these.
//   - Both: the neighbourhood of Entities, over no other events than those that match, and over no relations.
//   - Neither: the whole graph, whatever Hops says, but for what MinConfidence leaves out.
type Select struct {
	Entities []graph.ID
	Events   graph.EventMatch // the zero value selects nothing

	// Hops is how far to walk. With 0, Entities come alone, with the relations between them. Events that match are
	// reached by the first hop, and always are.
	Hops int

	// Limit is how many nodes to give at most, 0 for all.
	Limit int

	Shape Shape // the zero value is Events

	// MinConfidence leaves out the events and relations that are less certain. 0 leaves out nothing; with more, what
	// nobody judged is left out as well.
	MinConfidence float64
}

// ErrSelect is what Build's error wraps where the Select makes no sense.
var ErrSelect = errors.New("invalid selection")

// Shape says what becomes a node and what an edge.
type Shape string

// The shapes.
const (
	Events Shape = "events" // events are nodes
	Actors Shape = "actors" // events are edges between actors
)

// Shapes lists them all, the usual one first.
func Shapes() []Shape { return []Shape{Events, Actors} }

// normal checks s and fills in what is left out.
func (s Select) normal() (Select, error) {
	if s.Shape == "" {
		s.Shape = Events
	}
	switch {
	case s.Hops < 0:
		return s, fmt.Errorf("subgraph: %w: %d hops", ErrSelect, s.Hops)
	case s.Limit < 0:
		return s, fmt.Errorf("subgraph: %w: a limit of %d nodes", ErrSelect, s.Limit)
	case !(s.MinConfidence >= 0 && s.MinConfidence <= 1): // NaN is outside, too
		return s, fmt.Errorf("subgraph: %w: a confidence of %g is not within 0 … 1", ErrSelect, s.MinConfidence)
	case !slices.Contains(Shapes(), s.Shape):
		return s, fmt.Errorf("subgraph: %w: no shape %q, only %q", ErrSelect, s.Shape, Shapes())
	}
	return s, nil
}

func (s *Select) selectsEvents() bool {
	m := &s.Events
	lists := len(m.Types) + len(m.Source) + len(m.Target) + len(m.Actor) + len(m.AttributedTo) + len(m.About) + len(m.Place)
	return lists > 0 || m.Article != "" || m.During != graph.Days{}
}
