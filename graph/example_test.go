package graph_test

import (
	"errors"
	"fmt"

	"github.com/demarche-kg/demarche/graph"
)

func ExampleEntityID() {
	fmt.Println(graph.EntityID(graph.ClassPerson, "Ilse Varga", ""))
	fmt.Println(graph.EntityID(graph.ClassPlace, "San José", "CR"))
	// Output:
	// urn:demarche:person:ilse-varga
	// urn:demarche:place:san-jos%C3%A9~cr
}

func ExampleArticleID() {
	a := graph.ArticleID(&graph.Article{URL: "https://harbourpost.example/lake?utm_source=feed#top"})
	b := graph.ArticleID(&graph.Article{URL: "HTTPS://HarbourPost.example:443/lake", Title: "The lake"})
	fmt.Println(a == b, a.Class())
	// Output: true Article
}

func ExampleScopedID() {
	article := graph.ID("urn:demarche:article:6b1f")
	fmt.Println(graph.ScopedID(graph.ClassEvent, article, "e1"))
	fmt.Println(graph.ScopedID(graph.ClassPerson, article, "two former officials"))
	// Output:
	// urn:demarche:event:6b1f/e1
	// urn:demarche:person:6b1f/two-former-officials
}

func ExampleEventType() {
	t := graph.Investigate
	fmt.Println(t, t.CAMEO(), t.PLOVER(), t.Goldstein(), t.QuadClass(graph.GDELT), t.QuadClass(graph.OEDA))
	// Output: INVESTIGATE 09 ACCUSE -2 2 3
}

func ExampleParseEDTF() {
	for _, value := range []string{"2019-Q3", "2020-02", "2020-01/..", "2019-02-30"} {
		days, precision, err := graph.ParseEDTF(value)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(value, "is", precision, "from", days.First, "to", days.Last)
	}
	// Output:
	// 2019-Q3 is QUARTER from 2019-07-01 to 2019-09-30
	// 2020-02 is MONTH from 2020-02-01 to 2020-02-29
	// 2020-01/.. is INTERVAL from 2020-01-01 to 9999-12-31
	// graph: reading time "2019-02-30": no such day
}

func ExampleDays_Overlaps() {
	talks, _ := graph.Time{Value: "2019-Q3"}.Days()
	fmt.Println(talks.Overlaps(graph.Days{First: "2019-09-30", Last: "2019-12-31"}))
	// Output: true
}

func ExampleAmount() {
	a := graph.Amount{Value: "2500000000", Unit: "USD", Approx: true, Max: "3000000000", Per: "year", Text: "around $2.5 billion a year"}
	_, hi, hasLo, hasHi := a.Bounds()
	fmt.Println(a.Number(), hasLo, hasHi, hi)
	// Output: 2.5e+09 false true 3e+09
}

func ExampleSpan_In() {
	text := "Meridia asked. Ostravia refused."
	fmt.Println(graph.Span{Start: 15, End: 32}.In(text))
	// Output: Ostravia refused.
}

// A demand, and the sentence that tells how it was delivered.
func ExampleJoin() {
	demand := graph.Event{ID: "urn:demarche:event:6b1f/e1", Type: graph.Demand,
		Source: []graph.ID{"urn:demarche:country:meridia"}, Target: []graph.ID{"urn:demarche:country:ostravia"}}
	delivery := graph.Event{ID: "urn:demarche:event:6b1f/e2", Type: graph.Demand, Elaborates: []graph.ID{demand.ID},
		Source: []graph.ID{"urn:demarche:person:ilse-varga"}, Time: graph.Time{Value: "2031-02-27", Text: "on Feb. 27"}}
	for _, e := range graph.Join([]graph.Event{demand, delivery}, nil) {
		fmt.Println(e.ID.Key(), e.Time.Value, e.Source, "via", e.Via)
	}
	// Output:
	// 6b1f/e1 2031-02-27 [urn:demarche:country:meridia] via [urn:demarche:person:ilse-varga]
	// 6b1f/e2 2031-02-27 [urn:demarche:person:ilse-varga] via []
}

func ExampleJoinEntity() {
	e := graph.JoinEntity([]*graph.Entity{
		{Name: "MERIDIA", Mentions: []graph.Mention{{Article: "b", Text: "MERIDIA"}}},
		{Name: "Meridia", Mentions: []graph.Mention{{Article: "a", Text: "Méridie"}}},
	})
	fmt.Printf("%s, also %q\n", e.Name, e.Aliases())
	// Output: Meridia, also ["Méridie" "MERIDIA"]
}

func ExampleFacts_Validate() {
	text := "Meridia refused."
	f := graph.Facts{Article: graph.Article{ID: graph.ArticleID(&graph.Article{Text: text}), Text: text, Source: "note-1"}}
	id := graph.EntityID(graph.ClassCountry, "Meridia", "")
	f.Entities = []graph.Entity{{ID: id, Class: graph.ClassCountry, Name: "Meridia",
		Mentions: []graph.Mention{{Article: f.Article.ID, Span: graph.Span{Start: 8, End: 15}, Text: "Meridia"}}}}
	err := f.Validate()
	fmt.Println(errors.Is(err, graph.ErrInvalid))
	fmt.Println(err)
	// Output:
	// true
	// graph: article "note-1": invalid facts: entity "urn:demarche:country:meridia" mention: span 8-15 reads "refused", not "Meridia"
}
