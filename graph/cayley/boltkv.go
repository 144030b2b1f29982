package cayley

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"slices"

	"github.com/hidal-go/hidalgo/kv/flat"
	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// quadBucket is the one bucket of graph.bolt, under which Cayley's flat keys stand.
var quadBucket = []byte("quads")

// boltKV is bbolt as Cayley wants it.
type boltKV struct {
	db     *bbolt.DB
	file   *os.File // the one that db has open
	commit func(*bbolt.Tx) error
	whole  *boltTx // while together runs: the transaction that all others are part of
}

func (kv *boltKV) Close() error { return kv.db.Close() }

// abandon gives up the file and its lock after bbolt panicked. Closing db could then wait for ever, for a transaction
// that the panic left open.
func (kv *boltKV) abandon() error { return errors.Join(unlock(kv.file), kv.file.Close()) }

// release closes or abandons.
func (kv *boltKV) release(panicked bool) error {
	if panicked {
		return kv.abandon()
	}
	return kv.Close()
}

func (kv *boltKV) Tx(rw bool) (flat.Tx, error) {
	if rw && kv.whole != nil {
		return partTx{kv.whole}, nil
	}
	return kv.begin(rw)
}

func (kv *boltKV) begin(rw bool) (*boltTx, error) {
	tx, err := kv.db.Begin(rw)
	if err != nil {
		return nil, err
	}
	t := &boltTx{tx: tx, commit: kv.commit, bucket: tx.Bucket(quadBucket)}
	if rw {
		t.pending = map[string][]byte{}
	}
	return t, nil
}

// together makes all the transactions that Cayley begins and commits within f one transaction.
func (kv *boltKV) together(ctx context.Context, f func() error) error {
	tx, err := kv.begin(true)
	if err != nil {
		return err
	}
	kv.whole = tx
	defer func() {
		kv.whole = nil
		_ = tx.Close() // rolls back unless all went well
	}()
	if err := f(); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

// partTx is a transaction within another, which commits for it.
type partTx struct{ *boltTx }

func (partTx) Commit(context.Context) error { return nil }
func (partTx) Close() error                 { return nil }

// boltTx holds back what is written until the end and hands it to bbolt sorted: bbolt splits its pages at commit only,
// so keys that come in any order cost it time quadratic in their number.
type boltTx struct {
	tx      *bbolt.Tx
	commit  func(*bbolt.Tx) error
	bucket  *bbolt.Bucket     // nil while nothing was ever written
	pending map[string][]byte // nil value: deleted
}

func (t *boltTx) Get(_ context.Context, key flat.Key) (flat.Value, error) {
	v, held := t.pending[string(key)]
	if !held && t.bucket != nil {
		v = t.bucket.Get(key)
	}
	if v == nil {
		return nil, flat.ErrNotFound
	}
	return v, nil
}

func (t *boltTx) GetBatch(ctx context.Context, keys []flat.Key) ([]flat.Value, error) {
	return flat.GetBatch(ctx, t, keys)
}

func (t *boltTx) Put(key flat.Key, v flat.Value) error {
	if t.pending == nil {
		return flat.ErrReadOnly
	}
	t.pending[string(key)] = append([]byte{}, v...)
	return nil
}

func (t *boltTx) Del(key flat.Key) error {
	if t.pending == nil {
		return flat.ErrReadOnly
	}
	t.pending[string(key)] = nil
	return nil
}

// flush hands what was held back to bbolt.
func (t *boltTx) flush() (err error) {
	if t.bucket == nil && len(t.pending) > 0 {
		if t.bucket, err = t.tx.CreateBucket(quadBucket); err != nil {
			return err
		}
	}
	for _, k := range slices.Sorted(maps.Keys(t.pending)) {
		if v := t.pending[k]; v != nil {
			err = t.bucket.Put([]byte(k), v)
		} else {
			err = t.bucket.Delete([]byte(k))
		}
		if err != nil {
			return err
		}
	}
	clear(t.pending)
	return nil
}

func (t *boltTx) Commit(context.Context) error {
	if err := t.flush(); err != nil {
		return err
	}
	return t.commit(t.tx)
}

// Close rolls back what was not committed.
func (t *boltTx) Close() error {
	if err := t.tx.Rollback(); err != nil && err != berrors.ErrTxClosed {
		return err
	}
	return nil
}

func (t *boltTx) Scan(prefix flat.Key) flat.Iterator {
	it := &boltIterator{prefix: prefix}
	if it.err = t.flush(); it.err == nil && t.bucket != nil {
		it.cursor = t.bucket.Cursor()
	}
	return it
}

// boltIterator goes over the keys that begin with prefix.
type boltIterator struct {
	cursor *bbolt.Cursor // nil at the end
	prefix flat.Key
	begun  bool
	key    flat.Key
	value  flat.Value
	err    error
}

func (it *boltIterator) Next(context.Context) bool {
	if it.cursor == nil {
		return false
	}
	if it.begun {
		it.key, it.value = it.cursor.Next()
	} else {
		it.begun = true
		it.key, it.value = it.cursor.Seek(it.prefix)
	}
	if it.key == nil || !bytes.HasPrefix(it.key, it.prefix) {
		it.cursor, it.key, it.value = nil, nil, nil
		return false
	}
	return true
}

func (it *boltIterator) Key() flat.Key   { return it.key }
func (it *boltIterator) Val() flat.Value { return it.value }
func (it *boltIterator) Err() error      { return it.err }

func (it *boltIterator) Close() error {
	it.cursor = nil
	return it.err
}
