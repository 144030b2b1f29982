package neural_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/neural"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
	"github.com/demarche-kg/demarche/loaders/nlp/punctuation"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

var loaded = sync.OnceValues(func() (nlp.Stage, error) {
	m, err := model.LoadNeural()
	if err != nil {
		return nil, err
	}
	return neural.New(m)
})

// embedded is the pipeline up to trees, with the models of the product.
var embedded = sync.OnceValues(func() (*nlp.Pipeline, error) {
	stage, err := loaded()
	if err != nil {
		return nil, err
	}
	lexicon, err := model.LoadLexicon()
	if err != nil {
		return nil, err
	}
	return nlp.New(token.NewLayout(), token.New(), stage, lemma.New(lexicon, nil), punctuation.New())
})

func annotate(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	p, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return nlptest.Read(t, p, text)
}

// show prints the tokens of a document as form/tag<relation<head.
func show(d *nlp.Doc) string {
	var out []string
	for i, tok := range d.Tokens {
		head := "ROOT"
		if tok.Head != nlp.NoHead {
			head = d.Form(int(tok.Head))
		}
		out = append(out, fmt.Sprintf("%s/%v<%v<%s", d.Form(i), tok.XPOS, nlp.Rel(tok.Rel), head))
	}
	return strings.Join(out, " ")
}

