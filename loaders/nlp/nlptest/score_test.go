package nlptest

import (
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

func TestMarkedAndFoundAreCompared(t *testing.T) {
	m, err := parseMarked("{May = A}, {June = B} or {July = C}.")
	if err != nil {
		t.Fatal(err)
	}
	is := func(want string) func(Mark) bool { return func(m Mark) bool { return m.Fields[0] == want } }
	var s markedScore
	wrong := s.add(m, []Finding{{nlp.Span{Start: 0, End: 3}, "A", is("A")}, {nlp.Span{Start: 5, End: 9}, "X", is("X")},
		{nlp.Span{Start: 10, End: 12}, "Y", is("Y")}})
	if want := (markedScore{marked: 3, found: 3, spans: 2, values: 1}); s != want {
		t.Errorf("counted %+v, want %+v", s, want)
	}
	if want := "  value   June: X, marked B\n  extra   or: Y\n  missing July\n"; wrong != want {
		t.Errorf("said\n%swant\n%s", wrong, want)
	}
}
