package graphtest

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

func country(name string) graph.ID { return graph.EntityID(graph.ClassCountry, name, "") }

// entityMatch asks for every value of every field that occurs, alone and with a second field.
func (c contract) entityMatch(t *testing.T) {
	facts := Facts()
	matches := []graph.EntityMatch{{}, {Classes: []graph.Class{}}, {Classes: []graph.Class{graph.ClassArticle}}, {Name: "nobody"}, {Article: "nowhere"}}
	for _, f := range facts {
		for _, class := range graph.EntityClasses() {
			matches = append(matches, graph.EntityMatch{Classes: []graph.Class{class}},
				graph.EntityMatch{Classes: []graph.Class{class, graph.ClassPerson}, Article: f.Article.ID})
		}
		for _, e := range f.Entities {
			matches = append(matches, graph.EntityMatch{Name: e.Name}, graph.EntityMatch{Prefix: firstLetter(e.Name)},
				graph.EntityMatch{Name: e.Name, Prefix: firstLetter(e.Name), Classes: []graph.Class{e.Class}, Article: f.Article.ID})
			for _, alias := range e.Aliases() {
				matches = append(matches, graph.EntityMatch{Name: alias}, graph.EntityMatch{Name: alias, Prefix: "m"})
			}
		}
	}
	r, reference := c.build(t, facts...), Scan(facts...)
	sweep(t, matches, r.Entities, reference.Entities)
}

func firstLetter(s string) string { return string([]rune(s)[:1]) }

// names finds entities as people write their names, and only whole names unless asked for a prefix.
func (c contract) names(t *testing.T) {
	r := c.build(t, Facts()...)
	cases := []struct {
		match graph.EntityMatch
		want  []string // names
	}{
		{graph.EntityMatch{Name: "José Åkesson"}, []string{akesson}},
		{graph.EntityMatch{Name: "JOSE AKESSON"}, []string{akesson}},
		{graph.EntityMatch{Name: "jose\u0301 a\u030akesson"}, []string{akesson}}, // accents as letters of their own
		{graph.EntityMatch{Name: "meridie"}, []string{meridia}},                  // an alias of another article
		{graph.EntityMatch{Name: "Jos"}, nil},
		{graph.EntityMatch{Name: "Åkesson"}, nil},
		{graph.EntityMatch{Prefix: "jos"}, []string{akesson}},
		{graph.EntityMatch{Prefix: "MÉRID"}, []string{meridia, "Meridian Army"}},
		{graph.EntityMatch{Prefix: "port", Classes: []graph.Class{graph.ClassCountry}}, nil},
		{graph.EntityMatch{Name: "President of Ostravia"}, []string{"President of Ostravia"}},
		{graph.EntityMatch{Name: "*"}, nil},
	}
	for _, tt := range cases {
		var got []string
		for _, e := range list(t, r.Entities(t.Context(), tt.match)) {
			got = append(got, e.Name)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("entities %+v: %q, want %q", tt.match, got, tt.want)
		}
	}
}

func (c contract) eventMatch(t *testing.T) {
	facts := Facts()
	matches := []graph.EventMatch{{}, {Types: []graph.EventType{}, Source: []graph.ID{}}, {Source: []graph.ID{"nobody"}}, {Article: "nowhere"}}
	for _, typ := range graph.EventTypes() {
		matches = append(matches, graph.EventMatch{Types: []graph.EventType{typ}},
			graph.EventMatch{Types: []graph.EventType{typ, graph.Demand}, Target: []graph.ID{country("Ostravia")}})
	}
	for _, f := range facts {
		for _, e := range f.Entities {
			who := []graph.ID{e.ID}
			matches = append(matches, graph.EventMatch{Source: who}, graph.EventMatch{Target: who}, graph.EventMatch{Actor: who},
				graph.EventMatch{AttributedTo: who}, graph.EventMatch{About: who}, graph.EventMatch{Place: who},
				graph.EventMatch{Actor: who, Article: f.Article.ID},
				graph.EventMatch{Source: append(who, country(meridia)), Place: []graph.ID{graph.EntityID(graph.ClassPlace, sable, "")}},
				graph.EventMatch{Actor: append(who, "nobody"), During: graph.Days{First: "2030-01-01", Last: graph.LastDay}})
		}
		for _, e := range f.Events {
			days, _ := e.Time.Days()
			matches = append(matches, graph.EventMatch{During: days}, graph.EventMatch{Types: []graph.EventType{e.Type}, During: days},
				graph.EventMatch{Article: f.Article.ID, Types: []graph.EventType{e.Type}})
		}
	}
	r, reference := c.build(t, facts...), Scan(facts...)
	sweep(t, matches, r.Events, reference.Events)
}

