package cayley

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	cayleygraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	hkv "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"github.com/demarche-kg/demarche/graph"
)

// DefaultLockTimeout is how long Open waits for a store that another process has open.
const DefaultLockTimeout = time.Second

// Options say how to open a store. The zero value opens an existing one for reading and writing.
type Options struct {
	Create      bool          // make the store, and its directory, where there is none
	ReadOnly    bool          // several processes may read a store that none writes
	LockTimeout time.Duration // DefaultLockTimeout when 0
}

// Open opens the store in a directory. A directory that is none is graph.ErrNoStore, unless Create is set and it is
// empty; one that another process has open is graph.ErrLocked once LockTimeout is over; one of another version's format
// is graph.ErrFormat. Nothing is changed in a directory that cannot be opened.
func Open(ctx context.Context, dir string, opts Options) (*Store, error) {
	return open(ctx, dir, settings{Options: opts})
}

// OpenMemory opens a store that lasts until it is closed. It is a store like any other in the system's directory for
// temporary files, written without waiting for the disk and removed by Close: the file system's cache is the memory,
// and there is one code path to trust. A process that is killed leaves its directory, demarche-memory-…, behind.
func OpenMemory(ctx context.Context) (*Store, error) {
	dir, err := os.MkdirTemp("", "demarche-memory-")
	if err != nil {
		return nil, fmt.Errorf("cayley: opening a store in memory: %w", err)
	}
	s, err := open(ctx, dir, settings{Options: Options{Create: true}, temporary: true})
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return s, nil
}

// settings are Options and what tests and OpenMemory add to them.
type settings struct {
	Options
	temporary bool                  // removed by Close, so never synced
	commit    func(*bbolt.Tx) error // bbolt's own when nil
}

func open(ctx context.Context, dir string, opts settings) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if opts.LockTimeout <= 0 {
		opts.LockTimeout = DefaultLockTimeout
	}
	if opts.commit == nil {
		opts.commit = (*bbolt.Tx).Commit
	}
	s := &Store{dir: dir, opts: opts, maxBatch: maxBatch, loads: map[*load]bool{}}
	var err error
	if s.session, err = openDir(dir, opts); err != nil {
		return nil, fmt.Errorf("cayley: opening store %q: %w", dir, err)
	}
	return s, nil
}

// openDir opens the store in dir, or makes it.
func openDir(dir string, opts settings) (*session, error) {
	found, err := examine(dir)
	switch {
	case err != nil:
		return nil, err
	case found == settled:
		return openFile(dir, opts)
	case !opts.Create:
		return nil, graph.ErrNoStore
	case opts.ReadOnly:
		return nil, errors.New("a store cannot be made for reading only")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	return create(dir, opts)
}

// openFile opens an existing graph.bolt.
func openFile(dir string, opts settings) (*session, error) {
	path := filepath.Join(dir, boltFile)
	if err := checkLength(path, opts.LockTimeout); err != nil {
		return nil, err
	}
	return start(path, opts, newSession)
}

// create makes a store in a vacant directory, or finishes one whose making was cut short. bbolt's lock on the file
// keeps others who try the same out. FORMAT comes last.
func create(dir string, opts settings) (*session, error) {
	return start(filepath.Join(dir, boltFile), opts, func(bolt *boltKV) (*session, error) {
		if found, err := examine(dir); err != nil {
			return nil, err
		} else if found == settled {
			return newSession(bolt) // somebody else made it while we waited for the lock
		}
		return initialize(bolt, dir)
	})
}

// start opens the file and begins a session on it; when that fails the file is closed again.
func start(path string, opts settings, begin func(*boltKV) (*session, error)) (s *session, err error) {
	bolt, err := openBolt(path, opts)
	if err != nil {
		return nil, err
	}
	panicked, err := guard(func() error {
		s, err = begin(bolt)
		return err
	})
	if err != nil {
		return nil, errors.Join(err, bolt.release(panicked))
	}
	return s, nil
}

func initialize(bolt *boltKV, dir string) (*session, error) {
	if err := checkBuckets(bolt.db); err != nil {
		return nil, err
	}
	store := flat.Upgrade(bolt)
	if err := kv.Init(store, nil); err != nil && !errors.Is(err, cayleygraph.ErrDatabaseExists) {
		return nil, err
	}
	s, err := newSession(bolt)
	if err != nil {
		return nil, err
	}
	if n := s.qs.Size(); n > 0 {
		return nil, fmt.Errorf("%w: %s holds %d quads, but the file %s that says how to read them is gone: if it was a store of format %d, put the line %q there",
			graph.ErrFormat, boltFile, n, formatFile, formatVersion, formatLine())
	}
	if err := writeIndexes(store); err != nil {
		return nil, err
	}
	if err := writeFormat(dir); err != nil {
		return nil, err
	}
	return newSession(bolt) // which reads the indexes
}

// writeIndexes replaces the list of indexes that kv.Init wrote. Cayley has no option for it.
func writeIndexes(store hkv.KV) error {
	list, err := json.Marshal(indexes)
	if err != nil {
		return err
	}
	return hkv.Update(context.Background(), store, func(tx hkv.Tx) error {
		return tx.Put(hkv.SKey("meta", "indexes"), list)
	})
}

// checkBuckets refuses a bbolt file that somebody else keeps something in.
func checkBuckets(db *bbolt.DB) error {
	return db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, _ *bbolt.Bucket) error {
			if string(name) != string(quadBucket) {
				return fmt.Errorf("%w: %s is another program's: it has a bucket %.40q", graph.ErrNoStore, boltFile, name)
			}
			return nil
		})
	})
}

