package subgraph_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/index"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var (
	meridia = graph.EntityID(graph.ClassCountry, "Meridia", "")
	kell    = graph.EntityID(graph.ClassPerson, "Anna Kell", "")
	varga   = graph.EntityID(graph.ClassPerson, "Ilse Varga", "")
	akesson = graph.EntityID(graph.ClassPerson, "José Åkesson", "")
	lowmark = graph.EntityID(graph.ClassPlace, "Lowmark", "")
	accord  = graph.EntityID(graph.ClassAgreement, "Sable Accord", "")
)

func reader(t *testing.T, facts ...*graph.Facts) graph.Reader {
	t.Helper()
	x, err := index.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	x.Put(facts...)
	return x.Snapshot()
}

func build(t *testing.T, r graph.Reader, s subgraph.Select) *subgraph.Subgraph {
	t.Helper()
	g, err := subgraph.Build(t.Context(), r, s)
	if err != nil {
		t.Fatal(err)
	}
	check(t, g)
	return g
}

// check holds g to what every Subgraph promises.
func check(t *testing.T, g *subgraph.Subgraph) {
	t.Helper()
	nodes := map[graph.ID]bool{}
	for _, n := range g.Nodes {
		if nodes[n.ID] || n.ID.Class() != n.Class || n.Label == "" {
			t.Errorf("node %q: twice, of class %q, or without label %q", n.ID, n.Class, n.Label)
		}
		nodes[n.ID] = true
		checkAttrs(t, string(n.ID), n.Attrs)
	}
	edges := map[string]bool{}
	for _, e := range g.Edges {
		if edges[e.ID] || !nodes[e.Source] || !nodes[e.Target] || e.Label == "" || e.Fact == "" || e.Article == "" {
			t.Errorf("edge %+v: twice, dangling, or without label, fact or article", e)
		}
		edges[e.ID] = true
		checkAttrs(t, e.ID, e.Attrs)
	}
	if g.Truncated != (g.Omitted > 0) {
		t.Errorf("truncated %v, but %d omitted", g.Truncated, g.Omitted)
	}
}

func checkAttrs(t *testing.T, of string, attrs []subgraph.Attr) {
	t.Helper()
	last := -1
	for _, a := range attrs {
		at := slices.Index(subgraph.Keys(), a.Key)
		if at <= last || len(a.Values) == 0 || len(a.Values) > 1 && !a.Key.IsList() {
			t.Errorf("%s: attribute %q = %q is unknown, out of order, or of the wrong length", of, a.Key, a.Values)
		}
		last = at
	}
}

func ids(g *subgraph.Subgraph) []graph.ID {
	var out []graph.ID
	for _, n := range g.Nodes {
		out = append(out, n.ID)
	}
	return out
}

// What is less certain than asked for is no edge, and leads nowhere.
func TestMinConfidence(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	for _, s := range []subgraph.Select{{}, {Shape: subgraph.Actors}, {Entities: []graph.ID{graph.EntityID(graph.ClassCountry, "Meridia", "")}, Hops: 3}} {
		all := build(t, r, s)
		s.MinConfidence = 0.8
		some := build(t, r, s)
		certain := map[graph.ID]bool{}
		for _, e := range some.Edges {
			certain[e.Fact] = true
		}
		if some.Whole || len(some.Edges) == 0 || len(some.Edges) >= len(all.Edges) {
			t.Errorf("%d edges of %d, whole %v", len(some.Edges), len(all.Edges), some.Whole)
		}
		for id := range certain {
			got := 0.0
			if e, err := r.Event(t.Context(), id); err == nil {
				got = e.Confidence
			} else if rel, err := r.Relation(t.Context(), id); err == nil {
				got = rel.Confidence
			}
			if got < 0.8 {
				t.Errorf("%s of confidence %g is shown", id, got)
			}
		}
	}
}

func TestBuildGolden(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	for name, s := range map[string]subgraph.Select{
		"whole":        {},
		"whole-actors": {Shape: subgraph.Actors},
		"kell":         {Entities: []graph.ID{kell}, Hops: 1},
		"kell-actors":  {Entities: []graph.ID{kell}, Hops: 1, Shape: subgraph.Actors},
		"two-hops":     {Entities: []graph.ID{lowmark}, Hops: 2, Limit: 12},
		"demands":      {Events: graph.EventMatch{Types: []graph.EventType{graph.Demand}}, Hops: 1},
		"both":         {Entities: []graph.ID{akesson}, Events: graph.EventMatch{Types: []graph.EventType{graph.Disapprove}}, Hops: 3},
	} {
		t.Run(name, func(t *testing.T) {
			got := dump(build(t, r, s))
			path := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("differs from %s; run with -update and look at the diff. Got:\n%s", path, got)
			}
		})
	}
}

