package frame_test

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

// TestScripts runs the sentences of testdata through the whole pipeline and shows the events that the rules find.
func TestScripts(t *testing.T) {
	rules := func() (*english.Reader, error) { return english.NewWith(english.Options{Ruled: true}) }
	nlptest.RunReader(t, "testdata/*.txt", *update, rules, show)
}

// TestJudged runs sentences through the whole pipeline with the judges that are part of the program.
func TestJudged(t *testing.T) {
	nlptest.RunReader(t, "testdata/judged/*.txt", *update, english.New, show)
}

// show writes an event a line: source CLASS target, what, and the slots that are filled.
func show(d *nlp.Doc) string {
	var b strings.Builder
	for i, f := range d.Frames {
		fmt.Fprintf(&b, "%d %s %s %s: %s", i+1, names(d, f.Source), f.Type, names(d, f.Target), d.TextOf(f.Content))
		for _, a := range f.Amounts {
			fmt.Fprintf(&b, "; amount %s %s", d.Amounts[a].Value, d.Amounts[a].Unit)
		}
		if f.Time >= 0 {
			b.WriteString("; time " + d.Times[f.Time].EDTF)
		}
		if len(f.Place) > 0 {
			b.WriteString("; place " + names(d, f.Place))
		}
		if len(f.AttributedTo) > 0 {
			b.WriteString("; according to " + names(d, f.AttributedTo))
		}
		if f.Modality != "asserted" {
			b.WriteString("; " + f.Modality)
		}
		if f.Negative {
			b.WriteString("; negative")
		}
		b.WriteString(links("retells", f.Elaborates) + links("disputes", f.Disputes) + "\n")
	}
	return b.String()
}

func names(d *nlp.Doc, entities []int) string {
	if len(entities) == 0 {
		return "-"
	}
	var out []string
	for _, e := range entities {
		out = append(out, d.Entities[e].Name)
	}
	return strings.Join(out, " + ")
}

func links(what string, frames []int) string {
	var out string
	for _, f := range frames {
		out += fmt.Sprintf("; %s %d", what, f+1)
	}
	return out
}
