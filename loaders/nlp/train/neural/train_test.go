package neural

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/punctuation"
	"github.com/demarche-kg/demarche/loaders/nlp/train/vectors"
)

// smallOptions train a network that is large enough for a few sentences.
func smallOptions() Options {
	o := DefaultOptions()
	o.Shape = Shape{Width: 32, Layers: []string{"c1", "R"}, Arc: 32, Label: 32, Dropout: 0.1}
	o.Epochs, o.Batch, o.WarmUp, o.Rate = 60, 40, 10, 5e-3
	return o
}

func smallVectors() vectors.Vectors {
	return vectors.Vectors{Words: []string{"rain", "fell", "pilots"}, Rows: [][]float64{{1, 0, 0, 1}, {0, 1, 0, 0}, {0, 0, -1, 0}}}
}

func TestANetworkInBytesGivesBackWhatItLearnt(t *testing.T) {
	m, err := Train(t.Context(), sentences(), smallVectors(), smallOptions())
	if err != nil {
		t.Fatal(err)
	}
	var pack bytes.Buffer
	if err := model.WriteNeural(&pack, m); err != nil {
		t.Fatal(err)
	}
	read, err := model.ReadNeural(pack.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	stage, err := neural.New(read)
	if err != nil {
		t.Fatal(err)
	}
	p, err := nlp.New(Given(), stage, punctuation.New())
	if err != nil {
		t.Fatal(err)
	}
	score, err := Evaluate(t.Context(), p, sentences())
	if err != nil {
		t.Fatal(err)
	}
	if score.XPOS < score.Tokens || score.Both < score.Words || score.Words == 0 {
		t.Errorf("after learning a few sentences: %v", score)
	}
}

func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	o := smallOptions()
	o.Epochs = 2
	packs := map[string]int{}
	for _, seed := range []uint64{1, 1, 2} {
		o.Seed = seed
		m, err := Train(t.Context(), sentences(), smallVectors(), o)
		if err != nil {
			t.Fatal(err)
		}
		var pack bytes.Buffer
		if err := model.WriteNeural(&pack, m); err != nil {
			t.Fatal(err)
		}
		packs[pack.String()]++
	}
	if len(packs) != 2 {
		t.Errorf("two seeds gave %d different models", len(packs))
	}
}

func TestTrainingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Train(ctx, sentences(), smallVectors(), smallOptions()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := Train(t.Context(), nil, smallVectors(), smallOptions()); !errors.Is(err, ErrNoData) {
		t.Errorf("without sentences: %v", err)
	}
}

func TestVectorsAreStandardised(t *testing.T) {
	m := standardised(smallVectors())
	if m.Rows != 3 || m.Cols != 4 {
		t.Fatalf("%d rows of %d columns", m.Rows, m.Cols)
	}
	for k := range m.Cols {
		sum, squares := float32(0), float32(0)
		for i := range m.Rows {
			x := m.Row(i)[k]
			sum += x
			squares += x * x
		}
		if sum < -0.01 || sum > 0.01 || squares < 2.99 || squares > 3.01 {
			t.Errorf("column %d: sum %v, sum of squares %v, want 0 and 3", k, sum, squares)
		}
	}
}

func TestTreesOfWords(t *testing.T) {
	tok := func(upos string, head int) conllu.Token { return conllu.Token{UPOS: upos, Head: head - 1} }
	for name, c := range map[string]struct {
		tokens []conllu.Token
		want   []int32
	}{
		"a word below a mark":    {[]conllu.Token{tok("X", 2), tok("PUNCT", 3), tok("X", 0)}, []int32{1, -1}},
		"two roots below a mark": {[]conllu.Token{tok("X", 2), tok("PUNCT", 0), tok("X", 2)}, []int32{-1, 0}},
		"an arc that crosses":    {[]conllu.Token{tok("X", 0), tok("X", 1), tok("X", 1), tok("X", 2)}, []int32{-1, 0, 0, 0}},
		"nothing but marks":      {[]conllu.Token{tok("PUNCT", 0)}, []int32{}},
		"a tree as it should be": {[]conllu.Token{tok("X", 2), tok("X", 0), tok("X", 4), tok("X", 2)}, []int32{1, -1, 3, 1}},
	} {
		words := []int32{}
		for i, token := range c.tokens {
			if token.UPOS != markTag {
				words = append(words, int32(i))
			}
		}
		got := wordHeads(c.tokens, words)
		if len(got) != len(c.want) {
			t.Fatalf("%s: %v, want %v", name, got, c.want)
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", name, got, c.want)
			}
		}
	}
}
