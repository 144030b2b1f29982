// Package graphtest is what every store and reader of package graph promises, as tests that an implementation runs on
// itself. A new implementation calls one function with a constructor:
//
//	func TestStore(t *testing.T) {
//		graphtest.TestStore(t, func(t *testing.T) graph.Store { return openEmpty(t) })
//	}
//
// TestStore holds a graph.Store to its contract, TestReader a graph.Reader. Both work on Facts: a handful of invented
// articles that between them use every field there is, so that an implementation which drops or reorders something is
// found out. Every subtest asks for a new, empty store (or a reader of just the facts it names) and leaves nothing
// behind that the next one could see.
package graphtest
