package amount_test

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
)

// markedScore counts marked amounts, amounts found, and those of both with the same words and with the same meaning.
type markedScore struct{ marked, found, spans, values int }

// TestMarked reads sentences in the style of news, whose amounts were marked before the stage read them, with the whole
// pipeline. Those of unseen.txt stay unread by whoever mends the stage; it is the figure to believe.
func TestMarked(t *testing.T) {
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name          string
		spans, values float64 // floors of F1
		show          bool
	}{{"unseen", 0.86, 0.84, false}, {"seen", 0.94, 0.94, true}} {
		t.Run(c.name, func(t *testing.T) {
			sentences, err := nlptest.ReadMarked("testdata/marked/" + c.name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			var s markedScore
			for _, m := range sentences {
				d, err := reader.Annotate(t.Context(), "\n"+m.Text, nlp.Meta{Published: "2019-11-16"})
				if err != nil {
					t.Fatal(err)
				}
				if wrong := s.add(m, d); wrong != "" && c.show {
					t.Logf("%s\n%s", m.Text, wrong)
				}
			}
			all := float64(s.marked + s.found)
			spans, values := 2*float64(s.spans)/all, 2*float64(s.values)/all
			t.Logf("%d marked, %d found: spans %.3f, with all they say %.3f", s.marked, s.found, spans, values)
			if spans < c.spans || values < c.values {
				t.Errorf("F1 of spans %.3f, with all they say %.3f: want %.2f and %.2f", spans, values, c.spans, c.values)
			}
		})
	}
}

// add counts a sentence and says what is wrong in it.
func (s *markedScore) add(m nlptest.Marked, d *nlp.Doc) string {
	marked := map[nlp.Span]string{}
	for _, mark := range m.Marks {
		marked[mark.Span] = strings.ReplaceAll(strings.Join(mark.Fields, " "), "_", " ")
	}
	s.marked, s.found = s.marked+len(m.Marks), s.found+len(d.Amounts)
	var wrong strings.Builder
	for _, a := range d.Amounts {
		span := d.SpanOf(a.Range)
		span = nlp.Span{Start: span.Start - 1, End: span.End - 1} // the text began with a newline
		want, ok := marked[span]
		_, says, _ := strings.Cut(showAmount(d, a), " | ")
		switch {
		case !ok:
			wrong.WriteString("  extra   " + showAmount(d, a) + "\n")
			continue
		case says == want:
			s.values++
		default:
			wrong.WriteString("  value   " + showAmount(d, a) + ", marked " + want + "\n")
		}
		s.spans++
		delete(marked, span)
	}
	for _, mark := range m.Marks {
		if _, missing := marked[mark.Span]; missing {
			wrong.WriteString("  missing " + m.Text[mark.Start:mark.End] + "\n")
		}
	}
	return wrong.String()
}
