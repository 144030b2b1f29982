package coref_test

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

// TestScripts runs the sentences of testdata through the whole pipeline and shows the mentions with their entities.
func TestScripts(t *testing.T) {
	nlptest.RunReader(t, "testdata/*.txt", *update, english.New, show)
}

var classes = map[nlp.EntityClass]string{nlp.PersonClass: "person", nlp.OfficeClass: "office", nlp.OrganizationClass: "organization",
	nlp.CountryClass: "country", nlp.PlaceClass: "place", nlp.MilitaryUnitClass: "unit", nlp.AgreementClass: "agreement"}

// show writes an entity a line, with its mentions and then what they say of it, each once.
func show(d *nlp.Doc) string {
	var b strings.Builder
	for _, e := range d.Entities {
		fmt.Fprintf(&b, "%s %s:", classes[e.Class], e.Name)
		var said []string
		for _, m := range e.Mentions {
			fmt.Fprintf(&b, " %q", strings.Join(strings.Fields(d.TextOf(d.Mentions[m].Range)), " "))
			for _, what := range roles(d, d.Mentions[m].Role) {
				if !strings.Contains(strings.Join(said, "; "), what) {
					said = append(said, what)
				}
			}
		}
		if len(said) > 0 {
			fmt.Fprintf(&b, " (%s)", strings.Join(said, "; "))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// roles says what a role holds, but for what its class has anyway.
func roles(d *nlp.Doc, r nlp.Role) []string {
	var out []string
	if r.Office.Len() > 0 {
		out = append(out, "office "+d.TextOf(r.Office))
	}
	if r.Of >= 0 && d.Mentions[r.Of].Entity >= 0 {
		out = append(out, "of "+d.Entities[d.Mentions[r.Of].Entity].Name)
	}
	if r.Country != "" {
		out = append(out, r.Country)
	}
	if r.Former {
		out = append(out, "former")
	}
	if r.Spokes {
		out = append(out, "speaks")
	}
	if r.Group {
		out = append(out, "group")
	}
	return out
}
