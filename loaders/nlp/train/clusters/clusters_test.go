package clusters

import (
	"bytes"
	"context"
	"errors"
	"math"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

// along is a vector mostly along one dimension.
func along(d int, beside float64) []float64 {
	v := make([]float64, dimensions)
	v[d%dimensions] = 3
	v[(d+1)%dimensions] = beside
	return v
}

// many are vectors of as many directions as there are coarse clusters, with words around each.
func many() (v vectors.Vectors) {
	for i := range 4 * model.CoarseClusters * model.FinePerCoarse {
		word := "w"
		for n := i; n > 0; n /= 26 {
			word += string(rune('a' + n%26))
		}
		v.Words = append(v.Words, word)
		v.Rows = append(v.Rows, along(2*i%(2*model.CoarseClusters), float64(i%7)/7))
	}
	return v
}

func TestBuildFindsWhatIsAlike(t *testing.T) {
	v := many()
	parts, err := Build(context.Background(), v)
	if err != nil {
		t.Fatal(err)
	}
	coarse := func(i int) uint16 { return model.Coarse(parts.Words[lemma.WordKey(v.Words[i])]) }
	seen := map[uint16]bool{}
	for i := range model.CoarseClusters {
		seen[coarse(i)] = true
		if coarse(i) != coarse(i+model.CoarseClusters) {
			t.Errorf("words %d and %d point the same way and are in clusters %d and %d", i, i+model.CoarseClusters, coarse(i), coarse(i+model.CoarseClusters))
		}
	}
	if len(seen) < model.CoarseClusters*3/4 || seen[0] {
		t.Errorf("%d clusters of %d directions", len(seen), model.CoarseClusters)
	}
}

func TestBuildIsDeterministic(t *testing.T) {
	var packs [2]bytes.Buffer
	for i := range packs {
		parts, err := Build(context.Background(), many())
		if err != nil {
			t.Fatal(err)
		}
		if err := model.WriteClusters(&packs[i], parts); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(packs[0].Bytes(), packs[1].Bytes()) {
		t.Error("the same vectors gave two models")
	}
}

func TestBuildErrors(t *testing.T) {
	if _, err := Build(context.Background(), vectors.Vectors{}); !errors.Is(err, ErrNoData) {
		t.Errorf("no words: error %v, want ErrNoData", err)
	}
	short := many()
	for i, row := range short.Rows {
		short.Rows[i] = row[:50]
	}
	if _, err := Build(context.Background(), short); !errors.Is(err, ErrDimensions) {
		t.Errorf("vectors of 50 numbers: error %v, want ErrDimensions", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Build(ctx, many()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v, want Canceled", err)
	}
}

func TestScaled(t *testing.T) {
	for _, numbers := range [][]float64{along(3, 4), along(99, -2), make([]float64, dimensions)} {
		v := scaled(numbers)
		length := math.Sqrt(float64(dot(&v, &v)))
		if zero := numbers[3] == 0 && numbers[99] == 0; zero && length != 0 || !zero && math.Abs(length-unit) > 5 {
			t.Errorf("%v has length %.0f", numbers[:2], length)
		}
	}
}
