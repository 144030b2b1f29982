package timex_test

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
)

// TestMarked reads sentences in the style of news, whose times were marked before the stage read them, with the whole
// pipeline. Those of unseen.txt stay unread by whoever mends the stage; it is the figure to believe.
func TestMarked(t *testing.T) {
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range []nlptest.MarkedSet{
		{Name: "unseen", Spans: 0.95, Values: 0.91},
		{Name: "seen", Spans: 0.97, Values: 0.97, Show: true},
	} {
		t.Run(set.Name, func(t *testing.T) {
			var also markedFields
			nlptest.ScoreMarked(t, set, func(m nlptest.Marked, text string) (*nlp.Doc, error) {
				return reader.Annotate(t.Context(), text, nlp.Meta{Published: m.Head})
			}, also.findings)
			t.Logf("types wrong: %d; EDTF right %d of %d", also.wrongTypes, also.edtf, also.dated)
		})
	}
}

// markedFields counts times with the words that were marked but not the type, those with an EDTF marked, and those that
// have it.
type markedFields struct{ wrongTypes, dated, edtf int }

// findings are the times of a sentence, which mean what was marked where they have its TIMEX3 value.
func (s *markedFields) findings(d *nlp.Doc) []nlptest.Finding {
	var out []nlptest.Finding
	for _, x := range d.Times {
		says := typeNames[x.Type] + " " + x.Value + " " + x.EDTF
		out = append(out, nlptest.Finding{Span: d.SpanOf(x.Range), Says: says, Means: func(m nlptest.Mark) bool {
			s.wrongTypes += count(typeNames[x.Type] != m.Fields[0])
			if len(m.Fields) > 2 {
				s.dated++
				s.edtf += count(x.EDTF == strings.Trim(m.Fields[2], "-") || x.EDTF == m.Fields[2])
			}
			return x.Value == m.Fields[1]
		}})
	}
	return out
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
