package graph_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

const (
	norway = graph.ID("urn:demarche:country:norway")
	kenya  = graph.ID("urn:demarche:country:kenya")
	uganda = graph.ID("urn:demarche:country:uganda")
	oslo   = graph.ID("urn:demarche:place:oslo")
	bergen = graph.ID("urn:demarche:place:bergen")
	crowd  = graph.ID("urn:demarche:person:a/protesters")
)

// inArticle makes e the only event of an article.
func inArticle(name string, e graph.Event) graph.Event {
	article := graph.ID("urn:demarche:article:" + name)
	e.ID = graph.ID("urn:demarche:event:" + name + "/e")
	e.Evidence = []graph.Evidence{{Article: article, Span: graph.Span{End: 1}, Text: "."}}
	if e.Polarity == "" {
		e.Polarity = graph.Positive
	}
	if e.Modality == "" {
		e.Modality = graph.Asserted
	}
	return e
}

// demand is what Norway demanded of Kenya.
func demand(content string) graph.Event {
	return graph.Event{Type: graph.Demand, Source: []graph.ID{norway}, Target: []graph.ID{kenya}, Content: content}
}

func with(e graph.Event, change func(*graph.Event)) graph.Event {
	change(&e)
	return e
}

func on(value string, e graph.Event) graph.Event { e.Time.Value = value; return e }

func of(e graph.Event, amounts ...graph.Amount) graph.Event { e.Amounts = amounts; return e }

func dollars(value string) graph.Amount {
	return graph.Amount{Value: value, Unit: "USD", Text: "$" + value}
}

func attack(day, content string) graph.Event {
	return on(day, graph.Event{Type: graph.Fight, Source: []graph.ID{norway}, Target: []graph.ID{kenya}, Content: content})
}

