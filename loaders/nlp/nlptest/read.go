package nlptest

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Reader is a whole pipeline, such as english.Reader.
type Reader interface {
	Annotate(ctx context.Context, text string, meta nlp.Meta) (*nlp.Doc, error)
}

// RunReader is Run with a whole pipeline that reads the texts as of November 2019.
func RunReader[R Reader](t *testing.T, glob string, update bool, newReader func() (R, error), show Show) {
	t.Helper()
	reader, err := newReader()
	if err != nil {
		t.Fatal(err)
	}
	Run(t, glob, update, func(text string) (*nlp.Doc, error) {
		return reader.Annotate(t.Context(), text, nlp.Meta{Published: "2019-11-18"})
	}, show)
}

// Read reads a text with a pipeline.
func Read(t testing.TB, p *nlp.Pipeline, text string) *nlp.Doc {
	t.Helper()
	d, err := nlp.NewDoc(text, nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Annotate(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// ReadAtOnce holds that a text is read the same by several goroutines at once as by one alone.
func ReadAtOnce(t *testing.T, read func() *nlp.Doc) {
	t.Helper()
	want := read()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if !slices.Equal(read().Tokens, want.Tokens) {
				t.Error("two readings of a text differ")
			}
		})
	}
	wg.Wait()
}
