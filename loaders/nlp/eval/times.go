package eval

import (
	"context"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// Times measures expressions of time on the part of the NewsReader MEANTIME corpus that is for development (Minard et al.,
// LREC 2016), the way TempEval-3 does: strict spans; relaxed ones, which need only overlap; and of the relaxed ones those
// with the right type and the right value. The corpus leaves out most words such as "about" and tags a few nouns that
// name no time. All of it served to write the rules.
func Times(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	files, err := meantimeFiles(data)
	if err != nil {
		return nil, err
	}
	var s timeScore
	for _, name := range files {
		c, err := readCAT(data, name)
		if err != nil {
			return nil, err
		}
		text, gold := c.times()
		d, err := r.Annotate(ctx, text, nlp.Meta{Published: c.published()})
		if err != nil {
			return nil, err
		}
		s.add(gold, d)
	}
	const set = "MEANTIME apple"
	return []Figure{s.strict.Figure(set, "times", "strict span"), s.relaxed.Figure(set, "times", "relaxed span"),
		s.typed.Figure(set, "times", "type"), s.valued.Figure(set, "times", "value")}, nil
}

// goldTime is an annotated time and its place in the text.
type goldTime struct {
	nlp.Span
	kind, value string
}

// times is the text of the annotated sentences with the times in it.
func (c *catDoc) times() (string, []goldTime) {
	text, at := c.text(annotatedSentences)
	var out []goldTime
	for _, x := range c.Times {
		if span := x.in(at); span.End > 0 {
			out = append(out, goldTime{span, x.Type, x.Value})
		}
	}
	return text, out
}

// timexNames are the types as TIMEX3 writes them.
var timexNames = [...]string{nlp.TimexDate: "DATE", nlp.TimexTime: "TIME", nlp.TimexDuration: "DURATION", nlp.TimexSet: "SET"}

// timeScore counts times.
type timeScore struct{ strict, relaxed, typed, valued Count }

// add compares one document. Each time that was annotated is matched with the one found that has its span, or else with
// the first that overlaps it and is not taken.
func (s *timeScore) add(gold []goldTime, d *nlp.Doc) {
	taken := make([]bool, len(d.Times))
	for _, c := range []*Count{&s.strict, &s.relaxed, &s.typed, &s.valued} {
		c.Gold += len(gold)
		c.Found += len(d.Times)
	}
	for _, g := range gold {
		i := pair(g.Span, d, taken)
		if i < 0 {
			continue
		}
		taken[i] = true
		x := d.Times[i]
		s.relaxed.Both++
		s.strict.Both += one(d.SpanOf(x.Range) == g.Span)
		s.typed.Both += one(timexNames[x.Type] == g.kind)
		s.valued.Both += one(x.Value == g.value)
	}
}

// pair is the index of the time that a span is compared with, -1 for none.
func pair(s nlp.Span, d *nlp.Doc, taken []bool) int {
	overlapping := -1
	for i, x := range d.Times {
		f := d.SpanOf(x.Range)
		if f == s {
			return i
		}
		if overlapping < 0 && !taken[i] && f.Start < s.End && s.Start < f.End {
			overlapping = i
		}
	}
	return overlapping
}
