package parse_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
	"github.com/demarche-kg/demarche/loaders/nlp/parse"
	"github.com/demarche-kg/demarche/loaders/nlp/tag"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

// embedded is the pipeline up to the parser, with the models of the product.
var embedded = sync.OnceValues(func() (*nlp.Pipeline, error) {
	tagger, err := model.LoadTagger()
	if err != nil {
		return nil, err
	}
	clusters, err := model.LoadClusters()
	if err != nil {
		return nil, err
	}
	m, err := loaded()
	if err != nil {
		return nil, err
	}
	return nlp.New(token.NewLayout(), token.New(), tag.New(tagger, clusters), parse.New(m))
})

var loaded = sync.OnceValues(model.LoadParser)

func annotate(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	p, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	d, err := nlp.NewDoc(text, nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// arcs prints the tokens of a sentence as form<relation<head.
func arcs(d *nlp.Doc) string {
	var out []string
	for i, tok := range d.Tokens {
		head := "ROOT"
		if tok.Head != nlp.NoHead {
			head = d.Form(int(tok.Head))
		}
		out = append(out, fmt.Sprintf("%s<%v<%s", d.Form(i), nlp.Rel(tok.Rel), head))
	}
	return strings.Join(out, " ")
}

// TestEmbeddedModel reads plain sentences of news. It fails at once if features are changed and the model is not
// trained again, for then it guesses.
func TestEmbeddedModel(t *testing.T) {
	for text, want := range map[string]string{
		"The minister said that she would resign.": "The<det<minister minister<nsubj<said said<root<ROOT that<mark<resign " +
			"she<nsubj<resign would<aux<resign resign<ccomp<said .<punct<said",
		"The ships were seized by the navy.": "The<det<ships ships<nsubj:pass<seized were<aux:pass<seized seized<root<ROOT " +
			"by<case<navy the<det<navy navy<obl:agent<seized .<punct<seized",
		"Troops shelled the village, the ministry said.": "Troops<nsubj<shelled shelled<ccomp<said the<det<village village<obj<shelled " +
			",<punct<shelled the<det<ministry ministry<nsubj<said said<root<ROOT .<punct<said",
		"France's president has signed the agreement.": "France<nmod:poss<president 's<case<France president<nsubj<signed " +
			"has<aux<signed signed<root<ROOT the<det<agreement agreement<obj<signed .<punct<signed",
		"He asked Japan to pay more.": "He<nsubj<asked asked<root<ROOT Japan<iobj<asked to<mark<pay pay<xcomp<asked more<obj<pay .<punct<asked",
	} {
		if got := arcs(annotate(t, text)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}

// checkTrees checks that each sentence of d is one projective tree, with the root's relation at its root only.
func checkTrees(t testing.TB, d *nlp.Doc) {
	t.Helper()
	for _, s := range d.Sentences {
		if err := nlptest.CheckTree(d, s.Range); err != nil {
			t.Fatalf("sentence %v: %v", s.Range, err)
		}
	}
}

// randomDoc is a document of sentences of random words and marks, up to size tokens each.
func randomDoc(r *rand.Rand, sentences, size int) *nlp.Doc {
	forms := []string{"a", "the", "said", "of", ",", "\"", "(", ")", ".", ":", "x", "—"}
	d := &nlp.Doc{}
	var text strings.Builder
	for range sentences {
		first := len(d.Tokens)
		for range r.IntN(size + 1) {
			form := forms[r.IntN(len(forms))]
			start := text.Len()
			text.WriteString(form)
			tok := nlp.Token{Start: uint32(start), End: uint32(text.Len()), Head: nlp.NoHead, UPOS: nlp.UPOS(r.IntN(int(nlp.X) + 1)), XPOS: nlp.XPOS(r.IntN(50))}
			if strings.ContainsAny(form, ",\"().:—") && r.IntN(9) > 0 {
				tok.UPOS = nlp.PUNCT
			}
			d.Tokens = append(d.Tokens, tok)
		}
		d.Sentences = append(d.Sentences, nlp.Sentence{Range: nlp.Range{First: first, End: len(d.Tokens)}})
	}
	d.Text = text.String()
	return d
}

// randomModel is a model without sense: whatever it says, trees are trees.
func randomModel(t testing.TB, r *rand.Rand) *model.Parser {
	t.Helper()
	rows := make([]model.Row, model.RowCount)
	for i := range rows {
		rows[i] = model.Row{int16(r.IntN(99) - 49), int16(r.IntN(99) - 49), int16(r.IntN(99) - 49)}
	}
	table, err := model.NewRows(rows)
	if err != nil {
		t.Fatal(err)
	}
	return &model.Parser{Actions: table, Relations: []string{"obj", "nsubj", "strange"}}
}

func TestTreesAreTreesWhateverTheModelSays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	trained, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	for name, m := range map[string]*model.Parser{"random": randomModel(t, r), "embedded": trained, "empty": {Relations: []string{"dep"}}} {
		stage := parse.New(m)
		for range 60 {
			d := randomDoc(r, 20, 14)
			if err := stage.Annotate(d); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			checkTrees(t, d)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("The minister said: \"We (all of us) will not pay,\" and left.")
	f.Add("\" ( , ) \"")
	f.Add("A (B [C \"D, E\" F] G) H... I; J - K — \"L\"")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		d := annotate(t, text)
		checkTrees(t, d)
		again := annotate(t, text)
		if !slices.Equal(d.Tokens, again.Tokens) {
			t.Error("two readings of a text differ")
		}
	})
}

// TestHostileTexts has texts that are slow to read for who does not read them in linear time.
func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", " ", ".", "\"\"\"", "...", "(((", "x", "東京 は", strings.Repeat("x", 1<<20), strings.Repeat("no stop ", 1<<16),
		strings.Repeat("( \" , ", 1<<15), strings.Repeat("he said, ", 1<<14), strings.Repeat("of the man ", 1<<14), strings.Repeat("and \"so\" (on) ", 1<<13)} {
		checkTrees(t, annotate(t, text))
	}
}

// TestALongSentence hands the stage one sentence of 300,000 tokens, which the tokenizer would not make.
func TestALongSentence(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	d := randomDoc(r, 30_000, 20)
	d.Sentences = []nlp.Sentence{{Range: nlp.Range{First: 0, End: len(d.Tokens)}}}
	m, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	if err := parse.New(m).Annotate(d); err != nil {
		t.Fatal(err)
	}
	checkTrees(t, d)
}

func TestSentencesOfMarksOnly(t *testing.T) {
	d := &nlp.Doc{Text: "...", Tokens: []nlp.Token{{End: 1, UPOS: nlp.PUNCT}, {Start: 1, End: 2, UPOS: nlp.PUNCT}, {Start: 2, End: 3, UPOS: nlp.PUNCT}},
		Sentences: []nlp.Sentence{{Range: nlp.Range{First: 0, End: 3}}, {Range: nlp.Range{First: 3, End: 3}}}}
	if err := parse.New(&model.Parser{Relations: []string{"dep"}}).Annotate(d); err != nil {
		t.Fatal(err)
	}
	checkTrees(t, d)
	if d.Tokens[0].Head != nlp.NoHead || d.Tokens[2].Head != 0 {
		t.Errorf("heads %d, %d, %d, want the first as root", d.Tokens[0].Head, d.Tokens[1].Head, d.Tokens[2].Head)
	}
}

func TestConcurrentUseGivesTheSame(t *testing.T) {
	text := strings.Repeat("The minister told Reuters that Japan, which hosts 54,000 troops, would pay. ", 40)
	want := annotate(t, text)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if d := annotate(t, text); !slices.Equal(d.Tokens, want.Tokens) {
				t.Error("two readings of a text differ")
			}
		})
	}
	wg.Wait()
}

