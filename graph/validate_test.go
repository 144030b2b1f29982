package graph_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
)

// TestValidate breaks a good article in one way at a time and looks for the fault that says so.
func TestValidate(t *testing.T) {
	const nobody = graph.ID("urn:demarche:person:nobody")
	foreign := graph.ScopedID(graph.ClassEvent, "urn:demarche:article:00", "e1")
	cases := []struct {
		name  string
		spoil func(*graph.Facts)
		fault string
	}{
		{"article: no IRI", func(f *graph.Facts) { f.Article.ID = "x" }, `"x" is not an article's IRI`},
		{"article: another class", func(f *graph.Facts) { f.Article.ID = nobody }, "is not an article's IRI"},
		{"article: blank in the IRI", func(f *graph.Facts) { f.Article.ID += " " }, "is not an article's IRI"},
		{"article: text not UTF-8", func(f *graph.Facts) { f.Article.Text += "\xff" }, "is not UTF-8"},
		{"article: title not UTF-8", func(f *graph.Facts) { f.Article.Title = "\xff" }, "is not UTF-8"},
		{"article: language not UTF-8", func(f *graph.Facts) { f.Article.Language = "\xff" }, "is not UTF-8"},
		{"article: unreadable date", func(f *graph.Facts) { f.Article.Published = "4 March" }, `published: graph: reading time "4 March"`},
		{"sentence behind the end", func(f *graph.Facts) { f.Sentences[0].End = 1 << 40 }, "does not lie in the text"},
		{"sentence before the start", func(f *graph.Facts) { f.Sentences[0].Start = -1 }, "does not lie in the text"},
		{"sentence back to front", func(f *graph.Facts) { f.Sentences[1].End = 0 }, "does not lie in the text"},
		{"sentence within a letter", func(f *graph.Facts) { f.Sentences[0].End = strings.Index(f.Article.Text, "“") + 1 }, "cuts a letter in two"},

		{"entity: no IRI", func(f *graph.Facts) { f.Entities[0].ID = "" }, `entity "": not an IRI of class`},
		{"entity: other class than its IRI", func(f *graph.Facts) { f.Entities[0].Class = graph.ClassOther }, `not an IRI of class "Other"`},
		{"entity: a class no entity has", func(f *graph.Facts) { f.Entities[0].Class, f.Entities[0].ID = graph.ClassEvent, foreign }, `not an IRI of class "Event"`},
		{"entity: no name", func(f *graph.Facts) { f.Entities[0].Name = "" }, "no name"},
		{"entity: name not UTF-8", func(f *graph.Facts) { f.Entities[0].Name = "\xff" }, "is not UTF-8"},
		{"entity: code not UTF-8", func(f *graph.Facts) { f.Entities[0].Alpha3 = "\xff" }, "is not UTF-8"},
		{"entity: twice", func(f *graph.Facts) { f.Entities = append(f.Entities, f.Entities[0]) }, "is defined twice"},
		{"mention: elsewhere", func(f *graph.Facts) { f.Entities[0].Mentions[0].Start++ }, "mention: span"},
		{"mention: other text", func(f *graph.Facts) { f.Entities[0].Mentions[0].Text = "Ruritania" }, `not "Ruritania"`},
		{"mention: another article", func(f *graph.Facts) { f.Entities[0].Mentions[0].Article = "urn:demarche:article:00" }, "mention in another article"},

		{"relation: no IRI", func(f *graph.Facts) { f.Relations[0].ID = nobody }, `not an IRI of class "Relation"`},
		{"relation: of another article", func(f *graph.Facts) { f.Relations[0].ID = "urn:demarche:relation:00/r1" }, "not named within the article"},
		{"relation: twice", func(f *graph.Facts) { f.Relations[1].ID = f.Relations[0].ID }, "is defined twice"},
		{"relation: unknown type", func(f *graph.Facts) { f.Relations[0].Type = "likes" }, `unknown type "likes"`},
		{"relation: unknown status", func(f *graph.Facts) { f.Relations[0].Status = "maybe" }, `unknown status "maybe"`},
		{"relation: unknown subject", func(f *graph.Facts) { f.Relations[0].Subject = nobody }, `"urn:demarche:person:nobody" is not defined in this article`},
		{"relation: unknown object", func(f *graph.Facts) { f.Relations[0].Object = nobody }, "is not defined in this article"},
		{"relation: no object", func(f *graph.Facts) { f.Relations[0].Object = "" }, `"" is not defined in this article`},
		{"relation: an event as object", func(f *graph.Facts) { f.Relations[0].Object = f.Events[0].ID }, "may not stand there"},
		{"relation: expires at no time", func(f *graph.Facts) { r := relation(f, graph.Expires); r.Time = graph.Time{} }, "neither an object nor a time"},
		{"relation: unreadable time", func(f *graph.Facts) { f.Relations[0].Time.Value = "someday" }, `reading time "someday"`},
		{"relation: no evidence", func(f *graph.Facts) { f.Relations[0].Evidence = nil }, "no evidence"},

		{"event: no IRI", func(f *graph.Facts) { f.Events[3].ID = "e1" }, `event "e1": not an IRI of class "Event"`},
		{"event: of another article", func(f *graph.Facts) { f.Events[3].ID = foreign }, "not named within the article"},
		{"event: twice", func(f *graph.Facts) { f.Events[1].ID = f.Events[0].ID }, "is defined twice"},
		{"event: unknown type", func(f *graph.Facts) { f.Events[0].Type = "SHRUG" }, `unknown type "SHRUG"`},
		{"event: no polarity", func(f *graph.Facts) { f.Events[0].Polarity = "" }, `unknown polarity ""`},
		{"event: unknown modality", func(f *graph.Facts) { f.Events[0].Modality = "rumoured" }, `unknown modality "rumoured"`},
		{"event: unknown source", func(f *graph.Facts) { f.Events[0].Source = []graph.ID{nobody} }, "is not defined"},
		{"event: unknown target", func(f *graph.Facts) { f.Events[0].Target = []graph.ID{nobody} }, "is not defined"},
		{"event: unknown about", func(f *graph.Facts) { f.Events[0].About = []graph.ID{nobody} }, "is not defined"},
		{"event: unknown place", func(f *graph.Facts) { f.Events[0].Place = []graph.ID{nobody} }, "is not defined"},
		{"event: unknown voice", func(f *graph.Facts) { f.Events[0].AttributedTo = []graph.ID{nobody} }, "is not defined"},
		{"event: elaborates the unknown", func(f *graph.Facts) { f.Events[0].Elaborates = []graph.ID{foreign} }, "is not defined"},
		{"event: disputes the unknown", func(f *graph.Facts) { f.Events[0].Disputes = []graph.ID{foreign} }, "is not defined"},
		{"event: an event as source", func(f *graph.Facts) { f.Events[0].Source = []graph.ID{f.Events[1].ID} }, "may not stand there"},
		{"event: a relation as matter", func(f *graph.Facts) { f.Events[0].About = []graph.ID{f.Relations[1].ID} }, "may not stand there"},
		{"event: elaborates a person", func(f *graph.Facts) { f.Events[0].Elaborates = []graph.ID{f.Entities[1].ID} }, "may not stand there"},
		{"event: disputes a person", func(f *graph.Facts) { f.Events[0].Disputes = []graph.ID{f.Entities[1].ID} }, "may not stand there"},
		{"event: content not UTF-8", func(f *graph.Facts) { f.Events[0].Content = "a\xff" }, "content: \"a\\xff\"… is not UTF-8"},
		{"event: unreadable time", func(f *graph.Facts) { f.Events[0].Time.Value = "2019-02-30" }, "no such day"},
		{"event: words of the time not UTF-8", func(f *graph.Facts) { f.Events[0].Time.Text = "\xff" }, "is not UTF-8"},
		{"event: confidence too high", func(f *graph.Facts) { f.Events[0].Confidence = 1.01 }, "confidence 1.01 is not within"},
		{"event: confidence below none", func(f *graph.Facts) { f.Events[0].Confidence = -1 }, "confidence -1 is not within"},
		{"event: confidence no number", func(f *graph.Facts) { f.Events[0].Confidence = math.NaN() }, "confidence NaN is not within"},
		{"amount: exponent", func(f *graph.Facts) { f.Events[0].Amounts[0].Value = "2e9" }, `"2e9" is not a decimal number`},
		{"amount: bad bound", func(f *graph.Facts) { f.Events[0].Amounts[0].Max = "lots" }, `"lots" is not a decimal number`},
		{"amount: nothing", func(f *graph.Facts) { f.Events[0].Amounts[0].Value = "" }, "no value and no bounds"},
		{"amount: unit not UTF-8", func(f *graph.Facts) { f.Events[0].Amounts[0].Unit = "\xff" }, "is not UTF-8"},
		{"amount: NUL", func(f *graph.Facts) { f.Events[0].Amounts[0].Text = "8\x00" }, "amount: a NUL stands at byte 1"},
		{"article: NUL", func(f *graph.Facts) { f.Article.Title = "a\x00" }, "a NUL stands at byte 1"},
		{"event: no evidence", func(f *graph.Facts) { f.Events[0].Evidence = nil }, "no evidence"},
		{"evidence: another article", func(f *graph.Facts) { f.Events[0].Evidence[0].Article = "urn:demarche:article:00" }, "evidence from another article"},
		{"evidence: other text", func(f *graph.Facts) { f.Events[0].Evidence[0].Text = "It rained." }, `not "It rained."`},
		{"evidence: nowhere", func(f *graph.Facts) { f.Events[0].Evidence[0].End = 1 << 30 }, "does not lie in the text"},
		{"highlight: nowhere", func(f *graph.Facts) { f.Events[0].Evidence[0].Highlight[0].End = 1 << 30 }, "highlight: span"},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			f := graphtest.Facts()[0]
			tt.spoil(f)
			err := f.Validate()
			if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("the error is %v, want one that says %q", err, tt.fault)
			}
		})
	}
}

