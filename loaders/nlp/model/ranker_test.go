package model_test

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

func packedRanker(t testing.TB, r *model.Ranker) []byte {
	t.Helper()
	return written(t, model.WriteRanker, r)
}

func TestRankerRoundTrip(t *testing.T) {
	want := &model.Ranker{About: "a test", Weights: []int16{1, -2, math.MaxInt16, math.MinInt16}}
	got, err := model.ReadRanker(packedRanker(t, want))
	if err != nil {
		t.Fatal(err)
	}
	if got.About != want.About || !slices.Equal(got.Weights, want.Weights) {
		t.Errorf("read %+v, want %+v", got, want)
	}
	if s := got.Score([]uint32{0, 1, 1, 4}); s != 1-2-2+1 {
		t.Errorf("score %d; want -2, features beyond the weights counted from the first", s)
	}
}

func TestRankerRefusesWhatIsNone(t *testing.T) {
	for name, pack := range map[string][]byte{
		"nothing":            nil,
		"a network":          packedNetwork(t, network()),
		"three weights":      packedRanker(t, &model.Ranker{Weights: make([]int16, 3)}),
		"no weights":         packedRanker(t, &model.Ranker{}),
		"a cut off ranker":   packedRanker(t, &model.Ranker{Weights: make([]int16, 4)})[:20],
		"a half of a weight": oddWeights(t),
	} {
		if _, err := model.ReadRanker(pack); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", name, err)
		}
	}
}

func oddWeights(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := model.WritePack(&b, []model.Section{{Name: "weights", Content: []byte{1, 2, 3}}}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEmbeddedRanker(t *testing.T) {
	r, err := model.LoadRanker()
	if err != nil {
		t.Fatal(err)
	}
	if r.About == "" || !slices.ContainsFunc(r.Weights, func(w int16) bool { return w != 0 }) {
		t.Errorf("the embedded ranker says %q of itself and has %d weights", r.About, len(r.Weights))
	}
}
