package gold_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/factsjson"
	"github.com/demarche-kg/demarche/loaders/gold"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// TestTheFiguresAreThoseOfTheScript reads the annotated articles beside the project, scores what is read with this
// package and with the script that came with them, and compares every figure.
func TestTheFiguresAreThoseOfTheScript(t *testing.T) {
	dir, script := annotatedBeside(t)
	texts, err := gold.Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	lines := extract(t, texts)
	all, seen, unseen := gold.Tally{}, gold.Tally{}, gold.Tally{}
	for i := range texts {
		found, err := gold.Parse(lines[i])
		if err != nil {
			t.Fatal(err)
		}
		tally := gold.Compare(&texts[i].Article, found)
		all.Add(tally)
		if texts[i].Unseen {
			unseen.Add(tally)
		} else {
			seen.Add(tally)
		}
	}
	want := runScript(t, script, dir, lines)
	compareReports(t, "all", all, want)
	var parts struct{ Seen, Unseen json.RawMessage }
	if err := json.Unmarshal(want, &parts); err != nil {
		t.Fatal(err)
	}
	compareReports(t, "seen", seen, parts.Seen)
	compareReports(t, "unseen", unseen, parts.Unseen)
}

// annotatedBeside finds the annotated articles and the script that scores them, below DEMARCHE_TEST_SHARED or beside the
// project.
func annotatedBeside(t *testing.T) (dir, script string) {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 to run the script that came with the annotated articles")
	}
	for _, root := range []string{os.Getenv("DEMARCHE_TEST_SHARED"), "../../../shared"} {
		dir, script := filepath.Join(root, "gold", "dev"), filepath.Join(root, "gold", "score.py")
		if _, err := os.Stat(script); root != "" && err == nil {
			return dir, script
		}
	}
	t.Skip("no annotated articles beside the project; set DEMARCHE_TEST_SHARED to the folder that holds gold/dev")
	return "", ""
}

// extract gives the facts of each text as a line.
func extract(t *testing.T, texts []gold.Text) [][]byte {
	t.Helper()
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	var lines [][]byte
	for _, text := range texts {
		f, err := reader.Extract(t.Context(), graph.Article{Text: text.Text, Source: text.ID})
		if err != nil {
			t.Fatal(err)
		}
		var line bytes.Buffer
		if err := factsjson.Write(&line, f); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line.Bytes())
	}
	return lines
}

func runScript(t *testing.T, script, dir string, lines [][]byte) []byte {
	t.Helper()
	found := filepath.Join(t.TempDir(), "found.jsonl")
	if err := os.WriteFile(found, bytes.Join(lines, nil), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "python3", script, dir, found, "--json").Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// compareReports compares a tally with the script's figures, which it rounds to thousandths.
func compareReports(t *testing.T, part string, got gold.Tally, raw []byte) {
	t.Helper()
	var want struct {
		Entities, Relations, Detect, Frame, Lenient, Negation, Disputes struct{ P, R, F1 float64 }
		Essential, Time, Amount, Attribution, Modality                  *float64
		Answer                                                          float64
		Unjudged                                                        int
		GoldEvents                                                      int `json:"gold_events"`
		FoundEvents                                                     int `json:"predicted_events"`
	}
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	near := func(name string, got, want float64) {
		if math.Abs(got-want) > 0.0006 {
			t.Errorf("%s, %s: %.4f, the script has %.3f", part, name, got, want)
		}
	}
	for _, x := range []struct {
		name string
		got  gold.Pairs
		want struct{ P, R, F1 float64 }
	}{
		{"entities", got.Entities, want.Entities}, {"relations", got.Relations, want.Relations},
		{"detect", got.Detect, want.Detect}, {"frame", got.Frame, want.Frame}, {"lenient", got.Lenient, want.Lenient},
		{"negation", got.Negation, want.Negation}, {"disputes", got.Disputes, want.Disputes},
	} {
		p, r, f1 := x.got.PRF()
		near(x.name+" precision", p, x.want.P)
		near(x.name+" recall", r, x.want.R)
		near(x.name+" F1", f1, x.want.F1)
	}
	for _, x := range []struct {
		name string
		got  gold.Share
		want *float64
	}{
		{"essential", got.Essential, want.Essential}, {"time", got.Time, want.Time}, {"amount", got.Amount, want.Amount},
		{"attribution", got.Attribution, want.Attribution}, {"modality", got.Modality, want.Modality},
	} {
		if (x.want == nil) != (x.got.Of == 0) {
			t.Errorf("%s, %s: %+v, the script has %v", part, x.name, x.got, x.want)
		} else if x.want != nil {
			near(x.name, x.got.Value(), *x.want)
		}
	}
	near("answer", got.Answer(), want.Answer)
	if found := got.Lenient.Found + got.Unjudged; got.Lenient.Gold != want.GoldEvents || found != want.FoundEvents || got.Unjudged != want.Unjudged {
		t.Errorf("%s: %d events, %d found, %d of them not judged; the script has %d, %d, %d",
			part, got.Lenient.Gold, found, got.Unjudged, want.GoldEvents, want.FoundEvents, want.Unjudged)
	}
}
