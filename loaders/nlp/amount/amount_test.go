package amount_test

import (
	"context"
	"flag"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/amount"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
	"github.com/demarche-kg/demarche/loaders/nlp/timex"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// TestScripts compares the amounts found with those of the scripts: words | value unit, and what else is known.
func TestScripts(t *testing.T) {
	nlptest.Run(t, "testdata/*.txt", *update, func(text string) (*nlp.Doc, error) {
		return readWith("\n"+text, token.NewLayout(), token.New(), timex.New(), amount.New())
	}, func(d *nlp.Doc) string { return strings.TrimPrefix(show(d)+"\n", "\n") })
}

func readWith(text string, stages ...nlp.Stage) (*nlp.Doc, error) {
	d, err := nlp.NewDoc(text, nlp.Meta{Published: "2019-11-16"})
	if err != nil {
		return nil, err
	}
	p, err := nlp.New(stages...)
	if err != nil {
		return nil, err
	}
	return d, p.Annotate(context.Background(), d)
}

// annotate finds the amounts of a text, with its times known.
func annotate(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	return annotateWith(t, text, token.NewLayout(), token.New(), timex.New(), amount.New())
}

func annotateWith(t testing.TB, text string, stages ...nlp.Stage) *nlp.Doc {
	t.Helper()
	d, err := readWith(text, stages...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// show writes the amounts of a document, one a line.
func show(d *nlp.Doc) string {
	lines := make([]string, len(d.Amounts))
	for i, a := range d.Amounts {
		lines[i] = showAmount(d, a)
	}
	return strings.Join(lines, "\n")
}

// showAmount writes an amount: words | value unit, and what else is known.
func showAmount(d *nlp.Doc, a nlp.Amount) string {
	s := d.TextOf(a.Range) + " | " + a.Value + " " + a.Unit
	if a.Approx {
		s += " approx"
	}
	if a.Min != "" {
		s += " min " + a.Min
	}
	if a.Max != "" {
		s += " max " + a.Max
	}
	if a.Per != "" {
		s += " per " + a.Per
	}
	return s
}
