package schema

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"

	"github.com/demarche-kg/demarche/queries"
	"github.com/demarche-kg/demarche/schema/guard"
)

// Schema answers GraphQL requests on a graph. It is safe for concurrent use.
type Schema struct {
	engine  *queries.Engine
	options Options
	types   graphql.Schema // copied for every use: graphql-go writes into it
	order   map[string][]string
	checks  map[string]func(arguments) error
	slots   chan struct{} // one for every request that runs
}

// New makes the schema on an engine.
func New(engine *queries.Engine, options Options) (*Schema, error) {
	options = options.withDefaults()
	types, b, err := build(options)
	if err != nil {
		return nil, err
	}
	return &Schema{engine: engine, options: options, types: *types, order: b.order, checks: b.checks,
		slots: make(chan struct{}, options.Concurrent)}, nil
}

// Request is a GraphQL request.
type Request struct {
	Query         string
	OperationName string         // of several operations in Query, which to run
	Variables     map[string]any // as encoding/json decodes them
	ID            string         // for the log; may be empty
}

// Execute answers a request from one snapshot. It always gives a response: what goes wrong stands in its errors. When the
// context ends or the time is up, it returns at once; the work behind it ends at the next field it resolves, and only
// then makes room for another request.
func (s *Schema) Execute(ctx context.Context, r Request) *Response {
	ctx, cancel := context.WithTimeout(ctx, s.options.Timeout)
	defer cancel()
	if err := s.enter(ctx); err != nil {
		return failed(err)
	}
	answered := make(chan *Response, 1)
	go func() {
		defer func() { <-s.slots }()
		answered <- s.answer(ctx, r)
	}()
	select {
	case response := <-answered:
		return response
	case <-ctx.Done():
		e, _ := publicError(ctx.Err())
		return failed(e)
	}
}

// enter takes a place among the running requests, waiting for one for a while.
func (s *Schema) enter(ctx context.Context) *Error {
	select {
	case s.slots <- struct{}{}:
		return nil
	default:
	}
	patience := time.NewTimer(s.options.Wait)
	defer patience.Stop()
	select {
	case s.slots <- struct{}{}:
		return nil
	case <-patience.C:
		return &Error{Message: "too many queries are running: try again later", Code: CodeBusy}
	case <-ctx.Done():
		e, _ := publicError(ctx.Err())
		return e
	}
}

// answer takes a request from its text to its response.
func (s *Schema) answer(ctx context.Context, r Request) (response *Response) {
	defer func() {
		if fault := recover(); fault != nil {
			s.options.Logger.ErrorContext(ctx, "request failed", "request", r.ID, "error", fmt.Sprintf("panic: %v\n%s", fault, debug.Stack()))
			response = failed(internal(r.ID))
		}
	}()
	doc, operation, report, err := s.admit(r)
	if err != nil {
		e, ok := publicError(err)
		if !ok {
			e = internal(r.ID)
		}
		return failed(e)
	}
	if errs := s.validate(doc, operation, r.Variables); len(errs) > 0 {
		return failed(errs...)
	}
	return s.run(ctx, r, doc, operation, report)
}

// admit is the guard, and finds the operation that is meant.
func (s *Schema) admit(r Request) (*ast.Document, *ast.OperationDefinition, guard.Report, error) {
	doc, err := guard.Parse(r.Query, s.options.Limits)
	if err != nil {
		return nil, nil, guard.Report{}, err
	}
	report, err := guard.Check(doc, r.OperationName, r.Variables, s.options.Limits)
	if err != nil {
		return nil, nil, report, err
	}
	operation, err := chosen(doc, r.OperationName)
	return doc, operation, report, err
}

// chosen finds the operation to run.
func chosen(doc *ast.Document, name string) (*ast.OperationDefinition, error) {
	var found []*ast.OperationDefinition
	for _, d := range doc.Definitions {
		if op, ok := d.(*ast.OperationDefinition); ok && (name == "" || op.Name != nil && op.Name.Value == name) {
			found = append(found, op)
		}
	}
	switch {
	case len(found) == 0 && name != "":
		return nil, &Error{Message: fmt.Sprintf("there is no operation named %.80q", name), Code: CodeOperation}
	case len(found) == 0:
		return nil, &Error{Message: "there is no operation, only fragments", Code: CodeOperation}
	case len(found) > 1 && name == "":
		return nil, &Error{Message: "there are several operations: say which to run with operationName", Code: CodeOperation}
	case found[0].Operation != ast.OperationTypeQuery:
		return nil, &Error{Message: "this service has no " + found[0].Operation + "s", Code: CodeNotSupported}
	}
	return found[0], nil
}

// run executes a document that is valid.
func (s *Schema) run(ctx context.Context, r Request, doc *ast.Document, operation *ast.OperationDefinition, report guard.Report) *Response {
	req := newRequest(ctx, r.ID, s.engine.Snapshot(), s.options)
	// graphql-go gives up waiting when its context ends, while its work goes on behind. It is given one that does not
	// end, so that it returns when its work has; the resolvers watch the real one and cut the work short.
	result := graphql.Execute(graphql.ExecuteParams{
		Schema: s.types, AST: doc, OperationName: r.OperationName, Args: r.Variables,
		Context: context.WithValue(context.WithoutCancel(ctx), requestKey{}, req),
	})
	if err := ctx.Err(); err != nil {
		e, _ := publicError(err)
		return failed(e)
	}
	errs, executed := s.translate(req, result)
	response := &Response{Errors: errs, executed: executed, limit: s.options.Limits.Cost, report: report}
	if executed {
		response.shape = shapeOf(doc, operation)
		response.data, _ = result.Data.(map[string]any)
	}
	return response
}

// failed is the response to a request that was not executed.
func failed(errs ...*Error) *Response { return &Response{Errors: errs} }

// sortErrors puts errors in an order that does not depend on the order in which graphql-go happened to resolve.
func sortErrors(errs []*Error) {
	slices.SortStableFunc(errs, func(a, b *Error) int { return compareErrors(a, b) })
}
