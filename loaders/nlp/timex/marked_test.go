package timex_test

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
)

// markedScore counts marked times, times found, and those of both with the same words, type, value and EDTF.
type markedScore struct{ marked, found, spans, types, values, dated, edtf int }

// TestMarked reads sentences in the style of news, whose times were marked before the stage read them, with the whole
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
	}{{"unseen", 0.95, 0.91, false}, {"seen", 0.97, 0.97, true}} {
		t.Run(c.name, func(t *testing.T) {
			sentences, err := nlptest.ReadMarked("testdata/marked/" + c.name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			var s markedScore
			for _, m := range sentences {
				d, err := reader.Annotate(t.Context(), "\n"+m.Text, nlp.Meta{Published: m.Head})
				if err != nil {
					t.Fatal(err)
				}
				wrong := s.add(m, d)
				if wrong != "" && c.show {
					t.Logf("%s | %s\n%s", m.Head, m.Text, wrong)
				}
			}
			all := float64(s.marked + s.found)
			spans, values := 2*float64(s.spans)/all, 2*float64(s.values)/all
			t.Logf("%d marked, %d found: spans %.3f, with type %.3f, with value %.3f; EDTF right %d of %d", s.marked, s.found, spans,
				2*float64(s.types)/all, values, s.edtf, s.dated)
			if spans < c.spans || values < c.values {
				t.Errorf("F1 of spans %.3f, with value %.3f: want %.2f and %.2f", spans, values, c.spans, c.values)
			}
		})
	}
}

// add counts a sentence and says what is wrong in it.
func (s *markedScore) add(m nlptest.Marked, d *nlp.Doc) string {
	var wrong strings.Builder
	found := map[nlp.Span]nlp.Time{}
	for _, x := range d.Times {
		span := d.SpanOf(x.Range)
		found[nlp.Span{Start: span.Start - 1, End: span.End - 1}] = x // the text began with a newline
	}
	s.marked, s.found = s.marked+len(m.Marks), s.found+len(found)
	for _, mark := range m.Marks {
		x, ok := found[mark.Span]
		words := m.Text[mark.Start:mark.End]
		if !ok {
			wrong.WriteString("  missing " + words + "\n")
			continue
		}
		delete(found, mark.Span)
		s.spans++
		sameType, sameValue := typeNames[x.Type] == mark.Fields[0], x.Value == mark.Fields[1]
		s.types += count(sameType)
		s.values += count(sameValue)
		if !sameType || !sameValue {
			wrong.WriteString("  value   " + words + ": " + typeNames[x.Type] + " " + x.Value + ", marked " + strings.Join(mark.Fields, " ") + "\n")
		}
		if len(mark.Fields) > 2 {
			s.dated++
			same := x.EDTF == strings.Trim(mark.Fields[2], "-") || x.EDTF == mark.Fields[2]
			s.edtf += count(same)
			if !same {
				wrong.WriteString("  edtf    " + words + ": " + x.EDTF + ", marked " + mark.Fields[2] + "\n")
			}
		}
	}
	for _, x := range d.Times {
		span := d.SpanOf(x.Range)
		if _, extra := found[nlp.Span{Start: span.Start - 1, End: span.End - 1}]; extra {
			wrong.WriteString("  extra   " + d.TextOf(x.Range) + " " + x.Value + "\n")
		}
	}
	return wrong.String()
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
