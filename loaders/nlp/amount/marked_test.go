package amount_test

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
)

// TestMarked reads sentences in the style of news, whose amounts were marked before the stage read them, with the whole
// pipeline. Those of unseen.txt stay unread by whoever mends the stage; it is the figure to believe.
func TestMarked(t *testing.T) {
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range []nlptest.MarkedSet{
		{Name: "unseen", Spans: 0.86, Values: 0.84},
		{Name: "seen", Spans: 0.94, Values: 0.94, Show: true},
	} {
		t.Run(set.Name, func(t *testing.T) {
			nlptest.ScoreMarked(t, set, func(_ nlptest.Marked, text string) (*nlp.Doc, error) {
				return reader.Annotate(t.Context(), text, nlp.Meta{Published: "2019-11-16"})
			}, findings)
		})
	}
}

// findings are the amounts of a sentence.
func findings(d *nlp.Doc) []nlptest.Finding {
	var out []nlptest.Finding
	for _, a := range d.Amounts {
		_, says, _ := strings.Cut(showAmount(d, a), " | ")
		out = append(out, nlptest.Finding{Span: d.SpanOf(a.Range), Says: says, Means: func(m nlptest.Mark) bool {
			return says == strings.ReplaceAll(strings.Join(m.Fields, " "), "_", " ")
		}})
	}
	return out
}
