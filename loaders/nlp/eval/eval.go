// Package eval measures how well the pipeline reads, stage by stage, on public annotated data that stands beside the
// project and is not part of it.
//
//	data ─▶ a Scorer (reads gold annotations, runs the pipeline on the bare text, compares) ─▶ []Figure ─▶ Write
//
// Each file holds one scorer; All lists them. A scorer gives the pipeline nothing but text, or text cut into tokens
// where its measure asks for that. The figures of all scorers are a golden file, testdata/scores.golden, so that any
// change of the pipeline shows what it moved. The command demarche-models score prints them.
//
// Some of the data served to write the rules and choose the options of the stages; a set that was kept from that ends
// in "unseen".
package eval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// Figure is one measured figure. An accuracy has the same P, R and F.
type Figure struct {
	Set     string // the data: "GUM/open dev"
	Measure string // what is measured: "UPOS", "LAS", "names"
	Type    string // "" for all types together
	P, R, F float64
	Gold    int // how many there are to find
}

// Scorer measures a reader on data below a folder of public data. Its error wraps fs.ErrNotExist where its data is absent.
type Scorer struct {
	Name  string
	Score func(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error)
}

// All lists the scorers, in the order of the pipeline's stages.
func All() []Scorer {
	return []Scorer{
		{"segmentation", Segmentation},
		{"trees", Trees},
		{"names", Names},
		{"times", Times},
		{"amounts", Amounts},
		{"quotations", Quotations},
		{"pronouns", Pronouns},
		{"coreference", Coreference},
		{"coded events", Plover},
		{"coded structures", Petrarch},
		{"events", Meantime},
		{"timelines", Timelines},
		{"annotated events", AnnotatedEvents},
	}
}

// Run gives the figures of all scorers whose data is there, and the names of those whose data is not. Beside the public
// data it takes a folder of annotated articles for Facts, nil for none.
func Run(ctx context.Context, r *english.Reader, data, articles fs.FS) (figures []Figure, absent []string, err error) {
	for _, s := range append(All(), annotatedNews(articles)) {
		found, err := s.Score(ctx, r, data)
		if errors.Is(err, fs.ErrNotExist) {
			absent = append(absent, s.Name)
			continue
		}
		if err != nil {
			return nil, nil, fmt.Errorf("eval: measuring %s: %w", s.Name, err)
		}
		figures = append(figures, found...)
	}
	return figures, absent, nil
}

// annotatedNews is the scorer of facts, which has its data from elsewhere.
func annotatedNews(articles fs.FS) Scorer {
	return Scorer{"facts", func(ctx context.Context, r *english.Reader, _ fs.FS) ([]Figure, error) {
		if articles == nil {
			return nil, fs.ErrNotExist
		}
		return Facts(ctx, r, articles, "annotated news dev")
	}}
}

// Write writes figures as a table for people, one a line.
func Write(w io.Writer, figures []Figure) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-32s %-22s %-16s %6s %6s %6s %7s\n", "set", "measure", "type", "P", "R", "F", "gold")
	for _, f := range figures {
		fmt.Fprintf(&b, "%-32s %-22s %-16s %6.2f %6.2f %6.2f %7d\n", f.Set, f.Measure, f.Type, 100*f.P, 100*f.R, 100*f.F, f.Gold)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Count compares what was found with what is there to find.
type Count struct{ Both, Found, Gold int }

// Add adds another count.
func (c *Count) Add(o Count) {
	c.Both += o.Both
	c.Found += o.Found
	c.Gold += o.Gold
}

// Figure is precision, recall and F1 of the count.
func (c Count) Figure(set, measure, kind string) Figure {
	f := Figure{Set: set, Measure: measure, Type: kind, P: share(c.Both, c.Found), R: share(c.Both, c.Gold), Gold: c.Gold}
	f.F = share(2*c.Both, c.Found+c.Gold)
	return f
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// compare counts the equal values of two lists, each taken as a set.
func compare[T comparable](gold, found []T) Count {
	in := map[T]bool{}
	for _, g := range gold {
		in[g] = true
	}
	c := Count{Gold: len(in)}
	seen := map[T]bool{}
	for _, f := range found {
		if !seen[f] && in[f] {
			c.Both++
		}
		seen[f] = true
	}
	c.Found = len(seen)
	return c
}
