package guard

import (
	"bytes"
	"fmt"

	"github.com/graphql-go/graphql/language/lexer"
	"github.com/graphql-go/graphql/language/location"
	"github.com/graphql-go/graphql/language/source"
)

// sourceName is what graphql-go calls the document; syntaxError takes it out again.
const sourceName = "query"

func newSource(body []byte) *source.Source {
	return source.NewSource(&source.Source{Body: body, Name: sourceName})
}

// scan reads the tokens of a document and counts them and their nesting, before anything recurses into them. It lets
// only operations and fragments through: on schema definitions graphql-go's parser may recurse without end.
func scan(body []byte, l Limits) ([]lexer.Token, error) {
	// The lexer writes into its source where a block string has an escaped quote; the parser needs the original.
	src := newSource(bytes.Clone(body))
	next := lexer.Lex(src)
	var tokens []lexer.Token
	s := scanner{source: src, limits: l, starting: true}
	for {
		token, err := next(0)
		if err != nil {
			return nil, syntaxError(err)
		}
		if token.Kind == lexer.EOF {
			return tokens, nil
		}
		tokens = append(tokens, token)
		if len(tokens) > l.Tokens {
			return nil, s.refuse(token, CodeTooLarge, fmt.Sprintf("the query has more than %d tokens", l.Tokens))
		}
		if err := s.token(token); err != nil {
			return nil, err
		}
	}
}

// scanner follows the nesting of brackets.
type scanner struct {
	source   *source.Source
	limits   Limits
	depth    int
	starting bool // the next token begins a definition
}

func (s *scanner) token(t lexer.Token) error {
	if s.starting && !beginsDefinition(t) {
		return s.refuse(t, CodeSyntax, "syntax error: expected a query or a fragment, found "+describe(t))
	}
	s.starting = false
	switch t.Kind {
	case lexer.BRACE_L, lexer.BRACKET_L, lexer.PAREN_L:
		if s.depth++; s.depth > s.limits.Nesting {
			return s.refuse(t, CodeTooLarge, fmt.Sprintf("the query nests brackets more than %d deep", s.limits.Nesting))
		}
	case lexer.BRACE_R, lexer.BRACKET_R, lexer.PAREN_R:
		if s.depth--; s.depth < 0 {
			return s.refuse(t, CodeSyntax, "syntax error: "+describe(t)+" closes nothing")
		}
		s.starting = s.depth == 0 && t.Kind == lexer.BRACE_R
	case lexer.STRING, lexer.BLOCK_STRING:
		if s.depth == 0 {
			return s.refuse(t, CodeSyntax, "syntax error: unexpected string between definitions")
		}
	}
	return nil
}

func beginsDefinition(t lexer.Token) bool {
	switch t.Value {
	case "query", "mutation", "subscription", "fragment":
		return t.Kind == lexer.NAME
	}
	return t.Kind == lexer.BRACE_L
}

func describe(t lexer.Token) string {
	if t.Value == "" {
		return t.Kind.String()
	}
	return fmt.Sprintf("%.40q", t.Value)
}

func (s *scanner) refuse(t lexer.Token, code, message string) error {
	at := location.GetLocation(s.source, t.Start)
	return &Error{Code: code, Message: message, Line: at.Line, Column: at.Column}
}
