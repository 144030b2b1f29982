package ner_test

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/ner"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

// newStages gives the stages before the recogniser as one pipeline, and the recogniser.
func newStages(t testing.TB) (before *nlp.Pipeline, names nlp.Stage) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	g, err := gazetteer.Load()
	must(err)
	network, err := model.LoadNeural()
	must(err)
	lexicon, err := model.LoadLexicon()
	must(err)
	clusters, err := model.LoadClusters()
	must(err)
	m, err := model.LoadNames()
	must(err)
	tags, err := neural.New(network)
	must(err)
	before, err = nlp.New(token.NewLayout(), token.New(), tags, lemma.New(lexicon, clusters))
	must(err)
	names, err = ner.New(g, m)
	must(err)
	return before, names
}

const article = `Norway asks Kenya to pay more for fish

OSLO - Prime Minister Adhiambo Okello of Kenya told the Norwegian Fisheries Council (NFC) on Monday that "Harlow is
wrong" about the Treaty of Bergen. Jane W. Harlow, who leads the council, did not answer. The NFC and the U.S. Navy's
Fourth Fleet declined to comment on Guinea-Bissau's request in São Tomé.
`

// TestNoAllocations reads a document again and again: once its memory has grown, a reader takes no more of it.
func TestNoAllocations(t *testing.T) {
	before, names := newStages(t)
	d := nlptest.Read(t, before, strings.Repeat(article, 100))
	runs := func() {
		d.Names = d.Names[:0]
		if err := names.Annotate(d); err != nil {
			t.Fatal(err)
		}
	}
	runs()
	if n := nlptest.LeastAllocs(runs); n > 2 {
		t.Errorf("%.0f allocations for %d tokens, want none", n, len(d.Tokens))
	}
	if len(d.Names) < 1000 {
		t.Errorf("%d names, want those of 100 articles", len(d.Names))
	}
}

// TestSameNamesAfterOthers reads a document before and after another: a reader's memory must not leak.
func TestSameNamesAfterOthers(t *testing.T) {
	before, names := newStages(t)
	show := func(text string) string {
		d := nlptest.Read(t, before, text)
		if err := names.Annotate(d); err != nil {
			t.Fatal(err)
		}
		return show(d)
	}
	want := show(article)
	show(strings.Repeat("Okello Harlow said the Okello Bank in Bergen, Bergen, Bergen. ", 40))
	if got := show(article); got != want {
		t.Errorf("after another text\n%swant\n%s", got, want)
	}
}

// checkNames reports names that overlap, are empty, out of order or out of the text.
func checkNames(t *testing.T, d *nlp.Doc) {
	t.Helper()
	end := 0
	for _, n := range d.Names {
		if n.First < end || n.End <= n.First || n.End > len(d.Tokens) || n.Type == nlp.NoName {
			t.Fatalf("name %+v behind token %d of %d", n, end, len(d.Tokens))
		}
		end = n.End
	}
	for _, s := range d.Sentences { // no name goes on into another sentence
		for _, n := range d.NamesIn(s.Range) {
			if n.End > s.End {
				t.Fatalf("name %+v leaves its sentence %+v", n, s)
			}
		}
	}
}

func TestHostileText(t *testing.T) {
	before, names := newStages(t)
	for _, text := range []string{"", " \n\n", ".", "A", "U . S .", "U.S.", "-", "Jae -", strings.Repeat("A ", 5000),
		strings.Repeat("Bank of ", 3000), strings.Repeat("X", 1<<20), strings.Repeat("U . ", 3000), "İİİ Ŀ ß ﬁ \u0301",
		strings.Repeat("A-a-", 4000), strings.Repeat("The Kenya Bank ( ", 2000)} {
		d := nlptest.Read(t, before, text)
		if err := names.Annotate(d); err != nil {
			t.Fatal(err)
		}
		checkNames(t, d)
	}
}

func FuzzNames(f *testing.F) {
	before, names := newStages(f)
	for _, s := range []string{article, "U . S . A", "Treaty of - of", "MR. O’Neil's", "President Bank of The", "\u00ad. Dr."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := nlp.NewDoc(text, nlp.Meta{})
		if err != nil {
			return
		}
		if err := before.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if err := names.Annotate(d); err != nil {
			t.Fatal(err)
		}
		checkNames(t, d)
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := model.LoadNames(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadGazetteer(b *testing.B) {
	for b.Loop() {
		if _, err := gazetteer.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
