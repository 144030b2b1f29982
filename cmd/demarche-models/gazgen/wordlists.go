package gazgen

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"golang.org/x/text/unicode/norm"
)

const (
	treebankFile  = "treebanks/ud/EWT/en_ewt-ud-train.conllu"
	firstNamesDir = "gazetteers/names/NamesDatabases/first names/"
	surnamesDir   = "gazetteers/names/NamesDatabases/surnames/"
)

// ordinaryAt is how often the treebank must write a word in lower case, and
// not as a name, for it to be an ordinary word.
const ordinaryAt = 2

// readOrdinary learns from the treebank which words are ordinary English, so
// that names like "Will", "Reading" and "Split" can be left out.
func (g *generation) readOrdinary() error {
	b, err := g.readFile(treebankFile)
	if err != nil {
		return err
	}
	counts := map[string]int{}
	lines := bufio.NewScanner(bytes.NewReader(b))
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) == 10 && cells[3] != "PROPN" && cells[3] != "X" && cells[1] == strings.ToLower(cells[1]) {
			counts[gazetteer.Fold(cells[1])]++
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading source %q: %w", treebankFile, err)
	}
	g.ordinary = map[string]bool{}
	for word, n := range counts {
		if n >= ordinaryAt {
			g.ordinary[word] = true
		}
	}
	return nil
}

// isOrdinary reports whether every word of a name is an ordinary English word.
func (g *generation) isOrdinary(name string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(gazetteer.Fold(name))) {
		if !g.ordinary[word] {
			return false
		}
	}
	return true
}

// readNames reads a list of one name a line, whatever its encoding errors.
func (g *generation) readNames(file string) ([]string, error) {
	b, err := g.readFile(file)
	if err != nil {
		return nil, err
	}
	var names []string
	for line := range strings.Lines(string(b)) {
		name := norm.NFC.String(strings.TrimSpace(strings.TrimPrefix(line, "\ufeff")))
		if isNameWord(name) {
			names = append(names, name)
		} else if name != "" {
			g.drop("names: not one capitalized word")
		}
	}
	return names, nil
}

// isNameWord reports whether s is one capitalized word of two letters or more.
func isNameWord(s string) bool {
	letters := 0
	for i, r := range s {
		switch {
		case i == 0 && !unicode.IsUpper(r):
			return false
		case unicode.IsLetter(r) && r != unicode.ReplacementChar:
			letters++
		case r != '\'' && r != '-':
			return false
		}
	}
	return letters > 1
}
