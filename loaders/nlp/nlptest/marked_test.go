package nlptest

import (
	"reflect"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

func TestMarksAreTakenOutOfTheText(t *testing.T) {
	m, err := parseMarked("They met {last week = DATE 2019-W45} and {1 = A}.")
	want := Marked{Text: "They met last week and 1.", Marks: []Mark{
		{nlp.Span{Start: 9, End: 18}, []string{"DATE", "2019-W45"}}, {nlp.Span{Start: 23, End: 24}, []string{"A"}}}}
	if err != nil || !reflect.DeepEqual(m, want) {
		t.Errorf("got %+v, %v; want %+v", m, err, want)
	}
	for _, bad := range []string{"{open = A", "{no value}", "{ = A}"} {
		if _, err := parseMarked(bad); err == nil {
			t.Errorf("%q was read as a marked sentence", bad)
		}
	}
}
