package facts_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/facts"
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// extract reads articles with the whole pipeline.
func extract(t *testing.T, texts ...string) []*graph.Facts {
	t.Helper()
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	var all []*graph.Facts
	for _, text := range texts {
		f, err := reader.Extract(t.Context(), graph.Article{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

// named is the one entity of a class and name.
func named(t *testing.T, f *graph.Facts, class graph.Class, name string) graph.Entity {
	t.Helper()
	var found []graph.Entity
	var have []string
	for _, e := range f.Entities {
		have = append(have, string(e.Class)+" "+e.Name)
		if e.Class == class && e.Name == name {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d entities %s %q among %q, want 1", len(found), class, name, have)
	}
	return found[0]
}

func TestNamedEntitiesAreSharedByArticles(t *testing.T) {
	f := extract(t, "Kenya asked Jane Harlow to leave.", "The United Nations said Jane Harlow left Kenya.\n\nThe UN met Kenya.")
	for class, name := range map[graph.Class]string{graph.ClassCountry: "Kenya", graph.ClassPerson: "Jane Harlow"} {
		a, b := named(t, f[0], class, name), named(t, f[1], class, name)
		if a.ID != b.ID || a.ID == "" {
			t.Errorf("%s %s is %q in one article and %q in the other", class, name, a.ID, b.ID)
		}
	}
	if k := named(t, f[1], graph.ClassCountry, "Kenya"); k.Alpha2 != "KE" || k.Alpha3 != "KEN" || len(k.Mentions) != 2 {
		t.Errorf("Kenya is %+v", k)
	}
	if un := named(t, f[1], graph.ClassOrganization, "United Nations"); len(un.Mentions) != 2 {
		t.Errorf("the United Nations have mentions %v, want the name and the acronym", un.Mentions)
	}
}

func TestGroupsAndTheUnnamedBelongToTheirArticle(t *testing.T) {
	const name = "Kenyan officials"
	f := extract(t, "Kenyan officials asked Norway to leave.", "Kenyan officials asked Norway to stay.")
	a, b := named(t, f[0], graph.ClassPerson, name), named(t, f[1], graph.ClassPerson, name)
	if a.ID == b.ID {
		t.Errorf("%s of two articles are one node, %s", name, a.ID)
	}
	if !a.Group || !strings.Contains(string(a.ID), f[0].Article.ID.Key()) {
		t.Errorf("%s: group %v, ID %s, want a group under %s", name, a.Group, a.ID, f[0].Article.ID.Key())
	}
}

// The unnamed are called what tells them from others of their kind, not what happened to them.
func TestTheUnnamedAreCalledByTheirWholePhrase(t *testing.T) {
	f := extract(t, "Members of the Fisheries Council accused Norway of theft in May. Norway accused Kenyan officials in July of theft.")[0]
	named(t, f, graph.ClassPerson, "Members of the Fisheries Council")
	named(t, f, graph.ClassPerson, "Kenyan officials")
}

// Belonging to a country is told of those who do something, not of whoever is mentioned.
func TestWhomTheUnnamedBelongToIsToldWhereTheyAct(t *testing.T) {
	f := extract(t, "Kenyan officials accused Norway of theft. The rain in Kenya was good for Kenyan farmers.")[0]
	if len(f.Relations) != 1 || f.Relations[0].Type != graph.AffiliatedWith {
		t.Errorf("relations %+v, want only whom the officials belong to", f.Relations)
	}
}

func TestTwoOfOneDescriptionAreToldApart(t *testing.T) {
	f := extract(t, "A lawmaker accused Norway of theft.\n\nA lawmaker accused Kenya of theft.\n\nA lawmaker accused Uganda of theft.")[0]
	ids := map[graph.ID]bool{}
	for _, e := range f.Events {
		if e.Type != "DISAPPROVE" || len(e.Source) != 1 {
			t.Fatalf("event %+v, want a lawmaker disapproving", e)
		}
		ids[e.Source[0]] = true
	}
	if len(ids) != 3 {
		t.Errorf("the lawmakers are %v, want three nodes", ids)
	}
}

func TestOfficesAreNamedAfterTheirCountry(t *testing.T) {
	f := extract(t,
		"US President Jane Harlow asked Norway to leave.",
		"Norwegian Prime Minister John Harlow met the president of the United States, Jane Harlow, in May.",
		"President Jane Harlow asked Norway to leave.")
	a := named(t, f[0], graph.ClassOffice, "President of the United States")
	b := named(t, f[1], graph.ClassOffice, "President of the United States")
	if a.ID != b.ID {
		t.Errorf("one office is %q and %q", a.ID, b.ID)
	}
	named(t, f[1], graph.ClassOffice, "Prime Minister of Norway")
	if c := named(t, f[2], graph.ClassOffice, "President"); c.ID == a.ID || !strings.Contains(string(c.ID), f[2].Article.ID.Key()) {
		t.Errorf("a president of nobody knows where is %q, want a node of the article", c.ID)
	}
}

func TestOfficesOfOneNameButTwoOwnersAreApart(t *testing.T) {
	f := extract(t, "Jane Harlow's chief adviser, Peter Nygaard, met Anna Lindqvist's chief adviser, Maria Cruz, in May.")[0]
	offices := map[graph.ID]bool{}
	for _, r := range f.Relations {
		if r.Type == "holdsOffice" {
			offices[r.Object] = true
		}
	}
	if len(offices) != 2 {
		t.Errorf("two advisers hold %v, want an office each", offices)
	}
}

// Bodies of one name are apart where their countries are known, and the same where they are the same.
func TestNamesakesOfTwoCountriesAreApart(t *testing.T) {
	f := extract(t, "Norway's Foreign Ministry asked the Kenyan Foreign Ministry to wait.", "The Kenyan Foreign Ministry accused Norway of theft.")
	here, there := named(t, f[0], graph.ClassOrganization, "Kenyan Foreign Ministry"), named(t, f[1], graph.ClassOrganization, "Kenyan Foreign Ministry")
	if here.ID != there.ID {
		t.Errorf("one ministry is %q and %q", here.ID, there.ID)
	}
	ids := map[graph.ID]bool{}
	for _, e := range f[0].Entities {
		if e.Class == graph.ClassOrganization {
			ids[e.ID] = true
		}
	}
	if len(ids) != 2 {
		t.Errorf("two ministries are %v, want a node each", ids)
	}
}

func TestTheSameTextGivesTheSameFacts(t *testing.T) {
	const text = "Norway asks Kenya for fish\n\nNAIROBI, May 3, 2019 - Norwegian Prime Minister Jane Harlow asked Kenya to sell fish, Harbour Weekly said, citing officials.\n\nA Kenyan foreign ministry spokesman said the report was false."
	f := extract(t, text, text)
	if !reflect.DeepEqual(f[0], f[1]) {
		t.Errorf("two readings differ:\n%+v\n%+v", f[0], f[1])
	}
	if f[0].Article.ID == "" || f[0].Article.Language != "en" || len(f[0].Events) == 0 || f[0].Validate() != nil {
		t.Errorf("facts %+v", f[0])
	}
}

// What the caller knows of an article goes before what its text says.
func TestTheCallersMetadataComesFirst(t *testing.T) {
	reader, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	a := graph.Article{Text: "Norway asks Kenya\n\nKenya said no.", Title: "Another title", Publisher: "Harbour Weekly", URL: "https://example.org/a"}
	f, err := reader.Extract(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	if f.Article.Title != a.Title || f.Article.Publisher != a.Publisher || f.Article.ID != graph.ArticleID(&a) {
		t.Errorf("article %+v", f.Article)
	}
	if got := extract(t, "Norway said no to fish.")[0].Article.Title; got != "Norway said no to fish." {
		t.Errorf("a text without a headline is titled %q, want its first sentence", got)
	}
}

func TestAnEmptyDocumentGivesNoFacts(t *testing.T) {
	d, err := nlp.NewDoc("", nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	d.Done = facts.Needs
	f, err := facts.FromDoc(d, graph.Article{Source: "a"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Entities)+len(f.Relations)+len(f.Events)+len(f.Sentences) != 0 || f.Validate() != nil || f.Article.ID == "" {
		t.Errorf("facts of nothing: %+v", f)
	}
}

func TestAHalfReadDocumentIsAnError(t *testing.T) {
	d, err := nlp.NewDoc("Kenya said no.", nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	d.Done = nlp.Tokens
	if _, err := facts.FromDoc(d, graph.Article{Source: "a"}, nil); !errors.Is(err, nlp.ErrMissingLayer) || !strings.Contains(err.Error(), `"a"`) {
		t.Errorf("error %v, want a missing layer of article a", err)
	}
}
