package facts_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/index"
	"github.com/demarche-kg/demarche/loaders/facts"
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// read extracts an article of an address and a day.
func read(t *testing.T, url, published, text string) *graph.Facts {
	t.Helper()
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	f, err := reader.Extract(t.Context(), graph.Article{URL: url, Published: published, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// told are the events of a class among what the articles say together.
func told(t *testing.T, class graph.EventType, facts ...*graph.Facts) []*graph.Event {
	t.Helper()
	var events []*graph.Event
	for e, err := range graphtest.Scan(facts...).Events(t.Context(), graph.EventMatch{Types: []graph.EventType{class}}) {
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, e)
	}
	return events
}

// TestOneEventInTwoArticles reads pairs of articles that tell one event each, of the same class.
func TestOneEventInTwoArticles(t *testing.T) {
	const first, second = "2019-05-03", "2019-05-05"
	cases := []struct {
		name     string
		class    graph.EventType
		a, b     string
		pubB     string
		separate bool
	}{
		{"reworded", graph.Demand, "Norway demanded that Kenya release the crew of the trawler.",
			"Norway has demanded that Kenya free the trawler's crew, Harbour Weekly reported.", second, false},
		{"somebody's words", graph.Demand, "Norwegian Prime Minister Jane Harlow demanded that Kenya release the crew of the trawler.",
			"Norway is angry.\n\nJane Harlow, the Norwegian prime minister, met lawmakers. Harlow demanded that Kenya release the crew.", second, false},
		{"a sum", graph.Demand, "Norway demanded that Kenya pay about $8 billion a year for the patrol ships.",
			"Norway demanded that Kenya pay $8 billion annually for patrol boats.", second, false},
		{"a meeting", graph.Consult, "Jane Harlow met Peter Nygaard in Oslo on Tuesday.", "Peter Nygaard held talks with Jane Harlow on Tuesday.", second, false},
		{"violence", graph.Fight, "Kenya bombed Uganda on Monday.", "Kenya shelled Uganda on Monday.", second, false},

		{"two demands", graph.Demand, "Norway demanded that Kenya release the crew of the trawler.",
			"Norway demanded that Kenya pay for the patrol ships.", second, true},
		{"one word exchanged", graph.Demand, "Norway demanded that Kenya stop the nuclear tests.", "Norway demanded that Kenya stop the missile tests.", second, true},
		{"another sum", graph.Demand, "Norway demanded that Kenya pay $8 billion for the patrol ships.",
			"Norway demanded that Kenya pay $2 billion for the patrol ships.", second, true},
		{"of another", graph.Demand, "Norway demanded that Kenya release the crew of the trawler.", "Norway demanded that Uganda release the crew of the trawler.", second, true},
		{"two years later", graph.Demand, "Norway demanded that Kenya release the crew of the trawler.", "Norway demanded that Kenya release the crew of the trawler.", "2021-05-05", true},
		{"a week later", graph.Fight, "Kenya bombed Uganda on Monday.", "Kenya bombed Uganda on Monday.", "2019-05-15", true},
		{"of the unnamed", graph.Demand, "Lawmakers demanded that Kenya release the crew of the trawler.", "Lawmakers demanded that Kenya release the crew of the trawler.", second, true},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			a, b := read(t, "https://example.org/a", first, tt.a), read(t, "https://example.org/b", tt.pubB, tt.b)
			if len(told(t, tt.class, a)) != 1 || len(told(t, tt.class, b)) != 1 {
				t.Fatalf("the articles alone tell %d and %d events %s, want one each: %+v %+v", len(told(t, tt.class, a)), len(told(t, tt.class, b)), tt.class, a.Events, b.Events)
			}
			both := told(t, tt.class, a, b)
			if tt.separate != (len(both) == 2) {
				t.Errorf("together %d events, separate should be %v: %+v", len(both), tt.separate, both)
			}
			if again := told(t, tt.class, b, a); len(again) != len(both) || again[0].ID != both[0].ID {
				t.Errorf("the other way round: %d events", len(again))
			}
		})
	}
}

// TestRetractingOneArticleLeavesTheOthersEvent takes each of two articles out of an index in turn.
func TestRetractingOneArticleLeavesTheOthersEvent(t *testing.T) {
	a := read(t, "https://example.org/a", "2019-05-03", "Norway demanded that Kenya release the crew of the trawler.")
	b := read(t, "https://example.org/b", "2019-05-03", "Norway has demanded that Kenya free the trawler's crew.")
	for _, gone := range []*graph.Facts{a, b} {
		x, err := index.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		x.Put(a, b)
		for _, f := range []*graph.Facts{a, b} {
			if e, err := x.Snapshot().Event(t.Context(), f.Events[0].ID); err != nil || len(e.Evidence) != 2 {
				t.Errorf("before: %+v, %v, want the evidence of two articles", e, err)
			}
		}
		x.Retract(gone.Article.ID)
		left := 0
		for _, f := range []*graph.Facts{a, b} {
			e, err := x.Snapshot().Event(t.Context(), f.Events[0].ID)
			if err != nil {
				continue
			}
			left++
			if f == gone || len(e.Evidence) != 1 || e.Evidence[0].Article != f.Article.ID {
				t.Errorf("%q is gone, but its part is left: %+v", gone.Article.URL, e)
			}
		}
		if left != 1 {
			t.Errorf("%d events are left, want one", left)
		}
	}
}

