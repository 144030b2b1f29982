package queries

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

func (p *planner) entities(_ context.Context, q Entities) error {
	match, keep := p.entityBranch(q)
	p.plan.order = entityOrdering(q.Order)
	p.plan.keep = keep
	p.plan.inPlan = q.Order == EntitiesByName
	p.plan.reads = []string{"entities " + printEntityMatch(match)}
	p.plan.source = func(ctx context.Context) iter.Seq2[Row, error] {
		return func(yield func(Row, error) bool) {
			for e, err := range p.reader.Entities(ctx, match) {
				if !yield(Row{Entity: e}, err) || err != nil {
					return
				}
			}
		}
	}
	return nil
}

// entityBranch splits one conjunction into what the index narrows and what is left.
func (p *planner) entityBranch(q Entities) (graph.EntityMatch, []condition) {
	match := graph.EntityMatch{Name: q.Name, Prefix: q.Prefix, Classes: q.Type, Article: q.Article}
	var keep []condition
	if q.Fuzzy != "" {
		wanted := fold(q.Fuzzy)
		keep = append(keep, condition{fmt.Sprintf("fuzzy %q", q.Fuzzy), func(_ context.Context, row Row) (bool, error) {
			return anyName(row.Entity, func(n string) bool { return near(n, wanted) }), nil
		}})
	}
	if q.Country != "" {
		keep = append(keep, condition{fmt.Sprintf("country %q", q.Country), func(ctx context.Context, row Row) (bool, error) {
			return belongsTo(ctx, p.reader, row.Entity, q.Country)
		}})
	}
	for _, part := range q.And {
		keep = append(keep, p.entityCondition(part))
	}
	if len(q.Or) > 0 {
		var tests []condition
		for _, part := range q.Or {
			tests = append(tests, p.entityCondition(part))
		}
		keep = append(keep, either(tests))
	}
	if q.Not != nil {
		keep = append(keep, negated(p.entityCondition(*q.Not)))
	}
	return match, keep
}

// entityCondition is a whole conjunction as one test.
func (p *planner) entityCondition(q Entities) condition {
	match, keep := p.entityBranch(q)
	return condition{strings.Join(q.conditions(), ", "), func(ctx context.Context, row Row) (bool, error) {
		if !acceptsEntity(match, row.Entity) {
			return false, nil
		}
		return (&Prepared{keep: keep}).keeps(ctx, row)
	}}
}

func printEntityMatch(m graph.EntityMatch) string {
	q := Entities{Name: m.Name, Prefix: m.Prefix, Type: m.Classes, Article: m.Article}
	if c := q.conditions(); len(c) > 0 {
		return strings.Join(c, ", ")
	}
	return "all"
}
