package graph_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
)

// told is an event of ID name, read at an offset.
func told(name string, at int, e graph.Event) graph.Event {
	e.ID = graph.ID(name)
	e.Evidence = []graph.Evidence{{Article: "a", Span: graph.Span{Start: at, End: at + 1}}}
	return e
}

func names(s string) []graph.ID {
	var ids []graph.ID
	for _, name := range strings.Fields(s) {
		ids = append(ids, graph.ID(name))
	}
	return ids
}

func find(t *testing.T, events []graph.Event, name string) graph.Event {
	t.Helper()
	for _, e := range events {
		if e.ID == graph.ID(name) {
			return e
		}
	}
	t.Fatalf("no event %s", name)
	return graph.Event{}
}

func TestJoin(t *testing.T) {
	when := func(value string) graph.Time { return graph.Time{Value: value, Text: "then"} }
	cases := []struct {
		name                       string
		tellings                   []graph.Event
		via, recipient, disputedBy string // of the event called demand
		time                       string
	}{
		{"alone", []graph.Event{told("demand", 0, graph.Event{Source: names("us"), Time: when("2019")})}, "", "", "", "2019"},
		{"elaborated", []graph.Event{
			told("demand", 0, graph.Event{Source: names("us"), Target: names("them")}),
			told("visit", 1, graph.Event{Elaborates: names("demand"), Source: names("envoy us aide"), Target: names("officials them"), Time: when("2019-07")}),
		}, "envoy aide", "officials", "", "2019-07"},
		{"its own time stays", []graph.Event{
			told("demand", 0, graph.Event{Time: when("2018")}),
			told("visit", 1, graph.Event{Elaborates: names("demand"), Time: when("2019-07")}),
		}, "", "", "", "2018"},
		{"several retellings, in the order of the text", []graph.Event{
			told("demand", 0, graph.Event{}),
			told("a", 3, graph.Event{Elaborates: names("demand"), Source: names("late envoy"), Time: when("2019-09")}),
			told("b", 2, graph.Event{Elaborates: names("demand"), Source: names("envoy aide"), Time: when("2019-08")}),
			told("c", 1, graph.Event{Elaborates: names("demand"), Source: names("envoy"), Time: graph.Time{Text: "lately"}}),
		}, "envoy aide late", "", "", "2019-08"},
		{"a chain hands on only what each says itself", []graph.Event{
			told("demand", 0, graph.Event{}),
			told("b", 1, graph.Event{Elaborates: names("demand"), Source: names("envoy")}),
			told("a", 2, graph.Event{Elaborates: names("b"), Source: names("aide"), Time: when("2019-08")}),
			told("z", 3, graph.Event{Elaborates: names("a"), Time: when("2020")}),
		}, "envoy", "", "", ""},
		{"a circle", []graph.Event{
			told("demand", 0, graph.Event{Elaborates: names("a"), Source: names("us")}),
			told("a", 1, graph.Event{Elaborates: names("demand"), Source: names("envoy")}),
		}, "envoy", "", "", ""},
		{"disputed", []graph.Event{
			told("demand", 0, graph.Event{}),
			told("no", 2, graph.Event{Disputes: names("demand demand")}),
			told("never", 1, graph.Event{Disputes: names("demand")}),
		}, "", "", "never no", ""},
		{"itself and what is not there", []graph.Event{
			told("demand", 0, graph.Event{Source: names("us"), Elaborates: names("demand gone"), Disputes: names("demand gone")}),
		}, "", "", "", ""},
		{"what was derived before is derived anew", []graph.Event{
			told("demand", 0, graph.Event{Via: names("old"), Recipient: names("old"), DisputedBy: names("old"), Tellings: names("old")}),
		}, "", "", "", ""},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			joined := graph.Join(tt.tellings, nil)
			if len(joined) != len(tt.tellings) {
				t.Fatalf("%d events of %d tellings", len(joined), len(tt.tellings))
			}
			e := find(t, joined, "demand")
			if !slices.Equal(e.Via, names(tt.via)) || !slices.Equal(e.Recipient, names(tt.recipient)) || !slices.Equal(e.DisputedBy, names(tt.disputedBy)) {
				t.Errorf("via %q, recipient %q, disputed by %q; want %q, %q, %q", e.Via, e.Recipient, e.DisputedBy, tt.via, tt.recipient, tt.disputedBy)
			}
			if e.Time.Value != tt.time || !slices.Equal(e.Tellings, names("demand")) {
				t.Errorf("time %q, tellings %q; want %q and itself", e.Time.Value, e.Tellings, tt.time)
			}
		})
	}
}

