package open_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
	"github.com/demarche-kg/demarche/graph/open"
	"github.com/demarche-kg/demarche/queries"
)

func TestWhatIsPutIsShownAndStored(t *testing.T) {
	for _, address := range []string{open.Memory, filepath.Join(t.TempDir(), "news.db")} {
		g, err := open.Open(t.Context(), address, open.Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		facts := graphtest.Facts()
		before := g.Snapshot()
		if err := g.Put(t.Context(), facts...); err != nil {
			t.Fatal(err)
		}
		if n := count(t, before); n != 0 {
			t.Errorf("%s: a snapshot taken before the put shows %d articles", address, n)
		}
		if n := count(t, g.Snapshot()); n != len(facts) {
			t.Errorf("%s: %d articles shown, want %d", address, n, len(facts))
		}
		if err := g.Retract(t.Context(), facts[0].Article.ID); err != nil {
			t.Fatal(err)
		}
		if n := count(t, g.Snapshot()); n != len(facts)-1 {
			t.Errorf("%s: %d articles shown after retracting one of %d", address, n, len(facts))
		}
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
		if address != open.Memory {
			reopened(t, address, len(facts)-1)
		}
	}
}

func reopened(t *testing.T, address string, want int) {
	g, err := open.Open(t.Context(), address, open.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if n := count(t, g.Snapshot()); n != want {
		t.Errorf("%d articles after reopening, want %d", n, want)
	}
}

func count(t *testing.T, r graph.Reader) (n int) {
	t.Helper()
	n, err := queries.Count(t.Context(), r, queries.Articles{})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAddressesThatCannotBeOpened(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "none.db")
	for address, want := range map[string]error{"": open.ErrAddress, "postgres://db.example/news": open.ErrAddress, missing: graph.ErrNoStore} {
		g, err := open.Open(t.Context(), address, open.Options{})
		if !errors.Is(err, want) {
			t.Errorf("opening %q: error %v, want %v", address, err, want)
		}
		if err == nil {
			g.Close()
		} else if !strings.Contains(err.Error(), `"`+address+`"`) {
			t.Errorf("opening %q: error %q does not name it", address, err)
		}
	}
}

func TestFactsThatAreRefusedAreNotShown(t *testing.T) {
	g, err := open.Open(t.Context(), open.Memory, open.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	bad := *graphtest.Facts()[0]
	bad.Article.ID = "not an IRI"
	if err := g.Put(t.Context(), &bad); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("error %v, want ErrInvalid", err)
	}
	if n := count(t, g.Snapshot()); n != 0 {
		t.Errorf("%d articles shown, want none", n)
	}
}
