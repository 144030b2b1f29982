package factsjson

import (
	"errors"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/graphtest"
)

// event is a line with one entity and one event, whose keys fields adds to or replaces.
func eventLine(fields string) string {
	return `{"title":"T","url":"https://a.example/1","entities":[{"id":"e1","name":"Meridia","type":"Country"}],"events":[` +
		`{"id":"v1","type":"STATE","source":["e1"],"sentence":"Meridia spoke."` + fields + `}]}`
}

func TestReadErrorsNameTheField(t *testing.T) {
	for _, test := range []struct{ line, field, cause string }{
		{`[]`, "", "not a JSON object"},
		{`null`, "", "not a JSON object"},
		{`{}`, "", "neither title nor text nor facts"},
		{"{\"title\":\"\xff\"}", "", "not UTF-8"},
		{`{"title":"T"} {}`, "", "invalid character '{'"},
		{`{"title":"T","events":[{"id":"v1"`, "events[0].id", "unexpected end"},
		{`{"title":3}`, "title", "number where a string is wanted"},
		{`{"entities":{}}`, "entities", "object where a list is wanted"},
		{`{"entities":["x"]}`, "entities[0]", "string where an object is wanted"},
		{`{"entities":[{},{"mentions":["a",{"text":"b"}]}]}`, "entities[1].mentions[1]", "object where a string is wanted"},
		{`{"entities":[{"id":"e1","name":"N","type":"Robot"}]}`, "entities[0].type", "none of Person, Office"},
		{`{"entities":[{"id":"e1","type":"Other"}]}`, "entities[0].name", "missing"},
		{`{"entities":[{"name":"N","type":"Other"}]}`, "entities[0].id", "missing"},
		{`{"entities":[{"id":"e1","name":"N","type":"Other"},{"id":"e1","name":"M","type":"Other"}]}`, "entities[1].id", "something else already"},
		{`{"entities":[{"id":"e1","name":"N","type":"Other","iri":"urn:demarche:other:n"},{"id":"e2","name":"M","type":"Other","iri":"urn:demarche:other:n"}]}`, "entities[1].iri", "another entity's"},
		{`{"text":"Nn","entities":[{"id":"e1","name":"N","type":"Other","mentions":["N"],"offsets":[[0,1],[1,2]]}]}`, "entities[0].offsets", "2 offsets for 1 mentions"},
		{`{"text":"Nn","entities":[{"id":"e1","name":"N","type":"Other","mentions":["N"],"offsets":[[0]]}]}`, "entities[0].offsets[0]", "not [start,end]"},
		{`{"text":"Nn","entities":[{"id":"e1","name":"N","type":"Other","mentions":["N"],"offsets":[[0,9]]}]}`, "entities[0].offsets[0]", "text of 2 bytes"},
		{`{"text":"Nn","entities":[{"id":"e1","name":"N","type":"Other","mentions":["N"],"offsets":[[1,2]]}]}`, "entities[0].offsets[0]", `reads "n", not "N"`},
		{`{"text":"Nn","entities":[{"id":"e1","name":"N","type":"Other","mentions":["M"]}]}`, "entities[0].mentions[0]", "does not occur"},
		{`{"text":"Nn","sentences":[[0,1],[1,0]]}`, "sentences[1]", "not [start,end]"},
		{`{"text":"é","sentences":[[0,1]]}`, "", "in two"},
		{`{"title":"T","published":"last week"}`, "published", "not an EDTF date"},
		{`{"title":"T","iri":"urn:demarche:person:x"}`, "", "not an article's IRI"},
		{`{"title":"T","relations":[{"type":"owns"}]}`, "relations[0].type", "none of holdsOffice"},
		{`{"title":"T","relations":[{"type":"partOf","subject":"e9"}]}`, "relations[0].subject", `the id "e9"`},
		{eventLine(`,"type":"state"`), "events[0].type", "none of STATE"},
		{eventLine(`,"target":["e1","e2"]`), "events[0].target[1]", `the id "e2"`},
		{eventLine(`,"modality":"certain"`), "events[0].modality", "none of asserted"},
		{eventLine(`,"polarity":"neutral"`), "events[0].polarity", "none of positive"},
		{eventLine(`,"time":"2031-13"`), "events[0].time", "no such month"},
		{eventLine(`,"time":{"value":"2031"}`), "events[0].time", "object where a string is wanted"},
		{eventLine(`,"sentence":""`), "events[0].sentence", "missing"},
		{eventLine(`,"amounts":[{"value":1},{"value":true}]`), "events[0].amounts[1].value", "where a number is wanted"},
		{eventLine(`,"amounts":[{"value":1e999999999}]`), "events[0].amounts[0].value", "exponent out of range"},
		{eventLine(`,"amounts":[{"value":1,"decimal":"1e3"}]`), "events[0].amounts[0].decimal", "not a decimal"},
		{eventLine(`,"amounts":[{"min":"many"}]`), "events[0].amounts[0].min", "where a number is wanted"},
		{eventLine(`,"confidence":"high"`), "events[0].confidence", "string where a number is wanted"},
		{eventLine(`,"quote":1`), "events[0].quote", "number where true or false is wanted"},
		{eventLine(`,"more_evidence":[{}]`), "events[0].more_evidence[0].sentence", "missing"},
	} {
		facts, errs := readAll(strings.NewReader("\n" + test.line))
		if len(facts) > 0 || len(errs) != 1 {
			t.Errorf("%s: %d facts, errors %v", test.line, len(facts), errs)
			continue
		}
		var soft *LineError
		if !errors.As(errs[0], &soft) || soft.Line != 2 || soft.Field != test.field || !strings.Contains(soft.Err.Error(), test.cause) {
			t.Errorf("%s:\n got %v\nwant line 2, field %q, cause %q", test.line, errs[0], test.field, test.cause)
		}
	}
}

