package eval

import (
	"context"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/iob"
)

// Names measures the names of people, places and organizations on given tokens: those found in the same words and of the
// same type. World newswire comes first, the half that nothing was chosen on before the other. The texts of Wikipedia
// have other guidelines and are only for information.
func Names(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	tuned, unseen, err := iob.Newswire(data)
	if err != nil {
		return nil, err
	}
	articles, politics, err := iob.Wikipedia(data)
	if err != nil {
		return nil, err
	}
	var out []Figure
	for _, set := range []struct {
		name string
		docs []iob.Document
	}{{"newswire dev, unseen", unseen}, {"newswire dev, tuned", tuned}, {"wikigold", articles}, {"crossner politics", politics}} {
		counts := map[string]Count{}
		for _, d := range set.docs {
			if err := r.AnnotateGiven(ctx, d.Doc); err != nil {
				return nil, err
			}
			for typ, c := range iob.Compare(d.Names, d.Doc) {
				for _, typ := range []string{typ, ""} {
					sum := counts[typ]
					sum.Add(Count(c))
					counts[typ] = sum
				}
			}
		}
		for _, typ := range append([]string{""}, iob.Types...) {
			out = append(out, counts[typ].Figure(set.name, "names", typ))
		}
	}
	return out, nil
}
