package vocab_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/vocab"
)

func TestClassesAreThoseOfGraph(t *testing.T) {
	classes := append(graph.EntityClasses(), graph.ClassArticle, graph.ClassSentence, graph.ClassEvent, graph.ClassRelation)
	seen := map[string]graph.Class{}
	for _, c := range classes {
		iri := vocab.Class(string(c))
		if iri == "" || vocab.ClassName(iri) != string(c) {
			t.Errorf("class %q has the IRI %q, which is the class %q", c, iri, vocab.ClassName(iri))
		}
		if seen[iri] != "" {
			t.Errorf("classes %q and %q are both <%s>", c, seen[iri], iri)
		}
		seen[iri] = c
	}
	if vocab.Class("Unheard") != "" || vocab.ClassName("urn:x:unheard") != "" || vocab.Class("") != "" {
		t.Error("a class that is none has an IRI or a name")
	}
}

// TestPartsDifferFromClasses: a node that only says more about another must not be taken for one of its own.
func TestPartsDifferFromClasses(t *testing.T) {
	parts := []string{vocab.Mention, vocab.Evidence, vocab.Highlight, vocab.Attribution, vocab.MonetaryAmount, vocab.Quantity}
	for i, iri := range parts {
		if vocab.ClassName(iri) != "" || slices.Contains(parts[:i], iri) {
			t.Errorf("<%s> means two things", iri)
		}
	}
}

func TestNamespaces(t *testing.T) {
	all := vocab.Namespaces()
	if !slices.IsSortedFunc(all, func(a, b vocab.Namespace) int { return strings.Compare(a.Prefix, b.Prefix) }) {
		t.Error("not sorted by prefix")
	}
	for _, ns := range all {
		if u, err := url.Parse(ns.IRI); err != nil || !u.IsAbs() || !strings.ContainsAny(ns.IRI[len(ns.IRI)-1:], "#/:") {
			t.Errorf("%s: <%s> is no absolute IRI that a term can follow", ns.Prefix, ns.IRI)
		}
	}
	if got := vocab.Term("DEMAND"); got != "urn:demarche:vocab:DEMAND" {
		t.Errorf("Term: %q", got)
	}
}