// during knows the answers, for the days around the events of the fixture.
func (c contract) during(t *testing.T) {
	r := c.build(t, Facts()...)
	cases := []struct {
		first, last string
		want        []string // times
	}{
		{"2010-01-01", "2010-01-01", []string{"201X"}},
		{"2009-12-31", "2009-12-31", nil},
		{"2020-01-01", "2029-06-30", nil},
		{"2029-07-31", "2030-07-01", []string{"2029-07", "2030-Q3"}},
		{"2031-03-06", "2031-03-06", []string{"2031", "2031-03-06T09:30"}},
		{"2031-02-27", "2031-02-27", []string{"2031", "2031-02-27", "2031-02-27"}}, // the demand has its time from its retelling
		{"2031-06-30", graph.LastDay, []string{"2031", "2031-04/2031-06"}},
		{graph.FirstDay, graph.LastDay, []string{"201X", "2029-07", "2030-Q3", "2031", "2031-02-27", "2031-02-27", "2031-03-06T09:30", "2031-04/2031-06"}},
	}
	for _, tt := range cases {
		var got []string
		for _, e := range list(t, r.Events(t.Context(), graph.EventMatch{During: graph.Days{First: tt.first, Last: tt.last}})) {
			got = append(got, e.Time.Value)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("during %s to %s: %q, want %q", tt.first, tt.last, got, tt.want)
		}
	}
}

func (c contract) relationMatch(t *testing.T) {
	facts := Facts()
	matches := []graph.RelationMatch{{}, {Types: []graph.RelationType{}}, {Subject: []graph.ID{"nobody"}}, {Article: "nowhere"}}
	for _, typ := range graph.RelationTypes() {
		matches = append(matches, graph.RelationMatch{Types: []graph.RelationType{typ}},
			graph.RelationMatch{Types: []graph.RelationType{typ, graph.HoldsOffice}})
	}
	for _, f := range facts {
		for _, e := range f.Entities {
			who := []graph.ID{e.ID}
			matches = append(matches, graph.RelationMatch{Subject: who}, graph.RelationMatch{Object: who}, graph.RelationMatch{Either: who},
				graph.RelationMatch{Either: who, Article: f.Article.ID, Types: []graph.RelationType{graph.HoldsOffice, graph.PartyTo}},
				graph.RelationMatch{Subject: append(who, "nobody"), Object: []graph.ID{country("Ostravia"), graph.EntityID(graph.ClassAgreement, accord, "")}})
		}
	}
	r, reference := c.build(t, facts...), Scan(facts...)
	sweep(t, matches, r.Relations, reference.Relations)
}

// sweep compares the answers to matches with those of the reference reader. That is worth something only where answers
// differ: many of them must be neither empty nor everything.
func sweep[M, T any](t *testing.T, matches []M, got, want func(context.Context, M) iter.Seq2[*T, error]) {
	t.Helper()
	all := len(list(t, want(t.Context(), *new(M))))
	telling := 0
	for _, m := range matches {
		wanted := list(t, want(t.Context(), m))
		if len(wanted) > 0 && len(wanted) < all {
			telling++
		}
		if g, w := render(list(t, got(t.Context(), m))), render(wanted); !slices.Equal(g, w) {
			t.Errorf("%+v gives %d:\n%s\nwant %d:\n%s", m, len(g), g, len(w), w)
		}
	}
	if telling < len(matches)/8 {
		t.Errorf("only %d of %d matches can tell readers apart", telling, len(matches))
	}
}

// joinedEvent looks at one demand, told in two articles: delivered in one sentence, denied in two.
func (c contract) joinedEvent(t *testing.T) {
	facts := Facts()
	r := c.build(t, facts...)
	about := graph.EventMatch{Types: []graph.EventType{graph.Demand}, Target: []graph.ID{country("Ostravia")}, Article: facts[0].Article.ID}
	demands := list(t, r.Events(t.Context(), about))
	if len(demands) != 1 {
		t.Fatalf("%d demands, want 1", len(demands))
	}
	demand := demands[0]
	if want := []graph.ID{graph.EntityID(graph.ClassPerson, varga, "")}; !slices.Equal(demand.Via, want) {
		t.Errorf("conveyed via %q, want %q", demand.Via, want)
	}
	if want := []graph.ID{graph.ScopedID(graph.ClassPerson, facts[0].Article.ID, "Ostravian diplomats")}; !slices.Equal(demand.Recipient, want) {
		t.Errorf("conveyed to %q, want %q", demand.Recipient, want)
	}
	if demand.Time.Value != "2031-02-27" || demand.Time.Text == "" {
		t.Errorf("its time is %+v, want that of its retelling", demand.Time)
	}
	if want := []graph.ID{facts[0].Events[0].ID, facts[2].Events[0].ID}; demand.ID != want[0] || !slices.Equal(demand.Tellings, want) {
		t.Errorf("%q has the tellings %q, want those of two articles, %q, under the ID of the earlier one", demand.ID, demand.Tellings, want)
	}
	if len(demand.DisputedBy) != 2 {
		t.Fatalf("disputed by %q, want a denial in each article", demand.DisputedBy)
	}
	for _, id := range demand.DisputedBy {
		denial, err := r.Event(t.Context(), id)
		if err != nil || denial.Modality != graph.Denied || !slices.Equal(denial.Disputes, []graph.ID{demand.ID}) {
			t.Errorf("disputed by %+v (%v), want a denial of %q", denial, err, demand.ID)
		}
	}
	for _, id := range demand.Tellings {
		if same, err := r.Event(t.Context(), id); err != nil || same.ID != demand.ID {
			t.Errorf("telling %q is found as %+v (%v), want %q", id, same, err, demand.ID)
		}
	}
}

