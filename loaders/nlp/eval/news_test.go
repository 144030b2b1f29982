package eval_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/gold"
)

// TestNewsIsAnnotatedSoundly checks the annotation of our own articles: what it quotes stands in the text, what it
// refers to is there, and its words are those of the vocabulary.
func TestNewsIsAnnotatedSoundly(t *testing.T) {
	texts, err := gold.Read(os.DirFS("testdata/news"))
	if err != nil {
		t.Fatal(err)
	}
	unseen := 0
	for i := range texts {
		checkAnnotation(t, &texts[i])
		if texts[i].Unseen {
			unseen++
		}
	}
	if len(texts) < 8 || unseen*2 != len(texts) {
		t.Errorf("%d articles, %d of them unseen, want at least 8 and half", len(texts), unseen)
	}
}

func checkAnnotation(t *testing.T, a *gold.Text) {
	t.Helper()
	inText := func(what, words string) {
		if words == "" || !strings.Contains(a.Text, words) {
			t.Errorf("%s: %s %q is not in the text", a.ID, what, words)
		}
	}
	known := map[string]bool{}
	for _, e := range a.Entities {
		known[e.ID] = true
		if c := graph.Class(e.Type); !c.IsEntity() {
			t.Errorf("%s: %s has the type %q", a.ID, e.ID, e.Type)
		}
		for _, m := range e.Mentions {
			inText("mention", string(m))
		}
	}
	refer := func(from string, ids ...string) {
		for _, id := range ids {
			if !known[id] {
				t.Errorf("%s: %s refers to %q, which is not there", a.ID, from, id)
			}
		}
	}
	for _, r := range a.Relations {
		if refer(r.Type, r.Subject); r.Object != "" {
			refer(r.Type, r.Object)
		} else if r.Type != string(graph.Expires) || r.Time == "" {
			t.Errorf("%s: %s of %s has no object", a.ID, r.Type, r.Subject)
		}
	}
	for _, e := range a.Events {
		refer(e.ID, slices.Concat(e.Source, e.Target, e.AttributedTo)...)
		known[e.ID] = true
		inText("sentence", e.Sentence)
		if !graph.EventType(e.Type).Valid() {
			t.Errorf("%s: %s has the type %q", a.ID, e.ID, e.Type)
		}
		for _, x := range e.Amounts {
			inText("amount", x.Text)
		}
		if _, _, err := graph.ParseEDTF(string(e.Time)); e.Time != "" && err != nil {
			t.Errorf("%s: %s: %v", a.ID, e.ID, err)
		}
	}
	for _, e := range a.Events {
		refer(e.ID, e.Disputes...)
	}
}
