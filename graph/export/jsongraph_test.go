package export_test

import (
	"encoding/json"
	"math/rand/v2"
	"os/exec"
	"reflect"
	"slices"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/export"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

// item is what a test compares of a node or an edge.
type item struct{ ID, Source, Target, Label, Class, Time, Article, Sentence string }

func items(g *subgraph.Subgraph) (out []item) {
	for _, n := range g.Nodes {
		out = append(out, item{ID: string(n.ID), Label: n.Label, Class: string(n.Class), Time: n.Time.Value,
			Article: string(n.Article), Sentence: sentence(n.Attrs)})
	}
	for _, e := range g.Edges {
		out = append(out, item{ID: e.ID, Source: string(e.Source), Target: string(e.Target), Label: e.Label, Time: e.Time.Value,
			Article: string(e.Article), Sentence: sentence(e.Attrs)})
	}
	return out
}

func sentence(attrs []subgraph.Attr) string {
	for _, a := range attrs {
		if a.Key == subgraph.KeySentence {
			return a.Values[0]
		}
	}
	return ""
}

// networkx reads the graph as its users do, and says what it has read.
const networkx = `
import json, sys, networkx
data = json.load(sys.stdin)
try:
    g = networkx.node_link_graph(data, edges="links")
except TypeError:
    g = networkx.node_link_graph(data)
assert isinstance(g, networkx.MultiDiGraph), type(g)
fields = [("Label", "label"), ("Class", "class"), ("Time", "time"), ("Article", "article"), ("Sentence", "sentence")]
def item(attrs, **more):
    return dict([(f, attrs.get(k, "")) for f, k in fields], **more)
out = [item(d, ID=n) for n, d in g.nodes(data=True)]
out += [item(d, ID=k, Source=s, Target=t) for s, t, k, d in g.edges(keys=True, data=True)]
json.dump(out, sys.stdout)
`

func checkNetworkx(t *testing.T, r graph.Reader, g *subgraph.Subgraph) {
	t.Helper()
	const python = "/usr/bin/python3"
	if err := exec.Command(python, "-c", "import networkx").Run(); err != nil {
		missing(t, "networkx is not installed")
	}
	var got []item
	if err := json.Unmarshal(run(t, write(t, export.JSONGraph, r, g), python, "-c", networkx), &got); err != nil {
		t.Fatal(err)
	}
	want := items(g)
	byID := func(a, b item) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	}
	slices.SortFunc(got, byID)
	slices.SortFunc(want, byID)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("networkx read\n%+v\nwant\n%+v", got, want)
	}
}

func TestNetworkxReadsJSONGraph(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	for name, s := range selections() {
		t.Run(name, func(t *testing.T) { checkNetworkx(t, r, build(t, r, s)) })
	}
	t.Run("hostile", func(t *testing.T) { checkNetworkx(t, reader(t), hostile(hostileLabels...)) })
	t.Run("random", func(t *testing.T) {
		for seed := range uint64(4) {
			r := reader(t, graphtest.Random(rand.New(rand.NewPCG(seed, 5)), "n"))
			checkNetworkx(t, r, build(t, r, subgraph.Select{}))
		}
	})
}

// nodeLink is the part of the format that is fixed.
type nodeLink struct {
	Directed, Multigraph bool
	Graph                struct {
		Shape     subgraph.Shape
		Truncated bool
		Omitted   int
		Articles  []struct{ ID, URL, Title string }
	}
	Nodes []item
	Links []struct {
		item
		Key string
	}
}

func checkJSONGraph(t testing.TB, r graph.Reader, g *subgraph.Subgraph) nodeLink {
	t.Helper()
	var read nodeLink
	if err := json.Unmarshal(write(t, export.JSONGraph, r, g), &read); err != nil {
		t.Fatal(err)
	}
	got := read.Nodes
	for _, l := range read.Links {
		l.item.ID = l.Key
		got = append(got, l.item)
	}
	if want := items(g); !slices.Equal(got, want) || !read.Directed || !read.Multigraph {
		t.Errorf("read\n%+v\nwant\n%+v", got, want)
	}
	return read
}

func TestJSONGraphLeadsToArticles(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	for _, s := range selections() {
		g := build(t, r, s)
		read := checkJSONGraph(t, r, g)
		if read.Graph.Shape != g.Shape || read.Graph.Truncated != g.Truncated || read.Graph.Omitted != g.Omitted {
			t.Errorf("graph %+v", read.Graph)
		}
		have := map[string]bool{}
		for _, a := range read.Graph.Articles {
			have[a.ID] = true
		}
		for _, i := range items(g) {
			if !have[i.Article] {
				t.Errorf("%q leads to %q, of which nothing is said", i.ID, i.Article)
			}
		}
	}
}

func TestJSONGraphOfNothing(t *testing.T) {
	want := `{"directed":true,"multigraph":true,"graph":{"shape":"events","truncated":false,"omitted":0,"articles":[]},"nodes":[` +
		"\n],\"links\":[\n]}\n"
	r := reader(t)
	if got := string(write(t, export.JSONGraph, r, build(t, r, subgraph.Select{}))); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func FuzzJSONGraph(f *testing.F) {
	for _, label := range hostileLabels {
		f.Add(label, label)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if a, b = valid(a), valid(b); len(a)+len(b) < 1<<16 {
			checkJSONGraph(t, reader(t), hostile(a, b))
		}
	})
}
