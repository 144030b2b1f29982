package gazetteer

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// ErrTable is what every error about the content of a table wraps.
var ErrTable = errors.New("malformed gazetteer table")

// listSeparator stands between the items of a cell that holds a list.
const listSeparator = ";"

// readTable reads the tab-separated file name from fsys, checks that its first
// line names exactly the given columns, and calls row for each further line
// with as many cells as there are columns. The cells are valid only during the
// call. Errors name the file and the line.
func readTable(fsys fs.FS, name string, columns []string, row func(cells []string) error) error {
	f, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("gazetteer: opening table %q: %w", name, err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		cells := strings.Split(lines.Text(), "\t")
		if n == 1 {
			if !slices.Equal(cells, columns) {
				return fmt.Errorf("gazetteer: reading table %q: %w: line 1: columns are %q, want %q", name, ErrTable, cells, columns)
			}
			continue
		}
		if len(cells) != len(columns) {
			return fmt.Errorf("gazetteer: reading table %q: %w: line %d: %d cells, want %d", name, ErrTable, n, len(cells), len(columns))
		}
		if err := row(cells); err != nil {
			return fmt.Errorf("gazetteer: reading table %q: %w: line %d: %w", name, ErrTable, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("gazetteer: reading table %q: %w", name, err)
	}
	return nil
}

// list splits a cell that holds a list; an empty cell is no items.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, listSeparator)
}
