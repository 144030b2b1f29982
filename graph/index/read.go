package index

import (
	"context"
	"fmt"
	"iter"

	"github.com/demarche-kg/demarche/graph"
)

var _ graph.Reader = (*snapshot)(nil)

// Article implements graph.Reader, as do the methods below.
func (s *snapshot) Article(ctx context.Context, id graph.ID) (*graph.Article, error) {
	a, err := s.article(ctx, id)
	if err != nil {
		return nil, err
	}
	return &a.facts.Article, nil
}

func (s *snapshot) Facts(ctx context.Context, id graph.ID) (*graph.Facts, error) {
	a, err := s.article(ctx, id)
	if err != nil {
		return nil, err
	}
	return a.facts, nil
}

func (s *snapshot) Sentences(ctx context.Context, id graph.ID) ([]graph.Span, error) {
	a, err := s.article(ctx, id)
	if err != nil {
		return nil, err
	}
	return a.facts.Sentences, nil
}

func (s *snapshot) article(ctx context.Context, id graph.ID) (*article, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	a, ok := s.byID[id]
	if !ok {
		return nil, notFound("article", id)
	}
	return a, nil
}

func (s *snapshot) Entity(ctx context.Context, id graph.ID) (*graph.Entity, error) {
	return lookUp(ctx, "entity", id, s.entities.byID, s.entities.items)
}

func (s *snapshot) Event(ctx context.Context, id graph.ID) (*graph.Event, error) {
	return lookUp(ctx, "event", id, s.events.byID, s.events.items)
}

func (s *snapshot) Relation(ctx context.Context, id graph.ID) (*graph.Relation, error) {
	return lookUp(ctx, "relation", id, s.relations.byID, s.relations.items)
}

func lookUp[T any](ctx context.Context, what string, id graph.ID, at map[graph.ID]int, items []*T) (*T, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	i, ok := at[id]
	if !ok {
		return nil, notFound(what, id)
	}
	return items[i], nil
}

func notFound(what string, id graph.ID) error {
	return fmt.Errorf("index: finding %s %q: %w", what, id, graph.ErrNotFound)
}

func (s *snapshot) Articles(ctx context.Context) iter.Seq2[*graph.Article, error] {
	return func(yield func(*graph.Article, error) bool) {
		walk(ctx, selection{upTo(len(s.articles))}, s.articles, yield)
	}
}

func (s *snapshot) Entities(ctx context.Context, m graph.EntityMatch) iter.Seq2[*graph.Entity, error] {
	return func(yield func(*graph.Entity, error) bool) {
		walk(ctx, s.entities.find(m), s.entities.items, yield)
	}
}

func (s *snapshot) Events(ctx context.Context, m graph.EventMatch) iter.Seq2[*graph.Event, error] {
	return func(yield func(*graph.Event, error) bool) {
		walk(ctx, s.events.find(m), s.events.items, yield)
	}
}

func (s *snapshot) Relations(ctx context.Context, m graph.RelationMatch) iter.Seq2[*graph.Relation, error] {
	return func(yield func(*graph.Relation, error) bool) {
		walk(ctx, s.relations.find(m), s.relations.items, yield)
	}
}
