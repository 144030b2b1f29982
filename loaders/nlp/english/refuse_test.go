package english_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

func TestRefusals(t *testing.T) {
	reader := newReader(t)
	for _, c := range []struct {
		text    string
		want    error
		message string
	}{
		{"", english.ErrEmpty, "there is no text in it"},
		{" \r\n\t\u00A0\uFEFF\u200B", english.ErrEmpty, "there is no text in it"},
		{"Der Minister sagte am Montag, dass die beiden Länder sich auf die Nutzung des Sees geeinigt haben.", english.ErrNotEnglish,
			"not English: it looks like German"},
		{"قال الرئيس دونالد ترامب إن اليابان", english.ErrNotEnglish, "not English: it looks like Arabic"},
		{strings.Repeat("ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾᛁᛃ ", 10), english.ErrNotEnglish, "not English: it is in a language that is unknown here"},
		{strings.Repeat("a", 1000), english.ErrNotText, "not text: it looks like a program, data or bytes"},
		{"Japan", nil, ""},
	} {
		_, err := reader.Annotate(t.Context(), c.text, nlp.Meta{})
		if !errors.Is(err, c.want) || err != nil && err.Error() != c.message {
			t.Errorf("reading %.40q: %v, want %v", c.text, err, c.message)
		}
		if _, err := reader.Extract(t.Context(), graph.Article{Text: c.text}); !errors.Is(err, c.want) {
			t.Errorf("facts of %.40q: %v, want %v", c.text, err, c.want)
		}
	}
}

// TestGivenTokensAreNotRefused checks that what somebody has cut into tokens is read, whatever it is.
func TestGivenTokensAreNotRefused(t *testing.T) {
	d, err := nlp.NewTokenized([]nlp.GivenSentence{{Tokens: []nlp.GivenToken{
		{Form: "Der", SpaceAfter: true}, {Form: "Minister", SpaceAfter: true}, {Form: "sagte", SpaceAfter: true}, {Form: "nicht", SpaceAfter: true},
		{Form: "dass", SpaceAfter: true}, {Form: "er", SpaceAfter: true}, {Form: "geht"},
	}}}, nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if err := newReader(t).AnnotateGiven(t.Context(), d); err != nil {
		t.Error(err)
	}
}
