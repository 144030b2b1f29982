package eval

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/annotated"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// AnnotatedEvents measures the events that are found in the annotated articles that nothing was learnt from, as
// annotated.Score counts them.
func AnnotatedEvents(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	return JudgedEvents(ctx, r, data, false)
}

// JudgedEvents is AnnotatedEvents, or the same of the part to tune by.
func JudgedEvents(ctx context.Context, r *english.Reader, data fs.FS, tune bool) ([]Figure, error) {
	articles, err := annotated.Read(data)
	if err != nil {
		return nil, err
	}
	part, set := annotated.Unseen, "annotated events, unseen"
	if tune {
		part, set = annotated.Tune, "annotated events, to tune by"
	}
	var s annotated.Score
	for i := range articles {
		a := &articles[i]
		if a.Part() != part {
			continue
		}
		d, err := r.Annotate(ctx, a.Text, nlp.Meta{Published: a.Published})
		if err != nil {
			return nil, fmt.Errorf("eval: reading annotated article %q: %w", a.Name, err)
		}
		s.Add(a.Compare(d))
	}
	figure := func(kind string, both int) Figure { return Count{both, s.Found, s.Events}.Figure(set, "events", kind) }
	of := func(kind string, both int) Figure {
		return Count{both, s.Classes, s.Classes}.Figure(set, "events", kind)
	}
	return []Figure{figure("word", s.Words), figure("word and class", s.Classes), figure("and both actors", s.Framed),
		of("source, given", s.Sources), of("target, given", s.Targets)}, nil
}
