package nlptest

import (
	"fmt"
	"os"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Marked is a sentence in which what a stage should find was marked by hand, before the stage read it: "They met {last
// week = DATE 2019-W45}."
type Marked struct {
	Head  string // the last "# " line before it: what holds for it, such as the article's date
	Text  string // without the marks
	Marks []Mark
}

// Mark is one marked expression.
type Mark struct {
	nlp.Span
	Fields []string // the words behind the "="
}

// ReadMarked reads a file of marked sentences, one a line.
func ReadMarked(file string) ([]Marked, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("nlptest: %w", err)
	}
	var out []Marked
	head := ""
	for n, line := range strings.Split(string(data), "\n") {
		if comment, ok := strings.CutPrefix(line, "# "); ok {
			head = comment
			continue
		}
		if line == "" {
			continue
		}
		m, err := parseMarked(line)
		if err != nil {
			return nil, fmt.Errorf("nlptest: %s line %d: %w", file, n+1, err)
		}
		m.Head = head
		out = append(out, m)
	}
	return out, nil
}

// parseMarked reads one sentence with its marks.
func parseMarked(line string) (Marked, error) {
	var m Marked
	var text strings.Builder
	for {
		before, rest, marked := strings.Cut(line, "{")
		text.WriteString(before)
		if !marked {
			m.Text = text.String()
			return m, nil
		}
		mark, after, closed := strings.Cut(rest, "}")
		words, fields, valued := strings.Cut(mark, " = ")
		if !closed || !valued || words == "" {
			return Marked{}, fmt.Errorf("%q is no {words = value}", mark)
		}
		start := text.Len()
		text.WriteString(words)
		m.Marks = append(m.Marks, Mark{nlp.Span{Start: start, End: text.Len()}, strings.Fields(fields)})
		line = after
	}
}
