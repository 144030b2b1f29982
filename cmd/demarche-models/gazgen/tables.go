package gazgen

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// writeTable adds a table to the result: its columns, then its rows sorted by
// their cells. A cell that could not be read back is an error.
func (g *generation) writeTable(file string, columns []string, rows [][]string) error {
	slices.SortFunc(rows, slices.Compare[[]string])
	rows = slices.CompactFunc(rows, slices.Equal[[]string])
	var b bytes.Buffer
	b.WriteString(strings.Join(columns, "\t") + "\n")
	for _, row := range rows {
		for _, cell := range row {
			if strings.ContainsAny(cell, "\t\r\n\"") || !norm.NFC.IsNormalString(cell) || cell != strings.TrimSpace(cell) {
				return fmt.Errorf("writing table %q: %w: cell %q", file, ErrSource, cell)
			}
		}
		b.WriteString(strings.Join(row, "\t") + "\n")
	}
	g.result.Files[file] = b.Bytes()
	g.result.Counts[file] = len(rows)
	return nil
}

// writeList adds a list of names, one a line, sorted.
func (g *generation) writeList(file string, names []string) {
	slices.Sort(names)
	names = slices.Compact(names)
	g.result.Files[file] = []byte(strings.Join(names, "\n") + "\n")
	g.result.Counts[file] = len(names)
}

// joinList makes the cell of a list; items come once, in their order, and
// never hold the separator.
func joinList(items []string) string {
	var kept []string
	for _, item := range items {
		if item = strings.TrimSpace(item); item != "" && !strings.Contains(item, ";") && !slices.Contains(kept, item) {
			kept = append(kept, item)
		}
	}
	return strings.Join(kept, ";")
}

// splitList is the reverse of joinList.
func splitList(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ";")
}

// override reads a hand-written table: lines that begin with "#" are comments,
// the first other line names the columns. Trailing empty cells may be missing.
func (g *generation) override(file string, columns ...string) ([][]string, error) {
	f, err := g.src.Overrides.Open(file)
	if err != nil {
		return nil, fmt.Errorf("opening override: %w", err)
	}
	defer f.Close()
	var rows [][]string
	header := false
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimSuffix(lines.Text(), "\r")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		cells := strings.Split(norm.NFC.String(text), "\t")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case !header && !slices.Equal(cells, columns):
			return nil, fmt.Errorf("reading override %q: %w: line %d: columns are %q, want %q", file, ErrSource, n, cells, columns)
		case len(cells) > len(columns):
			return nil, fmt.Errorf("reading override %q: %w: line %d: %d cells, want %d", file, ErrSource, n, len(cells), len(columns))
		case header:
			rows = append(rows, append(cells, make([]string, len(columns)-len(cells))...))
		}
		header = true
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading override %q: %w", file, err)
	}
	return rows, nil
}

// readFile reads a source whole.
func (g *generation) readFile(path string) ([]byte, error) {
	b, err := fs.ReadFile(g.src.Data, path)
	if err != nil {
		return nil, fmt.Errorf("reading source: %w", err)
	}
	return b, nil
}
