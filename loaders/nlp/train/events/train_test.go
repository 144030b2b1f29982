package events_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/annotated"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/frame"
	"github.com/demarche-kg/demarche/loaders/nlp/train/events"
)

// serenades are articles in which who serenades somebody supports him, though no lexicon says so, and who criticizes
// somebody on a Monday does nothing worth telling.
func serenades(actors ...string) []annotated.Article {
	var out []annotated.Article
	for i, source := range actors {
		target := actors[(i+1)%len(actors)]
		text := fmt.Sprintf("News of the day\n\nThe president of %s serenaded the prime minister of %s in public. %s criticized %s sharply.\n", source, target, target, source)
		a := annotated.Article{Name: source, Text: text}
		at := func(words string) annotated.Offsets {
			i := strings.Index(text, words)
			return annotated.Offsets{i, i + len(words)}
		}
		a.Events = []annotated.Event{{Type: "ENDORSE", At: at("serenaded"), Source: []annotated.Offsets{at("president")},
			Target: []annotated.Offsets{at("prime minister")}}}
		out = append(out, a)
	}
	return out
}

func TestLearnsWhatIsAnnotated(t *testing.T) {
	ctx := context.Background()
	x, err := events.Collect(ctx, serenades("Kenya", "Norway", "Chile", "Japan", "Peru", "Egypt", "Ghana", "Spain"))
	if err != nil {
		t.Fatal(err)
	}
	if x.Lost != 0 || x.Events != 8 {
		t.Errorf("%d of %d events lost, want none of 8", x.Lost, x.Events)
	}
	r, err := english.NewWith(english.Options{Judge: frame.Learned(events.Learn(x, events.DefaultOptions()))})
	if err != nil {
		t.Fatal(err)
	}
	d, err := r.Annotate(ctx, serenades("Brazil", "Cuba")[0].Text, nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range d.Frames {
		got = append(got, fmt.Sprint(f.Type, " ", names(d, f.Source), " -> ", names(d, f.Target)))
	}
	if want := []string{"ENDORSE [president of Brazil] -> [prime minister of Cuba]"}; !slices.Equal(got, want) {
		t.Errorf("learnt to read\n%q, want\n%q", got, want)
	}
}

func names(d *nlp.Doc, entities []int) []string {
	var out []string
	for _, e := range entities {
		out = append(out, d.Entities[e].Name)
	}
	return out
}
