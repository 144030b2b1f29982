package cayley

import (
	"errors"
	"os"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
)

// TestDamagedPages spoils each page of a store in turn. Whatever that breaks, it is an error: the process goes on, and
// what is loaded is an article as it was stored.
func TestDamagedPages(t *testing.T) {
	facts := graphtest.Facts()
	dir := t.TempDir()
	newStore(t, dir, facts[:3]...)
	good := files(t, dir)[boltFile]
	stored := map[graph.ID]*graph.Facts{}
	for _, f := range facts {
		stored[f.Article.ID] = f
	}
	failures := 0
	for from := 0; from < len(good); from += os.Getpagesize() {
		for _, how := range []func(byte) byte{func(byte) byte { return 0 }, func(byte) byte { return 0xa5 }, func(c byte) byte { return c + 1 }} {
			spoiled := []byte(good)
			for i := from; i < min(from+os.Getpagesize(), len(spoiled)); i++ {
				spoiled[i] = how(spoiled[i])
			}
			write(t, dir+"/"+boltFile, string(spoiled))
			if err := useDamaged(t, dir, facts, stored); err != nil {
				failures++
			}
		}
	}
	if failures == 0 {
		t.Error("no damage was ever noticed")
	}
}

// useDamaged does everything to a store and gives the errors.
func useDamaged(t *testing.T, dir string, facts []*graph.Facts, want map[graph.ID]*graph.Facts) error {
	s, err := Open(t.Context(), dir, Options{})
	if errors.Is(err, graph.ErrLocked) {
		t.Fatal("a damaged store was given up without its lock")
	}
	if err != nil {
		return err
	}
	var faults []error
	for f, err := range s.Load(t.Context()) {
		faults = append(faults, err)
		if err == nil && f.Article.Text != want[f.Article.ID].Article.Text {
			t.Errorf("article %q is loaded with another text", f.Article.ID)
		}
	}
	faults = append(faults, s.Put(t.Context(), facts[3]), s.Retract(t.Context(), facts[0].Article.ID), s.Close())
	return errors.Join(faults...)
}
