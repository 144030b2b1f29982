package eval

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// pronounSets are the parts of GAP (Webster et al. 2018). Rules and weights were made on the development set; of the
// other, figures but no errors were seen meanwhile.
var pronounSets = []struct{ name, path string }{
	{"GAP validation", "coref/gap/gap-validation.tsv"},
	{"GAP development", "coref/gap/gap-development.tsv"},
}

// Pronouns measures whom pronouns stand for: for each of two names near a pronoun, whether the two stand for the same
// person. The pipeline reads the bare text; a name is found when a mention that is chained with the pronoun overlaps it.
// The figure "bias" is F1 of feminine pronouns over that of masculine ones.
func Pronouns(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	var out []Figure
	for _, set := range pronounSets {
		examples, err := ReadGAP(data, set.path)
		if err != nil {
			return nil, err
		}
		var all, masculine, feminine Count
		for _, e := range examples {
			d, err := r.Annotate(ctx, e.Text, nlp.Meta{})
			if err != nil {
				return nil, err
			}
			c := e.Score(d)
			all.Add(c)
			if e.Masculine() {
				masculine.Add(c)
			} else {
				feminine.Add(c)
			}
		}
		m, f := masculine.Figure(set.name, "pronouns", "masculine"), feminine.Figure(set.name, "pronouns", "feminine")
		bias := Figure{Set: set.name, Measure: "pronouns", Type: "bias", Gold: all.Gold}
		if m.F > 0 {
			bias.F = f.F / m.F
		}
		out = append(out, all.Figure(set.name, "pronouns", ""), m, f, bias)
	}
	return out, nil
}

// GAP is an example of that data set: a text, a pronoun, and two names, with whether each is whom the pronoun stands for.
type GAP struct {
	Text    string
	Pronoun nlp.Span
	Names   [2]nlp.Span
	Coref   [2]bool
}

// Masculine reports whether the pronoun is one for men.
func (e GAP) Masculine() bool {
	switch strings.ToLower(e.Text[e.Pronoun.Start:e.Pronoun.End]) {
	case "he", "him", "his", "himself":
		return true
	}
	return false
}

// Chained tells for each name whether a mention chained with the pronoun overlaps it.
func (e GAP) Chained(d *nlp.Doc) (found [2]bool) {
	for _, cluster := range d.Clusters {
		holds := false
		for _, m := range cluster {
			holds = holds || d.SpanOf(m) == e.Pronoun
		}
		if !holds {
			continue
		}
		for _, m := range cluster {
			s := d.SpanOf(m)
			for k, name := range e.Names {
				found[k] = found[k] || s.Start < name.End && name.Start < s.End
			}
		}
	}
	return found
}

// Score counts the names whom the pronoun stands for, those found, and those found rightly.
func (e GAP) Score(d *nlp.Doc) (c Count) {
	for k, found := range e.Chained(d) {
		c.Gold += one(e.Coref[k])
		c.Found += one(found)
		c.Both += one(found && e.Coref[k])
	}
	return c
}

// ReadGAP reads a file of GAP. Its offsets count characters; those of the examples count bytes.
func ReadGAP(data fs.FS, path string) ([]GAP, error) {
	f, err := data.Open(path)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	var out []GAP
	for n := 1; lines.Scan(); n++ {
		if n == 1 {
			continue // the names of the columns
		}
		e, err := gapOf(strings.Split(lines.Text(), "\t"))
		if err != nil {
			return nil, fmt.Errorf("eval: reading %q, line %d: %w", path, n, err)
		}
		out = append(out, e)
	}
	return out, lines.Err()
}

func gapOf(cols []string) (GAP, error) {
	if len(cols) != 11 {
		return GAP{}, fmt.Errorf("%d columns, want 11", len(cols))
	}
	e := GAP{Text: cols[1], Coref: [2]bool{cols[6] == "TRUE", cols[9] == "TRUE"}}
	for i, at := range []*nlp.Span{&e.Pronoun, &e.Names[0], &e.Names[1]} {
		text, offset := cols[[]int{2, 4, 7}[i]], cols[[]int{3, 5, 8}[i]]
		n, err := strconv.Atoi(offset)
		if err != nil {
			return GAP{}, err
		}
		start := byteOf(cols[1], n)
		if start < 0 || !strings.HasPrefix(cols[1][start:], text) {
			return GAP{}, fmt.Errorf("no %q at character %d", text, n)
		}
		*at = nlp.Span{Start: start, End: start + len(text)}
	}
	return e, nil
}

// byteOf is the offset in bytes of the n-th character of s, or -1.
func byteOf(s string, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	if n > 0 {
		return -1
	}
	return at
}
