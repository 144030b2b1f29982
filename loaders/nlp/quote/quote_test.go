package quote_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
)

var update = flag.Bool("update", false, "rewrite what testdata expects")

// TestScripts runs the sentences of testdata through the whole pipeline and shows the quotations.
func TestScripts(t *testing.T) {
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	annotate := func(text string) (*nlp.Doc, error) {
		return reader.Annotate(t.Context(), text, nlp.Meta{Published: "2019-11-18"})
	}
	nlptest.Run(t, "testdata/*.txt", *update, annotate, show)
}

// show writes a quotation a line: its kind, who says it by which cue, and what; voices that pass it on and what it is more
// of stand behind.
func show(d *nlp.Doc) string {
	var b strings.Builder
	for i, q := range d.Quotations {
		fmt.Fprintf(&b, "%d %s", i+1, [...]string{"direct", "indirect", "mixed"}[q.Kind])
		if q.Manner != nlp.States {
			b.WriteString([...]string{"", " held", " wanted", " touched on"}[q.Manner])
		}
		fmt.Fprintf(&b, ", %s %q: %s", speaker(d, q), d.TextOf(q.Cue), d.TextOf(q.Content))
		if q.Outer >= 0 {
			fmt.Fprintf(&b, " (within %d)", q.Outer+1)
		}
		if q.Continues >= 0 {
			fmt.Fprintf(&b, " (more of %d)", q.Continues+1)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// speaker is the name of the entity that speaks; the words of the source in brackets where it is none.
func speaker(d *nlp.Doc, q nlp.Quotation) string {
	if q.Speaker >= 0 && d.Mentions[q.Speaker].Entity >= 0 {
		return d.Entities[d.Mentions[q.Speaker].Entity].Name
	}
	if q.Source.Len() > 0 {
		return "[" + d.TextOf(q.Source) + "]"
	}
	return "nobody named"
}
