package guard

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/graphql-go/graphql/gqlerrors"
)

// The codes of errors, as they stand in extensions.code.
const (
	CodeSyntax   = "GRAPHQL_PARSE_FAILED"
	CodeInvalid  = "GRAPHQL_VALIDATION_FAILED"
	CodeTooLarge = "DOCUMENT_TOO_LARGE" // bytes, tokens, nesting
	CodeTooDeep  = "QUERY_TOO_DEEP"
	CodeTooWide  = "QUERY_TOO_WIDE" // aliases, root fields, directives, fields
	CodeTooDear  = "QUERY_TOO_COSTLY"
	CodeTooMany  = "VARIABLES_TOO_LARGE"
)

// Error is why a document is refused.
type Error struct {
	Code         string
	Message      string
	Line, Column int // from 1; 0 where no place is to blame
}

func (e *Error) Error() string { return e.Message }

// exceeded says which limit a document is over.
func exceeded(code, what string, have, limit int) *Error {
	return &Error{Code: code, Message: fmt.Sprintf("the query has %s, more than the limit of %d", count(have, what), limit)}
}

// count prints a number that may have been cut off.
func count(n int, what string) string {
	if n >= saturated {
		return "over " + fmt.Sprintf("%d %s", saturated, what)
	}
	return fmt.Sprintf("%d %s", n, what)
}

// parserPrefix is what graphql-go puts in front of the message proper.
var parserPrefix = regexp.MustCompile(`^Syntax Error .*?\(\d+:\d+\) `)

// syntaxError translates an error of graphql-go's lexer or parser: its first line without the excerpt of the source,
// which may be the whole document.
func syntaxError(err error) *Error {
	first, _, _ := strings.Cut(err.Error(), "\n")
	out := &Error{Code: CodeSyntax, Message: "syntax error: " + parserPrefix.ReplaceAllString(first, "")}
	if located, ok := err.(*gqlerrors.Error); ok && len(located.Locations) > 0 {
		out.Line, out.Column = located.Locations[0].Line, located.Locations[0].Column
	}
	return out
}
