package subgraph_test

import (
	"context"
	"fmt"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/index"
	"github.com/demarche-kg/demarche/graph/subgraph"
)

// Who of the state of Meridia has to do with whom: one hop around its finance minister, events as edges.
func ExampleBuild() {
	x, err := index.New(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	x.Put(graphtest.Facts()...)
	minister := graph.EntityID(graph.ClassPerson, "Ilse Varga", "")
	g, err := subgraph.Build(context.Background(), x.Snapshot(), subgraph.Select{
		Entities: []graph.ID{minister}, Hops: 1, Shape: subgraph.Actors,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	name := map[graph.ID]string{}
	for _, n := range g.Nodes {
		name[n.ID] = n.Label
	}
	for _, e := range g.Edges {
		fmt.Println(name[e.Source], e.Label, name[e.Target], e.Time.Value)
	}
	// Output:
	// Ilse Varga DEMAND Ostravian diplomats 2031-02-27
	// Ilse Varga INTEND Ostravia 2031-04/2031-06
	// Ilse Varga holdsOffice Finance Minister of Meridia
}