func TestReadCoreOnly(t *testing.T) {
	f := readOne(t, `{"id":"a","title":"Meridia","url":"https://a.example/1","unheard_of":{"x":[1]},"entities":[
		{"id":"e1","name":"Meridia","type":"Country","mentions":["Meridia","MERIDIA"]},
		{"id":"e2","name":"Lake Ministry","type":"Organization","mentions":["Lake Ministry"]},
		{"id":"e3","name":"Lake","type":"Place","mentions":["Lake"]},
		{"id":"e4","name":"striking workers","type":"Person","mentions":["the strikers"]},
		{"id":"e5","name":"lake","type":"Place","mentions":["lake"]}],
		"relations":[{"type":"partOf","subject":"e2","object":"e1","sentence":"Its Lake Ministry spoke of the Lake."}],
		"events":[{"id":"v1","type":"STATE","source":["e2"],"amounts":[{"value":null,"text":"some"},{"value":1.50e2,"unit":"percent"}],
			"sentence":"Its Lake Ministry spoke of the Lake."}]}`)
	a := &f.Article
	if want := "Meridia\n\nIts Lake Ministry spoke of the Lake.\nMERIDIA\nthe strikers\nlake"; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
	if a.ID != graph.ArticleID(&graph.Article{URL: "https://a.example/1"}) || a.Source != "a" {
		t.Errorf("article %q from %q", a.ID, a.Source)
	}
	want := map[graph.ID]string{ // mentions by where they stand
		graph.EntityID(graph.ClassCountry, "Meridia", ""):            "0:Meridia 46:MERIDIA ",
		graph.EntityID(graph.ClassOrganization, "Lake Ministry", ""): "13:Lake Ministry ",
		graph.EntityID(graph.ClassPlace, "Lake", ""):                 "40:Lake ",
		graph.ScopedID(graph.ClassPlace, a.ID, "lake"):               "67:lake ",
		graph.ScopedID(graph.ClassPerson, a.ID, "striking workers"):  "54:the strikers ",
	}
	for _, e := range f.Entities {
		if got := mentions(e); got != want[e.ID] {
			t.Errorf("%s: mentions %q, want %q", e.ID, got, want[e.ID])
		}
		delete(want, e.ID)
	}
	if len(want) > 0 {
		t.Errorf("no entities %v", want)
	}
	v := f.Events[0]
	if v.ID != graph.ScopedID(graph.ClassEvent, a.ID, "v1") || v.Polarity != graph.Positive || v.Modality != graph.Asserted {
		t.Errorf("event %+v", v)
	}
	if len(v.Amounts) != 1 || v.Amounts[0].Value != "150" {
		t.Errorf("amounts %+v, want only the one with a value", v.Amounts)
	}
	if len(f.Sentences) != 1 || v.Evidence[0].Span != f.Sentences[0] || f.Relations[0].Evidence[0].Span != f.Sentences[0] {
		t.Errorf("sentences %v, evidence %v", f.Sentences, v.Evidence)
	}
}

func mentions(e graph.Entity) string {
	var b strings.Builder
	for _, m := range e.Mentions {
		b.WriteString(itoa(m.Start) + ":" + m.Text + " ")
	}
	return b.String()
}

