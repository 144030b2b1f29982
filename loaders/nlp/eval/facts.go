package eval

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/factsjson"
	"github.com/demarche-kg/demarche/loaders/gold"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// Facts measures what is extracted from the annotated articles of a folder, as package gold counts it. The figures of
// the articles that are kept from tuning come first; there is nothing to learn of them but those figures. A measure that
// is a share has it as P, R and F.
func Facts(ctx context.Context, r *english.Reader, articles fs.FS, set string) ([]Figure, error) {
	texts, err := gold.Read(articles)
	if err != nil {
		return nil, err
	}
	var unseen, seen gold.Tally
	for i := range texts {
		tally, err := tallyFacts(ctx, r, &texts[i])
		if err != nil {
			return nil, err
		}
		if texts[i].Unseen {
			unseen.Add(tally)
		} else {
			seen.Add(tally)
		}
	}
	return append(factFigures(set+", unseen", unseen), factFigures(set+", seen", seen)...), nil
}

func tallyFacts(ctx context.Context, r *english.Reader, text *gold.Text) (gold.Tally, error) {
	f, err := r.Extract(ctx, graph.Article{Text: text.Text, Source: text.ID})
	if err != nil {
		return gold.Tally{}, fmt.Errorf("eval: reading annotated article %q: %w", text.ID, err)
	}
	var line bytes.Buffer
	if err := factsjson.Write(&line, f); err != nil {
		return gold.Tally{}, fmt.Errorf("eval: annotated article %q: %w", text.ID, err)
	}
	found, err := gold.Parse(line.Bytes())
	if err != nil {
		return gold.Tally{}, fmt.Errorf("eval: annotated article %q: %w", text.ID, err)
	}
	return gold.Compare(&text.Article, found), nil
}

func factFigures(set string, t gold.Tally) []Figure {
	answer := t.Answer()
	out := []Figure{{Set: set, Measure: "facts", Type: "answer", P: answer, R: answer, F: answer, Gold: t.Lenient.Gold}}
	pairs := func(kind string, p gold.Pairs) {
		precision, recall, f1 := p.PRF()
		out = append(out, Figure{set, "facts", kind, precision, recall, f1, p.Gold})
	}
	shares := func(kind string, s gold.Share) {
		out = append(out, Figure{set, "facts", kind, s.Value(), s.Value(), s.Value(), s.Of})
	}
	pairs("detect", t.Detect)
	pairs("frame", t.Frame)
	pairs("lenient", t.Lenient)
	shares("essential", t.Essential)
	pairs("entities", t.Entities)
	pairs("relations", t.Relations)
	shares("time", t.Time)
	shares("amount", t.Amount)
	shares("attribution", t.Attribution)
	shares("modality", t.Modality)
	pairs("negation", t.Negation)
	pairs("disputes", t.Disputes)
	return out
}
