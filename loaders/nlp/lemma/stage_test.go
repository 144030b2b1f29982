package lemma_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

// loaded is the stage with the models of the product.
var loaded = sync.OnceValues(func() (nlp.Stage, error) {
	lexicon, err := model.LoadLexicon()
	if err != nil {
		return nil, err
	}
	clusters, err := model.LoadClusters()
	if err != nil {
		return nil, err
	}
	return lemma.New(lexicon, clusters), nil
})

// embedded is the pipeline up to lemmas, with the models of the product.
var embedded = sync.OnceValues(func() (*nlp.Pipeline, error) {
	m, err := model.LoadNeural()
	if err != nil {
		return nil, err
	}
	tags, err := neural.New(m)
	if err != nil {
		return nil, err
	}
	lemmas, err := loaded()
	if err != nil {
		return nil, err
	}
	return nlp.New(token.NewLayout(), token.New(), tags, lemmas)
})

func annotate(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	p, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return nlptest.Read(t, p, text)
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

func TestLemmasOfHeadlinesInCapitals(t *testing.T) {
	d := annotate(t, "MINISTER SAYS TALKS WILL START\n\nThe minister said so.")
	if got := d.Lemma(2); got != "talk" {
		t.Errorf("lemma of TALKS = %q, want talk", got)
	}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", " ", "\x00", "'s", "n't", "�", "\u0301", "İ", "İSTANBUL İS", "ẞ", "東京 は", "👩‍👩‍👧", "...", "^", "s", "a\u00ADb",
		strings.Repeat("x", 1<<16), strings.Repeat("İ", 1<<12), strings.Repeat("Ⱥ", 100), strings.Repeat("no stop ", 1<<14)} {
		checkLemmas(t, annotate(t, text))
	}
}

func checkLemmas(t testing.TB, d *nlp.Doc) {
	t.Helper()
	for i := range d.Tokens {
		if d.Lemma(i) == "" {
			t.Fatalf("%.40q: token %d has no lemma", d.Text, i)
		}
	}
}

// FuzzAnnotate gives words any tag, also one that package nlp does not know.
func FuzzAnnotate(f *testing.F) {
	for i, form := range []string{"countries", "İS", "ẞs", "NGOs", "1,613", "pro-Beijing", "XIV", "\xff\xfe", ",", "s"} {
		f.Add(form, uint8(7*i))
	}
	f.Add("fled", uint8(255))
	f.Fuzz(func(t *testing.T, form string, xpos uint8) {
		stage, err := loaded()
		if err != nil {
			t.Fatal(err)
		}
		d, err := nlp.NewTokenized([]nlp.GivenSentence{{Tokens: []nlp.GivenToken{{Form: form, SpaceAfter: true}, {Form: form}}}}, nlp.Meta{})
		if err != nil {
			return // no text: no token to look at
		}
		for i := range d.Tokens {
			d.Tokens[i].XPOS = nlp.XPOS(xpos)
		}
		if err := stage.Annotate(d); err != nil {
			t.Fatal(err)
		}
		checkLemmas(t, d)
	})
}

func TestConcurrentUseGivesTheSame(t *testing.T) {
	text := strings.Repeat("The minister told Reuters that Japan hosts 54,000 troops. ", 40)
	nlptest.ReadAtOnce(t, func() *nlp.Doc { return annotate(t, text) })
}

func TestNeedsTags(t *testing.T) {
	if _, err := nlp.New(token.NewLayout(), token.New(), lemma.New(&model.Lexicon{}, nil)); !errors.Is(err, nlp.ErrMissingLayer) {
		t.Errorf("a pipeline without tags: %v", err)
	}
}

// TestAnEmptyLexicon leaves words in lower case as their own lemmas.
func TestAnEmptyLexicon(t *testing.T) {
	d, err := nlp.NewTokenized([]nlp.GivenSentence{{Tokens: []nlp.GivenToken{{Form: "Ships"}}}}, nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if err := lemma.New(&model.Lexicon{}, nil).Annotate(d); err != nil {
		t.Fatal(err)
	}
	if got := d.Lemma(0); got != "ships" || d.Tokens[0].Cluster != 0 {
		t.Errorf("lemma %q in cluster %d, want ships in 0", got, d.Tokens[0].Cluster)
	}
}

// TestMemoryDoesNotGrowWithTokens holds the stage to no allocation per token, beside lemmas that are new strings.
func TestMemoryDoesNotGrowWithTokens(t *testing.T) {
	stage, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	allocations := func(times int) float64 {
		d := annotate(t, strings.Repeat("We must not go there on that day. ", times))
		return nlptest.LeastAllocs(func() {
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
}

func TestKeys(t *testing.T) {
	if lemma.WordKey("US") != lemma.WordKey("us") || lemma.WordKey("us") == lemma.WordKey("su") {
		t.Error("WordKey must depend on letters, not on their case")
	}
	if lemma.WordKey("1999") != lemma.WordKey("2019") {
		t.Error("WordKey must take numbers of one shape for the same")
	}
	if lemma.EndingKey("NN", "ed") == lemma.EndingKey("VBD", "ed") || lemma.EndingKey("NN", "ed") == lemma.EndingKey("NN", "de") {
		t.Error("EndingKey must depend on tag and order")
	}
}
