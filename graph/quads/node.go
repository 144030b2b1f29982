package quads

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/vocab"
)

// node is what the quads say of one subject. Reading a predicate takes it off the node, so that what is left in the
// end is what nobody knows.
type node struct {
	id    graph.ID
	kind  string // its class, once it is being read
	props map[string][]quad.Value
	fault *error // the decoder's first fault
}

// fail notes the first fault.
func (n *node) fail(format string, args ...any) {
	if *n.fault == nil {
		*n.fault = fmt.Errorf("<%s>: "+format, append([]any{n.id}, args...)...)
	}
}

// class is the node's rdf:type, left on it until the node is read.
func (n *node) class() string {
	if len(n.props[vocab.Type]) == 0 {
		return ""
	}
	iri, _ := n.props[vocab.Type][0].(quad.IRI)
	return string(iri)
}

// take reads the one value that predicate may have; ok is false where it has none.
func take[T quad.Value](n *node, predicate string) (value T, ok bool) {
	values := n.props[predicate]
	delete(n.props, predicate)
	if len(values) == 0 {
		return value, false
	}
	if len(values) > 1 {
		n.fail("%d values of <%s>, at most one makes sense", len(values), predicate)
	}
	if value, ok = values[0].(T); !ok {
		n.fail("<%s> has the value %s, which is not a %T", predicate, brief(values[0]), value)
	}
	return value, ok
}

func (n *node) text(predicate string) string {
	s, _ := take[quad.String](n, predicate)
	return string(s)
}

func (n *node) typed(predicate, datatype string) string {
	s, ok := take[quad.TypedString](n, predicate)
	if ok && string(s.Type) != datatype {
		n.fail("<%s> has the datatype <%s>, not <%s>", predicate, s.Type, datatype)
	}
	return string(s.Value)
}

func (n *node) flag(predicate string) bool {
	b, _ := take[quad.Bool](n, predicate)
	return bool(b)
}

func (n *node) number(predicate string) int {
	i, ok := take[quad.Int](n, predicate)
	if !ok {
		n.fail("no <%s>", predicate)
	}
	return int(i)
}

func (n *node) link(predicate string) graph.ID {
	iri, _ := take[quad.IRI](n, predicate)
	return graph.ID(iri)
}

// links reads a set of edges, sorted.
func (n *node) links(predicate string) []graph.ID {
	var ids []graph.ID
	for _, v := range n.props[predicate] {
		iri, ok := v.(quad.IRI)
		if !ok {
			n.fail("<%s> has the value %s, which is not an IRI", predicate, brief(v))
		}
		ids = append(ids, graph.ID(iri))
	}
	delete(n.props, predicate)
	slices.Sort(ids)
	return ids
}

// term reads the name of one of our own terms.
func (n *node) term(predicate string) string {
	iri := string(n.link(predicate))
	name, ok := cutPrefix(iri, vocab.Demarche)
	if !ok {
		n.fail("<%s> has the value <%s>, which is not a term of <%s>", predicate, iri, vocab.Demarche)
	}
	return name
}

func (n *node) span() graph.Span {
	return graph.Span{Start: n.number(vocab.Start), End: n.number(vocab.End)}
}

// done checks that nothing is left unread.
func (n *node) done() {
	if left := slices.Sorted(maps.Keys(n.props)); len(left) > 0 {
		n.fail("unknown predicate <%s>", left[0])
	}
}

// brief shows a value within an error.
func brief(v quad.Value) string { return fmt.Sprintf("%.60s", quad.StringOf(v)) }

func cutPrefix(s, prefix string) (string, bool) {
	if len(s) <= len(prefix) || s[:len(prefix)] != prefix {
		return "", false
	}
	return s[len(prefix):], true
}

// positioned is a member of a list, with its place in it.
type positioned[T any] struct {
	at    int
	value T
}

// inOrder gives the members of a list in order; their positions must be 0, 1, 2 …
func inOrder[T any](owner *node, predicate string, members []positioned[T]) []T {
	slices.SortStableFunc(members, func(a, b positioned[T]) int { return cmp.Compare(a.at, b.at) })
	var out []T
	for i, m := range members {
		if m.at != i {
			owner.fail("<%s>: the %dth has position %d", predicate, i, m.at)
		}
		out = append(out, m.value)
	}
	return out
}
