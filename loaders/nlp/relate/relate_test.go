package relate_test

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

// TestScripts runs the sentences of testdata through the whole pipeline and shows the relations.
func TestScripts(t *testing.T) {
	nlptest.RunReader(t, "testdata/*.txt", *update, english.New, show)
}

// show writes a relation a line, with its status and time behind it.
func show(d *nlp.Doc) string {
	var b strings.Builder
	for _, r := range d.Relations {
		object := ""
		if r.Object >= 0 {
			object = ", " + d.Entities[r.Object].Name
		}
		fmt.Fprintf(&b, "%s(%s%s)", r.Type, d.Entities[r.Subject].Name, object)
		if r.Status != "" {
			b.WriteString(" " + r.Status)
		}
		if r.Time >= 0 {
			b.WriteString(" " + d.Times[r.Time].EDTF)
		}
		b.WriteString("\n")
	}
	return b.String()
}