func TestTheSameEvent(t *testing.T) {
	const crew = "release the crew of the trawler"
	about := func(e graph.Event) graph.Event { e.Amounts[0].Approx = true; return e }
	cases := []struct {
		name       string
		a, b       graph.Event
		pubA, pubB string
		same       bool
	}{
		{"word for word", demand(crew), demand(crew), "", "", true},
		{"a day apart", demand(crew), demand(crew), "2019-05-03", "2019-05-04T08:00Z", true},
		{"endings and little words", demand(crew), demand("releasing its trawler's crew"), "", "", true},
		{"words that say the same", demand(crew), demand("free the crew of the trawler"), "", "", true},
		{"in fewer words", demand(crew), demand("release the crew"), "", "", true},
		{"a request to the one, a demand to the other", demand(crew), with(demand(crew), func(e *graph.Event) { e.Type = graph.Appeal }), "", "", true},
		{"asserted by the one, reported by the other", demand(crew), with(demand(crew), func(e *graph.Event) { e.Modality = graph.Reported; e.AttributedTo = []graph.ID{uganda} }), "", "", true},
		{"one does not say of whom", demand(crew), with(demand(crew), func(e *graph.Event) { e.Target = nil }), "", "", true},
		{"a day within a month", on("2019-05", demand(crew)), on("2019-05-03", demand(crew)), "", "", true},
		{"a day in the news", demand(crew), on("2019-05-01", demand(crew)), "2019-05-03", "2019-07", true},
		{"the sum in other words", of(demand("pay $8000000000 a year for the patrols"), dollars("8000000000")), about(of(demand("four times more money for patrol boats"), dollars("8200000000"))), "", "", true},
		{"a meeting, whoever is named first", on("2019-05-03", graph.Event{Type: graph.Consult, Source: []graph.ID{norway}, Target: []graph.ID{kenya}, Content: "met"}),
			on("2019-05-03", graph.Event{Type: graph.Consult, Source: []graph.ID{kenya, norway}, Target: []graph.ID{kenya, norway}, Content: "sat down for lunch"}), "", "", true},
		{"an attack of one day", attack("2019-05-03", "shelled the coast"), attack("2019-05-03", "fired rockets"), "", "", true},

		{"two demands", demand(crew), demand("pay for the patrols"), "", "", false},
		{"a word exchanged", demand("stop the nuclear tests"), demand("stop the missile tests"), "", "", false},
		{"a direction exchanged", demand("withdraw its combat troops from the disputed northern province"), demand("withdraw its combat troops from the disputed southern province"), "", "", false},
		{"a name exchanged", demand("release the captain Jane Harlow before the court meets"), demand("release the captain Maria Cruz before the court meets"), "", "", false},
		{"a number exchanged", demand("release 12 of the captured trawler crew"), demand("release 20 of the captured trawler crew"), "", "", false},
		{"another sum", of(demand("pay for the patrols"), dollars("8000000000")), of(demand("pay for the patrols"), dollars("2000000000")), "", "", false},
		{"another year", demand(crew), demand(crew), "2019-05-03", "2017-05-03", false},
		{"another day", on("2019-05-03", demand(crew)), on("2019-05-04", demand(crew)), "", "", false},
		{"long before the news", demand(crew), on("2018-01", demand(crew)), "2019-05-03", "2019-07-01", false},
		{"of somebody else", demand(crew), with(demand(crew), func(e *graph.Event) { e.Target = []graph.ID{uganda} }), "", "", false},
		{"by somebody else", demand(crew), with(demand(crew), func(e *graph.Event) { e.Source = []graph.ID{uganda} }), "", "", false},
		{"the other way round", demand(crew), with(demand(crew), func(e *graph.Event) { e.Source, e.Target = e.Target, e.Source }), "", "", false},
		{"it did not happen", demand(crew), with(demand(crew), func(e *graph.Event) { e.Polarity = graph.Negative }), "", "", false},
		{"a plan is not the deed", demand(crew), with(demand(crew), func(e *graph.Event) { e.Modality = graph.Planned }), "", "", false},
		{"another kind of deed", demand(crew), with(demand(crew), func(e *graph.Event) { e.Type = graph.Reject }), "", "", false},
		{"by people without a name", with(demand(crew), func(e *graph.Event) { e.Source = []graph.ID{crowd} }), with(demand(crew), func(e *graph.Event) { e.Source = []graph.ID{crowd} }), "", "", false},
		{"of nobody, nowhere", graph.Event{Type: graph.Protest, Content: "marched for higher wages"}, graph.Event{Type: graph.Protest, Content: "marched for higher wages"}, "", "", false},
		{"attacks of two days", attack("2019-05-03", "shelled the coast"), attack("2019-05-04", "fired rockets"), "", "", false},
		{"attacks some time in May", attack("2019-05", "shelled the coast"), attack("2019-05", "fired rockets"), "", "", false},
		{"attacks on two cities", with(attack("2019-05-03", "fired rockets"), func(e *graph.Event) { e.Place = []graph.ID{oslo} }),
			with(attack("2019-05-03", "fired rockets"), func(e *graph.Event) { e.Place = []graph.ID{bergen} }), "", "", false},
		{"meetings of one with nobody known", on("2019-05-03", graph.Event{Type: graph.Consult, Source: []graph.ID{norway}, Content: "received guests"}),
			on("2019-05-03", graph.Event{Type: graph.Consult, Source: []graph.ID{norway}, Content: "spoke by telephone"}), "", "", false},
		{"nothing but the actors", demand(""), demand(""), "2019-05-03", "2019-05-03", false},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			a, b := inArticle("aa", tt.a), inArticle("bb", tt.b)
			published := map[graph.ID]string{a.Article(): tt.pubA, b.Article(): tt.pubB}
			want := 2
			if tt.same {
				want = 1
			}
			joined := graph.Join([]graph.Event{a, b}, published)
			if len(joined) != want {
				t.Errorf("%d events, want %d", len(joined), want)
			}
			if again := graph.Join([]graph.Event{b, a}, published); !reflect.DeepEqual(again, joined) {
				t.Errorf("the other way round they are\n%+v\nnot\n%+v", again, joined)
			}
		})
	}
}

// What fits two events that are not one holds them together no more than it is given to either.
func TestWhatFitsTwoStaysAlone(t *testing.T) {
	north, south := inArticle("a", demand("withdraw its troops from the northern valley")), inArticle("b", demand("withdraw its troops from the southern valley"))
	either, again := inArticle("c", demand("withdraw its troops")), inArticle("d", demand("withdraw the troops"))
	joined := graph.Join([]graph.Event{either, north, south, again}, nil)
	if len(joined) != 3 {
		t.Fatalf("%d events, want three", len(joined))
	}
	if e := joined[2]; len(e.Tellings) != 2 || e.ID != either.ID {
		t.Errorf("what says the same is %+v, want one event of two tellings", e.Tellings)
	}
}

