package queries

import (
	"context"
	"iter"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

func (p *planner) articles(ctx context.Context, q Articles) error {
	mentioned, found, err := p.ref(ctx, "mentions", q.Mentions)
	if err != nil {
		return err
	}
	if !found {
		p.plan.none = "mentions " + q.Mentions.String() + " is not in the graph"
	}
	p.plan.order = articleOrdering(q.Order)
	p.plan.reads = []string{"articles all"}
	p.plan.source = func(ctx context.Context) iter.Seq2[Row, error] { return readArticles(ctx, p.reader) }
	add := func(text string, test func(*graph.Article) bool) {
		p.plan.keep = append(p.plan.keep, condition{text, func(_ context.Context, row Row) (bool, error) { return test(row.Article), nil }})
	}
	if len(mentioned) > 0 {
		naming, err := p.articlesNaming(ctx, mentioned)
		if err != nil {
			return err
		}
		add("mentions "+q.Mentions.String(), func(a *graph.Article) bool { return naming[a.ID] })
	}
	if len(q.Publisher) > 0 {
		add(addList(nil, "publisher", q.Publisher)[0], func(a *graph.Article) bool { return publishedBy(a, q.Publisher) })
	}
	if days, _ := q.Published.days(""); days != (graph.Days{}) {
		add(addRange(nil, "published", q.Published)[0], func(a *graph.Article) bool { return publishedDuring(a, days) })
	}
	if wanted := words(q.Text); len(wanted) > 0 {
		add(addWords(nil, q.Text)[0], func(a *graph.Article) bool { return hasWords(wanted, a.Title, a.Text) })
	}
	return nil
}

// articlesNaming collects the articles that mention one of the entities.
func (p *planner) articlesNaming(ctx context.Context, entities []graph.ID) (map[graph.ID]bool, error) {
	articles := map[graph.ID]bool{}
	for _, id := range entities {
		e, err := p.reader.Entity(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, m := range e.Mentions {
			articles[m.Article] = true
		}
	}
	return articles, nil
}

func readArticles(ctx context.Context, r graph.Reader) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for a, err := range r.Articles(ctx) {
			if !yield(Row{Article: a}, err) || err != nil {
				return
			}
		}
	}
}

func (p *planner) relations(ctx context.Context, q Relations) error {
	match := graph.RelationMatch{Types: q.Type}
	for _, field := range []struct {
		name string
		ref  Ref
		into *[]graph.ID
	}{{"subject", q.Subject, &match.Subject}, {"object", q.Object, &match.Object}, {"either", q.Either, &match.Either}} {
		list, found, err := p.ref(ctx, field.name, field.ref)
		if err != nil {
			return err
		}
		*field.into = list
		if !found {
			p.plan.none = field.name + " " + field.ref.String() + " is not in the graph"
		}
	}
	p.plan.order = relationOrdering()
	p.plan.inPlan = true
	p.plan.reads = []string{"relations " + printRelationMatch(match)}
	p.plan.source = func(ctx context.Context) iter.Seq2[Row, error] {
		return func(yield func(Row, error) bool) {
			for rel, err := range p.reader.Relations(ctx, match) {
				if !yield(Row{Relation: rel}, err) || err != nil {
					return
				}
			}
		}
	}
	if q.At != "" {
		days := mustDays(q.At)
		p.plan.keep = []condition{{"at " + q.At, func(ctx context.Context, row Row) (bool, error) {
			return HoldsDuring(ctx, p.reader, row.Relation, days)
		}}}
	}
	if q.MinConfidence > 0 {
		p.plan.keep = append(p.plan.keep, condition{addConfidence(nil, q.MinConfidence)[0], func(_ context.Context, row Row) (bool, error) {
			return row.Relation.Confidence >= q.MinConfidence, nil
		}})
	}
	return nil
}

// HoldsDuring reports whether a relation may have held on one of the days, as Relations.At says.
func HoldsDuring(ctx context.Context, r graph.Reader, rel *graph.Relation, days graph.Days) (bool, error) {
	if !rel.Time.IsZero() {
		d, err := rel.Time.Days()
		return err == nil && d.Overlaps(days), nil
	}
	if rel.Status != graph.Former {
		return true, nil
	}
	for _, ev := range rel.Evidence {
		a, err := r.Article(ctx, ev.Article)
		if err != nil {
			return false, err
		}
		if day := a.PublishedDay(); day == "" || days.First <= day {
			return true, nil
		}
	}
	return false, nil
}

func printRelationMatch(m graph.RelationMatch) string {
	var c []string
	c = addList(c, "type", m.Types)
	c = addList(c, "subject", m.Subject)
	c = addList(c, "object", m.Object)
	c = addList(c, "either", m.Either)
	if len(c) == 0 {
		return "all"
	}
	return strings.Join(c, ", ")
}
