package schema

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/graphql-go/graphql"

	"github.com/demarche-kg/demarche/graph"
)

// request is what the resolvers of one request share. They run one after the other, so it needs no lock.
type request struct {
	ctx    context.Context // the request's own: graphql-go is given one that never ends, see execute
	id     string
	reader graph.Reader // one snapshot
	logger *slog.Logger

	left int // fields that may still be resolved

	entities  map[graph.ID]*graph.Entity
	articles  map[graph.ID]*graph.Article
	sentences map[graph.ID][]graph.Span
}

func newRequest(ctx context.Context, id string, r graph.Reader, o Options) *request {
	return &request{ctx: ctx, id: id, reader: r, logger: o.Logger, left: o.Fields,
		entities: map[graph.ID]*graph.Entity{}, articles: map[graph.ID]*graph.Article{}, sentences: map[graph.ID][]graph.Span{}}
}

// call is what a resolver is given.
type call struct {
	*request
	source any
	args   arguments
}

// requestKey is the key of the request in the context that graphql-go hands on.
type requestKey struct{}

// resolver makes a function for graphql-go of one of ours. where names the field in the log.
func resolver(where string, resolve func(*call) (any, error)) graphql.FieldResolveFn {
	return func(p graphql.ResolveParams) (value any, err error) {
		req := p.Context.Value(requestKey{}).(*request)
		defer func() {
			if fault := recover(); fault != nil {
				value, err = nil, req.fault(where, fmt.Errorf("panic: %v\n%s", fault, debug.Stack()))
			}
		}()
		if err := req.enter(); err != nil {
			return nil, req.public(where, err)
		}
		value, err = resolve(&call{request: req, source: p.Source, args: p.Args})
		if err != nil {
			return nil, req.public(where, err)
		}
		return value, nil
	}
}

// enter counts the field and looks whether the request is still wanted.
func (r *request) enter() error {
	if r.left--; r.left < 0 {
		return errTooManyFields
	}
	return r.ctx.Err()
}

// public is what the caller may see of an error.
func (r *request) public(where string, err error) error {
	if e, ok := publicError(err); ok {
		copied := *e // graphql-go's place in the document differs from field to field
		return &copied
	}
	return r.fault(where, err)
}

// fault logs an error of our own and gives what the caller sees.
func (r *request) fault(where string, err error) error {
	r.logger.ErrorContext(r.ctx, "resolving failed", "request", r.id, "field", where, "error", err)
	return internal(r.id)
}

// memo looks something up once a request.
func memo[T any](c *request, known map[graph.ID]T, id graph.ID, read func(context.Context, graph.ID) (T, error)) (T, error) {
	if v, ok := known[id]; ok {
		return v, nil
	}
	v, err := read(c.ctx, id)
	if err == nil {
		known[id] = v
	}
	return v, err
}

func (r *request) entity(id graph.ID) (*graph.Entity, error) {
	return memo(r, r.entities, id, r.reader.Entity)
}

func (r *request) article(id graph.ID) (*graph.Article, error) {
	return memo(r, r.articles, id, r.reader.Article)
}

func (r *request) sentencesOf(id graph.ID) ([]graph.Span, error) {
	return memo(r, r.sentences, id, r.reader.Sentences)
}

func (r *request) entitiesOf(ids []graph.ID) ([]*graph.Entity, error) {
	out := make([]*graph.Entity, 0, len(ids))
	for _, id := range ids {
		e, err := r.entity(id)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// eventsOf looks events up, each joined event once.
func (r *request) eventsOf(ids []graph.ID) ([]*graph.Event, error) {
	out := make([]*graph.Event, 0, len(ids))
	seen := map[graph.ID]bool{}
	for _, id := range ids {
		e, err := r.reader.Event(r.ctx, id)
		if err != nil {
			return nil, err
		}
		if !seen[e.ID] {
			seen[e.ID] = true
			out = append(out, e)
		}
	}
	return out, nil
}

// anyNode looks a node of any type up; nil where there is none.
func (r *request) anyNode(id graph.ID) (any, error) {
	var node any
	var err error
	switch class := id.Class(); {
	case class == graph.ClassEvent:
		node, err = r.reader.Event(r.ctx, id)
	case class == graph.ClassArticle:
		node, err = r.article(id)
	case class == graph.ClassRelation:
		node, err = r.reader.Relation(r.ctx, id)
	case class.IsEntity():
		node, err = r.entity(id)
	}
	if errors.Is(err, graph.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return node, nil
}
