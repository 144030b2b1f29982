package annotation_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/annotation"
)

const everything = nlp.Layer(1<<16 - 1)

// doc is a document with one of everything, made by hand.
func doc(t *testing.T) *nlp.Doc {
	t.Helper()
	d, err := nlp.NewTokenized([]nlp.GivenSentence{
		{Tokens: []nlp.GivenToken{{Form: "Åse", SpaceAfter: true}, {Form: "Lund", SpaceAfter: true}, {Form: "said", SpaceAfter: true}, {Form: "Peru", SpaceAfter: true}, {Form: "owes", SpaceAfter: true}, {Form: "$"}, {Form: "5"}}},
		{Tokens: []nlp.GivenToken{{Form: "President", SpaceAfter: true}, {Form: "Lund", SpaceAfter: true}, {Form: "spoke", SpaceAfter: true}, {Form: "today"}, {Form: "."}}},
	}, nlp.Meta{Published: "2020-02-03"})
	if err != nil {
		t.Fatal(err)
	}
	d.Done = everything
	d.Names = []nlp.Name{{Range: nlp.Range{First: 0, End: 2}, Type: nlp.Person}, {Range: nlp.Range{First: 3, End: 4}, Type: nlp.Country}, {Range: nlp.Range{First: 8, End: 9}, Type: nlp.Person}}
	d.Mentions = []nlp.Mention{
		{Range: nlp.Range{First: 0, End: 2}, Head: 1, Class: nlp.PersonClass, Entity: 0}, {Range: nlp.Range{First: 3, End: 4}, Head: 3, Class: nlp.CountryClass, Entity: 1},
		{Range: nlp.Range{First: 7, End: 9}, Head: 8, Class: nlp.PersonClass, Entity: 0}, {Range: nlp.Range{First: 7, End: 8}, Head: 7, Class: nlp.OfficeClass, Entity: 2},
	}
	d.Entities = []nlp.Entity{{Mentions: []int{0, 2}}, {Mentions: []int{1}}, {Mentions: []int{3}}}
	d.Times = []nlp.Time{{Range: nlp.Range{First: 10, End: 11}, Type: nlp.TimexDate, Value: "2020-02-03", EDTF: "2020-02-03"}}
	d.Amounts = []nlp.Amount{{Range: nlp.Range{First: 5, End: 7}, Value: "5", Unit: "USD", Per: "day"}}
	d.Quotations = []nlp.Quotation{{Kind: nlp.Indirect, Source: nlp.Range{First: 0, End: 2}, Cue: nlp.Range{First: 2, End: 3}, Content: nlp.Range{First: 3, End: 7}, Continues: -1}, {Content: nlp.Range{First: 9, End: 11}, Continues: 0}}
	d.Clusters = [][]nlp.Range{{{First: 0, End: 2}, {First: 7, End: 9}}}
	d.Tokens[0].Head, d.Tokens[0].UPOS = 2, nlp.PROPN
	return d
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := annotation.JSON(&b, "a-1", doc(t)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"id":"a-1","text":"Åse Lund said Peru owes $5 President Lund spoke today.","published":"2020-02-03","sentences":[{"start":0,"end":27},{"start":28,"end":55}]`,
		`"tokens":[{"start":0,"end":4,"form":"Åse","lemma":"åse","upos":"PROPN","xpos":"_","head":2,"deprel":"_"}`,
		`"entities":[{"start":0,"end":9,"type":"Person","id":"e1"},{"start":15,"end":19,"type":"Country","id":"e2"},{"start":28,"end":37,"type":"Office","id":"e3"},{"start":38,"end":42,"type":"Person","id":"e1"}]`,
		`"clusters":[[{"start":0,"end":9},{"start":28,"end":42}]]`,
		`"times":[{"start":49,"end":54,"text":"today","type":"DATE","value":"2020-02-03","edtf":"2020-02-03"}]`,
		`"amounts":[{"start":25,"end":27,"text":"$5","value":"5","unit":"USD","approx":false,"per":"day"}]`,
		`"quotations":[{"source":{"start":0,"end":9},"cue":{"start":10,"end":14},"content":[{"start":15,"end":27},{"start":43,"end":54}],"kind":"indirect","manner":"states"}]`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("there is no %s\nin %s", want, b.String())
		}
	}
	if !json.Valid(b.Bytes()) || bytes.Count(b.Bytes(), []byte("\n")) != 1 {
		t.Errorf("not one line of JSON: %s", b.String())
	}
}

// TestJSONOfNothing writes lists that are empty, not null.
func TestJSONOfNothing(t *testing.T) {
	d, err := nlp.NewDoc("", nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	d.Done = everything
	var b bytes.Buffer
	if err := annotation.JSON(&b, "", d); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "null") {
		t.Errorf("wrote %s", b.String())
	}
}

func TestIOB2(t *testing.T) {
	var b bytes.Buffer
	if err := annotation.IOB2(&b, doc(t)); err != nil {
		t.Fatal(err)
	}
	want := "Åse\tB-PER\nLund\tI-PER\nsaid\tO\nPeru\tB-LOC\nowes\tO\n$\tO\n5\tO\n\nPresident\tO\nLund\tB-PER\nspoke\tO\ntoday\tO\n.\tO\n\n"
	if b.String() != want {
		t.Errorf("wrote %q, want %q", b.String(), want)
	}
}

func TestLayersThatAreMissing(t *testing.T) {
	d := doc(t)
	d.Done = nlp.Tokens
	if err := annotation.JSON(io.Discard, "a", d); !errors.Is(err, nlp.ErrMissingLayer) || !strings.Contains(err.Error(), "times") {
		t.Errorf("JSON: error %v", err)
	}
	if err := annotation.IOB2(io.Discard, d); !errors.Is(err, nlp.ErrMissingLayer) {
		t.Errorf("IOB2: error %v", err)
	}
}
