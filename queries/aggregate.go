package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// Dimension is what events are counted by.
type Dimension string

// The dimensions. An event counts once for each of its values along a dimension (each source, each publisher), and
// under the key "" where it has none.
const (
	ByType      Dimension = "type"
	BySource    Dimension = "source"
	ByTarget    Dimension = "target"
	ByVoice     Dimension = "attributedTo" // the nearest voice
	ByPlace     Dimension = "place"
	ByYear      Dimension = "year"  // of the first day it may have happened on
	ByMonth     Dimension = "month" // likewise, as YYYY-MM
	ByPublisher Dimension = "publisher"
	ByPolarity  Dimension = "polarity"
	ByModality  Dimension = "modality"
)

// Dimensions lists them all.
func Dimensions() []Dimension {
	return []Dimension{ByType, BySource, ByTarget, ByVoice, ByPlace, ByYear, ByMonth, ByPublisher, ByPolarity, ByModality}
}

// Bucket counts the events that share a value along each dimension.
type Bucket struct {
	Keys  []string   // a value a dimension; entities by name
	IDs   []graph.ID // of the entities among the keys, "" elsewhere: two bearers of one name have a bucket each
	Count int
}

// Most dimensions and buckets that Aggregate works with. Events with many sources, targets and places would else
// multiply without bound.
const (
	maxDimensions = 4
	maxBuckets    = 100_000
)

// Aggregate counts the events that q finds by the given dimensions: largest count first, then by keys and IDs.
// limit cuts the list; 0 is no limit.
func Aggregate(ctx context.Context, r graph.Reader, q Events, by []Dimension, limit int) ([]Bucket, error) {
	if err := CheckAggregate(q, by, limit); err != nil {
		return nil, err
	}
	a := aggregation{reader: r, by: by, buckets: map[string]*Bucket{}}
	for row, err := range Run(ctx, r, q) {
		if err != nil {
			return nil, err
		}
		if err := a.add(ctx, row.Event); err != nil {
			return nil, err
		}
	}
	return a.sorted(limit), nil
}

// CheckAggregate reports what is wrong with the arguments of Aggregate; the error is an *Error.
func CheckAggregate(q Events, by []Dimension, limit int) error {
	if len(by) == 0 || len(by) > maxDimensions {
		return &Error{Field: "by", Problem: fmt.Sprintf("has %d dimensions", len(by)), Remedy: fmt.Sprintf("give 1 to %d", maxDimensions)}
	}
	if limit < 0 {
		return &Error{Field: "first", Value: fmt.Sprint(limit), Problem: "is negative", Remedy: "ask for 0 buckets or more"}
	}
	return firstError(eachOf("by", by, Dimensions()), Check(q))
}

// aggregation is a count in progress.
type aggregation struct {
	reader  graph.Reader
	by      []Dimension
	buckets map[string]*Bucket
}

// value is an event's value along a dimension: text, or an entity.
type value struct {
	text string
	id   graph.ID
}

func (a *aggregation) add(ctx context.Context, e *graph.Event) error {
	combinations := [][]value{nil}
	for _, d := range a.by {
		values, err := a.values(ctx, e, d)
		if err != nil {
			return err
		}
		combinations = crossed(combinations, values)
	}
	for _, c := range combinations {
		key := fmt.Sprintf("%q", c)
		if a.buckets[key] == nil {
			if len(a.buckets) == maxBuckets {
				return &Error{Field: "by", Problem: fmt.Sprintf("makes more than %d buckets", maxBuckets), Remedy: "use fewer dimensions or a narrower filter"}
			}
			a.buckets[key] = newBucket(c)
		}
		a.buckets[key].Count++
	}
	return nil
}

// crossed extends every combination by every value.
func crossed(combinations [][]value, values []value) [][]value {
	var out [][]value
	for _, c := range combinations {
		for _, v := range values {
			out = append(out, append(slices.Clone(c), v))
		}
	}
	return out
}

func newBucket(c []value) *Bucket {
	b := &Bucket{}
	for _, v := range c {
		b.Keys, b.IDs = append(b.Keys, v.text), append(b.IDs, v.id)
	}
	return b
}

// values are an event's distinct values along a dimension; the empty one where it has none.
func (a *aggregation) values(ctx context.Context, e *graph.Event, d Dimension) ([]value, error) {
	switch d {
	case ByType:
		return []value{{text: string(e.Type)}}, nil
	case ByPolarity:
		return []value{{text: string(e.Polarity)}}, nil
	case ByModality:
		return []value{{text: string(e.Modality)}}, nil
	case ByYear:
		return []value{{text: dayPrefix(e, len("2006"))}}, nil
	case ByMonth:
		return []value{{text: dayPrefix(e, len("2006-01"))}}, nil
	case ByPublisher:
		return a.publishers(ctx, e)
	case ByVoice:
		return a.entities(ctx, e.AttributedTo[:min(1, len(e.AttributedTo))])
	case ByPlace:
		return a.entities(ctx, e.Place)
	case ByTarget:
		return a.entities(ctx, e.Target)
	}
	return a.entities(ctx, e.Source)
}

func dayPrefix(e *graph.Event, n int) string {
	day := graph.EventDay(e)
	if len(day) < n || day[:len("2006-01-02")] == graph.FirstDay {
		return ""
	}
	return day[:n]
}

func (a *aggregation) entities(ctx context.Context, ids []graph.ID) ([]value, error) {
	var out []value
	for _, id := range ids {
		e, err := a.reader.Entity(ctx, id)
		if err != nil {
			return nil, fmt.Errorf("queries: reading entity %q: %w", id, err)
		}
		out = append(out, value{e.Name, id})
	}
	return orNone(out), nil
}

func (a *aggregation) publishers(ctx context.Context, e *graph.Event) ([]value, error) {
	names, err := Publishers(ctx, a.reader, e)
	if err != nil {
		return nil, err
	}
	var out []value
	for _, name := range names {
		out = append(out, value{text: name})
	}
	return orNone(out), nil
}

func orNone(values []value) []value {
	if len(values) == 0 {
		return []value{{}}
	}
	return values
}

// Publishers lists who published the articles that tell an event, sorted.
func Publishers(ctx context.Context, r graph.Reader, e *graph.Event) ([]string, error) {
	var names []string
	for _, ev := range e.Evidence {
		a, err := r.Article(ctx, ev.Article)
		if err != nil {
			return nil, fmt.Errorf("queries: reading article %q: %w", ev.Article, err)
		}
		if a.Publisher != "" {
			names = append(names, a.Publisher)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

func (a *aggregation) sorted(limit int) []Bucket {
	out := make([]Bucket, 0, len(a.buckets))
	for _, b := range a.buckets {
		out = append(out, *b)
	}
	slices.SortFunc(out, func(a, b Bucket) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), slices.Compare(a.Keys, b.Keys), slices.Compare(a.IDs, b.IDs))
	})
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out
}

// String prints the bucket for people: "DEMAND, 2019-07: 3".
func (b Bucket) String() string { return fmt.Sprintf("%s: %d", strings.Join(b.Keys, ", "), b.Count) }
