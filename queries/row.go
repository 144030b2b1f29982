package queries

import (
	"cmp"
	"fmt"

	"github.com/demarche-kg/demarche/graph"
)

// Row is one hit: exactly one of its fields is set. What it points at is shared and must not be changed.
type Row struct {
	Event    *graph.Event
	Entity   *graph.Entity
	Article  *graph.Article
	Relation *graph.Relation
}

// Kind says which field is set.
func (r Row) Kind() Kind {
	switch {
	case r.Event != nil:
		return KindEvent
	case r.Entity != nil:
		return KindEntity
	case r.Article != nil:
		return KindArticle
	}
	return KindRelation
}

// ID is that of the hit.
func (r Row) ID() graph.ID {
	switch r.Kind() {
	case KindEvent:
		return r.Event.ID
	case KindEntity:
		return r.Entity.ID
	case KindArticle:
		return r.Article.ID
	}
	if r.Relation == nil {
		return ""
	}
	return r.Relation.ID
}

// unknown is the key of an event or article whose day is not known.
const unknown = "~"

// ordering is a total order of rows: by key, then by ID.
type ordering struct {
	name string // as cursors and Explain spell it
	key  func(Row) string
	desc bool   // largest key first; IDs ascend in any case
	last string // the key that comes last whichever way the order runs, "" for none
}

// position is a row's place in an ordering.
type position struct {
	key string
	id  graph.ID
}

func (o ordering) of(r Row) position { return position{o.key(r), r.ID()} }

func (o ordering) compare(a, b position) int {
	return cmp.Or(o.compareKeys(a.key, b.key), cmp.Compare(a.id, b.id))
}

func (o ordering) compareKeys(a, b string) int {
	switch {
	case a == b:
		return 0
	case a == o.last:
		return 1
	case b == o.last:
		return -1
	case o.desc:
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

func eventOrdering(o EventOrder) ordering {
	return ordering{name: "time" + direction(o == EventsByTimeDesc) + ", id", desc: o == EventsByTimeDesc, last: unknown,
		key: func(r Row) string { return graph.EventDay(r.Event) }}
}

func entityOrdering(o EntityOrder) ordering {
	if o == EntitiesByMentions {
		return ordering{name: "mentions descending, id", desc: true,
			key: func(r Row) string { return fmt.Sprintf("%010d", len(r.Entity.Mentions)) }}
	}
	return ordering{name: "name" + direction(o == EntitiesByNameDesc) + ", id", desc: o == EntitiesByNameDesc,
		key: func(r Row) string { return r.Entity.Name }}
}

func articleOrdering(o ArticleOrder) ordering {
	return ordering{name: "day" + direction(o == ArticlesByDayDesc) + ", id", desc: o == ArticlesByDayDesc, last: unknown,
		key: func(r Row) string { return cmp.Or(r.Article.PublishedDay(), unknown) }}
}

func relationOrdering() ordering {
	return ordering{name: "id", key: func(Row) string { return "" }}
}

func direction(desc bool) string {
	if desc {
		return " descending"
	}
	return ""
}
