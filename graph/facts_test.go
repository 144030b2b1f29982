package graph_test

import (
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
)

func sameFacts(t *testing.T, got, want *graph.Facts) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("facts are\n%+v\nwant\n%+v", got, want)
	}
}

func TestNormalizeTwiceIsOnce(t *testing.T) {
	for _, f := range articles(1) {
		f.Normalize()
		once := f.Clone()
		f.Normalize()
		sameFacts(t, f, once)
	}
}

// TestNormalizeForgetsTheOrder shuffles every list that is a set and says some things twice.
func TestNormalizeForgetsTheOrder(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 0))
		for _, want := range articles(seed) {
			want.Normalize()
			f := want.Clone()
			disorder(r, f)
			f.Normalize()
			sameFacts(t, f, want)
		}
	}
}

// articles are those of the fixture and some at random.
func articles(seed uint64) []*graph.Facts {
	facts := graphtest.Facts()
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range 10 {
		facts = append(facts, graphtest.Random(r, strconv.Itoa(i)))
	}
	return facts
}

func disorder(r *rand.Rand, f *graph.Facts) {
	f.Sentences = append(f.Sentences, f.Sentences...)
	shuffle(r, f.Sentences)
	shuffle(r, f.Entities)
	shuffle(r, f.Relations)
	shuffle(r, f.Events)
	for i := range f.Entities {
		e := &f.Entities[i]
		e.Mentions = append(e.Mentions, e.Mentions...)
		shuffle(r, e.Mentions)
	}
	for i := range f.Relations {
		shuffle(r, f.Relations[i].Evidence)
	}
	for i := range f.Events {
		e := &f.Events[i]
		for _, set := range []*[]graph.ID{&e.Source, &e.Target, &e.About, &e.Place, &e.Elaborates, &e.Disputes} {
			*set = append(*set, *set...)
			shuffle(r, *set)
		}
		shuffle(r, e.Evidence)
		for _, ev := range e.Evidence {
			shuffle(r, ev.Highlight)
		}
		e.Via, e.DisputedBy, e.Tellings = []graph.ID{"x"}, []graph.ID{"x"}, []graph.ID{"x"} // as a reader hands them out
	}
}

func shuffle[T any](r *rand.Rand, s []T) {
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
}

func TestNormalizeKeepsWhatIsOrdered(t *testing.T) {
	f := graphtest.Facts()[0]
	e := &f.Events[0]
	voices := []graph.ID{f.Entities[5].ID, f.Entities[1].ID, f.Entities[5].ID}
	e.AttributedTo = voices
	id, first := e.ID, e.Amounts[0]
	f.Normalize()
	for _, e := range f.Events {
		if e.ID == id && (!reflect.DeepEqual(e.AttributedTo, voices) || e.Amounts[0] != first) {
			t.Errorf("attributed to %q, first amount %+v", e.AttributedTo, e.Amounts[0])
		}
	}
}

func TestNormalizeMakesEmptyListsNil(t *testing.T) {
	f := graph.Facts{Sentences: []graph.Span{}, Entities: []graph.Entity{{Mentions: []graph.Mention{}}}, Relations: []graph.Relation{},
		Events: []graph.Event{{Source: []graph.ID{}, AttributedTo: []graph.ID{}, Amounts: []graph.Amount{}, Evidence: []graph.Evidence{}}}}
	f.Normalize()
	sameFacts(t, &f, &graph.Facts{Entities: make([]graph.Entity, 1), Events: make([]graph.Event, 1)})
}

// TestCloneIsDeep finds every list and map in the facts by reflection, so that a new field cannot be forgotten.
func TestCloneIsDeep(t *testing.T) {
	f := graphtest.Facts()[0]
	for i := range f.Events {
		f.Events[i].Via, f.Events[i].Recipient, f.Events[i].Tellings = []graph.ID{"v"}, []graph.ID{"r"}, []graph.ID{"t"}
		f.Events[i].DisputedBy = []graph.ID{"d"}
	}
	c := f.Clone()
	sameFacts(t, c, f)
	original := map[uintptr]bool{}
	lists(reflect.ValueOf(*f), func(at uintptr) { original[at] = true })
	n := 0
	lists(reflect.ValueOf(*c), func(at uintptr) {
		n++
		if original[at] {
			t.Error("a list of the clone is that of the original")
		}
	})
	if n < 50 {
		t.Errorf("only %d lists were looked at", n)
	}
}

// lists visits the address of every list in v that has an element.
func lists(v reflect.Value, visit func(uintptr)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			lists(v.Field(i), visit)
		}
	case reflect.Slice:
		if v.Len() > 0 {
			visit(v.Pointer())
		}
		for i := range v.Len() {
			lists(v.Index(i), visit)
		}
	}
}
