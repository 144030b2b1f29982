package cayley

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	cayleygraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	hkv "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	"go.etcd.io/bbolt"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
)

// files reads a whole directory, to see that nothing in it was touched.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(text)
	}
	return out
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// newStore makes a closed store of some articles.
func newStore(t *testing.T, dir string, facts ...*graph.Facts) {
	t.Helper()
	s, err := Open(t.Context(), dir, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, facts...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestReopen(t *testing.T) {
	facts := random(8)
	dir := filepath.Join(t.TempDir(), "a", "b", "store") // made with the directories above it
	newStore(t, dir, facts[:3]...)
	if got := files(t, dir)["FORMAT"]; got != "demarche store 1\n" {
		t.Errorf("FORMAT reads %q", got)
	}
	for i := 3; i < len(facts); i++ {
		s, err := Open(t.Context(), dir, Options{Create: i%2 == 0})
		if err != nil {
			t.Fatal(err)
		}
		wantQuads(t, s, facts[:i]...)
		put(t, s, facts[i])
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestOpenRefuses: what is no store, or not one of ours to read, is refused with a reason and left as it is.
func TestOpenRefuses(t *testing.T) {
	facts := graphtest.Facts()
	tests := []struct {
		name   string
		spoil  func(t *testing.T, dir string) // of a store with an article in it
		create bool
		want   error
		says   string
	}{
		{"empty directory", func(t *testing.T, dir string) { removeAll(t, dir) }, false, graph.ErrNoStore, ""},
		{"newer format", func(t *testing.T, dir string) { write(t, dir+"/FORMAT", "demarche store 2\n") }, true, graph.ErrFormat, "use a newer Demarche"},
		{"much newer format", func(t *testing.T, dir string) { write(t, dir+"/FORMAT", "demarche store 2000000000\n") }, false, graph.ErrFormat, "format 2000000000"},
		{"absurd format", func(t *testing.T, dir string) { write(t, dir+"/FORMAT", "demarche store 99999999999999999999\n") }, false, graph.ErrFormat, "no store of Demarche"},
		{"format 0", func(t *testing.T, dir string) { write(t, dir+"/FORMAT", "demarche store 0\n") }, true, graph.ErrFormat, "no store of Demarche"},
		{"empty FORMAT", func(t *testing.T, dir string) { write(t, dir+"/FORMAT", "") }, true, graph.ErrFormat, "no store of Demarche"},
		{"another program's FORMAT", func(t *testing.T, dir string) { write(t, dir+"/FORMAT", "tar\x00\xff") }, true, graph.ErrFormat, "no store of Demarche"},
		{"no graph.bolt", func(t *testing.T, dir string) { remove(t, dir+"/graph.bolt") }, true, graph.ErrNoStore, "graph.bolt, which held the articles, is gone"},
		{"no FORMAT", func(t *testing.T, dir string) { remove(t, dir+"/FORMAT") }, false, graph.ErrNoStore, ""},
		{"no FORMAT, but articles", func(t *testing.T, dir string) { remove(t, dir+"/FORMAT") }, true, graph.ErrFormat, `put the line "demarche store 1\n" there`},
		{"other files", func(t *testing.T, dir string) { removeAll(t, dir); write(t, dir+"/thesis.doc", "dear") }, true, graph.ErrNoStore, "thesis.doc"},
		{"other files without Create", func(t *testing.T, dir string) { removeAll(t, dir); write(t, dir+"/thesis.doc", "dear") }, false, graph.ErrNoStore, "thesis.doc"},
		{"another program's bolt file", func(t *testing.T, dir string) { removeAll(t, dir); foreignBolt(t, dir+"/graph.bolt") }, true, graph.ErrNoStore, "another program's"},
		{"no bolt file", func(t *testing.T, dir string) { write(t, dir+"/graph.bolt", strings.Repeat("not bolt\n", 9999)) }, true, errDamaged, "graph.bolt is no file of bbolt's"},
		{"no bolt file, no FORMAT", func(t *testing.T, dir string) { removeAll(t, dir); write(t, dir+"/graph.bolt", "not bolt") }, true, nil, ""},
		{"bolt file cut in half", func(t *testing.T, dir string) { cut(t, dir+"/graph.bolt", 2) }, true, errDamaged, "put a copy back"},
		{"bolt file cut to a page", func(t *testing.T, dir string) { truncate(t, dir+"/graph.bolt", 4096) }, true, nil, ""},
		{"bolt file cut to nothing", func(t *testing.T, dir string) { truncate(t, dir+"/graph.bolt", 0) }, true, nil, ""},
		{"pages overwritten", func(t *testing.T, dir string) { overwrite(t, dir+"/graph.bolt", 2*os.Getpagesize()) }, true, errDamaged, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			newStore(t, dir, facts[0])
			test.spoil(t, dir)
			before := files(t, dir)
			s, err := Open(t.Context(), dir, Options{Create: test.create})
			if err == nil {
				s.Close()
			}
			if err == nil || test.want != nil && !errors.Is(err, test.want) {
				t.Fatalf("got %v, want %v", err, test.want)
			}
			if !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%q does not name the directory, or does not say %q", err, test.says)
			}
			if !reflect.DeepEqual(files(t, dir), before) {
				t.Error("the directory was changed")
			}
		})
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func removeAll(t *testing.T, dir string) {
	t.Helper()
	for name := range files(t, dir) {
		remove(t, filepath.Join(dir, name))
	}
}

func truncate(t *testing.T, path string, size int64) {
	t.Helper()
	if err := os.Truncate(path, size); err != nil {
		t.Fatal(err)
	}
}

func cut(t *testing.T, path string, by int64) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	truncate(t, path, info.Size()/by)
}

// overwrite puts nonsense where the pages behind the first ones are.
func overwrite(t *testing.T, path string, from int) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := from; i < len(text); i++ {
		text[i] = 0xa5
	}
	write(t, path, string(text))
}

func foreignBolt(t *testing.T, path string) {
	t.Helper()
	db, err := bbolt.Open(path, 0o644, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("mail")); return err })
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestOpenNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store")
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, graph.ErrNoStore) {
		t.Errorf("no directory: %v, want ErrNoStore", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error("a directory was made")
	}
	write(t, path, "a file")
	for _, create := range []bool{false, true} {
		if _, err := Open(t.Context(), path, Options{Create: create}); !errors.Is(err, graph.ErrNoStore) || !strings.Contains(err.Error(), "this is a file") {
			t.Errorf("a file: %v, want ErrNoStore", err)
		}
		if _, err := Open(t.Context(), path+"/below", Options{Create: create}); err == nil {
			t.Error("a directory below a file was opened")
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Open(ctx, t.TempDir(), Options{Create: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestCreationCutShort: wherever the making of a store was broken off, making it again works.
func TestCreationCutShort(t *testing.T) {
	bolt := func(t *testing.T, dir string, steps ...func(store hkv.KV) error) {
		db, err := bbolt.Open(dir+"/graph.bolt", 0o644, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range steps {
			if err := step(flat.Upgrade(&boltKV{db: db, commit: (*bbolt.Tx).Commit})); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	initialize := func(store hkv.KV) error { return kv.Init(store, nil) }
	tests := []struct {
		name  string
		leave func(t *testing.T, dir string)
	}{
		{"before anything", func(*testing.T, string) {}},
		{"file made", func(t *testing.T, dir string) { write(t, dir+"/graph.bolt", "") }},
		{"bbolt's pages written", func(t *testing.T, dir string) { bolt(t, dir) }},
		{"Cayley's metadata written", func(t *testing.T, dir string) { bolt(t, dir, initialize) }},
		{"indexes written", func(t *testing.T, dir string) { bolt(t, dir, initialize, writeIndexes) }},
		{"FORMAT half written", func(t *testing.T, dir string) {
			bolt(t, dir, initialize, writeIndexes)
			write(t, dir+"/FORMAT.new", "demar")
		}},
		{"in a directory with what systems leave there", func(t *testing.T, dir string) { write(t, dir+"/.keep", "") }},
	}
	f := graphtest.Facts()[0]
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			test.leave(t, dir)
			if _, err := Open(t.Context(), dir, Options{}); !errors.Is(err, graph.ErrNoStore) {
				t.Errorf("without Create: %v, want ErrNoStore", err)
			}
			newStore(t, dir, f)
			s, err := Open(t.Context(), dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			wantQuads(t, s, f)
			if got := storedIndexes(t, s); !reflect.DeepEqual(got, indexes) {
				t.Errorf("the store's indexes are %v, want %v", got, indexes)
			}
		})
	}
}

func storedIndexes(t *testing.T, s *Store) (list []kv.QuadIndex) {
	t.Helper()
	err := hkv.View(flat.Upgrade(s.session.kv), func(tx hkv.Tx) error {
		text, err := tx.Get(t.Context(), hkv.SKey("meta", "indexes"))
		return errors.Join(err, json.Unmarshal(text, &list))
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestLocked is about two stores in one process; TestLockedByAnotherProcess about two processes.
func TestLocked(t *testing.T) {
	dir := t.TempDir()
	s := openOn(t, dir, &disk{})
	for _, opts := range []Options{{LockTimeout: 1}, {LockTimeout: 1, Create: true}, {LockTimeout: 1, ReadOnly: true}} {
		if _, err := Open(t.Context(), dir, opts); !errors.Is(err, graph.ErrLocked) || !strings.Contains(err.Error(), dir) {
			t.Errorf("%+v: %v, want ErrLocked naming %s", opts, err, dir)
		}
	}
	put(t, s, graphtest.Facts()[0]) // unimpressed
}

func TestReadOnly(t *testing.T) {
	facts := graphtest.Facts()
	dir := t.TempDir()
	if _, err := Open(t.Context(), dir, Options{ReadOnly: true, Create: true}); err == nil {
		t.Error("a store was made for reading only")
	}
	newStore(t, dir, facts...)
	before := files(t, dir)
	for range 2 { // at the same time
		s, err := Open(t.Context(), dir, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		wantQuads(t, s, facts...)
		if err := s.Put(t.Context(), facts[0]); err == nil || !strings.Contains(err.Error(), "reading only") {
			t.Errorf("Put: %v", err)
		}
		if err := s.Retract(t.Context(), facts[0].Article.ID); err == nil || !strings.Contains(err.Error(), "reading only") {
			t.Errorf("Retract: %v", err)
		}
	}
	if _, err := Open(t.Context(), dir, Options{LockTimeout: 1}); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("opening for writing beside readers: %v, want ErrLocked", err)
	}
	if !reflect.DeepEqual(files(t, dir), before) {
		t.Error("reading changed the store")
	}
}

func TestOpenMemoryLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	s, err := OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, graphtest.Facts()...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left := files(t, dir); len(left) > 0 {
		t.Errorf("%d files are left", len(left))
	}
}

// TestNoRegistry: nothing that Cayley's backends drag in is built, and nothing is registered.
func TestNoRegistry(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, dep := range strings.Fields(string(out)) {
		for _, unwanted := range []string{"boltdb/bolt", "coreos/bbolt", "badger", "leveldb", "lib/pq", "pgx", "go-sql-driver", "goja", "cayley/graph/all", "cayley/query", "cayley/graph/memstore"} {
			if strings.Contains(dep, unwanted) {
				t.Errorf("%s is built in", dep)
			}
		}
	}
	if names := cayleygraph.QuadStores(); slices.Contains(names, "kv") || len(names) > 0 {
		t.Errorf("registered: %q", names)
	}
}
