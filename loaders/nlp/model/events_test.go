package model_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

func eventsModel() *model.Events {
	return &model.Events{About: "a test",
		Words: model.Scores{Classes: 3, Unit: 0.5, Weights: []int16{1, -2, 3, 4, 5, -6}},
		Ties:  model.Scores{Classes: 1, Unit: 1, Weights: []int16{7, 8}},
		Parts: model.Scores{Classes: 2, Unit: 2, Weights: []int16{9, -10}},
		Lean:  1.5, ToldLean: 0.25, PartLean: -1}
}

func packedEvents(t testing.TB, e *model.Events) []byte {
	t.Helper()
	return written(t, model.WriteEvents, e)
}

func TestEventsRoundTrip(t *testing.T) {
	want := eventsModel()
	got, err := model.ReadEvents(packedEvents(t, want))
	if err != nil {
		t.Fatal(err)
	}
	if got.About != want.About || got.Lean != want.Lean || got.ToldLean != want.ToldLean || got.PartLean != want.PartLean {
		t.Errorf("read %+v, want %+v", got, want)
	}
	for _, s := range [][2]model.Scores{{got.Words, want.Words}, {got.Ties, want.Ties}, {got.Parts, want.Parts}} {
		if s[0].Classes != s[1].Classes || s[0].Unit != s[1].Unit || !slices.Equal(s[0].Weights, s[1].Weights) {
			t.Errorf("read scores %+v, want %+v", s[0], s[1])
		}
	}
	scores := make([]float32, 3)
	if got.Words.Sum(scores, []uint32{0, 1, 3}); !slices.Equal(scores, []float32{4.5, 4, -4.5}) {
		t.Errorf("scores %v; want those of row 0 once and of row 1 twice, features beyond the rows counted from the first", scores)
	}
}

func TestEventsRefuseWhatIsNone(t *testing.T) {
	spoilt := func(spoil func(*model.Events)) []byte {
		e := eventsModel()
		spoil(e)
		return packedEvents(t, e)
	}
	for name, pack := range map[string][]byte{
		"nothing":        nil,
		"a network":      packedNetwork(t, network()),
		"a ranker":       packedRanker(t, &model.Ranker{Weights: make([]int16, 4)}),
		"no classes":     spoilt(func(e *model.Events) { e.Words.Classes = 0 }),
		"many classes":   spoilt(func(e *model.Events) { e.Words.Classes = 40 }),
		"half a row":     spoilt(func(e *model.Events) { e.Words.Weights = e.Words.Weights[:4] }),
		"three rows":     spoilt(func(e *model.Events) { e.Ties.Weights = make([]int16, 3) }),
		"no weights":     spoilt(func(e *model.Events) { e.Parts.Weights = nil }),
		"a cut off pack": packedEvents(t, eventsModel())[:40],
	} {
		if _, err := model.ReadEvents(pack); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v, want ErrFormat", name, err)
		}
	}
}

func TestEmbeddedEvents(t *testing.T) {
	e, err := model.LoadEvents()
	if err != nil {
		t.Fatal(err)
	}
	if e.About == "" || !slices.ContainsFunc(e.Parts.Weights, func(w int16) bool { return w != 0 }) {
		t.Errorf("the embedded judges say %q of themselves and have %d weights", e.About, len(e.Parts.Weights))
	}
	if again := packedEvents(t, e); !bytes.Equal(again, packedEvents(t, e)) {
		t.Error("the same judges give other bytes")
	}
}
