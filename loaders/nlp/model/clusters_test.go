package model_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// packedClusters is a pack of words with clusters.
func packedClusters(t testing.TB, words map[uint32]uint16) []byte {
	t.Helper()
	return written(t, model.WriteClusters, model.ClusterParts{About: "a test", Words: words})
}

func TestClustersRoundTrip(t *testing.T) {
	const last = model.CoarseClusters * model.FinePerCoarse
	words := map[uint32]uint16{0: 1, 7: last, 1<<32 - 1: 29}
	c, err := model.ReadClusters(packedClusters(t, words))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range words {
		if got := c.Of(key); got != want {
			t.Errorf("cluster of %d = %d, want %d", key, got, want)
		}
	}
	if c.Of(8) != 0 || c.About != "a test" {
		t.Errorf("an unknown word is in %d, about %q", c.Of(8), c.About)
	}
	if !bytes.Equal(packedClusters(t, words), packedClusters(t, words)) {
		t.Error("the same words gave other bytes")
	}
	var none *model.Clusters
	if none.Of(7) != 0 {
		t.Error("no clusters know a word")
	}
}

func TestCoarse(t *testing.T) {
	for fine, want := range map[uint16]uint16{0: 0, 1: 1, model.FinePerCoarse: 1, model.FinePerCoarse + 1: 2,
		model.CoarseClusters * model.FinePerCoarse: model.CoarseClusters} {
		if got := model.Coarse(fine); got != want {
			t.Errorf("Coarse(%d) = %d, want %d", fine, got, want)
		}
	}
}

func TestBrokenClusters(t *testing.T) {
	good := packedClusters(t, map[uint32]uint16{1: 1, 2: 2})
	for what, pack := range map[string][]byte{
		"nothing":         nil,
		"another model":   packed(t, model.Section{Name: "about", Content: []byte("x")}),
		"cut off":         good[:len(good)-1],
		"a cluster of no": packedClusters(t, map[uint32]uint16{1: model.CoarseClusters*model.FinePerCoarse + 1}),
		"words cut off":   packed(t, model.Section{Name: "words", Content: []byte{9, 1}}),
	} {
		if _, err := model.ReadClusters(pack); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", what, err)
		}
	}
}

// maxClusters is how many bytes the embedded clusters may have.
const maxClusters = 1_000_000

func TestEmbeddedClusters(t *testing.T) {
	c, err := model.LoadClusters()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(c.About, "GloVe") {
		t.Errorf("about %q", c.About)
	}
	if n := model.ClustersSize(); n > maxClusters {
		t.Errorf("the embedded clusters have %d bytes, more than %d", n, maxClusters)
	}
}
