package names

import (
	"context"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/iob"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/ner"
)

// Evaluate tags documents and finds their names with a model.
func Evaluate(ctx context.Context, m *model.Names, docs []iob.Document) (map[string]iob.Count, error) {
	if err := prepare(ctx, docs); err != nil {
		return nil, err
	}
	g, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	stage, err := ner.New(g, m)
	if err != nil {
		return nil, err
	}
	all := map[string]iob.Count{}
	for _, d := range docs {
		d.Doc.Names = nil
		if err := stage.Annotate(d.Doc); err != nil {
			return nil, err
		}
		for t, c := range iob.Compare(d.Names, d.Doc) {
			sum := all[t]
			all[t] = iob.Count{Both: sum.Both + c.Both, Found: sum.Found + c.Found, Gold: sum.Gold + c.Gold}
		}
	}
	return all, nil
}
