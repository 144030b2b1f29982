package export_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/export"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

// drawn is what "dot -Tjson" says it has drawn: labels as it shows them, escapes and entities resolved.
type drawn struct {
	Objects []struct {
		Name string
		GVID int         `json:"_gvid"`
		Text []operation `json:"_ldraw_"`
	}
	Edges []struct {
		ID         string
		Tail, Head int
		Text       []operation `json:"_ldraw_"`
	}
}

type operation struct{ Op, Text string }

func said(ops []operation) string {
	var lines []string
	for _, op := range ops {
		if op.Op == "T" {
			lines = append(lines, op.Text)
		}
	}
	return strings.Join(lines, " ")
}

// shown is how a label is to be seen: in words, control characters as pictures.
func shown(label string, t graph.Time) string {
	words := strings.Fields(label)
	if len(words) == 0 {
		words = []string{"␣"}
	}
	text := strings.Map(func(r rune) rune {
		switch {
		case r < ' ':
			return 0x2400 + r
		case r == 0x7f:
			return 0x2421
		case r == 0xfffe || r == 0xffff:
			return 0xfffd
		}
		return r
	}, strings.Join(words, " "))
	return strings.TrimSpace(text + " " + t.Value)
}

// checkDOT draws g and compares what is to be seen.
func checkDOT(t testing.TB, r graph.Reader, g *subgraph.Subgraph) {
	t.Helper()
	var got drawn
	out := run(t, write(t, export.DOT, r, g), "dot", "-Tjson")
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	nodes, edges := map[string]string{}, map[string]string{}
	name := map[int]string{}
	for _, o := range got.Objects {
		name[o.GVID], nodes[o.Name] = o.Name, said(o.Text)
	}
	for _, e := range got.Edges {
		edges[e.ID] = name[e.Tail] + " " + name[e.Head] + " " + said(e.Text)
	}
	wantNodes, wantEdges := map[string]string{}, map[string]string{}
	for _, n := range g.Nodes {
		wantNodes[string(n.ID)] = shown(n.Label, n.Time)
	}
	for _, e := range g.Edges {
		when := e.Time
		if g.Shape == subgraph.Events && e.Fact.Class() == graph.ClassEvent {
			when = graph.Time{}
		}
		wantEdges[e.ID] = string(e.Source) + " " + string(e.Target) + " " + shown(e.Label, when)
	}
	same(t, "node", nodes, wantNodes)
	same(t, "edge", edges, wantEdges)
}

// same reports what two maps do not share.
func same(t testing.TB, what string, got, want map[string]string) {
	t.Helper()
	for _, id := range slices.Sorted(maps.Keys(want)) {
		if got[id] != want[id] {
			t.Errorf("%s %q: got %q, want %q", what, id, got[id], want[id])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d %ss, want %d", len(got), what, len(want))
	}
}

func TestDOTReadsBack(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	for name, s := range selections() {
		t.Run(name, func(t *testing.T) { checkDOT(t, r, build(t, r, s)) })
	}
	t.Run("hostile", func(t *testing.T) { checkDOT(t, reader(t), hostile(hostileLabels...)) })
	t.Run("random", func(t *testing.T) {
		for seed := range uint64(8) {
			r := reader(t, graphtest.Random(rand.New(rand.NewPCG(seed, 4)), "n"))
			checkDOT(t, r, build(t, r, subgraph.Select{}))
		}
	})
}

// TestSVGIsXML draws hostile labels: what comes out must be well-formed, and carry no link but to the web.
func TestSVGIsXML(t *testing.T) {
	f := graphtest.Facts()[0]
	f.Article.URL = "javascript:alert(1)"
	r := reader(t, f)
	for _, g := range []*subgraph.Subgraph{hostile(hostileLabels...), build(t, r, subgraph.Select{})} {
		svg := run(t, write(t, export.DOT, r, g), "dot", "-Tsvg")
		for dec := xml.NewDecoder(bytes.NewReader(svg)); ; {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
		if bytes.Contains(svg, []byte("javascript:")) {
			t.Error("a link runs a script")
		}
	}
}

func FuzzDOT(f *testing.F) {
	for _, label := range hostileLabels {
		f.Add(label)
	}
	f.Fuzz(func(t *testing.T, label string) {
		if label = strings.ToValidUTF8(strings.ReplaceAll(label, "\x00", ""), ""); len(label) < 1<<12 {
			checkDOT(t, reader(t), hostile("first", label))
		}
	})
}
