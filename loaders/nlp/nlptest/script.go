// Package nlptest runs scripts that test stages: sentences, each followed by what a stage should find in them.
//
// A script is a text file of cases between blank lines. In a case, lines that begin with "> " are the paragraphs of a
// text, and the lines behind them are what is expected; lines that begin with "#" say what the case is about. Adding a
// case is adding its "> " lines and letting -update write the rest, to be read before it is kept.
//
// What a stage should find, as against what it finds, is in files of marked sentences: ReadMarked, ScoreMarked.
package nlptest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Annotate reads a text into a document.
type Annotate func(text string) (*nlp.Doc, error)

// AnnotateDated reads a text of a date into a document.
type AnnotateDated func(published, text string) (*nlp.Doc, error)

// Show writes what a stage found in a document, a line each, with its newlines.
type Show func(d *nlp.Doc) string

// RunDated is Run for stages that a text's date matters to: it is the comment of each case, "# 2019-11-16", and none for
// "# -".
func RunDated(t *testing.T, glob string, update bool, annotate AnnotateDated, show Show) {
	t.Helper()
	run(t, glob, update, func(c *scriptCase) (*nlp.Doc, error) {
		date := strings.TrimSpace(strings.TrimPrefix(c.comment, "#"))
		return annotate(strings.TrimPrefix(date, "-"), c.text)
	}, show)
}

// Run runs the cases of every script that the glob matches. With update it writes what is found into the scripts.
func Run(t *testing.T, glob string, update bool, annotate Annotate, show Show) {
	t.Helper()
	run(t, glob, update, func(c *scriptCase) (*nlp.Doc, error) { return annotate(c.text) }, show)
}

func run(t *testing.T, glob string, update bool, annotate func(*scriptCase) (*nlp.Doc, error), show Show) {
	t.Helper()
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts at %s (%v)", glob, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases := parse(string(data))
		for i := range cases {
			t.Run(fmt.Sprintf("%s:%d", strings.TrimSuffix(filepath.Base(file), ".txt"), cases[i].line), func(t *testing.T) {
				cases[i].run(t, update, annotate, show)
			})
		}
		if update {
			if err := os.WriteFile(file, []byte(format(cases)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// scriptCase is one case of a script.
type scriptCase struct {
	line                 int    // where it begins
	comment, text, found string // found is what is expected
}

func (c *scriptCase) run(t *testing.T, update bool, annotate func(*scriptCase) (*nlp.Doc, error), show Show) {
	t.Helper()
	if c.text == "" {
		return // a comment on the cases that follow
	}
	d, err := annotate(c)
	if err != nil {
		t.Fatal(err)
	}
	found := show(d)
	if update {
		c.found = found
	}
	if found != c.found {
		t.Errorf("%s\n--- want\n%s--- found\n%s", c.text, c.found, found)
	}
}

// parse splits a script into its cases.
func parse(script string) []scriptCase {
	var cases []scriptCase
	begun := false
	for n, line := range strings.Split(script, "\n") {
		if line == "" {
			begun = false
			continue
		}
		if !begun {
			cases = append(cases, scriptCase{line: n + 1})
			begun = true
		}
		c := &cases[len(cases)-1]
		switch paragraph, isText := strings.CutPrefix(line, "> "); {
		case isText && c.text != "":
			c.text += "\n\n" + paragraph
		case isText:
			c.text = paragraph
		case strings.HasPrefix(line, "#"):
			c.comment += line + "\n"
		default:
			c.found += line + "\n"
		}
	}
	return cases
}

// format writes cases as a script; it undoes parse.
func format(cases []scriptCase) string {
	var out []string
	for _, c := range cases {
		text := c.comment
		if c.text != "" {
			text += "> " + strings.ReplaceAll(c.text, "\n\n", "\n> ") + "\n"
		}
		out = append(out, text+c.found)
	}
	return strings.Join(out, "\n")
}
