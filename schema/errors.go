package schema

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/demarche-kg/demarche/queries"
	"github.com/demarche-kg/demarche/schema/guard"
)

// The codes of errors in extensions.code, beside those of package guard.
const (
	CodeBadInput     = "BAD_USER_INPUT"
	CodeBadRequest   = "BAD_REQUEST"
	CodeOperation    = "OPERATION_RESOLUTION_FAILURE" // no operation, or none of that name
	CodeNotSupported = "OPERATION_NOT_SUPPORTED"      // a mutation or subscription
	CodeHidden       = "INTROSPECTION_DISABLED"
	CodeTimeout      = "TIMEOUT"
	CodeCancelled    = "CANCELLED"
	CodeBusy         = "TOO_MANY_REQUESTS"
	CodeForbidden    = "FORBIDDEN"
	CodeInternal     = "INTERNAL"
)

// Error is one entry of a response's errors.
type Error struct {
	Message   string
	Locations []Location
	Path      []any // response keys and list positions; nil where no field is to blame
	Code      string
	Field     string // the argument to blame, where one is
	Remedy    string
}

// Location is a place in the document, from 1.
type Location struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

func (e *Error) Error() string { return e.Message }

// statuses are the HTTP statuses of requests that were not executed, by code. The rest are 400.
var statuses = map[string]int{
	CodeNotSupported:   http.StatusMethodNotAllowed,
	CodeTimeout:        http.StatusGatewayTimeout,
	CodeCancelled:      499, // as nginx calls it; nobody is there to read it
	CodeBusy:           http.StatusTooManyRequests,
	CodeForbidden:      http.StatusForbidden,
	CodeInternal:       http.StatusInternalServerError,
	guard.CodeTooLarge: http.StatusRequestEntityTooLarge,
	guard.CodeTooMany:  http.StatusRequestEntityTooLarge,
}

// errTooManyFields stops a request that would resolve more fields than Options.Fields.
var errTooManyFields = errors.New("too many fields resolved")

// publicError translates an error into what the caller may see of it. ok is false for what is our fault and not theirs.
func publicError(err error) (e *Error, ok bool) {
	var (
		known   *Error
		refused *guard.Error
		bad     *queries.Error
	)
	switch {
	case errors.As(err, &known):
		return known, true
	case errors.As(err, &refused):
		e = &Error{Message: refused.Message, Code: refused.Code}
		if refused.Line > 0 {
			e.Locations = []Location{{refused.Line, refused.Column}}
		}
		return e, true
	case errors.As(err, &bad):
		return &Error{Message: bad.Message(), Code: CodeBadInput, Field: bad.Field, Remedy: bad.Remedy}, true
	case errors.Is(err, context.DeadlineExceeded):
		return &Error{Message: "the query took too long: ask for less, or narrow it", Code: CodeTimeout}, true
	case errors.Is(err, context.Canceled):
		return &Error{Message: "the request was cancelled", Code: CodeCancelled}, true
	case errors.Is(err, errTooManyFields):
		return &Error{Message: "the query resolves too many fields: ask for smaller pages, or nest fewer lists", Code: guard.CodeTooDear}, true
	}
	return nil, false
}

// internal is what the caller sees of our own faults.
func internal(requestID string) *Error {
	return &Error{Message: fmt.Sprintf("internal error, logged under request %q", requestID), Code: CodeInternal}
}

// withoutSuggestions cuts "Did you mean …" off a validation message, which would tell names of a hidden schema.
func withoutSuggestions(message string) string {
	head, _, _ := strings.Cut(message, " Did you mean ")
	return head
}
