package frame_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/frame"
	"github.com/demarche-kg/demarche/loaders/overlay"
)

// sentence is what a stubborn judge says: the class of each word by its lemma, and whether everybody stands in a role.
type sentence struct {
	classes map[string]string
	takes   func(p *frame.Part) bool
}

func (s sentence) Class(d *nlp.Doc, w *frame.Word) (int, float64) {
	for k, class := range frame.Classes {
		if class != "" && class == s.classes[d.Lemma(w.Token)] {
			return k, 0.75
		}
	}
	return 0, 0
}

func (s sentence) Takes(_ *nlp.Doc, p *frame.Part) bool {
	if s.takes == nil {
		return p.Ruled
	}
	return s.takes(p)
}

func judged(t *testing.T, judge frame.Judge, o *overlay.Overlay, text string) (*nlp.Doc, string) {
	t.Helper()
	r, err := english.NewWith(english.Options{Judge: judge, Overlay: o})
	if err != nil {
		t.Fatal(err)
	}
	d, err := r.Annotate(context.Background(), text, nlp.Meta{Published: "2019-11-16"})
	if err != nil {
		t.Fatal(err)
	}
	return d, show(d)
}

func TestJudgeDecides(t *testing.T) {
	everybody := func(p *frame.Part) bool { return p.Role == frame.SourceRole }
	for name, c := range map[string]struct {
		judge      sentence
		text, want string
	}{
		"drops":        {sentence{}, "Kenya accused Norway of theft.", ""},
		"relabels":     {sentence{classes: map[string]string{"accuse": "REJECT"}}, "Kenya accused Norway of theft.", "1 Kenya REJECT Norway: theft\n"},
		"finds":        {sentence{classes: map[string]string{"photograph": "ENDORSE"}}, "Kenya photographed Norway.", "1 Kenya ENDORSE Norway: photographed Norway\n"},
		"casts":        {sentence{map[string]string{"accuse": "DISAPPROVE"}, everybody}, "Kenya accused Norway of theft.", "1 Kenya + Norway DISAPPROVE -: theft\n"},
		"once":         {sentence{classes: map[string]string{"launch": "FIGHT", "attack": "FIGHT"}}, "Kenya launched an attack on rebels.", "1 Kenya FIGHT rebels: launched an attack on rebels\n"},
		"nobody":       {sentence{classes: map[string]string{"rain": "FIGHT"}}, "The rain in the hills was heavy that night.", ""},
		"intends":      {sentence{classes: map[string]string{"photograph": "INTEND"}}, "Kenya photographed Norway.", "1 Kenya INTEND Norway: photographed Norway; planned\n"},
		"no self-talk": {sentence{classes: map[string]string{"believe": "STATE"}}, "Kenya said it believed Norway.", "1 Kenya STATE Norway: believed Norway\n"},
	} {
		if _, got := judged(t, c.judge, nil, c.text); got != c.want {
			t.Errorf("%s: found\n%swant\n%s", name, got, c.want)
		}
	}
}

func TestJudgeGivesConfidence(t *testing.T) {
	d, _ := judged(t, sentence{classes: map[string]string{"accuse": "DISAPPROVE"}}, nil, "Kenya accused Norway of theft.")
	if len(d.Frames) != 1 || d.Frames[0].Confidence != 0.75 {
		t.Errorf("frames %+v, want one of the judge's confidence", d.Frames)
	}
}

// TestJudgeLeavesUsersWords checks that what a user's lexicon says is no matter of judgement.
func TestJudgeLeavesUsersWords(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "lexicon", "05-endorse.txt")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("serenade\tv\ttarget=obj\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	o, err := overlay.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, got := judged(t, sentence{}, o, "Kenya serenaded Norway. Chile accused Peru of theft."); got != "1 Kenya ENDORSE Norway: serenaded Norway\n" {
		t.Errorf("found\n%swant the user's event alone", got)
	}
}

// TestAmountsOfContent checks that what an event's content counts is its amount, and that a comparison is none.
func TestAmountsOfContent(t *testing.T) {
	for text, want := range map[string]string{
		"Kenya demanded that Norway pay $5 million a year, four times what it pays now.": "[5000000 USD]",
		"Kenya raised objections regarding 10 projects.":                                 "[10 project]",
	} {
		d, _ := judged(t, nil, nil, text)
		var got []string
		for _, f := range d.Frames {
			for _, a := range f.Amounts {
				got = append(got, d.Amounts[a].Value+" "+d.Amounts[a].Unit)
			}
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%s: amounts %v, want %s", text, got, want)
		}
	}
}