// dump writes g for the eye, without the parts of IRIs that are hashes.
func dump(g *subgraph.Subgraph) string {
	var b strings.Builder
	name := map[graph.ID]string{}
	fmt.Fprintf(&b, "shape %s whole %v truncated %v omitted %d\n", g.Shape, g.Whole, g.Truncated, g.Omitted)
	for i, n := range g.Nodes {
		name[n.ID] = fmt.Sprintf("n%d", i+1)
		fmt.Fprintf(&b, "n%d %s %q time %q%s\n", i+1, n.Class, n.Label, n.Time.Value, dumpAttrs(n.Attrs))
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&b, "%s -%s-> %s time %q%s\n", name[e.Source], e.Label, name[e.Target], e.Time.Value, dumpAttrs(e.Attrs))
	}
	return b.String()
}

func dumpAttrs(attrs []subgraph.Attr) string {
	var b strings.Builder
	for _, a := range attrs {
		fmt.Fprintf(&b, "\n\t%s %q", a.Key, a.Values)
	}
	return b.String()
}

func TestHopsGrow(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	all := build(t, r, subgraph.Select{})
	for _, shape := range subgraph.Shapes() {
		last := 0
		for hops := range 6 {
			g := build(t, r, subgraph.Select{Entities: []graph.ID{kell}, Hops: hops, Shape: shape})
			if len(g.Nodes) < last || g.Nodes[0].ID != kell || g.Whole {
				t.Errorf("%s, %d hops: %d nodes after %d, first %q", shape, hops, len(g.Nodes), last, g.Nodes[0].ID)
			}
			if hops == 0 && len(g.Nodes)+len(g.Edges) != 1 {
				t.Errorf("%s: no hop, but %d nodes and %d edges", shape, len(g.Nodes), len(g.Edges))
			}
			last = len(g.Nodes)
		}
		// The arrest and those held have to do with nothing else.
		if shape == subgraph.Events && last != len(all.Nodes)-2 {
			t.Errorf("%d nodes are within reach of %d in all", last, len(all.Nodes))
		}
	}
}

func TestEntitiesAloneKeepTheirRelations(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	g := build(t, r, subgraph.Select{Entities: []graph.ID{accord, meridia, accord}})
	if !reflect.DeepEqual(ids(g), []graph.ID{accord, meridia}) || len(g.Edges) != 1 || g.Edges[0].Label != string(graph.PartyTo) {
		t.Errorf("nodes %q, edges %+v", ids(g), g.Edges)
	}
}

// TestLimit takes the nodes away one by one: what is left is always the beginning of the whole, events whole.
func TestLimit(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	for _, s := range []subgraph.Select{
		{}, {Shape: subgraph.Actors},
		{Entities: []graph.ID{varga}, Hops: 2}, {Entities: []graph.ID{varga}, Hops: 2, Shape: subgraph.Actors},
		{Events: graph.EventMatch{Source: []graph.ID{meridia}}, Hops: 2},
	} {
		all := build(t, r, s)
		for limit := 1; limit <= len(all.Nodes); limit++ {
			s.Limit = limit
			g := build(t, r, s)
			if len(g.Nodes) > limit || g.Truncated != (len(g.Nodes) < len(all.Nodes)) {
				t.Errorf("%+v: %d of %d nodes, truncated %v", s, len(g.Nodes), len(all.Nodes), g.Truncated)
			}
			if !slices.Equal(ids(g), ids(all)[:len(g.Nodes)]) {
				t.Errorf("%+v: the nodes are not the first of all", s)
			}
			if g.Omitted > len(all.Nodes)-len(g.Nodes) {
				t.Errorf("%+v: %d omitted of %d", s, g.Omitted, len(all.Nodes)-len(g.Nodes))
			}
			wholeEvents(t, r, g)
		}
	}
}

