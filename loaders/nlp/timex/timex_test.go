package timex_test

import (
	"context"
	"flag"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
	"github.com/demarche-kg/demarche/loaders/nlp/timex"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// shared is where public data to check with lies, beside the project. Tests that need it skip where it is absent.
const shared = "../../../../shared/data"

// TestScripts compares the times found with those of the scripts: words | type | TIMEX3 value | EDTF.
func TestScripts(t *testing.T) {
	nlptest.RunDated(t, "testdata/*.txt", *update, func(published, text string) (*nlp.Doc, error) {
		return read(published, "\n"+text)
	}, func(d *nlp.Doc) string { return strings.TrimPrefix(show(d)+"\n", "\n") })
}

// read finds the times of a text published on a date.
func read(published, text string) (*nlp.Doc, error) {
	d, err := nlp.NewDoc(text, nlp.Meta{Published: published})
	if err != nil {
		return nil, err
	}
	p, err := nlp.New(token.NewLayout(), token.New(), timex.New())
	if err != nil {
		return nil, err
	}
	return d, p.Annotate(context.Background(), d)
}

// annotate is read in a test.
func annotate(t testing.TB, published, text string) *nlp.Doc {
	t.Helper()
	d, err := read(published, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var typeNames = map[nlp.TimexType]string{nlp.TimexDate: "DATE", nlp.TimexTime: "TIME", nlp.TimexDuration: "DURATION", nlp.TimexSet: "SET"}

// show writes the times of a document: words | type | value | EDTF, one a line.
func show(d *nlp.Doc) string {
	var b strings.Builder
	for _, x := range d.Times {
		line := d.TextOf(x.Range) + " | " + typeNames[x.Type] + " | " + x.Value + " | " + x.EDTF
		b.WriteString(strings.TrimSuffix(line, " ") + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
