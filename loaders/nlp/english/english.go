// Package english is the one list of the stages that read English news, in order.
package english

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"sync"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/facts"
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/amount"
	"github.com/demarche-kg/demarche/loaders/nlp/chunk"
	"github.com/demarche-kg/demarche/loaders/nlp/coref"
	"github.com/demarche-kg/demarche/loaders/nlp/frame"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/ner"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/punctuation"
	"github.com/demarche-kg/demarche/loaders/nlp/quote"
	"github.com/demarche-kg/demarche/loaders/nlp/relate"
	"github.com/demarche-kg/demarche/loaders/nlp/timex"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
	"github.com/demarche-kg/demarche/loaders/overlay"
)

// Reader reads English articles. It is immutable and safe for concurrent use.
type Reader struct {
	gazetteer *gazetteer.Gazetteer
	overlay   *overlay.Overlay
	text      *nlp.Pipeline // for plain text
	given     *nlp.Pipeline // for text that comes cut into tokens
	docs      sync.Pool     // of *nlp.Doc, for what is read into facts: their memory serves the next text
}

// Options say how to read otherwise than New does.
type Options struct {
	Ranker  *model.Ranker    // for whoever trains one; nil is the one that is part of the program
	Overlay *overlay.Overlay // users' own words; nil is none
	Judge   frame.Judge      // of events, for whoever trains one; nil is the one that is part of the program
	Ruled   bool             // no judge of events: what the rules say
}

// New loads the models and tables that are part of the program and builds the pipeline.
func New() (*Reader, error) { return NewWith(Options{}) }

