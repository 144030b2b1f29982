package eval_test

import (
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp/eval"
)

// TestTimesCountSpansAndValues scores a document in which one time is marked as it is found, one is marked longer, and one
// is marked with another value.
func TestTimesCountSpansAndValues(t *testing.T) {
	const doc = `<Document>
<token t_id="1" sentence="1">Talks</token><token t_id="2" sentence="1">ended</token><token t_id="3" sentence="1">on</token>
<token t_id="4" sentence="1">Friday</token><token t_id="5" sentence="1">and</token><token t_id="6" sentence="1">began</token>
<token t_id="7" sentence="1">in</token><token t_id="8" sentence="1">2015</token><token t_id="9" sentence="1">,</token>
<token t_id="10" sentence="1">not</token><token t_id="11" sentence="1">in</token><token t_id="12" sentence="1">2016</token>
<token t_id="13" sentence="1">.</token>
<Markables>
<TIMEX3 type="DATE" value="2019-11-16" functionInDocument="CREATION_TIME"/>
<TIMEX3 type="DATE" value="2019-11-15"><token_anchor t_id="4"/></TIMEX3>
<TIMEX3 type="DATE" value="2015"><token_anchor t_id="7"/><token_anchor t_id="8"/></TIMEX3>
<TIMEX3 type="DURATION" value="P1Y"><token_anchor t_id="12"/></TIMEX3>
</Markables></Document>`
	const name = "events/meantime_apple/x/intra_cross-doc_annotation/corpus_apple/1.xml"
	figures, err := eval.Times(t.Context(), newReader(t), fstest.MapFS{name: {Data: []byte(doc)}})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{"strict span": 2. / 3, "relaxed span": 1, "type": 2. / 3, "value": 2. / 3}
	for _, f := range figures {
		if f.Gold != 3 || f.F != want[f.Type] {
			t.Errorf("%s: F1 %.3f of %d, want %.3f of 3", f.Type, f.F, f.Gold, want[f.Type])
		}
	}
	if len(figures) != len(want) {
		t.Errorf("%d figures, want %d", len(figures), len(want))
	}
	if _, err := eval.Times(t.Context(), newReader(t), fstest.MapFS{name: {Data: []byte("<Document")}}); err == nil {
		t.Error("a broken document was read")
	}
}

// TestAmountsPairOneForOne scores a sentence with two sums, of which one is marked, and one mark that is no sum.
func TestAmountsPairOneForOne(t *testing.T) {
	tsv := "It\tO\ncost\tO\n$\tB-Money\n5\tI-Money\nmillion\tI-Money\n,\tO\nnot\tO\n$\tO\n7\tO\nmillion\tO\nin\tO\ncash\tB-Money\n.\tO\n\n"
	data := fstest.MapFS{}
	for _, part := range []string{"dev", "train"} {
		data["entities/en_worldwide_newswire/"+part+"/a.tsv"] = &fstest.MapFile{Data: []byte(tsv)}
	}
	figures, err := eval.Amounts(t.Context(), newReader(t), data)
	if err != nil || len(figures) != 2 {
		t.Fatalf("%d figures (%v), want 2", len(figures), err)
	}
	for _, f := range figures {
		if f.P != 0.5 || f.R != 0.5 || f.Gold != 2 {
			t.Errorf("%s: P %.2f R %.2f of %d, want 0.50 0.50 of 2", f.Set, f.P, f.R, f.Gold)
		}
	}
}
