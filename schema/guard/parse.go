package guard

import (
	"fmt"
	"unicode/utf8"

	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"
)

// Parse reads a document of operations and fragments within the limits on its text.
func Parse(doc string, l Limits) (parsed *ast.Document, err error) {
	if len(doc) > l.Bytes {
		return nil, &Error{Code: CodeTooLarge, Message: fmt.Sprintf("the query is %d bytes long, more than the limit of %d", len(doc), l.Bytes)}
	}
	if !utf8.ValidString(doc) {
		return nil, &Error{Code: CodeSyntax, Message: "syntax error: the query is not UTF-8"}
	}
	body := withoutComments(doc)
	tokens, err := scan(body, l)
	if err != nil {
		return nil, err
	}
	if len(tokens) == 0 {
		return nil, &Error{Code: CodeSyntax, Message: "syntax error: the query is empty"}
	}
	dropNulls(body, tokens)
	// No input is known to make the parser panic, but its predecessors had some.
	defer func() {
		if recover() != nil {
			parsed, err = nil, &Error{Code: CodeSyntax, Message: "syntax error: the query cannot be parsed"}
		}
	}()
	parsed, err = parser.Parse(parser.ParseParams{Source: newSource(body)})
	if err != nil {
		return nil, syntaxError(err)
	}
	return parsed, checkTypes(parsed)
}

// checkTypes refuses variables without a type, as in "$n: = 1", and lists of nothing: the parser lets them pass, and the
// validator trips over them.
func checkTypes(doc *ast.Document) error {
	for _, d := range doc.Definitions {
		op, ok := d.(*ast.OperationDefinition)
		if !ok {
			continue
		}
		for _, v := range op.VariableDefinitions {
			if !isWhole(v.Type) {
				return at(v, CodeSyntax, fmt.Sprintf("syntax error: the variable %q has no type", v.Variable.Name.Value))
			}
		}
	}
	return nil
}

// isWhole reports whether a type comes down to a name.
func isWhole(t ast.Type) bool {
	switch t := t.(type) {
	case *ast.Named:
		return t != nil && t.Name != nil
	case *ast.List:
		return t != nil && isWhole(t.Type)
	case *ast.NonNull:
		return t != nil && isWhole(t.Type)
	}
	return false
}
