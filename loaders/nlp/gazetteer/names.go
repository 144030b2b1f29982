package gazetteer

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

func (g *Gazetteer) loadNames(fsys fs.FS) (err error) {
	if g.first, err = readNames(fsys, "first_names.txt"); err != nil {
		return err
	}
	g.last, err = readNames(fsys, "last_names.txt")
	return err
}

// readNames reads a file of one name a line.
func readNames(fsys fs.FS, file string) (map[uint64]bool, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return nil, fmt.Errorf("gazetteer: opening table %q: %w", file, err)
	}
	defer f.Close()
	names := map[uint64]bool{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		name := lines.Text()
		if name == "" || strings.Contains(name, "\t") {
			return nil, fmt.Errorf("gazetteer: reading table %q: %w: line %d: %q is no name", file, ErrTable, n, name)
		}
		names[keyOf(name).lower] = true
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("gazetteer: reading table %q: %w", file, err)
	}
	return names, nil
}

// FirstName reports whether word is a common given name: "Angela", "José",
// "JOHN", and "Jean-Claude" by its first part. A word in lower case is none.
func (g *Gazetteer) FirstName(word string) bool { return isName(g.first, word) }

// LastName reports whether word is a common family name, as [Gazetteer.FirstName].
// The list is not complete for any country: that a word is not in it says nothing.
func (g *Gazetteer) LastName(word string) bool { return isName(g.last, word) }

func isName(names map[uint64]bool, word string) bool {
	if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
		return false
	}
	k := keyOf(word)
	return names[k.lower] || k.words > 1 && names[k.first]
}
