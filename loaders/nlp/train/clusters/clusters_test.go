package clusters

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// vectorFile is a file of words, each with the vector of its rank.
func vectorFile(words []string, numbers func(i int) []float64) string {
	var list, vectors []string
	for i, w := range words {
		list = append(list, fmt.Sprintf("%q", w))
		vectors = append(vectors, fmt.Sprintf("%q:%s", w, strings.Join(strings.Fields(fmt.Sprint(append(numbers(i), 1, float64(i)))), ",")))
	}
	slices.Reverse(vectors) // their order is of no matter
	return fmt.Sprintf(`{"size":%d,"words":[%s],"vectors":{%s},"unkVector":[0]}`, len(words), strings.Join(list, ","), strings.Join(vectors, ","))
}

// along is a vector mostly along one dimension.
func along(d int, beside float64) []float64 {
	v := make([]float64, dimensions)
	v[d%dimensions] = 3
	v[(d+1)%dimensions] = beside
	return v
}

func TestRead(t *testing.T) {
	text := vectorFile([]string{"of", "the", "rare"}, func(i int) []float64 { return along(i, 0) })
	v, err := Read(strings.NewReader(text), 2)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(v.Words, []string{"of", "the"}) || len(v.rows) != 2 {
		t.Fatalf("words %q with %d vectors", v.Words, len(v.rows))
	}
	if v.rows[0][0] != unit || v.rows[1][0] != 0 || v.rows[1][1] != unit {
		t.Errorf("vectors begin %v and %v", v.rows[0][:3], v.rows[1][:3])
	}
}

func TestReadErrors(t *testing.T) {
	good := vectorFile([]string{"of", "the"}, func(i int) []float64 { return along(i, 0) })
	for _, text := range []string{
		"", "[]", "{", "{}", `{"words":["a"]}`, `{"vectors":{"a":[1]}}`, `{"words":["a"],"vectors":{"a":[1]}}`, `{"words":["a"],"vectors":{}}`,
		`{"words":["a","a"],"vectors":{}}`, `{"words":7}`, `{"words":["a"],"vectors":7}`, `{"words":["a"],"vectors":{"a":"b"}}`, good[:len(good)/2],
	} {
		if _, err := Read(strings.NewReader(text), 10); !errors.Is(err, ErrFormat) {
			t.Errorf("%.60q: error %v, want ErrFormat", text, err)
		}
	}
}

// many are vectors of as many directions as there are coarse clusters, with words around each.
func many(t testing.TB) Vectors {
	t.Helper()
	var words []string
	for i := range 4 * model.CoarseClusters * model.FinePerCoarse {
		word := "w"
		for n := i; n > 0; n /= 26 {
			word += string(rune('a' + n%26))
		}
		words = append(words, word)
	}
	v, err := Read(strings.NewReader(vectorFile(words, func(i int) []float64 { return along(2*i%(2*model.CoarseClusters), float64(i%7)/7) })), len(words))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestBuildFindsWhatIsAlike(t *testing.T) {
	v := many(t)
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
		parts, err := Build(context.Background(), many(t))
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
	if _, err := Build(context.Background(), Vectors{}); !errors.Is(err, ErrNoData) {
		t.Errorf("no words: error %v, want ErrNoData", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Build(ctx, many(t)); !errors.Is(err, context.Canceled) {
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
