package subgraph

import (
	"context"
	"fmt"
	"slices"

	"github.com/demarche-kg/demarche/graph"
)

// Build gives the part of r that s selects. An entity that r does not know is graph.ErrNotFound, a selection that makes
// no sense ErrSelect, and a cancelled context its error, never a smaller Subgraph.
func Build(ctx context.Context, r graph.Reader, s Select) (*Subgraph, error) {
	s, err := s.normal()
	if err != nil {
		return nil, err
	}
	w := &walk{
		ctx: ctx, r: r, s: s, entities: map[graph.ID]*graph.Entity{}, events: map[graph.ID]*graph.Event{},
		omitted: map[graph.ID]bool{},
	}
	if err := w.run(); err != nil {
		return nil, fmt.Errorf("subgraph: building: %w", err)
	}
	g, err := w.draw()
	if err != nil {
		return nil, fmt.Errorf("subgraph: building: %w", err)
	}
	return g, nil
}

// walk remembers what has been reached.
type walk struct {
	ctx context.Context
	r   graph.Reader
	s   Select

	entities map[graph.ID]*graph.Entity
	events   map[graph.ID]*graph.Event // by their own ID
	told     []*graph.Event            // the same, in the order in which they were reached
	order    []graph.ID                // of the nodes
	allowed  map[graph.ID]bool         // the events that may be walked over, nil for all

	full    bool // once a node had to be left out, no further one is taken in
	omitted map[graph.ID]bool

	// reached since the hop began
	newEntities []graph.ID
	newEvents   []*graph.Event
}

func (w *walk) run() error {
	hops := w.s.Hops
	switch events := w.s.selectsEvents(); {
	case len(w.s.Entities) == 0 && !events:
		return w.everything()
	case len(w.s.Entities) == 0:
		if err := w.overEvents(w.s.Events); err != nil {
			return err
		}
		hops--
	default:
		if err := w.center(events); err != nil {
			return err
		}
	}
	for ; hops > 0 && len(w.newEntities)+len(w.newEvents) > 0; hops-- {
		if err := w.hop(); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) everything() error {
	if err := w.overEvents(graph.EventMatch{}); err != nil {
		return err
	}
	for e, err := range w.r.Entities(w.ctx, graph.EntityMatch{}) {
		if err != nil {
			return err
		}
		if err := w.reachEntity(e.ID); err != nil {
			return err
		}
	}
	return nil
}

// center takes in the selected entities and, where events are selected as well, notes which may be walked over.
func (w *walk) center(narrowed bool) error {
	for _, id := range w.s.Entities {
		if _, err := w.r.Entity(w.ctx, id); err != nil { // known, even if there is no room for it
			return err
		}
		if err := w.reachEntity(id); err != nil {
			return err
		}
	}
	if !narrowed {
		return nil
	}
	w.allowed = map[graph.ID]bool{}
	for e, err := range w.r.Events(w.ctx, w.s.Events) {
		if err != nil {
			return err
		}
		w.allowed[e.ID] = true
	}
	return nil
}

// hop walks on from what the hop before has reached.
func (w *walk) hop() error {
	from, events := w.newEntities, w.newEvents
	w.newEntities, w.newEvents = nil, nil
	next, err := w.linked(events)
	if err != nil {
		return err
	}
	if len(from) > 0 {
		of, err := w.eventsOf(from)
		if err != nil {
			return err
		}
		next = append(next, of...)
	}
	slices.SortFunc(next, graph.OrderEvents)
	for _, e := range next {
		if err := w.reachEvent(e); err != nil {
			return err
		}
	}
	if len(from) == 0 || w.allowed != nil {
		return nil
	}
	return w.overRelations(from)
}

// eventsOf gives the events that one of ids takes part in, some perhaps several times.
func (w *walk) eventsOf(ids []graph.ID) ([]*graph.Event, error) {
	roles := []graph.EventMatch{{Actor: ids}}
	if w.s.Shape == Events {
		roles = append(roles, graph.EventMatch{AttributedTo: ids}, graph.EventMatch{About: ids}, graph.EventMatch{Place: ids})
	}
	var found []*graph.Event
	for _, role := range roles {
		for e, err := range w.r.Events(w.ctx, role) {
			if err != nil {
				return nil, err
			}
			found = append(found, e)
		}
	}
	return found, nil
}

// linked gives the events that events name, or that dispute them.
func (w *walk) linked(events []*graph.Event) ([]*graph.Event, error) {
	var found []*graph.Event
	for _, e := range events {
		for _, id := range slices.Concat(e.Elaborates, e.Disputes, e.DisputedBy, e.About) {
			if id.Class() != graph.ClassEvent {
				continue
			}
			other, err := w.r.Event(w.ctx, id)
			if err != nil {
				return nil, err
			}
			found = append(found, other)
		}
	}
	return found, nil
}

func (w *walk) overEvents(m graph.EventMatch) error {
	for e, err := range w.r.Events(w.ctx, m) {
		if err != nil {
			return err
		}
		if err := w.reachEvent(e); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) overRelations(from []graph.ID) error {
	for rel, err := range w.r.Relations(w.ctx, graph.RelationMatch{Either: from}) {
		if err != nil {
			return err
		}
		if rel.Confidence < w.s.MinConfidence {
			continue
		}
		for _, id := range []graph.ID{rel.Subject, rel.Object} {
			if err := w.reachEntity(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// reachEvent takes in an event with everyone in it, if there is room for them all.
func (w *walk) reachEvent(e *graph.Event) error {
	if e.Confidence < w.s.MinConfidence || w.events[e.ID] != nil || w.allowed != nil && !w.allowed[e.ID] {
		return nil
	}
	var nodes []graph.ID
	if w.s.Shape == Events {
		nodes = append(nodes, e.ID)
	}
	nodes = append(nodes, w.unknown(w.actors(e))...)
	if !w.room(nodes) {
		return nil
	}
	w.events[e.ID] = e
	w.told = append(w.told, e)
	w.newEvents = append(w.newEvents, e)
	return w.takeIn(nodes)
}

func (w *walk) reachEntity(id graph.ID) error {
	if id == "" || w.entities[id] != nil || !w.room([]graph.ID{id}) {
		return nil
	}
	return w.takeIn([]graph.ID{id})
}

// actors are the entities that the shape shows of an event.
func (w *walk) actors(e *graph.Event) []graph.ID {
	if w.s.Shape == Actors {
		return slices.Concat(e.Source, e.Target)
	}
	return slices.Concat(e.Source, e.Target, e.About, e.Place, e.AttributedTo)
}

// unknown gives the entities among ids that are no nodes yet, each once.
func (w *walk) unknown(ids []graph.ID) []graph.ID {
	var out []graph.ID
	for _, id := range ids {
		if id.Class().IsEntity() && w.entities[id] == nil && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// room reports whether nodes can be taken in; if not, they are omitted, and so is every node from then on.
func (w *walk) room(nodes []graph.ID) bool {
	if len(nodes) == 0 {
		return true
	}
	if w.s.Limit > 0 && len(w.order)+len(nodes) > w.s.Limit {
		w.full = true
	}
	if w.full {
		for _, id := range nodes {
			w.omitted[id] = true
		}
	}
	return !w.full
}

func (w *walk) takeIn(nodes []graph.ID) error {
	for _, id := range nodes {
		w.order = append(w.order, id)
		if id.Class() == graph.ClassEvent {
			continue
		}
		e, err := w.r.Entity(w.ctx, id)
		if err != nil {
			return err
		}
		w.entities[id] = e
		w.newEntities = append(w.newEntities, id)
	}
	return nil
}
