package queries

import "fmt"

// Error says what is wrong with a query or a page: the caller's mistake, not the graph's.
type Error struct {
	Field   string // as the query spells it, lower case first: "since", "first"
	Value   string // what stands there, "" when that says nothing
	Problem string
	Remedy  string
}

func (e *Error) Error() string { return "queries: " + e.Message() }

// Message is the error without the package's name in front, for showing to whoever wrote the query.
func (e *Error) Message() string {
	subject := e.Field
	if e.Value != "" {
		subject += fmt.Sprintf(" %.80q", e.Value)
	}
	return subject + " " + e.Problem + ": " + e.Remedy
}
