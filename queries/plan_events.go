package queries

import (
	"context"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// branch is one conjunction of conditions on events: what the index can narrow by, and what it cannot.
type branch struct {
	match graph.EventMatch
	keep  []condition
	none  string // why nothing can match
}

// narrows reports whether the index narrows the branch at all.
func (b branch) narrows() bool { return !reflect.ValueOf(b.match).IsZero() }

func (p *planner) events(ctx context.Context, q Events) error {
	top, alternatives, err := p.branch(ctx, q)
	if err != nil {
		return err
	}
	matches := []graph.EventMatch{top.match}
	if !top.narrows() && len(alternatives) > 0 {
		if union, ok := unionOf(alternatives); ok {
			matches = union
		}
	}
	p.plan.order = eventOrdering(q.Order)
	p.plan.keep, p.plan.none = top.keep, top.none
	p.plan.inPlan = len(matches) == 1 && q.Order == EventsByTime
	for _, m := range matches {
		p.plan.reads = append(p.plan.reads, "events "+printMatch(m))
	}
	p.plan.source = func(ctx context.Context) iter.Seq2[Row, error] { return readEvents(ctx, p.reader, matches) }
	return nil
}

// Narrow gives what the index narrows q by, as a graph.EventMatch. exact is false where q asks for more than that.
// An EventMatch that would match everything because a name means nobody is not exact either.
func Narrow(ctx context.Context, r graph.Reader, q Events) (m graph.EventMatch, exact bool, err error) {
	if err := Check(q); err != nil {
		return m, false, err
	}
	p := &planner{reader: r, plan: &Prepared{}}
	b, _, err := p.branch(ctx, q.simplify())
	return b.match, err == nil && b.none == "" && len(b.keep) == 0, err
}

// unionOf gives what to read for an Or all of whose branches the index narrows.
func unionOf(alternatives []branch) (matches []graph.EventMatch, ok bool) {
	for _, b := range alternatives {
		if b.none != "" {
			continue
		}
		if !b.narrows() {
			return nil, false
		}
		matches = append(matches, b.match)
	}
	return matches, len(matches) > 0
}

// readEvents reads what each match finds, one after the other; sorted drops the repeats.
func readEvents(ctx context.Context, r graph.Reader, matches []graph.EventMatch) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for _, m := range matches {
			for e, err := range r.Events(ctx, m) {
				if !yield(Row{Event: e}, err) || err != nil {
					return
				}
			}
		}
	}
}

// branch turns one query into a branch, and its Or into alternatives (which are also among the branch's conditions).
func (p *planner) branch(ctx context.Context, q Events) (b branch, alternatives []branch, err error) {
	b.match.Types, b.match.Article = q.Type, q.Article
	if err := p.refs(ctx, q, &b); err != nil {
		return b, nil, err
	}
	b.match.During, _ = DateRange{q.Since, q.Until}.days("")
	b.keep = p.residue(q)
	for _, part := range q.And {
		inner, _, err := p.branch(ctx, part)
		if err != nil {
			return b, nil, err
		}
		b.keep = append(b.keep, inner.condition())
	}
	if alternatives, err = p.alternatives(ctx, q.Or, &b); err != nil {
		return b, nil, err
	}
	if q.Not != nil {
		inner, _, err := p.branch(ctx, *q.Not)
		if err != nil {
			return b, nil, err
		}
		b.keep = append(b.keep, negated(inner.condition()))
	}
	return b, alternatives, nil
}

// refs resolves the refs of q into b's match.
func (p *planner) refs(ctx context.Context, q Events, b *branch) error {
	for _, field := range []struct {
		name string
		ref  Ref
		into *[]graph.ID
	}{
		{"source", q.Source, &b.match.Source}, {"target", q.Target, &b.match.Target}, {"actor", q.Actor, &b.match.Actor},
		{"attributedTo", q.AttributedTo, &b.match.AttributedTo}, {"about", q.About, &b.match.About}, {"place", q.Place, &b.match.Place},
	} {
		list, found, err := p.ref(ctx, field.name, field.ref)
		if err != nil {
			return err
		}
		*field.into = list
		if !found {
			b.none = fmt.Sprintf("%s %s is not in the graph", field.name, field.ref)
		}
	}
	return nil
}