// joinedEventKeepsAll looks at what two articles say differently of one demand, and at what is left of it when one of
// them is gone.
func (c contract) joinedEventKeepsAll(t *testing.T) {
	facts := Facts()
	first, second := facts[0], facts[2]
	demand, err := c.build(t, second, first).Event(t.Context(), second.Events[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	told := []graph.Event{first.Events[0], second.Events[0]}
	for _, e := range told {
		for _, voice := range e.AttributedTo {
			if !slices.Contains(demand.AttributedTo, voice) {
				t.Errorf("the voices are %q, without %q", demand.AttributedTo, voice)
			}
		}
		for _, a := range e.Amounts {
			if !slices.Contains(demand.Amounts, a) {
				t.Errorf("the amounts are %+v, without %+v", demand.Amounts, a)
			}
		}
		for _, ev := range e.Evidence {
			if !slices.ContainsFunc(demand.Evidence, func(have graph.Evidence) bool { return have.Text == ev.Text && have.Article == ev.Article }) {
				t.Errorf("the evidence is %+v, without %q", demand.Evidence, ev.Text)
			}
		}
	}
	for _, f := range []*graph.Facts{first, second} {
		alone, err := c.build(t, f).Event(t.Context(), f.Events[0].ID)
		if err != nil {
			t.Errorf("in one article alone: %v", err)
			continue
		}
		if len(alone.Tellings) != 1 || len(alone.Evidence) != 1 || len(alone.Amounts) != len(f.Events[0].Amounts) || alone.Content != f.Events[0].Content {
			t.Errorf("in one article alone the demand is %+v, want what that article says", alone)
		}
	}
}

// joinedEntity looks at one country that three articles name, in two languages.
func (c contract) joinedEntity(t *testing.T) {
	facts := Facts()
	e, err := c.build(t, facts...).Entity(t.Context(), country(meridia))
	if err != nil {
		t.Fatal(err)
	}
	articles := map[graph.ID]bool{}
	for i, m := range e.Mentions {
		articles[m.Article] = true
		if i > 0 && e.Mentions[i-1].Article == m.Article && e.Mentions[i-1].Start >= m.Start {
			t.Errorf("mention %+v stands before %+v", e.Mentions[i-1], m)
		}
	}
	if len(articles) != 3 || e.Name != meridia || e.Alpha3 != "XME" {
		t.Errorf("%s (%s) is mentioned in %d articles, want %s (XME) in 3", e.Name, e.Alpha3, len(articles), meridia)
	}
	if aliases := e.Aliases(); !slices.Contains(aliases, "Meridian") || !slices.Contains(aliases, "Méridie") {
		t.Errorf("its aliases are %q", aliases)
	}
	if alone, err := c.build(t, facts[2]).Entity(t.Context(), country(meridia)); err != nil || len(alone.Aliases()) != 1 {
		t.Errorf("in the French article alone it is %+v (%v), want the one alias that article uses", alone, err)
	}
}

// everything is all that a reader holds, printed, by kind.
func everything(t *testing.T, ctx context.Context, r graph.Reader) map[string][]string {
	t.Helper()
	return map[string][]string{
		"articles":  render(list(t, r.Articles(ctx))),
		"entities":  render(list(t, r.Entities(ctx, graph.EntityMatch{}))),
		"events":    render(list(t, r.Events(ctx, graph.EventMatch{}))),
		"relations": render(list(t, r.Relations(ctx, graph.RelationMatch{}))),
	}
}

func sameAnswers(t *testing.T, when string, got, want map[string][]string) {
	t.Helper()
	for what := range want {
		if len(want[what]) == 0 || !slices.Equal(got[what], want[what]) {
			t.Errorf("%s, the %s are\n%s\nwant\n%s", when, what, got[what], want[what])
		}
	}
}

// same compares a value that was read with the one it should be. Empty lists and nil ones are the same.
func same[T any](t *testing.T, what string, got *T, err error, want *T) {
	t.Helper()
	switch {
	case err != nil:
		t.Errorf("%s: %v", what, err)
	case !slices.Equal(render([]*T{got}), render([]*T{want})):
		t.Errorf("%s is\n%+v\nwant\n%+v", what, *got, *want)
	}
}

// render prints values so that they can be compared whole. Empty lists and nil ones are the same.
func render[T any](values []*T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = fmt.Sprintf("%+v", *v)
	}
	return out
}

func ids(events []*graph.Event) []graph.ID {
	var out []graph.ID
	for _, e := range events {
		out = append(out, e.ID)
	}
	return out
}

func list[T any](t *testing.T, seq iter.Seq2[*T, error]) []*T {
	t.Helper()
	var out []*T
	for v, err := range seq {
		if err != nil {
			t.Error(err)
			return nil
		}
		out = append(out, v)
	}
	return out
}
