package schema_test

import (
	"context"
	"fmt"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/index"
	"github.com/demarche-kg/demarche/queries"
	"github.com/demarche-kg/demarche/schema"
)

func ExampleSchema_Execute() {
	facts, err := index.New(func(yield func(*graph.Facts, error) bool) { yield(graphtest.Facts()[0], nil) })
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := schema.New(queries.New(facts), schema.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	response := s.Execute(context.Background(), schema.Request{
		Query:     `query($to: String!) {events(filter: {type: DEMAND, target: {name: $to}}) {nodes {source {name} content}}}`,
		Variables: map[string]any{"to": "Ostravia"},
	})
	fmt.Println(string(response.JSON()))
	// Output:
	// {"data":{"events":{"nodes":[{"source":[{"name":"Meridia"}],"content":"pay around $2.5 billion a year for the Third Lake Division"}]}},"extensions":{"cost":{"rows":50,"limit":10000}}}
}
