package ner_test

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

// TestScripts runs the sentences of testdata through the whole pipeline and shows the names.
func TestScripts(t *testing.T) {
	nlptest.RunReader(t, "testdata/*.txt", *update, english.New, show)
}

var types = map[nlp.NameType]string{nlp.Person: "person", nlp.Organization: "organization", nlp.Country: "country",
	nlp.Place: "place", nlp.MilitaryUnit: "unit", nlp.Agreement: "agreement", nlp.Nationality: "nationality"}

// show writes a name a line: its type, its words, and in brackets what a gazetteer adds.
func show(d *nlp.Doc) string {
	var b strings.Builder
	for _, n := range d.Names {
		fmt.Fprintf(&b, "%s %q", types[n.Type], d.TextOf(n.Range))
		if known := strings.TrimSpace(n.Canon + " " + n.Country); known != "" {
			fmt.Fprintf(&b, " [%s]", known)
		}
		b.WriteString("\n")
	}
	return b.String()
}
