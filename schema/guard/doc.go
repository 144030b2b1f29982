// Package guard stands between the outside and graphql-go, which a document of 70 bytes can kill: a fragment that
// spreads itself, or deep nesting, overflows the stack, and Go cannot recover from that. Nothing reaches graphql-go's
// parser, validator or executor before the guard has passed it.
//
//	text ──Parse: bytes, tokens, nesting──▶ document ──Check: cycles, depth, aliases, fields, cost──▶ validation
//
// Both steps are pure, and take time in proportion to the document. Parse reads tokens with graphql-go's own lexer, so
// that both see the same brackets, and mends two faults of it on the way: characters outside ASCII in comments shift
// every position behind them, and null literals are unknown to it (an argument or input field that is null is taken as
// left out).
//
// What is refused is an *Error with a code for machines and the place in the document.
package guard