func TestReadSearchesTheText(t *testing.T) {
	f := readOne(t, `{"text":"In Lakeland the\n Ministry spoke. The Lake lay still.","entities":[
		{"id":"e1","name":"Lake","type":"Place","mentions":["Lake"]},
		{"id":"e2","name":"Ministry","type":"Organization","mentions":["The ministry"]}],
		"events":[{"id":"v1","type":"STATE","source":["e2"],"sentence":"In Lakeland the Ministry spoke. "}]}`)
	if got := f.Events[0].Evidence[0].Text; got != "In Lakeland the\n Ministry spoke." {
		t.Errorf("sentence %q", got)
	}
	want := map[string]string{"Lake": "37:Lake ", "Ministry": "12:the\n Ministry "}
	for _, e := range f.Entities {
		if got := mentions(e); got != want[e.Name] {
			t.Errorf("%s: %q, want %q", e.Name, got, want[e.Name])
		}
	}
}

func TestReadJoinsBearersOfAName(t *testing.T) {
	f := readOne(t, `{"title":"T","entities":[
		{"id":"e1","name":"Lake Union","type":"Organization","mentions":["Lake Union"]},
		{"id":"e2","name":"Lake  Union","type":"Organization","mentions":["the Union"]}],
		"relations":[{"type":"partOf","subject":"e1","object":"e2","sentence":"S."}]}`)
	if len(f.Entities) != 1 || len(f.Entities[0].Mentions) != 2 || f.Relations[0].Subject != f.Relations[0].Object {
		t.Errorf("entities %+v", f.Entities)
	}
}

func TestReadIgnoresOffsetsWithoutText(t *testing.T) {
	f := graphtest.Facts()[0]
	line := write(t, f)
	text, _ := marshal(f.Article.Text)
	bare := readOne(t, strings.Replace(line, `"text":`+string(text)+`,`, "", 1))
	if bare.Article.ID != f.Article.ID || len(bare.Events) != len(f.Events) || bare.Article.Text == f.Article.Text {
		t.Errorf("article %q, %d events, text %q", bare.Article.ID, len(bare.Events), bare.Article.Text)
	}
}

func TestReadGivesUpOnTooMuchSearching(t *testing.T) {
	l := newLocator("some text")
	l.searched = maxSearch
	if _, err := l.mention("text"); !errors.Is(err, errTooMuch) {
		t.Errorf("error %v", err)
	}
}

func TestDecimal(t *testing.T) {
	for literal, want := range map[string]string{
		"":        "",
		"8":       "8",
		`"17.10"`: "17.10",
		"-0.5":    "-0.5",
		"8e9":     "8000000000",
		"1.25E+1": "12.5",
		"1.25e1":  "12.5",
		"125e-1":  "12.5",
		"125e-3":  "0.125",
		"-125e-5": "-0.00125",
		"1.5e1":   "15",
		"0e5":     "0",
		"00.5e1":  "5",
		"12345678901234567890.000000000000000001": "12345678901234567890.000000000000000001",
	} {
		if got, err := decimal(literal); got != want || err != nil {
			t.Errorf("decimal(%s) = %q, %v, want %q", literal, got, err, want)
		}
	}
}

func TestNumbersAreExact(t *testing.T) {
	f := graphtest.Facts()[0]
	f.Events[0].Amounts = []graph.Amount{{Value: "007.10", Min: "1234567890123456789.5", Max: "-0.000000000000000000001", Unit: "m"}}
	got := readOne(t, write(t, f)).Events[0].Amounts[0]
	if got != f.Events[0].Amounts[0] {
		t.Errorf("got %+v, want %+v", got, f.Events[0].Amounts[0])
	}
}

func FuzzRead(f *testing.F) {
	for _, facts := range graphtest.Facts() {
		var b strings.Builder
		if err := Write(&b, facts); err != nil {
			f.Fatal(err)
		}
		f.Add(b.String())
	}
	f.Add(eventLine(`,"amounts":[{"value":1e3,"min":"2"}],"time":"201X","place":["e1"]`))
	f.Add("{\"title\":\"\"}\n[[[\n{\"entities\":[{\"id\":\"e1\",\"name\":\"\\ud800\",\"type\":\"Other\",\"mentions\":[\"\"]}]}")
	f.Fuzz(func(t *testing.T, lines string) {
		for facts, err := range Read(strings.NewReader(lines)) {
			var soft *LineError
			if err != nil {
				if facts != nil || !errors.As(err, &soft) {
					t.Fatalf("facts %v with error %v", facts, err)
				}
				continue
			}
			once := write(t, facts)
			if again := write(t, readOne(t, once)); again != once {
				t.Fatalf("written %s\nand again %s", once, again)
			}
		}
	})
}

// itoa writes an offset.
func itoa(n int) string { return string(must(marshal(n))) }

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}