// openBolt opens the file and locks it. bbolt creates what is not there.
func openBolt(path string, opts settings) (*boltKV, error) {
	bolt := &boltKV{commit: opts.commit}
	panicked, err := guard(func() (err error) {
		bolt.db, err = bbolt.Open(path, 0o644, &bbolt.Options{
			Timeout:      opts.LockTimeout,
			ReadOnly:     opts.ReadOnly,
			NoSync:       opts.temporary,
			FreelistType: bbolt.FreelistMapType,
			OpenFile: func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
				bolt.file, err = os.OpenFile(name, flag, mode)
				return bolt.file, err
			},
		})
		return err
	})
	if panicked {
		err = errors.Join(err, bolt.abandon())
	}
	if err != nil {
		return nil, boltError(err)
	}
	return bolt, nil
}

// boltError says in our words what bbolt's errors mean.
func boltError(err error) error {
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return graph.ErrLocked
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch),
		strings.Contains(err.Error(), "file size too small"): // for which bbolt has no value to compare with
		return fmt.Errorf("%w: %s is no file of bbolt's, or was cut off (%w): put a copy back, or move it away to begin anew",
			errDamaged, boltFile, err)
	}
	return err
}

// checkLength compares the file's length with what it says of itself, without touching more than its first pages:
// a page that the file does not reach is not an error but a fault of memory.
func checkLength(path string, timeout time.Duration) error {
	bolt, err := openBolt(path, settings{Options: Options{ReadOnly: true, LockTimeout: timeout}})
	if err != nil {
		return err
	}
	defer bolt.Close()
	return bolt.db.View(func(tx *bbolt.Tx) error {
		info, err := os.Stat(path)
		if err == nil && info.Size() < tx.Size() {
			return fmt.Errorf("%w: %s has %d bytes of %d: put a copy back", errDamaged, boltFile, info.Size(), tx.Size())
		}
		return err
	})
}

// newSession starts Cayley afresh on an open file.
func newSession(bolt *boltKV) (*session, error) {
	qs, err := kv.New(flat.Upgrade(bolt), cayleygraph.Options{kv.OptNoBloom: true})
	if err != nil {
		return nil, err
	}
	return &session{kv: bolt, qs: qs.(*kv.QuadStore)}, nil
}

// guard runs f on a file that may be damaged. bbolt panics at a page that makes no sense, and reading one that the disk
// cannot give faults; both become errors. After a panic the file must be abandoned.
func guard(f func() error) (panicked bool, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			panicked, err = true, fmt.Errorf("%w: reading %s: %v", errDamaged, boltFile, r)
		}
	}()
	return false, f()
}
