package export_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/export"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/index"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func reader(t testing.TB, facts ...*graph.Facts) graph.Reader {
	t.Helper()
	x, err := index.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	x.Put(facts...)
	return x.Snapshot()
}

func build(t testing.TB, r graph.Reader, s subgraph.Select) *subgraph.Subgraph {
	t.Helper()
	g, err := subgraph.Build(t.Context(), r, s)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func write(t testing.TB, f export.Format, r graph.Reader, g *subgraph.Subgraph) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(t.Context(), &b, f, r, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// run feeds a program that reads the format back, and gives what it prints. Without the program the test is skipped,
// unless DEMARCHE_TEST_ALL=1 asks for all tests.
func run(t testing.TB, input []byte, name string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name+" is not installed")
	}
	var out, complaint bytes.Buffer
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &out, &complaint
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s\n%.2000s", name, err, complaint.Bytes(), input)
	}
	return out.Bytes()
}

func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("DEMARCHE_TEST_ALL") == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// selections are cut from the facts of graphtest in the tests below.
func selections() map[string]subgraph.Select {
	return map[string]subgraph.Select{
		"whole":  {},
		"actors": {Shape: subgraph.Actors},
		"part": {Entities: []graph.ID{graph.EntityID(graph.ClassPerson, "Ilse Varga", "")},
			Hops: 2, Limit: 12},
	}
}

func TestGolden(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	for name, s := range selections() {
		for _, f := range export.Formats() {
			if f == export.NQuads && name != "part" {
				continue // package quads has goldens of its own, and that of everything is large
			}
			t.Run(name+"/"+string(f), func(t *testing.T) {
				got := write(t, f, r, build(t, r, s))
				path := filepath.Join("testdata", name+f.Extension())
				if *update {
					if err := os.WriteFile(path, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got, want) {
					t.Errorf("differs from %s; run with -update and look at the diff", path)
				}
			})
		}
	}
}

// hostile is a graph of labels that are trouble: those given, and what graphtest makes up.
func hostile(labels ...string) *subgraph.Subgraph {
	g := &subgraph.Subgraph{Shape: subgraph.Actors}
	for i, label := range labels {
		id := graph.EntityID(graph.ClassOther, "node", string(rune('a'+i%26))+strings.Repeat("z", i/26))
		g.Nodes = append(g.Nodes, subgraph.Node{ID: id, Label: label, Class: graph.ClassOther})
		event := graph.ID("urn:demarche:event:x/" + id.Key())
		g.Edges = append(g.Edges, subgraph.Edge{
			ID: string(event) + "#1", Source: id, Target: g.Nodes[0].ID, Label: label, Fact: event,
			Attrs: []subgraph.Attr{{Key: subgraph.KeySentence, Values: []string{label}}},
		}, subgraph.Edge{ID: string(event) + "#2", Source: id, Target: g.Nodes[0].ID, Label: "other", Fact: event})
	}
	return g
}

var hostileLabels = []string{
	"plain", `"`, `\`, `\\`, `\"`, `a\`, `\N \G \L \n \l \r`, "two\nlines", "\r\n\t", " ", "<b>bold</b>", "<<b>x</b>>", "&amp; &#65; & &lt;",
	"🕊️ 👩‍👩‍👧", "لا للقاعدة", "\u202eevil\u202c", "\x01\x1f\x7f", "\u0085\u2028\u2029", "\ufffe\uffff\ufffd", "e\u0301", "日本語の長い長い長い長い長い長い長い長いラベル",
	"]]>", "-->", "/* */ // #", "}{;->", "null", "0", "'; DROP TABLE", "${x} $(x) `x`", strings.Repeat("long ", 200),
}

func TestWriteStopsWhenCancelled(t *testing.T) {
	r := reader(t, graphtest.Facts()...)
	g := build(t, r, subgraph.Select{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, f := range export.Formats() {
		var b bytes.Buffer
		if err := export.Write(ctx, &b, f, r, g); !errors.Is(err, context.Canceled) || b.Len() > 0 {
			t.Errorf("%s: %v after %d bytes", f, err, b.Len())
		}
		if err := export.Write(ctx, &b, f, r, &subgraph.Subgraph{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s of nothing: %v", f, err)
		}
	}
}

// short is a writer that takes so many bytes.
type short struct{ left int }

func (s *short) Write(b []byte) (int, error) {
	if s.left -= len(b); s.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}

func TestWriteReportsTheWriter(t *testing.T) {
	var facts []*graph.Facts
	for i := range 60 {
		facts = append(facts, graphtest.Random(rand.New(rand.NewPCG(uint64(i), 3)), strings.Repeat("n", i+1)))
	}
	r := reader(t, facts...)
	g := build(t, r, subgraph.Select{})
	for _, f := range export.Formats() {
		size := len(write(t, f, r, g))
		for _, room := range []int{0, size / 2, size - 1} {
			if err := export.Write(t.Context(), &short{room}, f, r, g); !errors.Is(err, io.ErrShortWrite) {
				t.Errorf("%s, room for %d of %d bytes: %v", f, room, size, err)
			}
		}
	}
}

func TestParseFormat(t *testing.T) {
	for _, f := range export.Formats() {
		if got, err := export.ParseFormat(" " + strings.ToUpper(string(f))); got != f || err != nil {
			t.Errorf("%q: %q, %v", f, got, err)
		}
		if f.MediaType() == "" || !strings.HasPrefix(f.Extension(), ".") {
			t.Errorf("%q: media type %q, extension %q", f, f.MediaType(), f.Extension())
		}
	}
	for typed, meant := range map[string]string{
		"dott": `"dot"`, "dto": `"dot"`, "json": `"json-graph"`, "jsongraph": `"json-graph"`, "n-quads": `"nquads"`, "nqads": `"nquads"`,
		"": "", "x": "", "spreadsheet": "", strings.Repeat("dot", 1000): "",
	} {
		f, err := export.ParseFormat(typed)
		if f != "" || !errors.Is(err, export.ErrFormat) || len(err.Error()) > 200 {
			t.Fatalf("%.20q: %q, %v", typed, f, err)
		}
		if said := strings.Contains(err.Error(), "did you mean "+meant+"?"); said != (meant != "") {
			t.Errorf("%.20q: %v, want it to suggest %s", typed, err, meant)
		}
	}
	if err := export.Write(t.Context(), io.Discard, "gif", nil, nil); !errors.Is(err, export.ErrFormat) {
		t.Errorf("writing an unknown format: %v", err)
	}
}
