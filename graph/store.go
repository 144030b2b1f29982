package graph

import (
	"context"
	"errors"
	"iter"
)

// What goes wrong with stores, whatever they are made of. Stores wrap these; test with errors.Is.
var (
	ErrNotFound = errors.New("not found")
	ErrNoStore  = errors.New("no such store")
	ErrLocked   = errors.New("locked by another process")
	ErrFormat   = errors.New("written in a format this version does not read")
	ErrClosed   = errors.New("closed")
)

// Writer changes a store. It is safe for concurrent use; writes are applied one after the other.
type Writer interface {
	// Put stores what each article says, replacing whatever was stored under the article's ID before. Each article is
	// stored whole or not at all, and none is acknowledged (by a nil error) before it is durable. Facts that do not
	// validate are refused before anything is written. Put normalizes copies; it does not keep or change its arguments.
	Put(ctx context.Context, facts ...*Facts) error

	// Retract takes articles out, with every fact that only they carried. An article that is not there is ErrNotFound,
	// and then nothing is retracted.
	Retract(ctx context.Context, articles ...ID) error
}

// Store is the durable system of record.
type Store interface {
	Writer

	// Has reports whether an article is stored.
	Has(ctx context.Context, article ID) (bool, error)

	// Load yields the normalized facts of every stored article, ordered by article ID, as they stood when it began.
	// A cancelled context is yielded as an error, never as a short answer.
	Load(ctx context.Context) iter.Seq2[*Facts, error]

	// Close releases the store. Afterwards every method returns ErrClosed.
	Close() error
}

// Reader reads one consistent state of a graph, with entities and events joined across articles (JoinEntity, Join). It
// is safe for concurrent use and never changes: hold it as long as one answer needs it.
//
// Every sequence is totally ordered as its method says, may be ranged over more than once, and ends with the context's
// error when that is cancelled, so that one that ends without an error is whole. An unknown ID is ErrNotFound.
type Reader interface {
	Article(ctx context.Context, id ID) (*Article, error)
	Entity(ctx context.Context, id ID) (*Entity, error)
	// Event finds a joined event by the ID of any of its tellings.
	Event(ctx context.Context, id ID) (*Event, error)
	Relation(ctx context.Context, id ID) (*Relation, error)
	// Facts are what one article says, as they were put, normalized: not joined with what other articles say.
	Facts(ctx context.Context, article ID) (*Facts, error)
	// Sentences are the spans of an article's sentences, in order.
	Sentences(ctx context.Context, article ID) ([]Span, error)

	Articles(ctx context.Context) iter.Seq2[*Article, error]                    // by PublishedDay, unknown last, then ID
	Entities(ctx context.Context, m EntityMatch) iter.Seq2[*Entity, error]      // by name, ID
	Events(ctx context.Context, m EventMatch) iter.Seq2[*Event, error]          // by OrderEvents
	Relations(ctx context.Context, m RelationMatch) iter.Seq2[*Relation, error] // by ID
}

// Snapshotter hands out Readers of its latest state.
type Snapshotter interface {
	Snapshot() Reader
}

// EntityMatch narrows Entities. Fields that are set must all hold; the zero value matches everything.
type EntityMatch struct {
	Name    string  // equals the name or an alias, letter case and accents aside
	Prefix  string  // begins the name or an alias, letter case and accents aside
	Classes []Class // any of
	Article ID      // mentioned in
}

// EventMatch narrows Events. Fields that are set must all hold; within a list any may hold. An empty list is not set,
// so whoever looks for the events of nobody must not ask. The zero value matches everything.
type EventMatch struct {
	Types        []EventType
	Source       []ID
	Target       []ID
	Actor        []ID // source or target
	AttributedTo []ID
	About        []ID
	Place        []ID
	Article      ID   // told in
	During       Days // zero for any time, else both ends set; an event of unknown time matches only the zero Days
}

// RelationMatch narrows Relations like the other matches.
type RelationMatch struct {
	Types   []RelationType
	Subject []ID
	Object  []ID
	Either  []ID // subject or object
	Article ID
}