// wholeEvents checks that every event has all of its actors.
func wholeEvents(t *testing.T, r graph.Reader, g *subgraph.Subgraph) {
	t.Helper()
	nodes := ids(g)
	for _, id := range nodes {
		if id.Class() != graph.ClassEvent {
			continue
		}
		e, err := r.Event(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		for _, actor := range slices.Concat(e.Source, e.Target, e.Place, e.AttributedTo) {
			if !slices.Contains(nodes, actor) {
				t.Errorf("event %q is there without %q", id, actor)
			}
		}
	}
}

func TestWholeGraphHasEverything(t *testing.T) {
	for seed := range uint64(100) {
		rnd := rand.New(rand.NewPCG(seed, 2))
		facts := []*graph.Facts{graphtest.Random(rnd, "a"), graphtest.Random(rnd, "b")}
		r := reader(t, facts...)
		g := build(t, r, subgraph.Select{})
		if !g.Whole {
			t.Fatal("nothing selects, but it is not whole")
		}
		nodes := map[graph.ID]bool{}
		for _, id := range ids(g) {
			nodes[id] = true
		}
		edges := map[graph.ID]bool{}
		for _, e := range g.Edges {
			edges[e.Fact] = true
		}
		for _, f := range facts {
			for _, e := range f.Entities {
				if !nodes[e.ID] {
					t.Errorf("seed %d: no entity %q", seed, e.ID)
				}
			}
			for _, e := range f.Events {
				if !nodes[e.ID] {
					t.Errorf("seed %d: no event %q", seed, e.ID)
				}
			}
			for _, rel := range f.Relations {
				if rel.Object != "" && !edges[rel.ID] {
					t.Errorf("seed %d: no relation %q", seed, rel.ID)
				}
			}
		}
		for _, shape := range subgraph.Shapes() {
			for limit := range 5 {
				build(t, r, subgraph.Select{Entities: []graph.ID{facts[0].Entities[0].ID}, Hops: 2, Limit: limit, Shape: shape})
			}
		}
	}
}

func TestOrderOfArticlesDoesNotShow(t *testing.T) {
	facts := graphtest.Facts()
	s := subgraph.Select{Entities: []graph.ID{meridia}, Hops: 2, Limit: 20}
	want := build(t, reader(t, facts...), s)
	slices.Reverse(facts)
	if got := build(t, reader(t, facts...), s); !reflect.DeepEqual(got, want) {
		t.Error("reading the articles in another order gives another subgraph")
	}
}

func TestBuildRefuses(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	for _, test := range []struct {
		s    subgraph.Select
		want error
	}{
		{subgraph.Select{Hops: -1}, subgraph.ErrSelect},
		{subgraph.Select{Limit: -1}, subgraph.ErrSelect},
		{subgraph.Select{Shape: "stars"}, subgraph.ErrSelect},
		{subgraph.Select{MinConfidence: 1.5}, subgraph.ErrSelect},
		{subgraph.Select{MinConfidence: math.NaN()}, subgraph.ErrSelect},
		{subgraph.Select{Entities: []graph.ID{"urn:demarche:person:nobody"}}, graph.ErrNotFound},
		{subgraph.Select{Entities: []graph.ID{kell, ""}, Limit: 1}, graph.ErrNotFound},
	} {
		if g, err := subgraph.Build(t.Context(), r, test.s); !errors.Is(err, test.want) || g != nil {
			t.Errorf("%+v: %v, want %v", test.s, err, test.want)
		}
	}
}

// TestCancelled cancels at each look at the context in turn: the answer is the error or the whole, never a part.
func TestCancelled(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	s := subgraph.Select{Entities: []graph.ID{meridia}, Hops: 2, Shape: subgraph.Actors}
	want := build(t, r, s)
	for looks := 0; ; looks++ {
		ctx := &countdown{Context: t.Context(), left: looks}
		g, err := subgraph.Build(ctx, r, s)
		if err == nil {
			if !reflect.DeepEqual(g, want) || looks < 10 {
				t.Errorf("after %d looks: a part, or too few looks", looks)
			}
			return
		}
		if !errors.Is(err, context.Canceled) || g != nil {
			t.Fatalf("cancelled at look %d: %v", looks, err)
		}
	}
}

// countdown is cancelled once it has been looked at so many times.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestEmptyGraph(t *testing.T) {
	g := build(t, reader(t), subgraph.Select{})
	if len(g.Nodes)+len(g.Edges) != 0 || !g.Whole {
		t.Errorf("%+v", g)
	}
}
