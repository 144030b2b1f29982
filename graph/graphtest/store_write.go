package graphtest

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

func testEmpty(t *testing.T, s graph.Store) {
	wantStored(t, s)
	if err := s.Put(t.Context()); err != nil {
		t.Errorf("Put of nothing: %v", err)
	}
	if err := s.Retract(t.Context()); err != nil {
		t.Errorf("Retract of nothing: %v", err)
	}
}

func testPutLoad(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts[:3]...)
	put(t, s, facts[3])
	wantStored(t, s, facts...)
	wantStored(t, s, facts...) // and again
}

func testPutLoadRandom(t *testing.T, s graph.Store) {
	facts := random(40)
	put(t, s, facts...)
	wantStored(t, s, facts...)
}

// testPutLoadLarge stores an article of many facts: more than one page of any store, in one piece.
func testPutLoadLarge(t *testing.T, s graph.Store) {
	teller := tell(graph.Article{URL: "https://large.example/"}, slices.Repeat([]string{strings.Repeat("Port Sable is quiet. ", 50)}, 40)...)
	port := teller.entity(graph.ClassPlace, sable, sable)
	for i := range teller.facts.Sentences {
		teller.event(graph.Event{Type: graph.State, Place: []graph.ID{port}, Content: fmt.Sprint("event ", i),
			Polarity: graph.Positive, Modality: graph.Asserted}, teller.at(i, "quiet"))
	}
	large := teller.done()
	put(t, s, large)
	wantStored(t, s, large)
}

func testPutKeepsNothing(t *testing.T, s graph.Store) {
	facts, before := random(3), random(3)
	put(t, s, facts...)
	if !reflect.DeepEqual(facts, before) {
		t.Error("Put changed its arguments")
	}
	for _, f := range facts {
		f.Article.Title = "changed afterwards"
		f.Entities[0].Name = "changed afterwards"
	}
	wantStored(t, s, before...)

	loaded, err := collect(s.Load(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	loaded[0].Entities[0].Name = "changed afterwards"
	wantStored(t, s, before...)
}

func testPutTwice(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts...)
	put(t, s, facts...)
	put(t, s, facts[1])
	wantStored(t, s, facts...)
}

func testReplace(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts...)
	changed := revised(facts[1])
	put(t, s, changed)
	wantStored(t, s, facts[0], changed, facts[2], facts[3])
	put(t, s, facts[1]) // and back
	wantStored(t, s, facts...)
}

func testReplaceWithinPut(t *testing.T, s graph.Store) {
	facts := Facts()
	changed := revised(facts[0])
	put(t, s, facts[0], facts[1], changed)
	wantStored(t, s, changed, facts[1])
}

func testRefusedPut(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts[0])
	bad := facts[2].Clone()
	bad.Events[0].Source = []graph.ID{graph.EntityID(graph.ClassPerson, "Nobody", "")}
	nul := facts[2].Clone()
	nul.Article.Title = "a\x00b"
	for _, batch := range [][]*graph.Facts{
		{facts[1], bad}, {bad, facts[1]}, {facts[1], nul}, {facts[1], nil}, {facts[1], {}}, {bad}, {revised(facts[0]), bad},
	} {
		if err := s.Put(t.Context(), batch...); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("Put of invalid facts: %v, want ErrInvalid", err)
		}
		wantStored(t, s, facts[0])
	}
}

func testHas(t *testing.T, s graph.Store) {
	facts := Facts()
	check := func(f *graph.Facts, want bool) {
		t.Helper()
		if got, err := s.Has(t.Context(), f.Article.ID); err != nil || got != want {
			t.Errorf("Has: %t, %v, want %t", got, err, want)
		}
	}
	check(facts[0], false)
	put(t, s, facts[0])
	check(facts[0], true)
	check(facts[1], false)
	if got, err := s.Has(t.Context(), facts[0].Events[0].ID); err != nil || got {
		t.Errorf("Has of an event: %t, %v, want false", got, err)
	}
	if got, err := s.Has(t.Context(), ""); err != nil || got {
		t.Errorf("Has of no ID: %t, %v, want false", got, err)
	}
	if err := s.Retract(t.Context(), facts[0].Article.ID); err != nil {
		t.Fatal(err)
	}
	check(facts[0], false)
}

func testRetract(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts...)
	if err := s.Retract(t.Context(), articleIDs(facts[1])...); err != nil {
		t.Fatalf("Retract: %v", err)
	}
	wantStored(t, s, facts[0], facts[2], facts[3]) // who else names what facts[1] named keeps it
	twice := articleIDs(facts[3], facts[0], facts[3])
	if err := s.Retract(t.Context(), twice...); err != nil {
		t.Fatalf("Retract naming an article twice: %v", err)
	}
	wantStored(t, s, facts[2])
	if !slices.Equal(twice, articleIDs(facts[3], facts[0], facts[3])) {
		t.Error("Retract changed its arguments")
	}
}

func testRetractUnknown(t *testing.T, s graph.Store) {
	facts := Facts()
	put(t, s, facts[:3]...)
	for _, unknown := range []graph.ID{facts[3].Article.ID, facts[0].Events[0].ID, facts[0].Entities[0].ID, "", "urn:x:y"} {
		err := s.Retract(t.Context(), facts[0].Article.ID, unknown, facts[1].Article.ID)
		if !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("Retract with %q: %v, want ErrNotFound", unknown, err)
		}
		wantStored(t, s, facts[:3]...)
	}
}

func testRetractPutAgain(t *testing.T, s graph.Store) {
	facts := append(Facts(), random(6)...)
	put(t, s, facts...)
	for range 3 {
		if err := s.Retract(t.Context(), articleIDs(facts[2:]...)...); err != nil {
			t.Fatalf("Retract: %v", err)
		}
		wantStored(t, s, facts[:2]...)
		put(t, s, facts[2:]...)
		wantStored(t, s, facts...)
	}
}
