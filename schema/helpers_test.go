package schema

import (
	"cmp"
	"flag"
	"testing"
	"time"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/index"
	"github.com/demarche-kg/demarche/queries"
)

var update = flag.Bool("update", false, "rewrite schema.graphql and the expected answers in testdata")

// engine is one on an index of the invented articles of graphtest.
func engine(t testing.TB) *queries.Engine {
	t.Helper()
	x, err := index.New(func(yield func(*graph.Facts, error) bool) {
		for _, f := range graphtest.Facts() {
			if !yield(f, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return queries.New(x)
}

// newSchema has all the time it needs, unless the options say otherwise: how fast a machine is, is not tested.
func newSchema(t testing.TB, o Options) *Schema {
	t.Helper()
	o.Timeout, o.Wait = cmp.Or(o.Timeout, time.Hour), cmp.Or(o.Wait, time.Hour)
	s, err := New(engine(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
