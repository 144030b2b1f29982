package eval_test

import (
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp/eval"
)

// TestQuotationsCompareSpans scores one article whose content is annotated a word too short, behind a character of two bytes.
func TestQuotationsCompareSpans(t *testing.T) {
	const dir = "eval/PolNeAR/dev/"
	text := "Café news.\n\nJane Harlow said that the plan was dead.\n"
	right := "T1\tSource 12 23\tJane Harlow\nT2\tCue 24 28\tsaid\nT3\tContent 34 47\tthe plan was \nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
	wrong := "T1\tSource 0 4\tCafé\nT2\tCue 5 9\tnews\nT3\tContent 0 4;5 9\tCafé news\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
	for name, c := range map[string]struct {
		annotations      map[string]string
		overlap, content float64 // F of cues, and of contents by share
	}{
		"agrees":              {map[string]string{"a_1111.ann": right}, 1, 2 * 13.0 / 17 / (13.0/17 + 1)},
		"disagrees":           {map[string]string{"a_1111.ann": wrong}, 0, 0},
		"two, and one agrees": {map[string]string{"a_1111.ann": right, "a_2222.ann": wrong}, 0.5, 0.5 * 2 * 13.0 / 17 / (13.0/17 + 1)},
	} {
		data := fstest.MapFS{dir + "text/a.txt": {Data: []byte(text)}}
		for file, ann := range c.annotations {
			data[dir+"attributions/"+file] = &fstest.MapFile{Data: []byte(ann)}
		}
		figures, err := eval.Quotations(t.Context(), newReader(t), data)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]float64{}
		for _, f := range figures {
			if f.P > 0 {
				got[f.Measure+" "+f.Type] = f.F
			}
		}
		if !near(got["overlap cue"], c.overlap) || !near(got["proportional content"], c.content) {
			t.Errorf("%s: overlap of cues %v, share of contents %v; want %v, %v", name, got["overlap cue"], got["proportional content"], c.overlap, c.content)
		}
	}
}

func near(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }

func TestQuotationsRefuseSpansOutsideTheText(t *testing.T) {
	data := fstest.MapFS{"eval/PolNeAR/dev/text/a.txt": {Data: []byte("Short.")},
		"eval/PolNeAR/dev/attributions/a_1111.ann": {Data: []byte("T1\tCue 2 900\tsaid\n")}}
	if _, err := eval.Quotations(t.Context(), newReader(t), data); err == nil {
		t.Error("a span outside the text is read without error")
	}
}
