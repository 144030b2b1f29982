package queries_test

import (
	"context"
	"fmt"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/queries"
)

// Who demanded anything of Ostravia, and what?
func ExampleRun() {
	reader := graphtest.Scan(graphtest.Facts()...)
	q := queries.Events{Type: []graph.EventType{graph.Demand}, Target: queries.Named("Ostravia"), Since: "2031"}
	for row, err := range queries.Run(context.Background(), reader, q) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(row.Event.Content)
	}
	// Output:
	// pay around $2.5 billion a year for the Third Lake Division
}

func ExampleExplain() {
	reader := graphtest.Scan(graphtest.Facts()...)
	plan, err := queries.Explain(context.Background(), reader, queries.Events{Source: queries.Named("meridia"), MinAmount: "1000000", Unit: "USD"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(plan)
	// Output:
	// query events{source "meridia", amount 1000000/.. USD}
	// order time, id
	// ref   source "meridia" = [urn:demarche:country:meridia]
	// read  events source in [urn:demarche:country:meridia]
	// keep  amount 1000000/.. USD
}

// A page of the entities whose names begin with M, and the page behind it.
func ExampleFetch() {
	reader := graphtest.Scan(graphtest.Facts()...)
	page := queries.First(2)
	for {
		res, err := queries.Fetch(context.Background(), reader, queries.Entities{Prefix: "m"}, page)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, row := range res.Rows {
			fmt.Println(row.Entity.Name)
		}
		if !res.HasNextPage {
			return
		}
		fmt.Println("--")
		page.After = res.Cursors[len(res.Cursors)-1]
	}
	// Output:
	// Meridia
	// Meridian Army
	// --
	// Ministry of the Lakes
}