func TestNeedsTags(t *testing.T) {
	if _, err := nlp.New(token.NewLayout(), token.New(), parse.New(&model.Parser{})); !errors.Is(err, nlp.ErrMissingLayer) {
		t.Errorf("a pipeline without tags: %v", err)
	}
}

func TestModelWithoutRelations(t *testing.T) {
	if err := parse.New(&model.Parser{}).Annotate(annotate(t, "One left.")); !errors.Is(err, model.ErrFormat) {
		t.Errorf("error %v, want ErrFormat", err)
	}
}

func TestUnknownRelations(t *testing.T) {
	d := annotate(t, "One left.")
	if err := parse.New(&model.Parser{Relations: []string{"strange"}}).Annotate(d); err != nil {
		t.Fatal(err)
	}
	if got := d.Tokens[0].Rel + d.Tokens[1].Rel; got != uint8(nlp.Dep)+uint8(nlp.RootRel) {
		t.Errorf("relations %s", arcs(d))
	}
}

// TestMemoryDoesNotGrowWithTokens holds the stage to no allocation per token.
func TestMemoryDoesNotGrowWithTokens(t *testing.T) {
	m, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	stage := parse.New(m)
	allocations := func(times int) float64 {
		d := annotate(t, strings.Repeat("The envoys of Japan, who were denied visas, had \"not\" signed IT. ", times))
		return testing.AllocsPerRun(5, func() {
			if err := stage.Annotate(d); err != nil {
				t.Error(err)
			}
		})
	}
	if few, many := allocations(10), allocations(1000); many > few+5 {
		t.Errorf("%.0f allocations for 10 sentences, %.0f for 1000", few, many)
	}
}

func TestMaxFeaturesIsEnough(t *testing.T) {
	d := annotate(t, "The envoys of Japan had signed it.")
	var s parse.State
	s.Load(d, d.Sentences[0].Range)
	s.Apply(parse.Shift, nlp.NoRel)
	for what, features := range map[string][]uint32{"action": s.ActionFeatures(nil), "relation": s.RelFeatures(nil, 1, 2)} {
		if len(features) > parse.MaxFeatures {
			t.Errorf("%s: %d features, more than MaxFeatures", what, len(features))
		}
		if sorted := slices.Compact(slices.Sorted(slices.Values(features))); len(sorted) != len(features) {
			t.Errorf("%s: two of %d features have one name", what, len(features))
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	var text strings.Builder
	for i := range 400 {
		fmt.Fprintf(&text, "The minister of country %d told reporters on Monday that Japan hosts %d,000 troops, according to a person familiar with the talks. ", i, i)
	}
	m, err := loaded()
	if err != nil {
		b.Fatal(err)
	}
	d, stage := annotate(b, text.String()), parse.New(m)
	b.ReportAllocs()
	for b.Loop() {
		if err := stage.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
