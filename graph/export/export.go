package export

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

// Format names a format as it is asked for: "dot".
type Format string

// The formats.
const (
	DOT       Format = "dot"        // Graphviz
	JSONGraph Format = "json-graph" // node-link JSON, for networkx and D3
	NQuads    Format = "nquads"     // RDF 1.1 N-Quads, the facts themselves
)

// ErrFormat is what the error wraps where there is no such format.
var ErrFormat = errors.New("unknown format")

// format is all there is to say about a Format.
type format struct {
	name      Format
	mediaType string
	extension string // of files, with the dot
	encode    encoder
}

// encoder writes g to w, which keeps the first error for the end: only other errors need be returned. Whatever g does
// not say of its nodes and edges is asked of r.
type encoder func(ctx context.Context, w *bufio.Writer, r graph.Reader, g *subgraph.Subgraph) error

// formats is the one list of what there is, by name.
func formats() []format {
	return []format{
		{DOT, "text/vnd.graphviz; charset=utf-8", ".dot", writeDOT},
		{JSONGraph, "application/json", ".json", writeJSONGraph},
		{NQuads, "application/n-quads", ".nq", writeNQuads},
	}
}

// Formats lists the formats by name.
func Formats() []Format {
	var out []Format
	for _, f := range formats() {
		out = append(out, f.name)
	}
	return out
}

// MediaType is the media type of what the format writes, "" for an unknown format.
func (f Format) MediaType() string { return f.entry().mediaType }

// Extension is what the names of the format's files end with, such as ".dot"; "" for an unknown format.
func (f Format) Extension() string { return f.entry().extension }

func (f Format) entry() format {
	for _, entry := range formats() {
		if entry.name == f {
			return entry
		}
	}
	return format{}
}

// ParseFormat reads a format's name, letter case aside. The error, which wraps ErrFormat, lists the names there are and
// says which of them may have been meant.
func ParseFormat(name string) (Format, error) {
	f := Format(strings.ToLower(strings.TrimSpace(name)))
	if f.entry().encode != nil {
		return f, nil
	}
	meant := ""
	if near := nearest(string(f)); near != "" {
		meant = fmt.Sprintf(", did you mean %q?", near)
	}
	return "", fmt.Errorf("export: %w %.40q%s (there are %s)", ErrFormat, name, meant, list())
}

func list() string {
	var names []string
	for _, f := range Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

// nearest is the format whose name takes the fewest changes to make of a typed one, "" where none is near.
func nearest(typed string) Format {
	if len(typed) > 40 {
		return ""
	}
	changes := func(f Format) int {
		if typed != "" && (strings.HasPrefix(string(f), typed) || strings.HasPrefix(typed, string(f))) {
			return 1
		}
		return distance(typed, string(f))
	}
	best := slices.MinFunc(Formats(), func(a, b Format) int { return cmp.Compare(changes(a), changes(b)) })
	if changes(best) > max(2, len(best)/2) {
		return ""
	}
	return best
}

// distance counts the letters to insert, delete or replace to make b of a (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// Write writes g, which was built from r, to w as it goes along: after an error w may have got a part of it. A cancelled
// context is an error.
func Write(ctx context.Context, w io.Writer, f Format, r graph.Reader, g *subgraph.Subgraph) error {
	entry := f.entry()
	if entry.encode == nil {
		return fmt.Errorf("export: %w %.40q (there are %s)", ErrFormat, f, list())
	}
	buffered := bufio.NewWriterSize(contextWriter{ctx, w}, 32<<10)
	err := ctx.Err()
	if err == nil {
		err = entry.encode(ctx, buffered, r, g)
	}
	if err == nil {
		err = buffered.Flush()
	}
	if err != nil {
		return fmt.Errorf("export: writing %s: %w", f, err)
	}
	return nil
}

// contextWriter is a writer that fails once its context is cancelled.
type contextWriter struct {
	ctx context.Context
	w   io.Writer
}

func (c contextWriter) Write(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(b)
}
