package timex_test

import (
	"context"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/timex"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

// annotate finds the times of a text published on a date.
func annotate(t testing.TB, published, text string) *nlp.Doc {
	t.Helper()
	d, err := nlp.NewDoc(text, nlp.Meta{Published: published})
	if err != nil {
		t.Fatal(err)
	}
	p, err := nlp.New(token.NewLayout(), token.New(), timex.New())
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

var typeNames = map[nlp.TimexType]string{nlp.TimexDate: "DATE", nlp.TimexTime: "TIME", nlp.TimexDuration: "DURATION", nlp.TimexSet: "SET"}

// show writes the times of a document: words | type | value | EDTF, one a line.
func show(d *nlp.Doc) string {
	var b strings.Builder
	for _, x := range d.Times {
		b.WriteString(d.TextOf(x.Range) + " | " + typeNames[x.Type] + " | " + x.Value + " | " + x.EDTF + "\n")
	}
	return strings.TrimSpace(b.String())
}
