package queries

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/demarche-kg/demarche/graph"
)

// TestSimplifyKeepsMeaning compares random queries with what they say when each condition is tested row by row, without
// simplifying, narrowing or streaming.
func TestSimplifyKeepsMeaning(t *testing.T) {
	r := snapshot(t)
	random := rand.New(rand.NewPCG(1, 2))
	hits := 0
	for range 1000 {
		q := randomEvents(random, 3)
		before := q.String()
		got, want := rowIDs(t, r, q), testedOneByOne(t, r, q)
		if !slices.Equal(got, want) {
			t.Fatalf("%s\ngives  %s\nwant   %s\nplan %s", q, got, want, Simplify(q))
		}
		once := Simplify(q)
		if twice := Simplify(once); !reflect.DeepEqual(once, twice) {
			t.Fatalf("%s simplifies to\n%s, and that to\n%s", q, once, twice)
		}
		if q.String() != before {
			t.Fatalf("Simplify changed its argument %s to %s", before, q)
		}
		if len(want) > 0 && len(want) < 10 {
			hits++
		}
	}
	if hits < 70 {
		t.Errorf("only %d of the random queries found some but not all; the test proves little", hits)
	}
}

// testedOneByOne evaluates q as one condition on each event.
func testedOneByOne(t *testing.T, r graph.Reader, q Events) []graph.ID {
	t.Helper()
	p := &planner{reader: r, plan: &Prepared{}}
	b, _, err := p.branch(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var out []graph.ID
	for e, err := range r.Events(t.Context(), graph.EventMatch{}) {
		if err != nil {
			t.Fatal(err)
		}
		ok, err := b.condition().test(t.Context(), Row{Event: e})
		if err != nil {
			t.Fatal(err)
		}
		if ok {
			out = append(out, e.ID)
		}
	}
	return out
}

func randomEvents(random *rand.Rand, depth int) Events {
	var q Events
	refs := []Ref{Named("Meridia"), Named("ostravia"), Named("Port Sable").WithMembers(), Named("Nobody"), {}}
	pick := func() bool { return random.IntN(5) == 0 }
	if pick() {
		q.Type = [][]graph.EventType{{graph.Demand, graph.Consult}, {graph.Consult}, {}}[random.IntN(3)]
	}
	for _, ref := range []*Ref{&q.Source, &q.Target, &q.Actor, &q.Place} {
		if random.IntN(8) == 0 {
			*ref = refs[random.IntN(len(refs))]
		}
	}
	if pick() {
		q.Since = []string{"2029", "2031-03", "2031-02-27"}[random.IntN(3)]
	}
	if pick() {
		q.Polarity = []graph.Polarity{graph.Positive, graph.Negative}[random.IntN(2)]
	}
	if pick() {
		q.MinConfidence = []float64{0.5, 0.8}[random.IntN(2)]
	}
	if pick() {
		disputed := random.IntN(2) == 0
		q.Disputed = &disputed
	}
	if pick() {
		q.MinAmount = []string{"100", "1000000"}[random.IntN(2)]
	}
	if pick() {
		q.Publisher = []string{"Harbour Post"}
	}
	if depth == 0 {
		return q
	}
	for range random.IntN(3) {
		q.And = append(q.And, randomEvents(random, depth-1))
	}
	for range random.IntN(3) {
		q.Or = append(q.Or, randomEvents(random, depth-1))
	}
	if pick() {
		not := randomEvents(random, depth-1)
		q.Not = &not
	}
	return q
}
