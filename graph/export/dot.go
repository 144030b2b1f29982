package export

import (
	"bufio"
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

// dotHead makes "dot -Tsvg" draw a page that can be read: from left to right, with room between the boxes.
const dotHead = `digraph "demarche" {
  graph [charset="UTF-8", rankdir="LR", nodesep="0.3", ranksep="0.9", fontname="Helvetica", fontsize="11", pad="0.3"%s];
  node [fontname="Helvetica", fontsize="11", penwidth="1.2", margin="0.14,0.08", target="_blank"];
  edge [fontname="Helvetica", fontsize="9", arrowsize="0.7", target="_blank"];
`

// writeDOT writes the language of Graphviz. Labels are wrapped. Below that of an event, of an edge that stands for one,
// and of a relation stands its time, on a line of its own.
func writeDOT(ctx context.Context, w *bufio.Writer, r graph.Reader, g *subgraph.Subgraph) error {
	d := dotWriter{w, newArticles(ctx, r)}
	omitted := ""
	if g.Truncated {
		omitted = fmt.Sprintf(`, label="at least %d more nodes are left out", labelloc="b"`, g.Omitted)
	}
	fmt.Fprintf(w, dotHead, omitted)
	for i := range g.Nodes {
		if err := d.node(&g.Nodes[i]); err != nil {
			return err
		}
	}
	for i := range g.Edges {
		if err := d.edge(&g.Edges[i], g.Shape); err != nil {
			return err
		}
	}
	w.WriteString("}\n")
	return nil
}

type dotWriter struct {
	*bufio.Writer
	articles *articles
}

func (d dotWriter) node(n *subgraph.Node) error {
	link, err := d.articles.link(n.Article)
	if err != nil {
		return err
	}
	d.WriteString("  " + dotID(string(n.ID)))
	d.attrs(caption(n.Label, n.Time), nodeStyle(n), link, value(n.Attrs, subgraph.KeySentence))
	return nil
}

func (d dotWriter) edge(e *subgraph.Edge, shape subgraph.Shape) error {
	link, err := d.articles.link(e.Article)
	if err != nil {
		return err
	}
	when := e.Time
	if shape == subgraph.Events && e.Fact.Class() == graph.ClassEvent {
		when = graph.Time{} // the event itself says when
	}
	d.WriteString("  " + dotID(string(e.Source)) + " -> " + dotID(string(e.Target)))
	d.attrs(caption(e.Label, when), edgeStyle(e)+`, id=`+dotText(e.ID), link, value(e.Attrs, subgraph.KeySentence))
	return nil
}

// attrs ends the statement that has been begun.
func (d dotWriter) attrs(label, style, link, tooltip string) {
	d.WriteString(" [label=" + dotText(label) + style)
	if link != "" {
		d.WriteString(", URL=" + dotText(link))
	}
	if tooltip != "" {
		d.WriteString(", tooltip=" + dotText(oneLine(tooltip)))
	}
	d.WriteString("];\n")
}

// value is the value of an attribute that has one at most.
func value(attrs []subgraph.Attr, k subgraph.Key) string {
	for _, a := range attrs {
		if a.Key == k {
			return a.Values[0]
		}
	}
	return ""
}

// caption is a label wrapped into lines, with the time below it.
func caption(label string, t graph.Time) string {
	text := wrap(label)
	if t.Value != "" {
		text += "\n" + t.Value
	}
	return text
}

// maxLine is how many letters a line of a label has before it is wrapped.
const maxLine = 26

// wrap breaks a label into lines at white space. A label of nothing else becomes an open box, which can be seen.
func wrap(label string) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(label) {
		letters := utf8.RuneCountInString(word)
		switch {
		case b.Len() == 0:
		case column+1+letters > maxLine:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += letters
	}
	if b.Len() == 0 {
		return "␣"
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// dotID quotes a node's ID. Within quotes, DOT knows no escape but that of the quotation mark, and IRIs have none.
func dotID(id string) string { return `"` + strings.ReplaceAll(id, `"`, `\"`) + `"` }

// dotEscapes are for what Graphviz reads in labels, tooltips and the like: escape sequences and HTML's entities.
var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "&", "&amp;")

// dotText quotes a text that Graphviz shows.
func dotText(s string) string { return `"` + dotEscapes.Replace(visible(s)) + `"` }

// visible replaces the control characters, which neither SVG can hold nor an eye can see, by their pictures, and what
// else XML has no room for by U+FFFD.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r < ' ':
			return '␀' + r
		case r == 0x7f:
			return '␡'
		case r == 0xfffe || r == 0xffff:
			return utf8.RuneError
		}
		return r
	}, s)
}