func relation(f *graph.Facts, typ graph.RelationType) *graph.Relation {
	for i := range f.Relations {
		if f.Relations[i].Type == typ {
			return &f.Relations[i]
		}
	}
	return nil
}

func TestValidateReportsEveryFaultAndItsArticle(t *testing.T) {
	f := graphtest.Facts()[0]
	f.Events[0].Type, f.Relations[0].Type, f.Entities[0].Name = "SHRUG", "likes", ""
	text := f.Validate().Error()
	for _, want := range []string{"SHRUG", "likes", "no name", f.Article.Source, string(f.Events[0].ID), string(f.Relations[0].ID)} {
		if !strings.Contains(text, want) {
			t.Errorf("the error does not name %q:\n%s", want, text)
		}
	}
}

func TestValidateKeepsLongTextsOutOfItsError(t *testing.T) {
	f := graphtest.Facts()[0]
	f.Article.Text = strings.Repeat("x", 10<<20)
	f.Events[0].Time.Value = f.Article.Text
	f.Events[0].Content = f.Article.Text + "\xff"
	f.Events[0].Amounts[0].Value, f.Events[0].Amounts[0].Text = f.Article.Text, f.Article.Text
	if n := len(f.Validate().Error()); n > 100_000 {
		t.Errorf("the error is %d bytes long", n)
	}
}

func TestValidateChangesNothing(t *testing.T) {
	f := graphtest.Facts()[0]
	f.Normalize()
	want := f.Clone()
	if err := f.Validate(); err != nil {
		t.Fatal(err)
	}
	sameFacts(t, f, want)
}

func TestValidateOfNothing(t *testing.T) {
	if err := new(graph.Facts).Validate(); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("the zero Facts: %v", err)
	}
}
