package nlptest

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// MarkedSet is a file of marked sentences, testdata/marked/Name.txt, and what a stage must reach on it.
type MarkedSet struct {
	Name          string
	Spans, Values float64 // floors of F1: of the words, and of the words with what they mean
	Show          bool    // log what is wrong; sets that are kept from whoever mends the stage do not
}

// Finding is what a stage found in a marked sentence.
type Finding struct {
	nlp.Span
	Says  string            // for the log
	Means func(m Mark) bool // whether it is what was marked there
}

// ScoreMarked reads a set of marked sentences, each behind a newline, so that none is taken for a headline, and fails
// where the stage stays below the floors.
func ScoreMarked(t *testing.T, set MarkedSet, read func(m Marked, text string) (*nlp.Doc, error), find func(d *nlp.Doc) []Finding) {
	t.Helper()
	sentences, err := ReadMarked("testdata/marked/" + set.Name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	const before = "\n"
	var s markedScore
	for _, m := range sentences {
		d, err := read(m, before+m.Text)
		if err != nil {
			t.Fatal(err)
		}
		found := find(d)
		for i := range found {
			found[i].Start, found[i].End = found[i].Start-len(before), found[i].End-len(before)
		}
		if wrong := s.add(m, found); wrong != "" && set.Show {
			t.Logf("%s | %s\n%s", m.Head, m.Text, wrong)
		}
	}
	all := float64(s.marked + s.found)
	spans, values := 2*float64(s.spans)/all, 2*float64(s.values)/all
	t.Logf("%d marked, %d found: spans %.3f, with what they mean %.3f", s.marked, s.found, spans, values)
	if spans < set.Spans || values < set.Values {
		t.Errorf("F1 of spans %.3f, with what they mean %.3f: want %.2f and %.2f", spans, values, set.Spans, set.Values)
	}
}

// markedScore counts marked expressions, those found, and those of both with the same words and with the same meaning.
type markedScore struct{ marked, found, spans, values int }

// add counts a sentence and says what is wrong in it.
func (s *markedScore) add(m Marked, found []Finding) string {
	s.marked, s.found = s.marked+len(m.Marks), s.found+len(found)
	marks := map[nlp.Span]Mark{}
	for _, mark := range m.Marks {
		marks[mark.Span] = mark
	}
	var wrong strings.Builder
	for _, f := range found {
		mark, ok := marks[f.Span]
		if !ok {
			wrong.WriteString("  extra   " + m.Text[f.Start:f.End] + ": " + f.Says + "\n")
			continue
		}
		delete(marks, f.Span)
		s.spans++
		if f.Means(mark) {
			s.values++
		} else {
			wrong.WriteString("  value   " + m.Text[f.Start:f.End] + ": " + f.Says + ", marked " + strings.Join(mark.Fields, " ") + "\n")
		}
	}
	for _, mark := range m.Marks {
		if _, missing := marks[mark.Span]; missing {
			wrong.WriteString("  missing " + m.Text[mark.Start:mark.End] + "\n")
		}
	}
	return wrong.String()
}
