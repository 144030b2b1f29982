package open_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/open"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/queries"
)

// A program that asks a graph: open it, run a query, range over the rows.
func Example() {
	ctx := context.Background()
	g, err := open.Open(ctx, exampleStore(ctx), open.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer g.Close()
	q := queries.Events{Type: []graph.EventType{graph.Demand}, Target: queries.Named("Japan")}
	for row, err := range g.Engine().Run(ctx, q) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(row.Event.Type, row.Event.Time.Value, row.Event.Amounts[0].Value, row.Event.Amounts[0].Unit)
	}
	// Output: DEMAND 2019-07 8000000000 USD
}

// exampleStore makes a store that holds the example article, as `demarche ingest` does.
func exampleStore(ctx context.Context) string {
	dir, err := os.MkdirTemp("", "demarche-example")
	if err != nil {
		log.Fatal(err)
	}
	g, err := open.Open(ctx, dir, open.Options{Create: true})
	if err != nil {
		log.Fatal(err)
	}
	defer g.Close()
	text, err := os.ReadFile("../../examples/troop-costs.txt")
	if err != nil {
		log.Fatal(err)
	}
	reader, err := english.New()
	if err != nil {
		log.Fatal(err)
	}
	facts, err := reader.Extract(ctx, graph.Article{Text: string(text)})
	if err != nil {
		log.Fatal(err)
	}
	if err := g.Put(ctx, facts); err != nil {
		log.Fatal(err)
	}
	return dir
}
