package queries

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// countryRelations lead from an entity towards the country it belongs to, nearest kind first.
var countryRelations = []graph.RelationType{graph.OfficeOf, graph.AffiliatedWith, graph.SpokespersonFor, graph.PartOf,
	graph.LocatedIn, graph.HoldsOffice}

// countryHops is how far a country is looked for: a spokesman of a ministry of a government of a country.
const countryHops = 4

// Country finds the country that an entity is, lies in or belongs to, as its relations say: the nearest, and of
// several equally near ones the first by relation ID. It is nil where no article says.
func Country(ctx context.Context, r graph.Reader, id graph.ID) (*graph.Entity, error) {
	seen := map[graph.ID]bool{id: true}
	frontier := []graph.ID{id}
	for hop := 0; hop <= countryHops && len(frontier) > 0; hop++ {
		for _, id := range frontier {
			if id.Class() == graph.ClassCountry {
				return r.Entity(ctx, id)
			}
		}
		var next []graph.ID
		for rel, err := range r.Relations(ctx, graph.RelationMatch{Types: countryRelations, Subject: frontier}) {
			if err != nil {
				return nil, err
			}
			if rel.Object != "" && !seen[rel.Object] {
				seen[rel.Object] = true
				next = append(next, rel.Object)
			}
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		frontier = next
	}
	return nil, nil
}

// belongsTo reports whether e's country is the one called name, by ISO code, name or alias.
func belongsTo(ctx context.Context, r graph.Reader, e *graph.Entity, name string) (bool, error) {
	c, err := Country(ctx, r, e.ID)
	if err != nil {
		return false, fmt.Errorf("queries: finding the country of %q: %w", e.ID, err)
	}
	if c == nil {
		return false, nil
	}
	return strings.EqualFold(c.Alpha2, name) || strings.EqualFold(c.Alpha3, name) || bears(c, fold(name)), nil
}

// bears reports whether the entity has the folded name, as its name or as an alias.
func bears(e *graph.Entity, folded string) bool {
	return anyName(e, func(name string) bool { return name == folded })
}

// anyName tests the folded name and aliases of an entity.
func anyName(e *graph.Entity, test func(folded string) bool) bool {
	if test(fold(e.Name)) {
		return true
	}
	for _, alias := range e.Aliases() {
		if test(fold(alias)) {
			return true
		}
	}
	return false
}

// candidates yields the entity with an ID, where one is given and it fits the match, else whatever fits the match.
// An ID that is not there yields nothing.
func candidates(ctx context.Context, r graph.Reader, id graph.ID, m graph.EntityMatch) iter.Seq2[*graph.Entity, error] {
	if id == "" {
		return r.Entities(ctx, m)
	}
	return func(yield func(*graph.Entity, error) bool) {
		e, err := r.Entity(ctx, id)
		switch {
		case errors.Is(err, graph.ErrNotFound):
		case err != nil:
			yield(nil, err)
		case acceptsEntity(m, e):
			yield(e, nil)
		}
	}
}
