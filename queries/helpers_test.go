package queries

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/index"
)

// snapshot is an index of the invented articles of graphtest.
func snapshot(t *testing.T) graph.Reader {
	t.Helper()
	return snapshotOf(t, graphtest.Facts()...)
}

func snapshotOf(t *testing.T, facts ...*graph.Facts) graph.Reader {
	t.Helper()
	x, err := index.New(eachOfFacts(facts))
	if err != nil {
		t.Fatal(err)
	}
	return x.Snapshot()
}

func eachOfFacts(facts []*graph.Facts) iter.Seq2[*graph.Facts, error] {
	return func(yield func(*graph.Facts, error) bool) {
		for _, f := range facts {
			if !yield(f, nil) {
				return
			}
		}
	}
}

// brief prints a row on a line.
func brief(r graph.Reader, row Row) string {
	switch row.Kind() {
	case KindEvent:
		e := row.Event
		return fmt.Sprintf("event %s %s -> %s %q %s", e.Type, names(r, e.Source), names(r, e.Target), e.Content, e.Time.Value)
	case KindEntity:
		return fmt.Sprintf("%s %s", row.Entity.Class, row.Entity.Name)
	case KindArticle:
		return fmt.Sprintf("article %s %q", row.Article.PublishedDay(), row.Article.Title)
	}
	rel := row.Relation
	return fmt.Sprintf("relation %s %s -> %s %s %s", names(r, []graph.ID{rel.Subject}), rel.Type, names(r, []graph.ID{rel.Object}), rel.Status, rel.Time.Value)
}

func names(r graph.Reader, ids []graph.ID) string {
	var out []string
	for _, id := range ids {
		if e, err := r.Entity(context.Background(), id); err == nil {
			out = append(out, e.Name)
		}
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, "+")
}
