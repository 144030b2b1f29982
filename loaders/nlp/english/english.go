// Package english is the one list of the stages that read English news, in order.
package english

import (
	"context"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/facts"
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/amount"
	"github.com/demarche-kg/demarche/loaders/nlp/chunk"
	"github.com/demarche-kg/demarche/loaders/nlp/coref"
	"github.com/demarche-kg/demarche/loaders/nlp/frame"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/ner"
	"github.com/demarche-kg/demarche/loaders/nlp/quote"
	"github.com/demarche-kg/demarche/loaders/nlp/relate"
	"github.com/demarche-kg/demarche/loaders/nlp/tag"
	"github.com/demarche-kg/demarche/loaders/nlp/timex"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

// Reader reads English articles. It is immutable and safe for concurrent use.
type Reader struct {
	gazetteer *gazetteer.Gazetteer
	pipeline  *nlp.Pipeline
}

// New loads the models and tables that are part of the program and builds the pipeline.
func New() (*Reader, error) {
	g, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	tagger, err := model.LoadTagger()
	if err != nil {
		return nil, err
	}
	stages := []nlp.Stage{token.NewLayout(), token.New(), tag.New(tagger)}
	for _, makeStage := range []func() (nlp.Stage, error){
		func() (nlp.Stage, error) { return ner.New(g) },
		func() (nlp.Stage, error) { return timex.New(), nil },
		func() (nlp.Stage, error) { return chunk.New(), nil },
		func() (nlp.Stage, error) { return amount.New(), nil },
		func() (nlp.Stage, error) { return coref.New(g) },
		func() (nlp.Stage, error) { return relate.New(), nil },
		quote.New,
		frame.New,
	} {
		s, err := makeStage()
		if err != nil {
			return nil, err
		}
		stages = append(stages, s)
	}
	p, err := nlp.New(stages...)
	if err != nil {
		return nil, err
	}
	return &Reader{g, p}, nil
}

// Annotate reads a text into a document with every layer.
func (r *Reader) Annotate(ctx context.Context, text string, meta nlp.Meta) (*nlp.Doc, error) {
	d, err := nlp.NewDoc(text, meta)
	if err != nil {
		return nil, err
	}
	return d, r.pipeline.Annotate(ctx, d)
}

// Extract gives the facts of an article. Its ID is computed; empty fields are filled from the text.
func (r *Reader) Extract(ctx context.Context, a graph.Article) (*graph.Facts, error) {
	d, err := r.Annotate(ctx, a.Text, nlp.Meta{Title: a.Title, Publisher: a.Publisher, Byline: a.Byline, Published: a.Published})
	if err != nil {
		return nil, err
	}
	return facts.FromDoc(d, a, countryNames{r.gazetteer})
}

// countryNames lets package facts ask the gazetteer.
type countryNames struct{ g *gazetteer.Gazetteer }

func (c countryNames) Names(alpha2 string) (alpha3, name string, ok bool) {
	info, ok := c.g.Country(alpha2)
	return info.Alpha3, info.Name, ok
}
