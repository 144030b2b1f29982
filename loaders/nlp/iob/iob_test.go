package iob_test

import (
	"errors"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/iob"
)

func file(lines ...string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(strings.Join(lines, "\n") + "\n")}
}

func TestReadFolder(t *testing.T) {
	files := fstest.MapFS{
		"set/b.tsv":   file("Oslo\tB-Location", "Bank\tI-Organization", "Bank\tB-Organization\tB-Location", "\tO", "of\tI-Organization", "", "x\tI-Organization"),
		"set/a.tsv":   file("Mr\tO", "Okello\tB-Person", "Okello\tB-Person"),
		"set/LICENSE": file("none"),
	}
	docs, err := iob.ReadFolder(files, "set")
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0].Name != "a.tsv" {
		t.Fatalf("%d documents, the first %q; want 2, in the order of their names", len(docs), docs[0].Name)
	}
	want := []iob.Span{{0, 1, "Location"}, {1, 2, "Organization"}, {2, 4, "Organization"}, {4, 5, "Organization"}}
	if !reflect.DeepEqual(docs[1].Names, want) {
		t.Errorf("names %v, want %v", docs[1].Names, want)
	}
	if n := len(docs[1].Doc.Sentences); n != 2 {
		t.Errorf("%d sentences, want 2", n)
	}
	if want := []iob.Span{{1, 2, "Person"}, {2, 3, "Person"}}; !reflect.DeepEqual(docs[0].Names, want) {
		t.Errorf("names %v, want %v", docs[0].Names, want)
	}
}

func TestReadFileCutsDocuments(t *testing.T) {
	docs, err := iob.ReadFile(fstest.MapFS{"f": file("-DOCSTART- O", "", "Oslo I-LOC", "", "-DOCSTART- O", "Rome I-LOC")}, "f")
	if err != nil || len(docs) != 2 || docs[1].Doc.Text != "Rome" {
		t.Errorf("%+v, %v; want two documents", docs, err)
	}
}

func TestReadErrors(t *testing.T) {
	if _, err := iob.ReadFile(fstest.MapFS{"f": file("Oslo B-LOC", "Oslo")}, "f"); !errors.Is(err, iob.ErrFormat) || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v, want ErrFormat in line 2", err)
	}
	if _, err := iob.ReadFolder(fstest.MapFS{}, "absent"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want fs.ErrNotExist", err)
	}
}

func TestCompare(t *testing.T) {
	gold := []iob.Span{{0, 2, "Person"}, {3, 4, "Location"}, {5, 6, "Facility"}, {7, 8, "Date"}}
	name := func(first, end int, t nlp.NameType) nlp.Name {
		return nlp.Name{Range: nlp.Range{First: first, End: end}, Type: t}
	}
	inCountry := name(5, 6, nlp.Country)
	inCountry.Continues = true
	one := &nlp.Doc{Names: []nlp.Name{name(3, 4, nlp.Place), inCountry}}
	if got := iob.Compare([]iob.Span{{3, 6, "Location"}}, one)["LOC"]; got != (iob.Count{Both: 1, Found: 1, Gold: 1}) {
		t.Errorf("a place and the country it lies in: %v, want one name", got)
	}
	d := &nlp.Doc{Names: []nlp.Name{name(0, 2, nlp.Person), name(3, 4, nlp.Organization), name(5, 6, nlp.Place), name(9, 10, nlp.Nationality)}}
	want := map[string]iob.Count{"PER": {Both: 1, Found: 1, Gold: 1}, "LOC": {Both: 1, Found: 1, Gold: 2}, "ORG": {Found: 1}}
	if got := iob.Compare(gold, d); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
