package tag_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/tag"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

// embedded is the pipeline up to the tagger, with the model of the product.
var embedded = sync.OnceValues(func() (*nlp.Pipeline, error) {
	m, err := model.LoadTagger()
	if err != nil {
		return nil, err
	}
	clusters, err := model.LoadClusters()
	if err != nil {
		return nil, err
	}
	return nlp.New(token.NewLayout(), token.New(), tag.New(m, clusters))
})

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

// loadTagger reads the models of the product.
func loadTagger(t testing.TB) (*model.Tagger, *model.Clusters) {
	t.Helper()
	m, err := model.LoadTagger()
	if err != nil {
		t.Fatal(err)
	}
	clusters, err := model.LoadClusters()
	if err != nil {
		t.Fatal(err)
	}
	return m, clusters
}

// tagged prints the tokens of d as form/XPOS.
func tagged(d *nlp.Doc) string {
	var out []string
	for i, tok := range d.Tokens {
		out = append(out, d.Form(i)+"/"+tok.XPOS.String())
	}
	return strings.Join(out, " ")
}

// TestEmbeddedModel reads plain sentences of news. It fails at once if features are changed and the model is not
// trained again, for then it guesses.
func TestEmbeddedModel(t *testing.T) {
	for _, want := range []string{
		"The/DT minister/NN said/VBD on/IN Monday/NNP that/IN she/PRP would/MD resign/VB ./.",
		"Rebels/NNS attacked/VBD the/DT town/NN ,/, officials/NNS said/VBD ./.",
		"France/NNP 's/POS president/NN has/VBZ signed/VBN the/DT agreement/NN ./.",
		"The/DT ships/NNS were/VBD seized/VBN by/IN the/DT navy/NN ./.",
		"They/PRP do/VBP n't/RB want/VB to/TO pay/VB $/$ 8/CD billion/CD ./.",
		"She/PRP told/VBD reporters/NNS :/: \"/`` We/PRP can/MD not/RB accept/VB it/PRP ./. \"/''",
		"The/DT talks/NNS will/MD start/VB next/JJ year/NN ./.",
		"It/PRP is/VBZ the/DT largest/JJS of/IN the/DT three/CD bases/NNS ./.",
	} {
		var text []string
		for _, word := range strings.Fields(want) {
			form, _, _ := strings.Cut(word, "/")
			text = append(text, form)
		}
		plain := strings.NewReplacer(" ,", ",", " .", ".", " 's", "'s", "do n't", "don't", "$ 8", "$8", "can not", "cannot", "\" We", "\"We", ". \"", ".\"", " :", ":").
			Replace(strings.Join(text, " "))
		if got := tagged(annotate(t, plain)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", plain, got, want)
		}
	}
}

func TestUniversalTags(t *testing.T) {
	d := annotate(t, "The minister has not signed it, and she never will.")
	want := []nlp.UPOS{nlp.DET, nlp.NOUN, nlp.AUX, nlp.PART, nlp.VERB, nlp.PRON, nlp.PUNCT, nlp.CCONJ, nlp.PRON, nlp.ADV, nlp.AUX, nlp.PUNCT}
	var got []nlp.UPOS
	for _, tok := range d.Tokens {
		got = append(got, tok.UPOS)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestLemmas(t *testing.T) {
	for _, c := range []struct{ text, form, want string }{
		{"The talks were held in two countries.", "were", "be"},
		{"The talks were held in two countries.", "held", "hold"},
		{"The talks were held in two countries.", "countries", "country"},
		{"The talks were held in two countries.", "The", "the"},
		{"She doesn't know what they've said.", "n't", "not"},
		{"She doesn't know what they've said.", "'ve", "have"},
		{"She doesn't know what they've said.", "does", "do"},
		{"Thousands fled after rebels provoked the army.", "fled", "flee"},
		{"Thousands fled after rebels provoked the army.", "provoked", "provoke"},
		{"Officials are denying that they stopped the ships.", "denying", "deny"},
		{"Officials are denying that they stopped the ships.", "stopped", "stop"},
		{"Officials are denying that they stopped the ships.", "Officials", "official"},
		{"The women said American troops had withdrawn.", "women", "woman"},
		{"The women said American troops had withdrawn.", "American", "American"},
		{"The women said American troops had withdrawn.", "withdrawn", "withdraw"},
		{"The United States accused Paris of lying.", "Paris", "Paris"},
		{"They counted 1,613 ships and 2 boats.", "1,613", "1613"},
		{"See https://Example.org/A for more.", "https://Example.org/A", "https://Example.org/A"},
	} {
		d := annotate(t, c.text)
		i := slices.IndexFunc(d.Tokens, func(tok nlp.Token) bool { return d.Text[tok.Start:tok.End] == c.form })
		if i < 0 {
			t.Fatalf("%q has no token %q", c.text, c.form)
		}
		if got := d.Lemma(i); got != c.want {
			t.Errorf("lemma of %q in %q = %q, want %q", c.form, c.text, got, c.want)
		}
	}
}

func TestCapitalsAreRead(t *testing.T) {
	d := annotate(t, "MINISTER SAYS TALKS WILL START\n\nThe minister said so.")
	if got, want := tagged(d), "SAYS/VBZ"; !strings.Contains(got, want) {
		t.Errorf("got %s, want %s in it", got, want)
	}
	if got := d.Lemma(2); got != "talk" {
		t.Errorf("lemma of TALKS = %q, want talk", got)
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", " ", "\x00", "'s", "n't", "�", "\u0301", "İ", "İSTANBUL İS", "ẞ", "東京 は", "👩‍👩‍👧", "...", "^", "s", "a\u00ADb",
		strings.Repeat("x", 1<<16), strings.Repeat("İ", 1<<12), strings.Repeat("Ⱥ", 100), strings.Repeat("no stop ", 1<<14)} {
		d := annotate(t, text)
		for i, tok := range d.Tokens {
			if tok.UPOS == nlp.NoPOS || d.Lemma(i) == "" {
				t.Errorf("%.40q: token %d has tag %v and lemma %q", text, i, tok.UPOS, d.Lemma(i))
				break
			}
		}
	}
}

func TestConcurrentUseGivesTheSame(t *testing.T) {
	text := strings.Repeat("The minister told Reuters that Japan hosts 54,000 troops. ", 40)
	want := annotate(t, text)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			d := annotate(t, text)
			if !slices.Equal(d.Tokens, want.Tokens) {
				t.Error("two readings of a text differ")
			}
		})
	}
	wg.Wait()
}

