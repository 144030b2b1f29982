package export_test

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/export"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/quads"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

func valid(s string) string { return strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "") }

// readBack gives the facts that N-Quads state, by article.
func readBack(t *testing.T, nquads []byte) []*graph.Facts {
	t.Helper()
	var order []quad.Value
	byLabel := map[quad.Value][]quad.Quad{}
	for q, err := range quads.ReadNQuads(bytes.NewReader(nquads)) {
		if err != nil {
			t.Fatal(err)
		}
		if byLabel[q.Label] == nil {
			order = append(order, q.Label)
		}
		byLabel[q.Label] = append(byLabel[q.Label], q)
	}
	var out []*graph.Facts
	for _, label := range order {
		f, err := quads.Decode(byLabel[label])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

func TestRapperReadsNQuads(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	for name, s := range selections() {
		t.Run(name, func(t *testing.T) {
			run(t, write(t, export.NQuads, r, build(t, r, s)), "rapper", "-q", "-i", "nquads", "-c", "-", "urn:x:base")
		})
	}
}

// TestNQuadsOfTheWholeGraph: the graph that is read from the export answers as the exported one does.
func TestNQuadsOfTheWholeGraph(t *testing.T) {
	facts := graphtest.Facts()
	r := reader(t, facts...)
	got := readBack(t, write(t, export.NQuads, r, build(t, r, subgraph.Select{})))
	if len(got) != len(facts) {
		t.Fatalf("%d articles, want %d", len(got), len(facts))
	}
	for seed := range uint64(60) {
		rnd := rand.New(rand.NewPCG(seed, 6))
		r := reader(t, graphtest.Random(rnd, "a"), graphtest.Random(rnd, "b"), graphtest.Random(rnd, "c"))
		again := reader(t, readBack(t, write(t, export.NQuads, r, build(t, r, subgraph.Select{})))...)
		answersAlike(t, r, again)
	}
	answersAlike(t, r, reader(t, got...))
}

// answersAlike compares all that two readers hand out.
func answersAlike(t *testing.T, want, got graph.Reader) {
	t.Helper()
	a, b := build(t, want, subgraph.Select{}), build(t, got, subgraph.Select{})
	if !reflect.DeepEqual(a, b) {
		t.Errorf("read again:\n%+v\nwant\n%+v", b, a)
	}
	for e, err := range want.Events(t.Context(), graph.EventMatch{}) {
		if err != nil {
			t.Fatal(err)
		}
		if again, err := got.Event(t.Context(), e.ID); err != nil || !reflect.DeepEqual(again, e) {
			t.Errorf("event read again: %v\n%+v\nwant\n%+v", err, again, e)
		}
	}
	for r, err := range want.Relations(t.Context(), graph.RelationMatch{}) {
		if err != nil {
			t.Fatal(err)
		}
		if again, err := got.Relation(t.Context(), r.ID); err != nil || !reflect.DeepEqual(again, r) {
			t.Errorf("relation read again: %v\n%+v\nwant\n%+v", err, again, r)
		}
	}
	for a, err := range want.Articles(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if again, err := got.Article(t.Context(), a.ID); err != nil || *again != *a {
			t.Errorf("article read again: %v\n%+v\nwant\n%+v", err, again, a)
		}
		s, _ := want.Sentences(t.Context(), a.ID)
		if again, err := got.Sentences(t.Context(), a.ID); err != nil || !slices.Equal(again, s) {
			t.Errorf("sentences read again: %v, %v, want %v", err, again, s)
		}
	}
}

// TestNQuadsOfAPart reads a part back into a graph of its own: it has the selected nodes and edges, and of the articles
// only what these need.
func TestNQuadsOfAPart(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	kell := []graph.ID{graph.EntityID(graph.ClassPerson, "Anna Kell", "")}
	for _, s := range []subgraph.Select{
		{Entities: kell}, {Entities: kell, Hops: 1}, {Entities: kell, Hops: 1, Shape: subgraph.Actors},
		{Entities: kell, Hops: 3, Limit: 15}, {Entities: kell, Hops: 2, Shape: subgraph.Actors},
		{Events: graph.EventMatch{Types: []graph.EventType{graph.Reject, graph.Disapprove}}},
	} {
		g := build(t, r, s)
		part := readBack(t, write(t, export.NQuads, r, g))
		again := build(t, reader(t, part...), subgraph.Select{Shape: s.Shape})
		has := map[string]string{}
		for _, n := range again.Nodes {
			has[string(n.ID)] = n.Label
		}
		for _, e := range again.Edges {
			has[e.ID] = e.Label
		}
		events := 0
		for _, n := range g.Nodes {
			if has[string(n.ID)] != n.Label {
				t.Errorf("%+v: node %q is %q, want %q", s, n.ID, has[string(n.ID)], n.Label)
			}
		}
		for _, e := range g.Edges {
			if has[e.ID] != e.Label {
				t.Errorf("%+v: edge %q is %q, want %q", s, e.ID, has[e.ID], e.Label)
			}
		}
		facts := map[graph.ID]bool{}
		for _, e := range g.Edges {
			facts[e.Fact] = true
			if joined, err := r.Event(t.Context(), e.Fact); err == nil {
				for _, id := range joined.Tellings {
					facts[id] = true
				}
			}
		}
		for _, f := range part {
			for _, e := range f.Events {
				events++
				if !facts[e.ID] {
					t.Errorf("%+v: event %q is none of the selected", s, e.ID)
				}
			}
		}
		if s.Hops == 0 && len(s.Entities) > 0 && (len(part) != 1 || events != 0 || len(part[0].Sentences) != 1) {
			t.Errorf("one entity alone: %d articles, %d events, sentences %v", len(part), events, part[0].Sentences)
		}
	}
}