// NewWith is New with options. What is wrong in a lexicon of the overlay is an error that wraps overlay.ErrInvalid.
func NewWith(o Options) (*Reader, error) {
	var g *gazetteer.Gazetteer
	var lexicon *model.Lexicon
	var network *model.Neural
	var clusters *model.Clusters
	var names *model.Names
	ranker, judge := o.Ranker, o.Judge
	err := atOnce(
		func() (err error) { g, err = gazetteer.Load(); return err },
		func() (err error) { lexicon, err = model.LoadLexicon(); return err },
		func() (err error) { network, err = model.LoadNeural(); return err },
		func() (err error) { clusters, err = model.LoadClusters(); return err },
		func() (err error) { names, err = model.LoadNames(); return err },
		func() (err error) {
			if ranker == nil {
				ranker, err = model.LoadRanker()
			}
			return err
		},
		func() error {
			if judge != nil || o.Ruled {
				return nil
			}
			events, err := model.LoadEvents()
			judge = frame.Learned(events)
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	stages := []nlp.Stage{assumed{}}
	for _, makeStage := range []func() (nlp.Stage, error){
		func() (nlp.Stage, error) { return neural.New(network) },
		func() (nlp.Stage, error) { return lemma.New(lexicon, clusters), nil },
		func() (nlp.Stage, error) { return punctuation.New(), nil },
		func() (nlp.Stage, error) { return overlaid(o.Overlay.Names)(ner.New(g, names)) },
		func() (nlp.Stage, error) { return timex.New(), nil },
		func() (nlp.Stage, error) { return chunk.New(), nil },
		func() (nlp.Stage, error) { return amount.New(), nil },
		quote.New,
		func() (nlp.Stage, error) { return overlaid(o.Overlay.Entities)(coref.New(g, coref.Ranker(ranker))) },
		relate.New,
		quote.NewSpeakers,
		func() (nlp.Stage, error) { return frames(judge, o.Overlay) },
	} {
		s, err := makeStage()
		if err != nil {
			return nil, err
		}
		stages = append(stages, s)
	}
	text, err := nlp.New(append([]nlp.Stage{token.NewLayout(), token.New()}, stages...)...)
	if err != nil {
		return nil, err
	}
	given, err := nlp.New(append([]nlp.Stage{token.NewGiven()}, stages...)...)
	if err != nil {
		return nil, err
	}
	return &Reader{gazetteer: g, overlay: o.Overlay, text: text, given: given, docs: sync.Pool{New: func() any { return new(nlp.Doc) }}}, nil
}

// overlaid makes a stage and puts a step of the overlay's behind it.
func overlaid(step func(nlp.Stage) nlp.Stage) func(nlp.Stage, error) (nlp.Stage, error) {
	return func(s nlp.Stage, err error) (nlp.Stage, error) {
		if err != nil {
			return nil, err
		}
		return step(s), nil
	}
}

// frames makes the last stage, with the lexicons of the overlay.
func frames(judge frame.Judge, o *overlay.Overlay) (nlp.Stage, error) {
	var words []frame.Words
	for _, folder := range o.Lexicons() {
		words = append(words, frame.Words{Name: folder, Files: os.DirFS(folder)})
	}
	s, err := frame.New(judge, words...)
	if err != nil && len(words) > 0 {
		err = fmt.Errorf("%w: %w", overlay.ErrInvalid, err)
	}
	return s, err
}

// atOnce runs tasks at the same time: loading is most of the time that a short run takes. It gives the error of the
// first task that has one.
func atOnce(tasks ...func() error) error {
	errs := make([]error, len(tasks))
	var wg sync.WaitGroup
	for i, task := range tasks {
		wg.Go(func() { errs[i] = task() })
	}
	wg.Wait()
	return cmp.Or(errs...)
}

// Stages lists the stages that read plain text, in order.
func (r *Reader) Stages() []nlp.Stage { return r.text.Stages() }

// Annotate reads a text into a document with every layer. Its error wraps ErrEmpty, ErrNotText or ErrNotEnglish for
// what is not read.
func (r *Reader) Annotate(ctx context.Context, text string, meta nlp.Meta) (*nlp.Doc, error) {
	d := new(nlp.Doc)
	return d, r.AnnotateInto(ctx, d, text, meta)
}

// AnnotateInto is Annotate for those who read one text after the other: the memory of d's last text serves the next.
func (r *Reader) AnnotateInto(ctx context.Context, d *nlp.Doc, text string, meta nlp.Meta) error {
	if err := d.Reset(text, meta); err != nil {
		return err
	}
	if err := refuse(text); err != nil {
		return err
	}
	return r.text.Annotate(ctx, d)
}

// AnnotateGiven reads a document that comes cut into tokens (nlp.NewTokenized), and keeps them as they are. It refuses
// nothing.
func (r *Reader) AnnotateGiven(ctx context.Context, d *nlp.Doc) error {
	return r.given.Annotate(ctx, d)
}

// Extract gives the facts of an article. Its ID is computed; empty fields are filled from the text.
func (r *Reader) Extract(ctx context.Context, a graph.Article) (*graph.Facts, error) {
	f, _, err := r.Explain(ctx, a)
	return f, err
}

// Explain is Extract, with the rules by which events and relations were read.
func (r *Reader) Explain(ctx context.Context, a graph.Article) (*graph.Facts, facts.Rules, error) {
	d := r.docs.Get().(*nlp.Doc)
	defer r.docs.Put(d)
	err := r.AnnotateInto(ctx, d, a.Text, nlp.Meta{Title: a.Title, Publisher: a.Publisher, Byline: a.Byline, Published: a.Published})
	if err != nil {
		return nil, nil, err
	}
	f, rules, err := facts.Explain(d, a, countryNames{r.gazetteer})
	if err != nil {
		return nil, nil, err
	}
	r.overlay.Apply(f)
	return f, rules, nil
}

// countryNames lets package facts ask the gazetteer.
type countryNames struct{ g *gazetteer.Gazetteer }

func (c countryNames) Names(alpha2 string) (alpha3, name string, ok bool) {
	info, ok := c.g.Country(alpha2)
	return info.Alpha3, info.Name, ok
}
