package queries

import (
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// acceptsEvent is what graph.EventMatch says, for events already at hand: the branches of an Or and the inside of a Not
// cannot be narrowed by the index.
func acceptsEvent(m graph.EventMatch, e *graph.Event) bool {
	return anyOf(m.Types, e.Type) &&
		meets(m.Source, e.Source) &&
		meets(m.Target, e.Target) &&
		(len(m.Actor) == 0 || meets(m.Actor, e.Source) || meets(m.Actor, e.Target)) &&
		meets(m.AttributedTo, e.AttributedTo) &&
		meets(m.About, e.About) &&
		meets(m.Place, e.Place) &&
		(m.Article == "" || slices.ContainsFunc(e.Evidence, func(v graph.Evidence) bool { return v.Article == m.Article })) &&
		happensDuring(m.During, e)
}

func happensDuring(days graph.Days, e *graph.Event) bool {
	if days == (graph.Days{}) {
		return true
	}
	if e.Time.IsZero() {
		return false
	}
	d, err := e.Time.Days()
	return err == nil && d.Overlaps(days)
}

// acceptsEntity is what graph.EntityMatch says, for entities already at hand.
func acceptsEntity(m graph.EntityMatch, e *graph.Entity) bool {
	name, prefix := fold(m.Name), fold(m.Prefix)
	return anyOf(m.Classes, e.Class) &&
		(name == "" || bears(e, name)) &&
		(prefix == "" || anyName(e, func(n string) bool { return strings.HasPrefix(n, prefix) })) &&
		(m.Article == "" || slices.ContainsFunc(e.Mentions, func(x graph.Mention) bool { return x.Article == m.Article }))
}

// anyOf reports whether v is listed, or nothing is.
func anyOf[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

// meets reports whether the two sets share an ID, or none is asked for.
func meets(wanted, have []graph.ID) bool {
	return len(wanted) == 0 || slices.ContainsFunc(have, func(id graph.ID) bool { return slices.Contains(wanted, id) })
}
