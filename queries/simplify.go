package queries

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/demarche-kg/demarche/graph"
)

// Simplify rewrites a query into an equal one that is plainer to plan and print: lists sorted and without repeats,
// conditions of And drawn into the query where they fit, an Or of one and a double Not dissolved. It does not change
// its argument, and simplifying twice changes nothing more. A query that does not pass Check comes back as it is.
func Simplify(q Query) Query {
	if Check(q) != nil {
		return q
	}
	switch q := q.(type) {
	case Events:
		return q.simplify()
	case Entities:
		return q.simplify()
	case Articles:
		q.Publisher = sortedSet(q.Publisher)
		return q
	case Relations:
		q.Type = sortedSet(q.Type)
		return q
	case Search:
		q.Kinds = sortedSet(q.Kinds)
		return q
	}
	return q
}

func (q Events) simplify() Events {
	q.Type = inTableOrder(q.Type)
	q.Modality, q.Publisher = sortedSet(q.Modality), sortedSet(q.Publisher)
	q.And, q.Or, q.Not = plainer(q.And, q.Or, q.Not, Events.simplify, Events.onlyNot)
	pending := q.And
	q.And = nil
	for len(pending) > 0 {
		part := pending[0]
		pending = pending[1:]
		q.absorb(&part)
		// What part brought in its own And may fit as well; what did not fit stands beside the query.
		pending = append(pending, part.And...)
		part.And = nil
		if !isZero(part) {
			q.And = append(q.And, part)
		}
	}
	return q
}

// absorb moves conditions of part into q where q has none of that kind, or the same one.
func (q *Events) absorb(part *Events) {
	take(&q.Source, &part.Source)
	take(&q.Target, &part.Target)
	take(&q.Actor, &part.Actor)
	take(&q.AttributedTo, &part.AttributedTo)
	take(&q.About, &part.About)
	take(&q.Place, &part.Place)
	take(&q.Article, &part.Article)
	take(&q.Published, &part.Published)
	take(&q.MinConfidence, &part.MinConfidence)
	take(&q.Polarity, &part.Polarity)
	take(&q.Text, &part.Text)
	takeList(&q.Type, &part.Type)
	takeList(&q.Modality, &part.Modality)
	takeList(&q.Publisher, &part.Publisher)
	takeList(&q.Or, &part.Or)
	takePointer(&q.Disputed, &part.Disputed)
	takePointer(&q.Not, &part.Not)
	// The two ends of a time are one condition, and so are an amount's bounds and unit: they speak of one amount.
	mine, theirs := DateRange{q.Since, q.Until}, DateRange{part.Since, part.Until}
	take(&mine, &theirs)
	q.Since, q.Until, part.Since, part.Until = mine.Since, mine.Until, theirs.Since, theirs.Until
	have, more := q.amount(), part.amount()
	take(&have, &more)
	q.MinAmount, q.MaxAmount, q.Unit = have.min, have.max, have.unit
	part.MinAmount, part.MaxAmount, part.Unit = more.min, more.max, more.unit
}

// onlyNot is the condition that q denies, where q does nothing else.
func (q Events) onlyNot() *Events {
	rest := q
	rest.Not = nil
	if !isZero(rest) {
		return nil
	}
	return q.Not
}

func (q Entities) simplify() Entities {
	q.Type = sortedSet(q.Type)
	q.And, q.Or, q.Not = plainer(q.And, q.Or, q.Not, Entities.simplify, Entities.onlyNot)
	pending := q.And
	q.And = nil
	for len(pending) > 0 {
		part := pending[0]
		pending = pending[1:]
		q.absorb(&part)
		pending = append(pending, part.And...)
		part.And = nil
		if !isZero(part) {
			q.And = append(q.And, part)
		}
	}
	return q
}

func (q *Entities) absorb(part *Entities) {
	take(&q.Name, &part.Name)
	take(&q.Prefix, &part.Prefix)
	take(&q.Fuzzy, &part.Fuzzy)
	take(&q.Country, &part.Country)
	take(&q.Article, &part.Article)
	takeList(&q.Type, &part.Type)
	takeList(&q.Or, &part.Or)
	takePointer(&q.Not, &part.Not)
}

func (q Entities) onlyNot() *Entities {
	rest := q
	rest.Not = nil
	if !isZero(rest) {
		return nil
	}
	return q.Not
}

// plainer simplifies the conditions inside a query: an Or of one becomes part of And, an Or with a condition that
// always holds is dropped, a double Not goes into And.
func plainer[Q any](and, or []Q, not *Q, simplify func(Q) Q, onlyNot func(Q) *Q) ([]Q, []Q, *Q) {
	and, or = each(and, simplify), each(or, simplify)
	if slices.ContainsFunc(or, isZero) {
		or = nil
	}
	if len(or) == 1 {
		and, or = append(and, or[0]), nil
	}
	if not != nil {
		inner := simplify(*not)
		not = &inner
		if twice := onlyNot(inner); twice != nil {
			and, not = append(and, *twice), nil
		}
	}
	return slices.DeleteFunc(and, isZero), or, not
}

func each[Q any](list []Q, simplify func(Q) Q) []Q {
	var out []Q
	for _, q := range list {
		out = append(out, simplify(q))
	}
	return out
}

// take moves a condition over where there is none yet, or drops it where it is the same.
func take[T comparable](mine, theirs *T) {
	var none T
	if *mine == none || *mine == *theirs {
		*mine, *theirs = cmp.Or(*mine, *theirs), none
	}
}

func takeList[T any](mine, theirs *[]T) {
	if len(*mine) == 0 || reflect.DeepEqual(*mine, *theirs) {
		if len(*mine) == 0 {
			*mine = *theirs
		}
		*theirs = nil
	}
}

func takePointer[T any](mine, theirs **T) {
	if *mine == nil {
		*mine, *theirs = *theirs, nil
	} else if *theirs != nil && reflect.DeepEqual(**mine, **theirs) {
		*theirs = nil
	}
}

func isZero[Q any](q Q) bool { return reflect.ValueOf(q).IsZero() }

// sortedSet is nil for an empty list, so that isZero sees no difference between no list and an empty one.
func sortedSet[T cmp.Ordered](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// inTableOrder puts event types in the order of their CAMEO codes.
func inTableOrder(types []graph.EventType) []graph.EventType {
	var out []graph.EventType
	for _, t := range graph.EventTypes() {
		if slices.Contains(types, t) {
			out = append(out, t)
		}
	}
	return out
}
