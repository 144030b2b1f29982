package eval_test

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/eval"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// data is the folder of public data and that of annotated articles, below DEMARCHE_TEST_SHARED or beside the project.
func data(t *testing.T) (public, articles fs.FS) {
	t.Helper()
	for _, root := range []string{os.Getenv("DEMARCHE_TEST_SHARED"), "../../../../shared"} {
		dir := filepath.Join(root, "data")
		if info, err := os.Stat(dir); root != "" && err == nil && info.IsDir() {
			return os.DirFS(dir), os.DirFS(filepath.Join(root, "gold", "dev"))
		}
	}
	t.Skip("no public data beside the project; set DEMARCHE_TEST_SHARED to the folder that holds data/ and gold/")
	return nil, nil
}

// TestScores measures every stage and compares the figures with those written down: a change that moves one says so by
// rewriting the file with -update.
func TestScores(t *testing.T) {
	public, articles := data(t)
	reader := newReader(t)
	figures, absent, err := eval.Run(t.Context(), reader, public, articles)
	if err != nil {
		t.Fatal(err)
	}
	if len(absent) > 0 {
		t.Errorf("there is no data to measure %v on", absent)
	}
	compareGolden(t, "testdata/scores.golden", figures)
}

// TestScoresOfOwnNews measures the facts on the articles that are part of the project, so that anybody can.
func TestScoresOfOwnNews(t *testing.T) {
	figures, err := eval.Facts(t.Context(), newReader(t), os.DirFS("testdata/news"), "own news")
	if err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "testdata/news.golden", figures)
}

// compareGolden compares figures with those of a golden file, or writes them there with -update.
func compareGolden(t *testing.T, golden string, figures []eval.Figure) {
	t.Helper()
	var got bytes.Buffer
	if err := eval.Write(&got, figures); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("figures moved; if that is meant, rewrite %s with -update and read the diff\n--- measured\n%s", golden, got.Bytes())
	}
}

func newReader(t *testing.T) *english.Reader {
	t.Helper()
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	return reader
}

// TestRunNamesWhatIsAbsent runs every scorer without data.
func TestRunNamesWhatIsAbsent(t *testing.T) {
	figures, absent, err := eval.Run(t.Context(), newReader(t), fstest.MapFS{}, nil)
	if err != nil || len(figures) != 0 || len(absent) != len(eval.All())+1 {
		t.Errorf("got %d figures, absent %v, error %v; want none, all, none", len(figures), absent, err)
	}
}

// TestTreesCountWhatIsRight scores a treebank of one sentence, once as the pipeline reads it and once with a head changed.
func TestTreesCountWhatIsRight(t *testing.T) {
	const dev = "treebanks/ud/EWT/en_ewt-ud-dev.conllu"
	const gum = "treebanks/ud/GUM/open/en_gum_open-dev.conllu"
	right := "# newdoc id = GUM_news_x\n1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\tsleeps\tsleep\tVERB\tVBZ\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
	wrong := "# newdoc id = GUM_news_x\n1\tShe\tshe\tPRON\tPRP\t_\t0\troot\t_\t_\n2\tsleeps\tsleep\tVERB\tVBZ\t_\t1\tacl\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n"
	figures, err := eval.Trees(t.Context(), newReader(t), fstest.MapFS{dev: {Data: []byte(right)}, gum: {Data: []byte(wrong)}})
	if err != nil {
		t.Fatal(err)
	}
	las := map[string]float64{}
	for _, f := range figures {
		if f.Measure == "LAS" {
			las[f.Set] = f.F
		}
	}
	if las["EWT dev"] != 1 || las["GUM/open dev"] != 0 {
		t.Errorf("LAS %v; want 1 for EWT dev, 0 for GUM/open dev", las)
	}
}

func TestRunStopsAtBrokenData(t *testing.T) {
	broken := fstest.MapFS{"treebanks/ud/GUM/open/en_gum_open-dev.conllu": {Data: []byte("no columns")}}
	if _, _, err := eval.Run(t.Context(), newReader(t), broken, nil); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v; want one that names the broken line", err)
	}
}