// TestEmbeddedModel reads plain sentences of news. It fails at once if features are changed and the network is not
// trained again, for then it guesses.
func TestEmbeddedModel(t *testing.T) {
	for text, want := range map[string]string{
		"The minister said that she would resign.": "The/DT<det<minister minister/NN<nsubj<said said/VBD<root<ROOT that/IN<mark<resign " +
			"she/PRP<nsubj<resign would/MD<aux<resign resign/VB<ccomp<said ./.<punct<said",
		"The ships were seized by the navy.": "The/DT<det<ships ships/NNS<nsubj:pass<seized were/VBD<aux:pass<seized seized/VBN<root<ROOT " +
			"by/IN<case<navy the/DT<det<navy navy/NN<obl:agent<seized ./.<punct<seized",
		"Troops shelled the village, the ministry said.": "Troops/NNS<nsubj<shelled shelled/VBD<ccomp<said the/DT<det<village " +
			"village/NN<obj<shelled ,/,<punct<shelled the/DT<det<ministry ministry/NN<nsubj<said said/VBD<root<ROOT ./.<punct<said",
		"France's president has signed the agreement.": "France/NNP<nmod:poss<president 's/POS<case<France president/NN<nsubj<signed " +
			"has/VBZ<aux<signed signed/VBN<root<ROOT the/DT<det<agreement agreement/NN<obj<signed ./.<punct<signed",
		"THE POLICE HAVE ARRESTED THE MAYOR": "THE/DT<det<POLICE POLICE/NNS<nsubj<ARRESTED HAVE/VBP<aux<ARRESTED ARRESTED/VBN<root<ROOT " +
			"THE/DT<det<MAYOR MAYOR/NN<obj<ARRESTED",
	} {
		if got := show(annotate(t, text)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}

var update = flag.Bool("update", false, "write the trees that are found into the golden file")

// TestTheSameTreesOnEveryMachine reads sentences of news as they were read when the golden file was written. It holds the
// vector code to the scalar code, with and without -tags purego, and one kind of machine to another.
func TestTheSameTreesOnEveryMachine(t *testing.T) {
	const texts, golden = "testdata/sentences.txt", "testdata/trees.golden"
	text, err := os.ReadFile(texts)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(text)) {
		got.WriteString(show(annotate(t, line)) + "\n")
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("found\n%swant\n%s", got.String(), want)
	}
}

func checkTrees(t testing.TB, d *nlp.Doc) {
	t.Helper()
	for _, s := range d.Sentences {
		if err := nlptest.CheckTree(d, s.Range); err != nil {
			t.Fatalf("sentence %v: %v", s.Range, err)
		}
	}
	for i, tok := range d.Tokens {
		if tok.UPOS == nlp.NoPOS || tok.XPOS == nlp.NoXPOS {
			t.Fatalf("token %d has no tag", i)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("The minister said: \"We (all of us) will not pay,\" and left.")
	f.Add("\" ( , ) \"")
	f.Add("A (B [C \"D, E\" F] G) H... I; J - K — \"L\" \x00 東京")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		d := annotate(t, text)
		checkTrees(t, d)
		if again := annotate(t, text); !slices.Equal(d.Tokens, again.Tokens) {
			t.Error("two readings of a text differ")
		}
	})
}

// TestHostileTexts has texts that are slow to read for who does not read them in linear time.
func TestHostileTexts(t *testing.T) {
	for _, text := range []string{"", " ", ".", "...", "x", "東京 は", strings.Repeat("x", 1<<20), strings.Repeat("é", 1<<19),
		strings.Repeat("no stop ", 1<<16), strings.Repeat("( \" , ", 1<<14), strings.Repeat("and \"so\" (on) ", 1<<13)} {
		checkTrees(t, annotate(t, text))
	}
}

// TestALongSentence hands the stage sentences that the tokenizer would not make: they are read in parts, and are one
// tree all the same.
func TestALongSentence(t *testing.T) {
	for _, words := range []string{"of the man who said ", ", ", "- ( man ) - "} {
		for _, times := range []int{1, 60, 25_000} {
			d := annotate(t, strings.Repeat(words, times))
			d.Sentences = []nlp.Sentence{{Range: nlp.Range{First: 0, End: len(d.Tokens)}}}
			stage, err := loaded()
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range []nlp.Stage{stage, punctuation.New()} {
				if err := s.Annotate(d); err != nil {
					t.Fatal(err)
				}
			}
			checkTrees(t, d)
		}
	}
}

func TestConcurrentUseGivesTheSame(t *testing.T) {
	text := strings.Repeat("The minister told Reuters that Japan, which hosts 54,000 troops, would pay. Nobody did. ", 40)
	nlptest.ReadAtOnce(t, func() *nlp.Doc { return annotate(t, text) })
}

// TestASentenceIsReadAloneAsAmongOthers holds the network to looking at one sentence at a time.
func TestASentenceIsReadAloneAsAmongOthers(t *testing.T) {
	const text = "Rebels who had held the town for weeks left on Monday."
	alone := annotate(t, text)
	among := annotate(t, "Talks failed.\n\n"+text+"\n\n"+strings.Repeat("Nobody was hurt. ", 60))
	for i, s := range among.Sentences {
		if among.TextOf(s.Range) == text {
			for k := range s.Len() {
				a, b := alone.Tokens[k], among.Tokens[s.First+k]
				if a.XPOS != b.XPOS || a.Rel != b.Rel || a.Head >= 0 && int(a.Head)+s.First != int(b.Head) {
					t.Errorf("token %d is read as %v alone and as %v in sentence %d", k, a, b, i)
				}
			}
			return
		}
	}
	t.Error("the sentence was not found again")
}

// TestMemoryDoesNotGrowWithTokens holds the stages to no allocation per token.
func TestMemoryDoesNotGrowWithTokens(t *testing.T) {
	stage, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []nlp.Stage{stage, punctuation.New()} {
		allocations := func(times int) float64 {
			d := annotate(t, strings.Repeat("The envoys of Japan, who were denied visas, had \"not\" signed IT. ", times))
			return nlptest.LeastAllocs(func() {
				if err := s.Annotate(d); err != nil {
					t.Error(err)
				}
			})
		}
		if few, many := allocations(10), allocations(1000); many > few+20 {
			t.Errorf("%s: %.0f allocations for 10 sentences, %.0f for 1000", s.Name(), few, many)
		}
	}
}

func TestNeedsTokens(t *testing.T) {
	stage, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := nlp.New(stage); !errors.Is(err, nlp.ErrMissingLayer) {
		t.Errorf("a pipeline without tokens: %v", err)
	}
}

func TestAModelWhosePartsDoNotFitIsAnError(t *testing.T) {
	if _, err := neural.New(&model.Neural{}); !errors.Is(err, model.ErrFormat) {
		t.Errorf("an empty model: %v", err)
	}
	for what, spoil := range map[string]func(m *model.Neural){
		"no tags":           func(m *model.Neural) { delete(m.Matrices, neural.TagMatrix) },
		"a narrow matrix":   func(m *model.Neural) { m.Matrices[neural.ArcHeadMatrix] = m.Matrices[neural.ArcPlaceMatrix] },
		"an unknown layer":  func(m *model.Neural) { m.Layers[0] = "x" },
		"no words":          func(m *model.Neural) { m.Words = nil },
		"words of no row":   func(m *model.Neural) { m.Tables[neural.VectorTable] = model.NeuralTable{Cols: 100} },
		"a table too short": func(m *model.Neural) { delete(m.Tables, fmt.Sprintf(neural.KindTable, neural.Shape)) },
		"no factor":         func(m *model.Neural) { delete(m.Factors, neural.HeadFactor) },
		"too many classes":  func(m *model.Neural) { m.Classes = make([]model.Class, 200) },
	} {
		m, err := model.LoadNeural()
		if err != nil {
			t.Fatal(err)
		}
		spoil(m)
		if _, err := neural.New(m); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
