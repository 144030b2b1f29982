package graphtest

import (
	"reflect"
	"slices"
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

func TestFactsAreValidAndNew(t *testing.T) {
	first, second := Facts(), Facts()
	if !reflect.DeepEqual(first, second) {
		t.Error("two calls of Facts differ")
	}
	for i, f := range first {
		if err := f.Validate(); err != nil {
			t.Error(err)
		}
		if &f.Entities[0] == &second[i].Entities[0] {
			t.Errorf("article %d: two calls share their entities", i)
		}
	}
}

// TestFactsUseEverything keeps the fixture worth testing with: whatever an article can say is said in one of them.
func TestFactsUseEverything(t *testing.T) {
	classes, relations, modalities, precisions := map[graph.Class]bool{}, map[graph.RelationType]bool{}, map[graph.Modality]bool{}, map[graph.Precision]bool{}
	named := map[graph.ID]int{}
	for _, f := range Facts() {
		for _, e := range f.Entities {
			classes[e.Class] = true
			named[e.ID]++
		}
		for _, r := range f.Relations {
			relations[r.Type], precisions[r.Time.Precision()] = true, true
		}
		for _, e := range f.Events {
			modalities[e.Modality], precisions[e.Time.Precision()] = true, true
		}
	}
	for _, c := range graph.EntityClasses() {
		if !classes[c] {
			t.Errorf("no entity of class %s", c)
		}
	}
	for _, r := range graph.RelationTypes() {
		if !relations[r] {
			t.Errorf("no relation %s", r)
		}
	}
	for _, m := range graph.Modalities() {
		if !modalities[m] {
			t.Errorf("no event is %s", m)
		}
	}
	for _, p := range []graph.Precision{graph.PrecisionInterval, graph.PrecisionDecade, graph.PrecisionYear,
		graph.PrecisionQuarter, graph.PrecisionMonth, graph.PrecisionDay, graph.PrecisionMinute} {
		if !precisions[p] {
			t.Errorf("no time of precision %s", p)
		}
	}
	shared := slices.DeleteFunc([]graph.ID{
		graph.EntityID(graph.ClassCountry, meridia, ""), graph.EntityID(graph.ClassPerson, akesson, ""),
	}, func(id graph.ID) bool { return named[id] > 1 })
	if len(shared) > 0 {
		t.Errorf("%q are named in one article only", shared)
	}
}
