package annotated

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// TestAnnotationIsSound checks what can be checked without the texts: classes, modalities, and that offsets are spans.
func TestAnnotationIsSound(t *testing.T) {
	classes := []string{"STATE", "APPEAL", "INTEND", "CONSULT", "ENDORSE", "COOPERATE", "AID", "YIELD", "INVESTIGATE", "DEMAND", "DISAPPROVE",
		"REJECT", "THREATEN", "PROTEST", "POSTURE", "REDUCE", "COERCE", "ASSAULT", "FIGHT", "MASS_VIOLENCE"}
	modalities := []string{"", "asserted", "reported", "planned", "possible", "hypothetical", "denied"}
	parts, names := map[Part]int{}, map[string]bool{}
	lines := bufio.NewScanner(bytes.NewReader(annotations))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var a Article
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatalf("%s: %v", lines.Text(), err)
		}
		if a.Name == "" || names[a.Name] || a.Of != "newswire" && a.Of != "wikinews" {
			t.Errorf("article %q of %q is there twice, or of no collection", a.Name, a.Of)
		}
		names[a.Name] = true
		parts[a.Part()]++
		for _, e := range a.Events {
			if !slices.Contains(classes, e.Type) || !slices.Contains(modalities, e.Modality) {
				t.Errorf("%s: event of class %q, modality %q", a.Name, e.Type, e.Modality)
			}
			for _, o := range slices.Concat([]Offsets{e.At}, e.Source, e.Target, e.By) {
				if o[0] < 0 || o[1] <= o[0] {
					t.Errorf("%s: offsets %v are no span", a.Name, o)
				}
			}
		}
	}
	if len(names) < 250 || parts[Unseen] < 30 || parts[Tune] < 15 {
		t.Errorf("%d articles, by part %v: want 250 and more, 30 of them unseen and 15 to tune by", len(names), parts)
	}
}

// TestRead reads the texts that are annotated, where they are.
func TestRead(t *testing.T) {
	articles, err := Read(os.DirFS("../../../../shared/data"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no ../shared/data: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles {
		for _, e := range a.Events {
			for _, o := range slices.Concat([]Offsets{e.At}, e.Source, e.Target, e.By) {
				if o[1] > len(a.Text) {
					t.Errorf("%s: offsets %v reach beyond the text", a.Name, o)
				}
			}
		}
	}
}

func TestReadRefusesAnotherText(t *testing.T) {
	data := fstest.MapFS{wikinewsPath: {Data: []byte("url,date,title,text\nhttps://example.org/a,2019-11-16,News,Kenya won.\n")}}
	if _, err := Read(data); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want one for the article that is missing", err)
	}
	saved := annotations
	defer func() { annotations = saved }()
	annotations = []byte(`{"name":"https://example.org/a","of":"wikinews","sum":1}`)
	if _, err := Read(data); !errors.Is(err, ErrChanged) {
		t.Errorf("error %v, want ErrChanged", err)
	}
	annotations = []byte("{")
	if _, err := Read(data); err == nil {
		t.Error("a broken line is read without an error")
	}
	if _, err := Read(fstest.MapFS{wikinewsPath: {Data: []byte("a,b\n1,2\n")}}); err == nil {
		t.Error("a table without columns is read without an error")
	}
}

func TestTexts(t *testing.T) {
	for words, want := range map[string]string{
		"The deal , he said .":           "The deal, he said.",
		"`` No , '' he said .":           `"No," he said.`,
		"It cost $ 3 ( about € 2 ) .":    "It cost $3 (about €2).",
		"the U.S. - led force 's plan":   "the U.S. - led force's plan",
		"re - elected by two - thirds .": "re-elected by two-thirds.",
		"“ Yes , ” she said .":           "“Yes,” she said.",
	} {
		if got := hyphened(joined(splitWords(words))); got != want {
			t.Errorf("%s: written %s, want %s", words, got, want)
		}
	}
	data := fstest.MapFS{newswirePath + "/x.txt.tsv": {Data: []byte("https://x\tO\nKenya\tB-Location\nwon\tO\n.\tO\n\nIt\tO\nlost\tO\n.\tO\n")}}
	if got, err := newswire(data, "x"); err != nil || got != "Kenya won.\n\nIt lost.\n" {
		t.Errorf("text %q, %v", got, err)
	}
}

func splitWords(s string) (words []string) {
	for _, w := range bytes.Fields([]byte(s)) {
		words = append(words, string(w))
	}
	return words
}

func TestCompare(t *testing.T) {
	a := Article{Text: "Kenya accused Norway of theft. Chile left.", Events: []Event{
		{Type: "DISAPPROVE", At: Offsets{6, 13}, Source: []Offsets{{0, 5}}, Target: []Offsets{{14, 20}}},
		{Type: "YIELD", At: Offsets{37, 41}, Source: []Offsets{{31, 36}}},
	}}
	d, err := nlp.NewDoc(a.Text, nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range [][2]uint32{{0, 5}, {6, 13}, {14, 20}, {21, 23}, {24, 29}, {29, 30}, {31, 36}, {37, 41}, {41, 42}} {
		d.Tokens = append(d.Tokens, nlp.Token{Start: s[0], End: s[1], Head: nlp.NoHead})
	}
	for e, at := range []int{0, 2, 6} {
		d.Mentions = append(d.Mentions, nlp.Mention{Range: nlp.Range{First: at, End: at + 1}, Head: at, Entity: e})
		d.Entities = append(d.Entities, nlp.Entity{Mentions: []int{e}})
	}
	d.Frames = []nlp.Frame{
		{Type: "DISAPPROVE", Cue: nlp.Range{First: 1, End: 2}, Source: []int{0}, Target: []int{2}},
		{Type: "YIELD", Cue: nlp.Range{First: 7, End: 8}, Source: []int{2}},
		{Type: "STATE", Cue: nlp.Range{First: 7, End: 8}},
	}
	if got, want := a.Compare(d), (Score{Events: 2, Found: 3, Words: 2, Classes: 2, Sources: 2, Targets: 1, Framed: 1}); got != want {
		t.Errorf("counted %+v, want %+v", got, want)
	}
}
