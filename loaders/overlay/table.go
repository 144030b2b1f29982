package overlay

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxFile = 16 << 20 // bytes of a file
	maxCell = 300      // bytes of a name: no name is longer, but a text in the wrong place is
)

// table reads a file of lines with cells between tabs, and calls row for each with max cells, the last of them perhaps
// empty. Empty lines and those that begin with "#" are skipped.
func (l *loader) table(path string, min, max int, columns string, row func(place string, cells []string)) {
	text, ok := l.content(path)
	if !ok {
		return
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		place := fmt.Sprintf("%s:%d", path, n)
		cells := strings.Split(strings.TrimRight(line, "\t\r "), "\t")
		if len(cells) < min || len(cells) > max {
			l.problem(place, "%s, where there should be %s, with tabs between them", count(len(cells), "cell"), columns)
			continue
		}
		for len(cells) < max {
			cells = append(cells, "")
		}
		if l.cells(place, cells, min) {
			row(place, cells)
		}
	}
}

// cells trims cells, drops the article that a name has in a sentence, and checks that the first of them, as many as there must be, are not empty.
func (l *loader) cells(place string, cells []string, min int) bool {
	for i, c := range cells {
		c = strings.TrimPrefix(oneLine(c), "the ")
		cells[i] = c
		switch {
		case c == "" && i < min:
			l.problem(place, "cell %d is empty: fill it or remove the line", i+1)
			return false
		case len(c) > maxCell:
			l.problem(place, "cell %d has %d bytes, more than the %d that a name may have: shorten it", i+1, len(c), maxCell)
			return false
		case strings.ContainsFunc(c, unicode.IsControl):
			l.problem(place, "cell %d has a control character: retype it", i+1)
			return false
		}
	}
	return true
}

// content is a file's text, checked to be a text of no more than maxFile bytes.
func (l *loader) content(path string) (string, bool) {
	text, err := readFile(path)
	if err != nil {
		l.problem(path, "cannot be read: %v", cause(err))
		return "", false
	}
	if len(text) > maxFile {
		l.problem(path, "more than %d MiB: split it over several overlays", maxFile>>20)
		return "", false
	}
	if at := notText(text); at > 0 {
		l.problem(fmt.Sprintf("%s:%d", path, at), "not UTF-8: save the file as UTF-8 text")
		return "", false
	}
	return strings.TrimPrefix(text, "\ufeff"), true
}

var errNoFile = errors.New("neither a file nor a link to one")

// readFile is the text of a regular file, one byte more than maxFile at most.
func readFile(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() { // a pipe would be waited for
		return "", errNoFile
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	return string(data), err
}

// notText is the first line that is not UTF-8, 0 for none.
func notText(text string) int {
	if utf8.ValidString(text) {
		return 0
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if !utf8.ValidString(line) {
			break
		}
	}
	return n
}

// cause is an error of a file without its path, which the message names already.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
