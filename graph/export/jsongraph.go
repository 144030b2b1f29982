package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

// The keys of nodes are id, label, class, time and article beside their attributes; those of links source, target, key
// (the edge's ID), label, time, fact and article beside theirs. Attributes that may have several values are lists.
// "links" is what D3 and networkx up to 3.3 call edges; newer ones take it with node_link_graph(edges="links").

// field is a key of a JSON object with its value.
type field struct {
	key   string
	value any
}

func writeJSONGraph(ctx context.Context, w *bufio.Writer, r graph.Reader, g *subgraph.Subgraph) error {
	about, err := aboutGraph(newArticles(ctx, r), g)
	if err != nil {
		return err
	}
	w.WriteString(`{"directed":true,"multigraph":true,"graph":`)
	if err := writeObject(w, about); err != nil {
		return err
	}
	w.WriteString(`,"nodes":[`)
	for i := range g.Nodes {
		if err := writeItem(ctx, w, i, nodeFields(&g.Nodes[i])); err != nil {
			return err
		}
	}
	w.WriteString("\n],\"links\":[")
	for i := range g.Edges {
		if err := writeItem(ctx, w, i, linkFields(&g.Edges[i])); err != nil {
			return err
		}
	}
	w.WriteString("\n]}\n")
	return nil
}

// aboutGraph are the attributes of the graph as a whole, with the articles that nodes and links name.
func aboutGraph(a *articles, g *subgraph.Subgraph) ([]field, error) {
	found, err := a.of(g)
	if err != nil {
		return nil, err
	}
	list := []json.RawMessage{}
	for _, article := range found {
		var b bytes.Buffer
		err := writeObject(&b, []field{
			{"id", article.ID}, {"url", article.URL}, {"title", article.Title},
			{"publisher", article.Publisher}, {"published", article.Published},
		})
		if err != nil {
			return nil, err
		}
		list = append(list, b.Bytes())
	}
	return []field{{"shape", g.Shape}, {"truncated", g.Truncated}, {"omitted", g.Omitted}, {"articles", list}}, nil
}

func nodeFields(n *subgraph.Node) []field {
	fields := []field{{"id", n.ID}, {"label", n.Label}, {"class", n.Class}}
	return appendShared(fields, n.Time, "", n.Article, n.Attrs)
}

func linkFields(e *subgraph.Edge) []field {
	fields := []field{{"source", e.Source}, {"target", e.Target}, {"key", e.ID}, {"label", e.Label}}
	return appendShared(fields, e.Time, e.Fact, e.Article, e.Attrs)
}

// appendShared appends what nodes and links have in common, as far as there is anything to say.
func appendShared(fields []field, t graph.Time, fact, article graph.ID, attrs []subgraph.Attr) []field {
	for _, f := range []field{{"time", t.Value}, {"fact", string(fact)}, {"article", string(article)}} {
		if f.value != "" {
			fields = append(fields, f)
		}
	}
	for _, a := range attrs {
		if a.Key.IsList() {
			fields = append(fields, field{string(a.Key), a.Values})
		} else {
			fields = append(fields, field{string(a.Key), a.Values[0]})
		}
	}
	return fields
}

// writeItem writes an object of a list on a line of its own.
func writeItem(ctx context.Context, w *bufio.Writer, i int, fields []field) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if i > 0 {
		w.WriteByte(',')
	}
	w.WriteByte('\n')
	return writeObject(w, fields)
}

// stringWriter is what bufio.Writer and bytes.Buffer have in common.
type stringWriter interface {
	Write([]byte) (int, error)
	WriteString(string) (int, error)
}

// writeObject writes fields in their order.
func writeObject(w stringWriter, fields []field) error {
	for i, f := range fields {
		if i == 0 {
			w.WriteString("{")
		} else {
			w.WriteString(",")
		}
		value, err := marshal(f.value)
		if err != nil {
			return err
		}
		w.WriteString(`"` + f.key + `":`)
		w.Write(value)
	}
	w.WriteString("}")
	return nil
}

// marshal is json.Marshal that leaves <, > and & readable.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
