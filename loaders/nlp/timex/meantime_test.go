package timex_test

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// shared is where public data to check with lies, beside the project. Tests that need it skip where it is absent.
const shared = "../../../../shared/data"

// catDoc is a document of the NewsReader MEANTIME corpus, as far as times go.
type catDoc struct {
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Times []struct {
		Type    string `xml:"type,attr"`
		Value   string `xml:"value,attr"`
		Purpose string `xml:"functionInDocument,attr"`
		Anchors []struct {
			ID string `xml:"t_id,attr"`
		} `xml:"token_anchor"`
	} `xml:"Markables>TIMEX3"`
}

// annotatedSentences are how many sentences of each document are annotated: the headline, the date, and four more.
const annotatedSentences = 6

// text joins the tokens, a paragraph a sentence, and gives the place of each token.
func (c catDoc) text() (string, map[string]nlp.Span) {
	var b strings.Builder
	at := map[string]nlp.Span{}
	for i, t := range c.Tokens {
		switch {
		case t.Sentence >= annotatedSentences:
			return b.String(), at
		case i > 0 && t.Sentence != c.Tokens[i-1].Sentence:
			b.WriteString("\n\n")
		case i > 0:
			b.WriteString(" ")
		}
		at[t.ID] = nlp.Span{Start: b.Len(), End: b.Len() + len(t.Text)}
		b.WriteString(t.Text)
	}
	return b.String(), at
}

// TestMeantime reports strict spans and values on the part of MEANTIME that is for development, and holds them above a
// floor. The corpus leaves out most words such as "about" and tags a few nouns that name no time.
func TestMeantime(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared, "events/meantime_apple/*/intra_cross-doc_annotation/corpus_apple/*.xml"))
	if len(files) == 0 {
		t.Skip("../shared/data/events/meantime_apple is absent")
	}
	sort.Strings(files)
	var gold, found, spans, values float64
	for _, f := range files {
		g, p, s, v := scoreCAT(t, f)
		gold, found, spans, values = gold+g, found+p, spans+s, values+v
	}
	spanF1, valueF1 := 2*spans/(gold+found), 2*values/(gold+found)
	t.Logf("%.0f gold, %.0f found: strict span F1 %.3f, with value %.3f", gold, found, spanF1, valueF1)
	if spanF1 < 0.90 || valueF1 < 0.80 {
		t.Errorf("strict span F1 %.3f, with value %.3f: want 0.90 and 0.80", spanF1, valueF1)
	}
}

// scoreCAT counts the times of one file: annotated, found, found with the same words, and with the same value too.
func scoreCAT(t *testing.T, file string) (gold, found, spans, values float64) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var c catDoc
	if err := xml.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	text, at := c.text()
	published, want := "", map[nlp.Span]string{}
	for _, x := range c.Times {
		if x.Purpose == "CREATION_TIME" {
			published = x.Value
		}
		if len(x.Anchors) > 0 {
			want[nlp.Span{Start: at[x.Anchors[0].ID].Start, End: at[x.Anchors[len(x.Anchors)-1].ID].End}] = x.Value
		}
	}
	d := annotate(t, published, text)
	for _, x := range d.Times {
		s := d.SpanOf(x.Range)
		value, ok := want[s]
		switch {
		case !ok:
			t.Logf("extra    %q", d.Text[max(0, s.Start-20):s.Start]+"["+d.Text[s.Start:s.End]+"]")
			continue
		case value == x.Value:
			values++
		default:
			t.Logf("value    %q: %s, annotated %s", d.Text[s.Start:s.End], x.Value, value)
		}
		spans++
		delete(want, s)
	}
	for s := range want {
		t.Logf("missing  %q", d.Text[max(0, s.Start-20):s.Start]+"["+d.Text[s.Start:s.End]+"]")
	}
	return spans + float64(len(want)), float64(len(d.Times)), spans, values
}
