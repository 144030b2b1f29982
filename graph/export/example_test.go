package export_test

import (
	"context"
	"fmt"
	"os"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/export"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/index"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

func ExampleWrite() {
	x, err := index.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	x.Put(graphtest.Facts()...)
	r, ctx := x.Snapshot(), context.Background()
	g, err := subgraph.Build(ctx, r, subgraph.Select{Entities: []graph.ID{graph.EntityID(graph.ClassPlace, "Lowmark", "")}})
	if err == nil {
		err = export.Write(ctx, os.Stdout, export.JSONGraph, r, g)
	}
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"directed":true,"multigraph":true,"graph":{"shape":"events","truncated":false,"omitted":0,"articles":[{"id":"urn:demarche:article:dbf61db53e78507ac47773d1d0d21667","url":"https://harbourpost.example/2031/03/05/talks","title":"Talks on the lake garrison to open in Port Sable","publisher":"Harbour Post","published":"2031-03-05T06:40:00+01:00"}]},"nodes":[
	// {"id":"urn:demarche:place:lowmark","label":"Lowmark","class":"Place","article":"urn:demarche:article:dbf61db53e78507ac47773d1d0d21667"}
	// ],"links":[
	// ]}
}

func ExampleParseFormat() {
	_, err := export.ParseFormat("nquad")
	fmt.Println(err)
	// Output:
	// export: unknown format "nquad", did you mean "nquads"? (there are dot, json-graph, nquads)
}
