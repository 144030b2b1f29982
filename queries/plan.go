package queries

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// Prepared is a query ready to run on one snapshot. It may be run any number of times, concurrently.
type Prepared struct {
	query Query
	order ordering
	refs  []string // what each name was found to mean
	reads []string // what is read through the index
	keep  []condition
	none  string // why nothing can match, "" where something may

	source func(context.Context) iter.Seq2[Row, error]
	inPlan bool // whether source yields in the order asked for
}

// condition is a printable test that a row must pass.
type condition struct {
	text string
	test func(context.Context, Row) (bool, error)
}

// Plan prepares a query for a snapshot: checks and simplifies it, finds out whom its names mean, and decides what the
// index narrows.
func Plan(ctx context.Context, r graph.Reader, q Query) (*Prepared, error) {
	if err := Check(q); err != nil {
		return nil, err
	}
	q = Simplify(q)
	p := &planner{reader: r, plan: &Prepared{query: q}}
	if err := p.prepare(ctx, q); err != nil {
		return nil, err
	}
	return p.plan, ctx.Err()
}

// planner fills in a plan.
type planner struct {
	reader graph.Reader
	plan   *Prepared
}

func (p *planner) prepare(ctx context.Context, q Query) error {
	switch q := q.(type) {
	case Events:
		return p.events(ctx, q)
	case Entities:
		return p.entities(ctx, q)
	case Articles:
		return p.articles(ctx, q)
	case Relations:
		return p.relations(ctx, q)
	case Search:
		return p.search(q)
	}
	return Check(q)
}

// ref finds whom a Ref means and notes it. found is false where it means nobody; a zero Ref finds nil.
func (p *planner) ref(ctx context.Context, field string, ref Ref) (list []graph.ID, found bool, err error) {
	if ref.IsZero() {
		return nil, true, nil
	}
	entities, err := resolve(ctx, p.reader, ref)
	if err != nil {
		return nil, false, fmt.Errorf("queries: finding %s %s: %w", field, ref, err)
	}
	list = ids(entities)
	meaning := "nobody"
	if len(list) > 0 {
		meaning = fmt.Sprintf("%s", list)
	}
	note := fmt.Sprintf("%s %s = %s", field, ref, meaning)
	if !slices.Contains(p.plan.refs, note) {
		p.plan.refs = append(p.plan.refs, note)
	}
	return list, len(list) > 0, nil
}

// Rows yields what the query finds, in total order. It ends with an error where the context is cancelled or reading
// fails.
func (p *Prepared) Rows(ctx context.Context) iter.Seq2[Row, error] {
	if p.inPlan || p.none != "" {
		return p.kept(ctx)
	}
	return p.sorted(ctx)
}

// kept yields the rows that pass every condition, as the source orders them.
func (p *Prepared) kept(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		if p.none == "" {
			for row, err := range p.source(ctx) {
				if err == nil {
					err = ctx.Err()
				}
				if err != nil {
					yield(Row{}, fmt.Errorf("queries: reading %s: %w", p.query, err))
					return
				}
				ok, err := p.keeps(ctx, row)
				if err != nil {
					yield(Row{}, fmt.Errorf("queries: testing %q: %w", row.ID(), err))
					return
				}
				if ok && !yield(row, nil) {
					return
				}
			}
		}
		// A source that gave up early must not look like a short answer.
		if err := ctx.Err(); err != nil {
			yield(Row{}, fmt.Errorf("queries: reading %s: %w", p.query, err))
		}
	}
}

func (p *Prepared) keeps(ctx context.Context, row Row) (bool, error) {
	for _, c := range p.keep {
		if ok, err := c.test(ctx, row); err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}

// sorted collects the rows, sorts them and drops repeats (a row read through two branches of an Or).
func (p *Prepared) sorted(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		type placed struct {
			position
			row Row
		}
		var rows []placed
		for row, err := range p.kept(ctx) {
			if err != nil {
				yield(Row{}, err)
				return
			}
			rows = append(rows, placed{p.order.of(row), row})
		}
		slices.SortFunc(rows, func(a, b placed) int { return p.order.compare(a.position, b.position) })
		rows = slices.CompactFunc(rows, func(a, b placed) bool { return a.position == b.position })
		for _, r := range rows {
			if !yield(r.row, nil) {
				return
			}
			if err := ctx.Err(); err != nil {
				yield(Row{}, fmt.Errorf("queries: reading %s: %w", p.query, err))
				return
			}
		}
	}
}

// String prints the plan: the query as it was understood, whom names mean, what is read, and what is kept of it.
func (p *Prepared) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "query %s\norder %s\n", p.query, p.order.name)
	for _, ref := range p.refs {
		fmt.Fprintf(&b, "ref   %s\n", ref)
	}
	if p.none != "" {
		fmt.Fprintf(&b, "none  %s\n", p.none)
		return b.String()
	}
	for _, read := range p.reads {
		fmt.Fprintf(&b, "read  %s\n", read)
	}
	for _, c := range p.keep {
		fmt.Fprintf(&b, "keep  %s\n", c.text)
	}
	if !p.inPlan {
		b.WriteString("sort\n")
	}
	return b.String()
}