// ids are all that the facts define.
func ids(f *graph.Facts) []graph.ID {
	var out []graph.ID
	for _, e := range f.Entities {
		out = append(out, e.ID)
	}
	for _, r := range f.Relations {
		out = append(out, r.ID)
	}
	for _, e := range f.Events {
		out = append(out, e.ID)
	}
	slices.Sort(out)
	return out
}

func TestIDsStayWhenSentencesAreAdded(t *testing.T) {
	const url, day = "https://example.org/a", "2019-05-03"
	const said = "Norwegian Prime Minister Jane Harlow demanded that Kenya release the crew of the trawler. Kenyan officials rejected the demand on Friday. " +
		"The officials accused Norway of theft."
	before := ids(read(t, url, day, said))
	if len(before) < 7 {
		t.Fatalf("only %q", before)
	}
	for _, more := range []string{
		"Maria Cruz met Peter Nygaard in Lima in March.\n\n" + said,
		said + "\n\nMaria Cruz met Peter Nygaard in Lima in March.",
		"Ugandan officials accused Peru of theft.\n\n" + said,
	} {
		after := ids(read(t, url, day, more))
		for _, id := range before {
			if !slices.Contains(after, id) {
				t.Errorf("with more sentences %q is not there, but %q", id, after)
			}
		}
		if len(after) <= len(before) {
			t.Errorf("the sentences that were added gave nothing: %q", after)
		}
	}
}

func TestWhoGoesByOneWordBelongsToTheArticle(t *testing.T) {
	f := extract(t, "Kenya accused Mr. Harlow of theft.", "Mr. Harlow met Kenyan officials in Oslo.", "Jane Harlow met Maria Cruz in Oslo. Harlow accused Cruz of theft.")
	a, b := named(t, f[0], graph.ClassPerson, "Mr. Harlow"), named(t, f[1], graph.ClassPerson, "Harlow")
	if a.ID == b.ID || !strings.Contains(string(a.ID), f[0].Article.ID.Key()) {
		t.Errorf("Harlow of two articles is %q and %q, want a node each", a.ID, b.ID)
	}
	if c := named(t, f[2], graph.ClassPerson, "Jane Harlow"); len(c.Mentions) != 2 || strings.Contains(string(c.ID), "/") {
		t.Errorf("with a full name she is %+v, want one node of all articles with both mentions", c)
	}
}

func TestConfidence(t *testing.T) {
	f := extract(t, "Norwegian Prime Minister Jane Harlow met Kenyan officials in Oslo. Harlow accused Kenya of theft. Kenya rejected it.")[0]
	sure, less := named(t, f, graph.ClassPerson, "Jane Harlow"), named(t, f, graph.ClassPerson, "Kenyan officials")
	if !(sure.Confidence > less.Confidence && less.Confidence > 0) {
		t.Errorf("a named person has %g, a group %g", sure.Confidence, less.Confidence)
	}
	if len(f.Relations) == 0 || len(f.Events) == 0 {
		t.Fatal("neither relations nor events")
	}
	for _, r := range f.Relations {
		if !(r.Confidence > 0 && r.Confidence < 1) {
			t.Errorf("%s has confidence %g", r.Type, r.Confidence)
		}
	}
	for _, e := range f.Events {
		if !(e.Confidence > 0 && e.Confidence <= 1) {
			t.Errorf("%s has confidence %g", e.Type, e.Confidence)
		}
	}
}

type nowhere struct{}

func (nowhere) Names(string) (alpha3, name string, ok bool) { return "", "", false }

func TestRulesAreGivenByID(t *testing.T) {
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	d, err := reader.Annotate(t.Context(), "Norwegian Prime Minister Jane Harlow asked Kenya to leave. Kenya accused Norway of theft.", nlp.Meta{})
	if err != nil || len(d.Frames) < 2 || len(d.Relations) == 0 {
		t.Fatalf("%d frames, %d relations, %v", len(d.Frames), len(d.Relations), err)
	}
	d.Frames[0].Rule, d.Frames[1].Rule, d.Relations[0].Rule, d.Relations[0].Confidence = "the first", "", "a title", 0.2
	f, rules, err := facts.Explain(d, graph.Article{}, nowhere{})
	if err != nil {
		t.Fatal(err)
	}
	if got := rules[f.Events[0].ID]; got != "the first" || len(rules) != 2 {
		t.Errorf("the rules are %v, want those that were said", rules)
	}
	if got := rules[f.Relations[0].ID]; got != "a title" || f.Relations[0].Confidence != 0.2 {
		t.Errorf("the relation's rule is %q, its confidence %g", got, f.Relations[0].Confidence)
	}
}