func TestAJoinedEventSaysWhatItsTellingsSay(t *testing.T) {
	paper, officials := graph.ID("urn:demarche:organization:harbour-weekly"), graph.ID("urn:demarche:person:bb/officials")
	early := inArticle("bb", with(of(demand("pay for the patrols"), dollars("8000000000")), func(e *graph.Event) {
		e.Type, e.Modality, e.AttributedTo, e.Confidence = graph.Appeal, graph.Reported, []graph.ID{officials, paper}, 0.4
		e.Time = graph.Time{Value: "2019-05", Text: "this month"}
	}))
	late := inArticle("aa", with(of(demand("pay for the coast patrols"), graph.Amount{Value: "8000000000", Unit: "USD", Approx: true}), func(e *graph.Event) {
		e.Target, e.Place, e.Confidence = nil, []graph.ID{oslo}, 0.6
		e.Time = graph.Time{Value: "2019-05-03", Text: "on Friday"}
		e.AttributedTo = []graph.ID{paper}
	}))
	denial := inArticle("cc", graph.Event{Type: graph.Disapprove, Source: []graph.ID{kenya}, Disputes: []graph.ID{late.ID, early.ID}})
	published := map[graph.ID]string{early.Article(): "2019-05-03", late.Article(): "2019-05-04"}
	joined := graph.Join([]graph.Event{late, denial, early}, published)
	if len(joined) != 2 {
		t.Fatalf("%d events, want the demand and its denial", len(joined))
	}
	e := joined[0]
	want := graph.Event{
		ID: early.ID, Type: graph.Demand, Source: early.Source, Target: early.Target, Content: early.Content,
		Amounts: []graph.Amount{early.Amounts[0], late.Amounts[0]}, Time: late.Time, Place: late.Place,
		AttributedTo: early.AttributedTo, Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 0.6,
		Evidence:   slices.Concat(early.Evidence, late.Evidence),
		DisputedBy: []graph.ID{denial.ID}, Tellings: []graph.ID{early.ID, late.ID},
	}
	if fmt.Sprintf("%+v", e) != fmt.Sprintf("%+v", want) {
		t.Errorf("the demand is\n%+v\nwant\n%+v", e, want)
	}
	if d := joined[1]; !slices.Equal(d.Disputes, []graph.ID{early.ID}) {
		t.Errorf("the denial disputes %q, want the joined demand once", d.Disputes)
	}
	if alone := graph.Join([]graph.Event{late, denial}, published); len(alone) != 2 || alone[0].ID != late.ID || len(alone[0].Evidence) != 1 {
		t.Errorf("without the earlier article, the demand is %+v", alone[0])
	}
}

// TestJoinOfManyForgetsTheOrder joins random tellings in random orders.
func TestJoinOfManyForgetsTheOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	words := strings.Fields("release crew trawler pay patrols withdraw troops northern southern valley stop tests missile")
	days := []string{"", "", "2019", "2019-05", "2019-05-03", "2019-05-04", "2019-05/2019-06", "not a time"}
	published := map[graph.ID]string{}
	var all []graph.Event
	for i := range 300 {
		shuffle(r, words)
		e := demand(strings.Join(words[:1+r.IntN(4)], " "))
		if r.IntN(3) == 0 {
			e.Target = nil
		}
		if r.IntN(3) == 0 {
			e.Amounts = []graph.Amount{dollars([]string{"8", "9"}[r.IntN(2)])}
		}
		e = inArticle(fmt.Sprintf("a%03d", i), on(days[r.IntN(len(days))], e))
		published[e.Article()] = []string{"", "2019-05-03", "2019-05-08", "2019-06-01"}[r.IntN(4)]
		all = append(all, e)
	}
	want := graph.Join(all, published)
	if len(want) == len(all) || len(want) < 10 {
		t.Errorf("%d events of %d tellings say little", len(want), len(all))
	}
	told := 0
	for _, e := range want {
		told += len(e.Tellings)
	}
	if told != len(all) {
		t.Errorf("%d tellings of %d are left", told, len(all))
	}
	for range 5 {
		shuffle(r, all)
		if !reflect.DeepEqual(graph.Join(all, published), want) {
			t.Fatal("the tellings in another order give other events")
		}
	}
}

// TestJoinOfOneEventOftenTold would take very long if the work grew with the square of the tellings of one event, or of
// the events of two actors.
func TestJoinOfOneEventOftenTold(t *testing.T) {
	var same, different []graph.Event
	for i := range 20_000 {
		name := fmt.Sprintf("a%05d", i)
		same = append(same, inArticle(name, with(demand("release the crew of the trawler"), func(e *graph.Event) {
			e.AttributedTo = []graph.ID{graph.ID("urn:demarche:person:" + name + "/officials")}
		})))
		different = append(different, inArticle(name, demand(fmt.Sprintf("release the crew of trawler number %d", i))))
	}
	if got := graph.Join(same, nil); len(got) != 1 || len(got[0].Evidence) != len(same) || len(got[0].AttributedTo) != len(same) {
		t.Errorf("%d events of one", len(got))
	}
	if got := graph.Join(different, nil); len(got) != len(different) {
		t.Errorf("%d events of %d", len(got), len(different))
	}
}