// TestJoinForgetsTheOrder also checks that tellings stay as they are and that the result is in order.
func TestJoinForgetsTheOrder(t *testing.T) {
	tellings := tellings(graphtest.Facts()...)
	want := graph.Join(tellings, nil)
	for seed := range uint64(20) {
		shuffled := slices.Clone(tellings)
		shuffle(rand.New(rand.NewPCG(seed, 0)), shuffled)
		before := slices.Clone(shuffled)
		if got := graph.Join(shuffled, nil); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: the tellings in another order give other events", seed)
		}
		if !reflect.DeepEqual(shuffled, before) {
			t.Fatalf("seed %d: Join changed its argument", seed)
		}
	}
	if !reflect.DeepEqual(tellings, allTellings()) {
		t.Error("Join changed what its argument refers to")
	}
	if !slices.IsSortedFunc(want, func(a, b graph.Event) int { return graph.OrderEvents(&a, &b) }) {
		t.Error("the events are not in the order of OrderEvents")
	}
}

func tellings(facts ...*graph.Facts) []graph.Event {
	var all []graph.Event
	for _, f := range facts {
		all = append(all, f.Events...)
	}
	return all
}

func allTellings() []graph.Event { return tellings(graphtest.Facts()...) }

func TestJoinTakesNoWordsWithoutADate(t *testing.T) {
	joined := graph.Join([]graph.Event{
		told("demand", 0, graph.Event{Time: graph.Time{Text: "now"}}),
		told("visit", 1, graph.Event{Elaborates: names("demand"), Time: graph.Time{Text: "lately"}}),
	}, nil)
	if got := find(t, joined, "demand").Time; got != (graph.Time{Text: "now"}) {
		t.Errorf("the time is %+v", got)
	}
}

func TestJoinOfNothing(t *testing.T) {
	if got := graph.Join(nil, nil); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

// TestJoinOfMany would take hours if the work grew with the square of the retellings of one event.
func TestJoinOfMany(t *testing.T) {
	const n = 200_000
	tellings := make([]graph.Event, n)
	tellings[0] = told("demand", 0, graph.Event{})
	for i := 1; i < n; i++ {
		tellings[i] = told(fmt.Sprint("e", i), i, graph.Event{Elaborates: names("demand"), Disputes: names("demand"), Source: names(fmt.Sprint("s", i))})
	}
	e := find(t, graph.Join(tellings, nil), "demand")
	if len(e.Via) != n-1 || len(e.DisputedBy) != n-1 || e.Via[1] != "s2" {
		t.Errorf("via %d and disputed by %d, want %d", len(e.Via), len(e.DisputedBy), n-1)
	}
}

func TestOrderEvents(t *testing.T) {
	inOrder := []graph.Event{
		{ID: "z", Time: graph.Time{Value: "../2029"}},
		{ID: "z", Time: graph.Time{Value: "201X"}},
		{ID: "a", Time: graph.Time{Value: "2019"}},
		{ID: "b", Time: graph.Time{Value: "2019-01-01"}},
		{ID: "a", Time: graph.Time{Value: "2019-Q2"}},
		{ID: "a", Time: graph.Time{Value: "9999"}},
		{ID: "a"},
		{ID: "b", Time: graph.Time{Value: "once"}},
		{ID: "c"},
	}
	for i := range inOrder {
		for j := range inOrder {
			got := graph.OrderEvents(&inOrder[i], &inOrder[j])
			if got < 0 != (i < j) || got > 0 != (i > j) {
				t.Errorf("%+v and %+v compare as %d", inOrder[i], inOrder[j], got)
			}
		}
	}
}

func TestJoinEntity(t *testing.T) {
	mention := func(article string, at int, text string) graph.Mention {
		return graph.Mention{Article: graph.ID(article), Span: graph.Span{Start: at, End: at + len(text)}, Text: text}
	}
	parts := []*graph.Entity{
		{ID: "m", Class: graph.ClassCountry, Name: "MERIDIA", Mentions: []graph.Mention{mention("b", 5, "MERIDIA")}},
		{ID: "m", Class: graph.ClassCountry, Name: "Meridia", Alpha2: "XM", Mentions: []graph.Mention{mention("a", 9, "Meridian"), mention("a", 2, "Meridia")}},
		{ID: "m", Class: graph.ClassCountry, Name: "Mer", Alpha2: "XA", Alpha3: "XME", Group: true},
		{ID: "m", Class: graph.ClassCountry, Name: "Mer"},
	}
	want := graph.Entity{ID: "m", Class: graph.ClassCountry, Name: "Meridia", Group: true, Alpha2: "XA", Alpha3: "XME",
		Mentions: []graph.Mention{mention("a", 2, "Meridia"), mention("a", 9, "Meridian"), mention("b", 5, "MERIDIA")}}
	for seed := range uint64(24) {
		shuffle(rand.New(rand.NewPCG(seed, 0)), parts)
		if got := graph.JoinEntity(parts); !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v\nwant\n%+v", got, want)
		}
	}
	upper := &graph.Entity{Name: "MERIDIA"}
	if got := graph.JoinEntity([]*graph.Entity{upper, {Name: "Meridia"}, upper}); got.Name != "MERIDIA" {
		t.Errorf("of names of one length, %q is chosen, not that of most articles", got.Name)
	}
	if got := graph.JoinEntity(nil); !reflect.DeepEqual(got, graph.Entity{}) {
		t.Errorf("of nothing: %+v", got)
	}
}
