package graphtest

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"github.com/demarche-kg/demarche/graph"
)

// Scan is the reference Reader: every answer is a walk over all the facts that asks of each whether it matches, word
// for word as package graph documents it. It is slow and easy to check; other Readers are compared with it.
func Scan(facts ...*graph.Facts) graph.Reader {
	s := &scan{}
	var tellings []graph.Event
	published := map[graph.ID]string{}
	parts := map[graph.ID][]*graph.Entity{}
	for _, f := range facts {
		f = f.Clone()
		f.Normalize()
		s.facts = append(s.facts, f)
		tellings = append(tellings, f.Events...)
		published[f.Article.ID] = f.Article.Published
		for i := range f.Entities {
			parts[f.Entities[i].ID] = append(parts[f.Entities[i].ID], &f.Entities[i])
		}
		for i := range f.Relations {
			s.relations = append(s.relations, &f.Relations[i])
		}
	}
	for _, p := range parts {
		e := graph.JoinEntity(p)
		s.entities = append(s.entities, &e)
	}
	for _, e := range graph.Join(tellings, published) {
		s.events = append(s.events, &e)
	}
	slices.SortFunc(s.facts, func(a, b *graph.Facts) int { return orderArticles(&a.Article, &b.Article) })
	slices.SortFunc(s.entities, orderEntities)
	slices.SortFunc(s.relations, orderRelations)
	return s
}

type scan struct {
	facts     []*graph.Facts
	entities  []*graph.Entity
	events    []*graph.Event
	relations []*graph.Relation
}

// The orders that graph.Reader documents; that of events is graph.OrderEvents.

func orderArticles(a, b *graph.Article) int {
	day := func(a *graph.Article) string { return cmp.Or(a.PublishedDay(), "unknown") }
	return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(a.ID, b.ID))
}

func orderEntities(a, b *graph.Entity) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
}

func orderRelations(a, b *graph.Relation) int { return cmp.Compare(a.ID, b.ID) }

func (s *scan) Article(ctx context.Context, id graph.ID) (*graph.Article, error) {
	return first(id, s.Articles(ctx), func(a *graph.Article) bool { return a.ID == id })
}

func (s *scan) Entity(ctx context.Context, id graph.ID) (*graph.Entity, error) {
	return first(id, s.Entities(ctx, graph.EntityMatch{}), func(e *graph.Entity) bool { return e.ID == id })
}

func (s *scan) Event(ctx context.Context, id graph.ID) (*graph.Event, error) {
	return first(id, s.Events(ctx, graph.EventMatch{}), func(e *graph.Event) bool { return slices.Contains(e.Tellings, id) })
}

func (s *scan) Relation(ctx context.Context, id graph.ID) (*graph.Relation, error) {
	return first(id, s.Relations(ctx, graph.RelationMatch{}), func(r *graph.Relation) bool { return r.ID == id })
}

func (s *scan) Facts(ctx context.Context, article graph.ID) (*graph.Facts, error) {
	return first(article, filter(ctx, s.facts, func(*graph.Facts) bool { return true }),
		func(f *graph.Facts) bool { return f.Article.ID == article })
}

func (s *scan) Sentences(ctx context.Context, article graph.ID) ([]graph.Span, error) {
	f, err := s.Facts(ctx, article)
	if err != nil {
		return nil, err
	}
	return f.Sentences, nil
}

func (s *scan) Articles(ctx context.Context) iter.Seq2[*graph.Article, error] {
	var articles []*graph.Article
	for _, f := range s.facts {
		articles = append(articles, &f.Article)
	}
	return filter(ctx, articles, func(*graph.Article) bool { return true })
}

func (s *scan) Entities(ctx context.Context, m graph.EntityMatch) iter.Seq2[*graph.Entity, error] {
	return filter(ctx, s.entities, func(e *graph.Entity) bool { return matchEntity(m, e) })
}

func (s *scan) Events(ctx context.Context, m graph.EventMatch) iter.Seq2[*graph.Event, error] {
	return filter(ctx, s.events, func(e *graph.Event) bool { return matchEvent(m, e) })
}

func (s *scan) Relations(ctx context.Context, m graph.RelationMatch) iter.Seq2[*graph.Relation, error] {
	return filter(ctx, s.relations, func(r *graph.Relation) bool { return matchRelation(m, r) })
}

func filter[T any](ctx context.Context, all []*T, ok func(*T) bool) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for _, v := range all {
			if ctx.Err() != nil {
				break
			}
			if ok(v) && !yield(v, nil) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

func first[T any](id graph.ID, all iter.Seq2[*T, error], ok func(*T) bool) (*T, error) {
	for v, err := range all {
		if err != nil || ok(v) {
			return v, err
		}
	}
	return nil, fmt.Errorf("graphtest: finding %q: %w", id, graph.ErrNotFound)
}

func matchEntity(m graph.EntityMatch, e *graph.Entity) bool {
	names := append([]string{e.Name}, e.Aliases()...)
	return (m.Name == "" || slices.ContainsFunc(names, func(n string) bool { return plain(n) == plain(m.Name) })) &&
		(m.Prefix == "" || slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(plain(n), plain(m.Prefix)) })) &&
		meets(m.Classes, e.Class) &&
		(m.Article == "" || slices.ContainsFunc(e.Mentions, func(x graph.Mention) bool { return x.Article == m.Article }))
}

func matchEvent(m graph.EventMatch, e *graph.Event) bool {
	return meets(m.Types, e.Type) && meets(m.Source, e.Source...) && meets(m.Target, e.Target...) &&
		meets(m.Actor, append(slices.Clone(e.Source), e.Target...)...) && meets(m.AttributedTo, e.AttributedTo...) &&
		meets(m.About, e.About...) && meets(m.Place, e.Place...) &&
		(m.Article == "" || readIn(m.Article, e.Evidence)) && matchTime(m.During, e.Time)
}

func matchTime(during graph.Days, t graph.Time) bool {
	if during == (graph.Days{}) {
		return true
	}
	days, err := t.Days()
	return !t.IsZero() && err == nil && days.Overlaps(during)
}

func matchRelation(m graph.RelationMatch, r *graph.Relation) bool {
	return meets(m.Types, r.Type) && meets(m.Subject, r.Subject) && meets(m.Object, r.Object) &&
		meets(m.Either, r.Subject, r.Object) && (m.Article == "" || readIn(m.Article, r.Evidence))
}

// meets reports whether a field of a match, with the values wanted, holds of something that has the values had.
func meets[T comparable](wanted []T, had ...T) bool {
	return len(wanted) == 0 || slices.ContainsFunc(had, func(v T) bool { return slices.Contains(wanted, v) })
}

func readIn(article graph.ID, evidence []graph.Evidence) bool {
	return slices.ContainsFunc(evidence, func(e graph.Evidence) bool { return e.Article == article })
}

// plain is a name without letter case and accents.
func plain(name string) string {
	s, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), cases.Fold()), strings.ToLower(name))
	if err != nil {
		return name
	}
	return s
}
