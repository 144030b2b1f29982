package cayley_test

import (
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/cayley"
	"github.com/demarche-kg/demarche/graph/graphtest"
)

func TestStoreOnDisk(t *testing.T) {
	graphtest.TestStore(t, func(t *testing.T) graph.Store { return create(t, t.TempDir()) })
}

func TestStoreInMemory(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	graphtest.TestStore(t, func(t *testing.T) graph.Store {
		s, err := cayley.OpenMemory(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

func create(t *testing.T, dir string) *cayley.Store {
	t.Helper()
	s, err := cayley.Open(t.Context(), dir, cayley.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