func TestNeedsTokens(t *testing.T) {
	if _, err := nlp.New(tag.New(&model.Tagger{}, nil)); err == nil {
		t.Error("a pipeline without tokens was built")
	}
}

func TestModelWithoutTags(t *testing.T) {
	if err := tag.New(&model.Tagger{}, nil).Annotate(annotate(t, "One left.")); err == nil {
		t.Error("a model without tags gave no error")
	}
}

// TestUnknownTags gives the stage a model of another tag set.
func TestUnknownTags(t *testing.T) {
	d := annotate(t, "One left.")
	m := &model.Tagger{Classes: []model.Class{{XPOS: "weird", UPOS: "STRANGE"}}}
	if err := tag.New(m, nil).Annotate(d); err != nil {
		t.Fatal(err)
	}
	for i, tok := range d.Tokens {
		if tok.UPOS != nlp.X || tok.XPOS != nlp.NoXPOS {
			t.Errorf("token %d is %v, %v", i, tok.UPOS, tok.XPOS)
		}
	}
}

// TestMemoryDoesNotGrowWithTokens holds the stage to no allocation per token, beside lemmas that are new strings.
func TestMemoryDoesNotGrowWithTokens(t *testing.T) {
	m, clusters := loadTagger(t)
	stage := tag.New(m, clusters)
	allocations := func(times int) float64 {
		d := annotate(t, strings.Repeat("We must not go there on that day. ", times))
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

// TestClusters checks that tokens get the cluster of their word, however its letters are written.
func TestClusters(t *testing.T) {
	d := annotate(t, "On Monday rebels, on TUESDAY troops: qqxzzy.")
	cluster := func(form string) uint16 {
		i := slices.IndexFunc(d.Tokens, func(tok nlp.Token) bool { return d.Text[tok.Start:tok.End] == form })
		return d.Tokens[i].Cluster
	}
	if day := cluster("Monday"); day == 0 || cluster("TUESDAY") != day {
		t.Errorf("Monday is in cluster %d, TUESDAY in %d", day, cluster("TUESDAY"))
	}
	if cluster("rebels") == cluster("Monday") || cluster("qqxzzy") != 0 {
		t.Errorf("rebels are in cluster %d, qqxzzy in %d", cluster("rebels"), cluster("qqxzzy"))
	}
	m, _ := loadTagger(t)
	if err := tag.New(m, nil).Annotate(d); err != nil {
		t.Fatal(err)
	}
	if got := cluster("Monday"); got != 0 {
		t.Errorf("without clusters Monday is in %d", got)
	}
}

func TestKeysTellCaseApart(t *testing.T) {
	if tag.WordKey("US") != tag.WordKey("us") || tag.ExactWordKey("US") == tag.ExactWordKey("us") {
		t.Error("WordKey must not depend on case, ExactWordKey must")
	}
	if tag.WordKey("1999") != tag.WordKey("2019") {
		t.Error("WordKey must take numbers of one shape for the same")
	}
	if tag.EndingKey("NN", "ed") == tag.EndingKey("VBD", "ed") || tag.EndingKey("NN", "ed") == tag.EndingKey("NN", "de") {
		t.Error("EndingKey must depend on tag and order")
	}
}

func TestMaxFeaturesIsEnough(t *testing.T) {
	var lexicon model.Dictionary
	x := tag.NewExtractor(&lexicon, nil)
	x.Load([]string{"It", "is", "so"})
	h := tag.Start()
	h.Step(0, 1, 0)
	h.Step(1, 2, tag.Auxiliary|tag.Finite)
	features := x.Features(nil, 2, h)
	if len(features) > tag.MaxFeatures {
		t.Errorf("%d features, more than MaxFeatures", len(features))
	}
	if sorted := slices.Compact(slices.Sorted(slices.Values(features))); len(sorted) != len(features) {
		t.Errorf("two of %d features have one name", len(features))
	}
}

func BenchmarkAnnotate(b *testing.B) {
	var text strings.Builder
	for i := range 400 {
		fmt.Fprintf(&text, "The minister of country %d told reporters on Monday that Japan hosts %d,000 troops, according to a person familiar with the talks. ", i, i)
	}
	m, clusters := loadTagger(b)
	d, stage := annotate(b, text.String()), tag.New(m, clusters)
	for b.Loop() {
		if err := stage.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
