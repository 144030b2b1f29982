package queries

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// Search ranks, as the first letter of the order key: lower is better.
const (
	rankExact    = "0" // a name that is the text
	rankBegins   = "1" // a name that begins with it
	rankContains = "2" // names that contain its words
	rankEvent    = "3"
	rankArticle  = "4"
)

func (p *planner) search(q Search) error {
	s := searcher{reader: p.reader, words: words(q.Text)}
	s.whole = strings.Join(s.words, " ")
	p.plan.order = ordering{name: "relevance, id", key: s.key}
	for _, part := range []struct {
		kind Kind
		read func(context.Context) iter.Seq2[Row, error]
	}{{KindEntity, s.entities}, {KindEvent, s.events}, {KindArticle, s.articles}} {
		if !anyOf(q.Kinds, part.kind) {
			continue
		}
		p.plan.reads = append(p.plan.reads, fmt.Sprintf("%s with words %q", part.kind, s.words))
		before := p.plan.source
		p.plan.source = func(ctx context.Context) iter.Seq2[Row, error] { return concat(ctx, before, part.read) }
	}
	return nil
}

// concat yields what one source and then another yields; the first may be nil.
func concat(ctx context.Context, sources ...func(context.Context) iter.Seq2[Row, error]) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for _, source := range sources {
			if source == nil {
				continue
			}
			for row, err := range source(ctx) {
				if !yield(row, err) || err != nil {
					return
				}
			}
		}
	}
}

// searcher finds what a folded text occurs in.
type searcher struct {
	reader graph.Reader
	whole  string
	words  []string
}

func (s searcher) entities(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for e, err := range s.reader.Entities(ctx, graph.EntityMatch{}) {
			if err != nil {
				yield(Row{}, err)
				return
			}
			if hasWords(s.words, append(e.Aliases(), e.Name)...) && !yield(Row{Entity: e}, nil) {
				return
			}
		}
	}
}

func (s searcher) events(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for e, err := range s.reader.Events(ctx, graph.EventMatch{}) {
			if err != nil {
				yield(Row{}, err)
				return
			}
			if hasWords(s.words, eventTexts(e)...) && !yield(Row{Event: e}, nil) {
				return
			}
		}
	}
}

func (s searcher) articles(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for a, err := range s.reader.Articles(ctx) {
			if err != nil {
				yield(Row{}, err)
				return
			}
			found, err := s.inArticle(ctx, a)
			if err != nil {
				yield(Row{}, err)
				return
			}
			if found && !yield(Row{Article: a}, nil) {
				return
			}
		}
	}
}

// inArticle reports whether all words occur in the title, or in one sentence.
func (s searcher) inArticle(ctx context.Context, a *graph.Article) (bool, error) {
	if hasWords(s.words, a.Title) {
		return true, nil
	}
	if !hasWords(s.words, a.Text) {
		return false, nil
	}
	sentences, err := s.reader.Sentences(ctx, a.ID)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(sentences, func(span graph.Span) bool { return hasWords(s.words, span.In(a.Text)) }), nil
}

// key places a hit: by rank, then as its own kind is ordered.
func (s searcher) key(row Row) string {
	switch row.Kind() {
	case KindEntity:
		return s.rank(row.Entity) + fold(row.Entity.Name)
	case KindEvent:
		return rankEvent + graph.EventDay(row.Event)
	}
	if day := row.Article.PublishedDay(); day != "" {
		return rankArticle + day
	}
	return rankArticle + unknown
}

func (s searcher) rank(e *graph.Entity) string {
	switch {
	case bears(e, s.whole):
		return rankExact
	case anyName(e, func(n string) bool { return strings.HasPrefix(n, s.whole) }):
		return rankBegins
	}
	return rankContains
}
