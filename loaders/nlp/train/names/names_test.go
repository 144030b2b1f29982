package names

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/iob"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// corpus is a newswire of invented articles.
func corpus() fstest.MapFS {
	files := fstest.MapFS{}
	people := []string{"Okello", "Nygaard", "Harlow", "Kowalczyk", "Lindqvist", "Adeyemi"}
	for i, p := range people {
		text := fmt.Sprintf("Minister\tO\n%s\tB-Person\nspoke\tO\nin\tO\nBergen\tB-Location\n.\tO\n\nThe\tO\nFish\tB-Organization\nBank\tI-Organization\n"+
			"told\tO\n%s\tB-Person\nabout\tO\nthe\tO\nU\tB-Location\n.\tI-Location\nS\tI-Location\n.\tI-Location\nplan\tO\n", p, p)
		files[fmt.Sprintf("%s/%d.tsv", "entities/en_worldwide_newswire/train", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func train(t *testing.T, o Options) []byte {
	t.Helper()
	var pack bytes.Buffer
	if err := TrainFrom(t.Context(), corpus(), true, o, &pack); err != nil {
		t.Fatal(err)
	}
	return pack.Bytes()
}

// TestTrain learns from invented articles, twice, and reads them.
func TestTrain(t *testing.T) {
	o := DefaultOptions()
	epochs := 0
	o.Progress = func(string, int, int, int) { epochs++ }
	pack := train(t, o)
	if want := (o.Folds + 2) * o.Orders * o.Epochs; epochs != want {
		t.Errorf("%d epochs, want %d", epochs, want)
	}
	if !bytes.Equal(pack, train(t, o)) {
		t.Error("the same corpus gave other bytes")
	}
	m, err := model.ReadNames(pack)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := iob.NewswireTrain(corpus())
	if err != nil {
		t.Fatal(err)
	}
	counts, err := Evaluate(t.Context(), m, docs)
	if err != nil {
		t.Fatal(err)
	}
	for typ, want := range map[string]int{"PER": 12, "LOC": 12, "ORG": 6} {
		if c := counts[typ]; c.Gold != want || c.Both != want || c.Found != want {
			t.Errorf("%s: %+v, want all %d and no more", typ, c, want)
		}
	}
}

func TestTrainStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	o := DefaultOptions()
	o.Progress = func(string, int, int, int) { cancel() }
	if err := TrainFrom(ctx, corpus(), true, o, &bytes.Buffer{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

func TestTrainOnNothing(t *testing.T) {
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Train(t.Context(), nil, g, DefaultOptions()); !errors.Is(err, ErrNoData) {
		t.Errorf("error %v, want ErrNoData", err)
	}
}

func TestVary(t *testing.T) {
	docs, err := iob.NewswireTrain(corpus())
	if err != nil {
		t.Fatal(err)
	}
	varied, err := vary(docs)
	if err != nil {
		t.Fatal(err)
	}
	if len(varied) != len(docs)+1 {
		t.Fatalf("%d documents of %d, want one more", len(varied), len(docs))
	}
	if text := varied[0].Doc.Text; text != docs[0].Doc.Text {
		t.Errorf("the first became %q", text)
	}
	if text := varied[1].Doc.Text; !strings.HasPrefix(text, "MINISTER OKELLO SPOKE") {
		t.Errorf("the headline in capitals is %q", text)
	}
	joined := varied[2]
	last := joined.Names[len(joined.Names)-1]
	if last.End != last.First+1 || joined.Doc.Form(last.First) != "U.S." || last.Type != "Location" {
		t.Errorf("%q is %+v, want U.S. as one token", joined.Doc.Text, last)
	}
}

func TestRounded(t *testing.T) {
	for _, c := range []struct{ n, by, want int64 }{{5, 2, 3}, {-5, 2, -3}, {4, 3, 1}, {-4, 3, -1}, {0, 7, 0}, {127, 1, 127}} {
		if got := rounded(c.n, c.by); got != c.want {
			t.Errorf("rounded(%d, %d) = %d, want %d", c.n, c.by, got, c.want)
		}
	}
}

// TestRetrain trains again and compares with the embedded model. It takes a minute or two.
func TestRetrain(t *testing.T) {
	if os.Getenv("DEMARCHE_TEST_RETRAIN") == "" {
		t.Skip("set DEMARCHE_TEST_RETRAIN=1 to train the embedded model again")
	}
	for _, root := range []string{os.Getenv("DEMARCHE_TEST_SHARED"), "../../../../../shared"} {
		dir := filepath.Join(root, "data")
		if info, err := os.Stat(dir); root == "" || err != nil || !info.IsDir() {
			continue
		}
		var pack bytes.Buffer
		if err := TrainFrom(t.Context(), os.DirFS(dir), true, DefaultOptions(), &pack); err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile("../../model/names.bin")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(pack.Bytes(), want) {
			t.Errorf("%d bytes that differ from the %d of the embedded model", pack.Len(), len(want))
		}
		return
	}
	t.Skip("no public data beside the project; set DEMARCHE_TEST_SHARED to the folder that holds data/")
}
