package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// Ref refers to entities by ID or by name. The zero Ref asks for nothing in particular.
type Ref struct {
	ID   graph.ID
	Name string // a name or alias, letter case and accents aside

	Type    graph.Class // narrows to this class
	Country string      // narrows to those that are, lie in or belong to this country: ISO code or name

	// IncludeMembers takes in whoever belongs to what is referred to: affiliated with it, part of it, speaking for it,
	// or holding an office of it, and those belonging to them in turn. "Japan" then also finds Japanese officials.
	IncludeMembers bool
}

// Named refers to whoever bears a name.
func Named(name string) Ref { return Ref{Name: name} }

// ByID refers to one entity.
func ByID(id graph.ID) Ref { return Ref{ID: id} }

// WithMembers is r with IncludeMembers set.
func (r Ref) WithMembers() Ref {
	r.IncludeMembers = true
	return r
}

// IsZero reports whether r refers to nothing.
func (r Ref) IsZero() bool { return r == Ref{} }

func (r Ref) String() string {
	var parts []string
	if r.ID != "" {
		parts = append(parts, "<"+string(r.ID)+">")
	}
	if r.Name != "" {
		parts = append(parts, fmt.Sprintf("%q", r.Name))
	}
	if r.Type != "" {
		parts = append(parts, "type "+string(r.Type))
	}
	if r.Country != "" {
		parts = append(parts, fmt.Sprintf("of country %q", r.Country))
	}
	if r.IncludeMembers {
		parts = append(parts, "with members")
	}
	return strings.Join(parts, " ")
}

// check refuses a Ref that narrows nothing down: a class alone would resolve to half the graph.
func (r Ref) check(field string) error {
	if !r.IsZero() && r.ID == "" && strings.TrimSpace(r.Name) == "" {
		return &Error{Field: field, Problem: "names nobody", Remedy: "give an id or a name"}
	}
	return nil
}

// Membership is searched this many steps deep and this many entities wide, so that one hub cannot stall a query.
const (
	memberHops = 4
	memberCap  = 10_000
)

// Resolve finds the entities that ref means, in the order of name and ID, members behind them. It is empty where nobody
// is meant.
func Resolve(ctx context.Context, r graph.Reader, ref Ref) ([]*graph.Entity, error) {
	if err := ref.check("entity"); err != nil || ref.IsZero() {
		return nil, err
	}
	return resolve(ctx, r, ref)
}

// Best finds the one entity that ref most likely means: whose own name it is rather than an alias, then the one that is
// mentioned most, then the first by ID. It is nil where nobody is meant.
func Best(ctx context.Context, r graph.Reader, ref Ref) (*graph.Entity, error) {
	found, err := Resolve(ctx, r, ref)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	name := fold(ref.Name)
	return slices.MinFunc(found, func(a, b *graph.Entity) int {
		return cmp.Or(
			-compareBool(fold(a.Name) == name, fold(b.Name) == name),
			-cmp.Compare(len(a.Mentions), len(b.Mentions)),
			cmp.Compare(a.ID, b.ID))
	}), nil
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// resolve finds the entities that r refers to, in the order of name and ID, its members behind them.
func resolve(ctx context.Context, r graph.Reader, ref Ref) ([]*graph.Entity, error) {
	found, err := bearers(ctx, r, ref)
	if err != nil || !ref.IncludeMembers {
		return found, err
	}
	return withMembers(ctx, r, found)
}

// bearers finds the entities that the ref itself refers to.
func bearers(ctx context.Context, r graph.Reader, ref Ref) ([]*graph.Entity, error) {
	match := graph.EntityMatch{Name: ref.Name}
	if ref.Type != "" {
		match.Classes = []graph.Class{ref.Type}
	}
	var found []*graph.Entity
	for e, err := range candidates(ctx, r, ref.ID, match) {
		if err != nil {
			return nil, err
		}
		if ref.Country != "" {
			ok, err := belongsTo(ctx, r, e, ref.Country)
			if err != nil {
				return nil, err
			}
			if !ok {
				continue
			}
		}
		found = append(found, e)
	}
	return found, ctx.Err()
}

// memberRelations lead from a member to what it belongs to.
var memberRelations = []graph.RelationType{graph.AffiliatedWith, graph.PartOf, graph.SpokespersonFor,
	graph.HoldsOffice, graph.OfficeOf}

// withMembers appends whoever belongs to the entities, breadth first.
func withMembers(ctx context.Context, r graph.Reader, entities []*graph.Entity) ([]*graph.Entity, error) {
	seen := map[graph.ID]bool{}
	var frontier []graph.ID
	for _, e := range entities {
		seen[e.ID] = true
		frontier = append(frontier, e.ID)
	}
	for hop := 0; hop < memberHops && len(frontier) > 0 && len(entities) < memberCap; hop++ {
		var next []graph.ID
		for rel, err := range r.Relations(ctx, graph.RelationMatch{Types: memberRelations, Object: frontier}) {
			if err != nil {
				return nil, err
			}
			if seen[rel.Subject] {
				continue
			}
			seen[rel.Subject] = true
			e, err := r.Entity(ctx, rel.Subject)
			if err != nil {
				return nil, fmt.Errorf("queries: reading member %q: %w", rel.Subject, err)
			}
			entities = append(entities, e)
			next = append(next, e.ID)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		frontier = next
	}
	return entities, nil
}

func ids(entities []*graph.Entity) []graph.ID {
	out := make([]graph.ID, len(entities))
	for i, e := range entities {
		out[i] = e.ID
	}
	slices.Sort(out)
	return slices.Compact(out)
}