// alternatives plans the branches of an Or and adds the Or to b's conditions.
func (p *planner) alternatives(ctx context.Context, or []Events, b *branch) (branches []branch, err error) {
	var tests []condition
	for _, part := range or {
		inner, _, err := p.branch(ctx, part)
		if err != nil {
			return nil, err
		}
		branches = append(branches, inner)
		tests = append(tests, inner.condition())
	}
	if len(tests) > 0 {
		b.keep = append(b.keep, either(tests))
	}
	return branches, nil
}

// condition is the whole branch as one test.
func (b branch) condition() condition {
	if b.none != "" {
		return condition{"nothing, because " + b.none, func(context.Context, Row) (bool, error) { return false, nil }}
	}
	text := []string{printMatch(b.match)}
	if !b.narrows() && len(b.keep) > 0 {
		text = nil
	}
	for _, c := range b.keep {
		text = append(text, c.text)
	}
	return condition{strings.Join(text, ", "), func(ctx context.Context, row Row) (bool, error) {
		if !acceptsEvent(b.match, row.Event) {
			return false, nil
		}
		return (&Prepared{keep: b.keep}).keeps(ctx, row)
	}}
}

func negated(c condition) condition {
	return condition{"not(" + c.text + ")", func(ctx context.Context, row Row) (bool, error) {
		ok, err := c.test(ctx, row)
		return !ok, err
	}}
}

func either(tests []condition) condition {
	texts := make([]string, len(tests))
	for i, c := range tests {
		texts[i] = "(" + c.text + ")"
	}
	return condition{strings.Join(texts, " or "), func(ctx context.Context, row Row) (bool, error) {
		for _, c := range tests {
			if ok, err := c.test(ctx, row); err != nil || ok {
				return ok, err
			}
		}
		return false, nil
	}}
}

// residue lists the conditions of q on one event that the index knows nothing of.
func (p *planner) residue(q Events) []condition {
	var keep []condition
	add := func(text string, test func(*graph.Event) bool) {
		keep = append(keep, condition{text, func(_ context.Context, row Row) (bool, error) { return test(row.Event), nil }})
	}
	if want := q.amount(); want != (amountRange{}) {
		add(want.String(), func(e *graph.Event) bool { return want.any(e.Amounts) })
	}
	if q.MinConfidence > 0 {
		add(addConfidence(nil, q.MinConfidence)[0], func(e *graph.Event) bool { return e.Confidence >= q.MinConfidence })
	}
	if q.Polarity != "" {
		add("polarity "+string(q.Polarity), func(e *graph.Event) bool { return e.Polarity == q.Polarity })
	}
	if len(q.Modality) > 0 {
		add(fmt.Sprintf("modality in %s", q.Modality), func(e *graph.Event) bool { return slices.Contains(q.Modality, e.Modality) })
	}
	if q.Disputed != nil {
		add(fmt.Sprintf("disputed %t", *q.Disputed), func(e *graph.Event) bool { return *q.Disputed == (len(e.DisputedBy) > 0) })
	}
	if wanted := words(q.Text); len(wanted) > 0 {
		add(fmt.Sprintf("words %q", wanted), func(e *graph.Event) bool { return hasWords(wanted, eventTexts(e)...) })
	}
	if days, _ := q.Published.days(""); days != (graph.Days{}) {
		keep = append(keep, p.told(addRange(nil, "published", q.Published)[0], func(a *graph.Article) bool { return publishedDuring(a, days) }))
	}
	if len(q.Publisher) > 0 {
		keep = append(keep, p.told(addList(nil, "publisher", q.Publisher)[0], func(a *graph.Article) bool { return publishedBy(a, q.Publisher) }))
	}
	return keep
}

// told is a condition on the articles that tell an event: one of them must pass.
func (p *planner) told(text string, test func(*graph.Article) bool) condition {
	return condition{text, func(ctx context.Context, row Row) (bool, error) {
		for _, ev := range row.Event.Evidence {
			a, err := p.reader.Article(ctx, ev.Article)
			if err != nil {
				return false, err
			}
			if test(a) {
				return true, nil
			}
		}
		return false, nil
	}}
}

func eventTexts(e *graph.Event) []string {
	texts := []string{e.Content}
	for _, ev := range e.Evidence {
		texts = append(texts, ev.Text)
	}
	return texts
}

func publishedDuring(a *graph.Article, days graph.Days) bool {
	if a.Published == "" {
		return false
	}
	d, _, err := graph.ParseEDTF(a.Published)
	return err == nil && d.Overlaps(days)
}

func publishedBy(a *graph.Article, names []string) bool {
	publisher := fold(a.Publisher)
	return slices.ContainsFunc(names, func(n string) bool { return fold(n) == publisher })
}
