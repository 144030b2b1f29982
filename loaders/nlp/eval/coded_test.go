package eval_test

import (
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp/eval"
)

// figureOf gives the F of a measure of all types.
func figureOf(t *testing.T, figures []eval.Figure, set, measure string) float64 {
	t.Helper()
	for _, f := range figures {
		if f.Set == set && f.Measure == measure && f.Type == "" {
			return f.F
		}
	}
	t.Fatalf("no figure %s of %s in %v", measure, set, figures)
	return 0
}

// TestPloverCountsClassAndActors codes one sentence right, then with the actors the other way round, then with another
// class.
func TestPloverCountsClassAndActors(t *testing.T) {
	const records = "events/plover/gold_standard_records/PLOVER_GSR_CAMEO.txt"
	for _, x := range []struct {
		class, source, target       string
		wantClass, wantActors, both float64
	}{
		{"REQUEST", "Norway", "Kenya", 1, 1, 1},
		{"REQUEST", "Kenya", "Norway", 1, 0, 0},
		{"ASSAULT", "Norway", "Kenya", 0, 1, 0},
	} {
		row := "h\th\th\tgold_root\tsentence\th\tsource\ttarget\n1\t1\t1\t" + x.class + "\tNorway asked Kenya to leave.\t\t" + x.source + "\t" + x.target + "\n"
		figures, err := eval.Plover(t.Context(), newReader(t), fstest.MapFS{
			records:                 {Data: []byte(`[{"event": "DOCUMENT"}, {"event": "DEMAND", "text": "Norway asked Kenya to leave.", "source": [{"actorText": "Norway"}], "target": ""}]`)},
			"eval/PLV/PLV_test.tsv": {Data: []byte(row)},
		})
		if err != nil {
			t.Fatal(err)
		}
		class, actors, both := figureOf(t, figures, "PLV, seen", "event class, any"), figureOf(t, figures, "PLV, seen", "event actors"), figureOf(t, figures, "PLV, seen", "event class and actors")
		if class != x.wantClass || actors != x.wantActors || both != x.both {
			t.Errorf("%+v: class %v, actors %v, both %v", x, class, actors, both)
		}
		if both := figureOf(t, figures, "PLOVER records, seen", "event class and actors"); both != 1 {
			t.Errorf("a record without a target: class and actors %v, want 1", both)
		}
	}
}

// TestPetrarchFindsActorsByTheirCodes asks for a synonym and a dated code, and leaves alone what has no name.
func TestPetrarchFindsActorsByTheirCodes(t *testing.T) {
	const dir = "events/petrarch/"
	figures, err := eval.Petrarch(t.Context(), newReader(t), fstest.MapFS{
		dir + "petrarch/data/dictionaries/PETR.Validate.actors.txt": {Data: []byte("<!-- x -->\n# y\nOSLO\n+NORW # z\n\t[NORGOV <950601]\nKENYA_ [KEN]\n")},
		dir + "petrarch_unittest.jsonl": {Data: []byte(`{"date": "19950101", "category": "DEMO", "text": "Norway asked Kenya to leave.", "events": [{"sourcecode": "NORGOV", "targetcode": "KEN", "eventcode": "102"}, {"sourcecode": "---", "targetcode": "KEN", "eventcode": "102"}]}
{"date": "19950101", "category": "DEMO", "text": "Norway asked Kenya to leave.", "events": [{"sourcecode": "KEN", "targetcode": "NOR", "eventcode": "222"}]}`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	for measure, want := range map[string]float64{"event actors": 0.5, "event class, any": 0.5, "event class and actors": 0.5} {
		if got := figureOf(t, figures, "PETRARCH unit records", measure); got != want {
			t.Errorf("%s %v, want %v", measure, got, want)
		}
	}
}
