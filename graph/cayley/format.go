package cayley

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/demarche-kg/demarche/graph"
)

// The files of a store. FORMAT is written last when a store is made: as long as it is not there, no article is.
const (
	boltFile   = "graph.bolt"
	formatFile = "FORMAT"
	formatTemp = "FORMAT.new"
)

// FORMAT is one line, "demarche store 1". The number rises when what is in graph.bolt changes so that an older program
// would misread it.
const (
	formatWords   = "demarche store "
	formatVersion = 1
)

// condition is what a directory looks like from outside.
type condition int

const (
	absent  condition = iota // nothing of that name
	vacant                   // a directory that a store may be made in
	settled                  // a store of a format this version reads
)

// examine looks at dir without changing anything. What can neither be opened nor made a store is an error that says
// why.
func examine(dir string) (condition, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return absent, nil
	}
	if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
		return 0, fmt.Errorf("%w: a store is a directory, and this is a file", graph.ErrNoStore)
	}
	if err != nil {
		return 0, err
	}
	found := map[string]bool{}
	stranger := ""
	for _, e := range entries {
		found[e.Name()] = true
		if !ours(e.Name()) && stranger == "" {
			stranger = e.Name()
		}
	}
	switch {
	case found[formatFile] && !found[boltFile]:
		return 0, fmt.Errorf("%w: %s is there, but %s, which held the articles, is gone: put it back, or remove %[2]s to begin anew",
			graph.ErrNoStore, formatFile, boltFile)
	case found[formatFile]:
		return settled, checkFormat(filepath.Join(dir, formatFile))
	case stranger != "":
		return 0, fmt.Errorf("%w: the directory holds other files (%s) and is no store", graph.ErrNoStore, stranger)
	}
	return vacant, nil
}

// ours reports whether a file of that name may stand in a store's directory, or is one that file systems and desktops
// leave lying about.
func ours(name string) bool {
	switch name {
	case boltFile, formatFile, formatTemp, "lost+found":
		return true
	}
	return strings.HasPrefix(name, ".")
}

// checkFormat reads FORMAT and says what to do where this version cannot go on.
func checkFormat(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	number, isStore := strings.CutPrefix(strings.TrimSpace(string(text)), formatWords)
	version, err := strconv.Atoi(number)
	switch {
	case !isStore || err != nil || version < 1:
		return fmt.Errorf("%w: %s reads %.40q, not %q: this is no store of Demarche, or the file was damaged",
			graph.ErrFormat, formatFile, text, formatLine())
	case version > formatVersion:
		return fmt.Errorf("%w: the store has format %d and this version reads up to %d: use a newer Demarche, or write the articles out with the one that made it and ingest them again",
			graph.ErrFormat, version, formatVersion)
	}
	return nil
}

func formatLine() string { return formatWords + strconv.Itoa(formatVersion) + "\n" }

// writeFormat makes a directory a store, durably: FORMAT is there whole or not at all.
func writeFormat(dir string) error {
	temp := filepath.Join(dir, formatTemp)
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(formatLine())
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(temp, filepath.Join(dir, formatFile)); err != nil {
		return err
	}
	return syncDir(dir)
}

// syncDir makes the names in dir durable, where the system has a way to.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync() // Windows and some file systems refuse to, and need not
	return d.Close()
}
