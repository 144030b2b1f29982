package tagger

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/tag"
)

// tiny is a treebank of invented sentences: form/lemma/XPOS/UPOS.
func tiny(t testing.TB) []conllu.Sentence {
	t.Helper()
	var sentences []conllu.Sentence
	for _, line := range []string{
		"The/the/DT/DET envoy/envoy/NN/NOUN walked/walk/VBD/VERB ././././PUNCT",
		"A/a/DT/DET envoy/envoy/NN/NOUN talked/talk/VBD/VERB ././././PUNCT",
		"The/the/DT/DET envoys/envoy/NNS/NOUN talk/talk/VBP/VERB ././././PUNCT",
		"The/the/DT/DET ships/ship/NNS/NOUN sail/sail/VBP/VERB ././././PUNCT",
		"A/a/DT/DET ship/ship/NN/NOUN sailed/sail/VBD/VERB ././././PUNCT",
	} {
		var s conllu.Sentence
		for _, word := range strings.Fields(line) {
			cols := strings.Split(word, "/")
			if cols[0] == "." {
				cols = []string{".", ".", ".", "PUNCT"}
			}
			s.Tokens = append(s.Tokens, conllu.Token{Form: cols[0], Lemma: cols[1], XPOS: cols[2], UPOS: cols[3], Head: -1, SpaceAfter: true})
		}
		for range 4 { // so that words are common
			sentences = append(sentences, s)
		}
	}
	return sentences
}

// trained is a tagger trained on sentences, as bytes.
func trained(t testing.TB, sentences []conllu.Sentence, o Options) []byte {
	t.Helper()
	parts, err := Train(context.Background(), sentences, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	var pack bytes.Buffer
	if err := model.WriteTagger(&pack, parts); err != nil {
		t.Fatal(err)
	}
	return pack.Bytes()
}

func TestTrainLearnsWhatItIsTaught(t *testing.T) {
	m, err := model.ReadTagger(trained(t, tiny(t), Options{Epochs: 8, CutOff: 1, About: "tiny"}))
	if err != nil {
		t.Fatal(err)
	}
	scores, err := Evaluate(tag.New(m, nil), tiny(t))
	if err != nil {
		t.Fatal(err)
	}
	if n := scores.Tokens; n != 80 || scores.XPOS != n || scores.UPOS != n || scores.Lemmas != n {
		t.Errorf("%v, want all of 80 right", scores)
	}
	if m.About != "tiny" {
		t.Errorf("about %q", m.About)
	}
}

func TestTrainingIsDeterministic(t *testing.T) {
	o := Options{Epochs: 3, Seed: 7, CutOff: 1}
	if !bytes.Equal(trained(t, tiny(t), o), trained(t, tiny(t), o)) {
		t.Error("the same sentences gave two models")
	}
}

func TestTrainErrors(t *testing.T) {
	if _, err := Train(context.Background(), nil, nil, DefaultOptions()); !errors.Is(err, ErrNoData) {
		t.Errorf("nothing to train on: error %v, want ErrNoData", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Train(ctx, tiny(t), nil, DefaultOptions()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v, want Canceled", err)
	}
	if err := TrainFrom(context.Background(), fstest.MapFS{}, DefaultOptions(), &bytes.Buffer{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no treebanks: error %v, want ErrNotExist", err)
	}
}

func TestProgressIsTold(t *testing.T) {
	var epochs []int
	o := Options{Epochs: 3, CutOff: 1, Progress: func(epoch, _, tokens int) {
		if tokens != 80 {
			t.Errorf("%d tokens seen, want 80", tokens)
		}
		epochs = append(epochs, epoch)
	}}
	trained(t, tiny(t), o)
	if len(epochs) != 3 || epochs[2] != 3 {
		t.Errorf("progress of epochs %v", epochs)
	}
}

func TestQuantized(t *testing.T) {
	for _, c := range []struct {
		total, steps int64
		want         int8
	}{{0, 5, 0}, {5, 5, 8}, {-5, 5, -8}, {1, 16, 1}, {-1, 16, -1}, {1, 17, 0}, {1000, 1, 127}, {-1000, 1, -127}} {
		if got := quantized(c.total, c.steps); got != c.want {
			t.Errorf("quantized(%d, %d) = %d, want %d", c.total, c.steps, got, c.want)
		}
	}
}

// TestAverages follows a weight by hand: 1 for two steps, then 3 for one step, is 5 in three steps.
func TestAverages(t *testing.T) {
	l := newLearner(2)
	l.step = 0
	l.keep(map[uint32]int{1: 2, 2: 1}, 2)
	l.move(l.rows[1].at(1), 1)
	l.step = 2
	l.move(l.rows[1].at(1), 2)
	l.step = 3
	got := l.weights(0)
	if want := quantized(5, 3); len(got) != 1 || len(got[1]) != 1 || got[1][0] != (model.Weight{Class: 1, Value: want}) {
		t.Errorf("weights %v, want %d for class 1 of feature 1", got, want)
	}
}

func TestRecase(t *testing.T) {
	forms := []string{"envoy", "of", "the", "UN", "jo@example.org", "didn't", "é"}
	for die, want := range map[int]string{
		0: "ENVOY OF THE UN jo@example.org DIDN'T É", 1: "Envoy of the UN jo@example.org Didn't É",
		3: "envoy of the un jo@example.org didn't é", 9: "envoy of the UN jo@example.org didn't é",
	} {
		if got := strings.Join(Recase(forms, die), " "); got != want {
			t.Errorf("die %d: %s, want %s", die, got, want)
		}
	}
	if forms[0] != "envoy" {
		t.Error("recase changed its argument")
	}
}

func TestRegularForms(t *testing.T) {
	for base, want := range map[string]string{
		"deny": "denies denying denied denied", "ban": "bans banning banned banned", "seize": "seizes seizing seized seized",
		"attack": "attacks attacking attacked attacked", "launch": "launches launching launched launched", "veto": "vetoes vetoing vetoed vetoed",
		"die": "dies dying died died", "agree": "agrees agreeing agreed agreed", "raid": "raids raiding raided raided",
		"delay": "delays delaying delayed delayed", "submit": "submits submiting submitting submited submited submitted submitted",
		"limit": "limits limiting limitting limited limited limitted limitted", "go": "goes going goed goed",
		"panic": "panics panicking panicing panicked panicked paniced paniced",
	} {
		var got []string
		for _, f := range regularForms(base) {
			got = append(got, f.Form)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("forms of %q: %v, want %s", base, got, want)
		}
	}
}

func TestDictionaryForms(t *testing.T) {
	for line, want := range map[string]string{
		"QUERY {QUERYING QUERIES QUERIED } [020]": "querying/VBG queries/VBZ queried/VBD queried/VBN",
		"BAN [172]":                     "bans/VBZ banning/VBG banned/VBD banned/VBN",
		"SPEED {SPEEDING SPEEDS SPED }": "speeding/VBG speeds/VBZ sped/VBD sped/VBN",
		"+ASK_FOR {+ASKED_FOR}":         "", "- * (TO LIST) [1722]": "", "&SECURITY": "", "": "", "ASK_FOR": "", "lower": "",
	} {
		var got []string
		for _, f := range dictionaryForms(line) {
			got = append(got, f.Form+"/"+f.XPOS)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v, want %s", line, got, want)
		}
	}
}

func TestIrregularForms(t *testing.T) {
	forms := irregularForms()
	if len(forms) < 800 {
		t.Fatalf("%d irregular forms", len(forms))
	}
	tags := map[string]bool{"VBD": true, "VBN": true, "VBZ": true, "VBG": true, "NNS": true, "JJR": true, "JJS": true}
	seen := map[Form]bool{}
	for _, f := range forms {
		if f.Form == "" || f.Lemma == "" || f.Form != strings.ToLower(f.Form) || f.Lemma != strings.ToLower(f.Lemma) || !tags[f.XPOS] {
			t.Errorf("form %+v", f)
		}
		seen[f] = true
	}
	if !seen[Form{"overran", "VBD", "overrun"}] || !seen[Form{"vetoes", "NNS", "veto"}] {
		t.Error("overran or vetoes is missing")
	}
}

// TestLemmasOfNews checks words that news is full of, with their tags, against the table that training makes.
func TestLemmasOfNews(t *testing.T) {
	data := os.DirFS(shared)
	var sentences []conllu.Sentence
	for _, path := range trainFiles {
		file, err := conllu.ReadFile(data, path)
		if errors.Is(err, os.ErrNotExist) {
			t.Skip("no treebanks beside the project")
		}
		if err != nil {
			t.Fatal(err)
		}
		sentences = append(sentences, file...)
	}
	verbs, err := Verbs(data)
	if err != nil {
		t.Fatal(err)
	}
	table := chooseTable(sentences, verbs)
	for _, c := range strings.Fields(`monitored/VBD=monitor monitoring/VBG=monitor favored/VBN=favor sponsored/VBN=sponsor limited/VBN=limit
		exited/VBD=exit targeted/VBN=target targeting/VBG=target freed/VBD=free began/VBD=begin overthrew/VBD=overthrow overran/VBD=overrun
		imposed/VBD=impose imposing/VBG=impose attributed/VBD=attribute left/VBD=leave rumored/VBN=rumor hauled/VBD=haul neighboring/VBG=neighbor
		harboring/VBG=harbor exhibited/VBD=exhibit fled/VBD=flee vetoed/VBD=veto vetoes/NNS=veto heroes/NNS=hero surpluses/NNS=surplus
		campuses/NNS=campus supplies/NNS=supply crises/NNS=crisis spokesmen/NNS=spokesman lives/NNS=life travelled/VBD=travel
		cancelled/VBN=cancel referred/VBD=refer committed/VBD=commit occurring/VBG=occur hoping/VBG=hope hopping/VBG=hop planned/VBD=plan
		n't/RB=not 'll/MD=will wo/MD=will ca/MD=can 've/VBP=have 're/VBP=be me/PRP=I them/PRP=they his/PRP$=his 's/POS='s
		signalled/VBD=signal accused/VBD=accuse seized/VBD=seize died/VBD=die dying/VBG=die banned/VBD=ban bombed/VBD=bomb`) {
		word, want, _ := strings.Cut(c, "=")
		form, xpos, _ := strings.Cut(word, "/")
		edit, ok := table.chosen[ending{tag.WholeWord(form), xpos}]
		if !ok {
			edit, _ = table.edit(form, xpos)
		}
		got := form[:len(form)-edit.Cut] + edit.Add
		if edit.Capital {
			got = strings.ToUpper(got)
		}
		if got != want {
			t.Errorf("lemma of %s = %q, want %q", word, got, want)
		}
	}
}

// shared is where the public data lies, beside the project. Tests that need it skip where it is absent.
const shared = "../../../../../shared/data"

// TestEmbeddedModelOnDev logs how the embedded model does on the dev sets and fails below floors.
func TestEmbeddedModelOnDev(t *testing.T) {
	m, err := model.LoadTagger()
	if err != nil {
		t.Fatal(err)
	}
	clusters, err := model.LoadClusters()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range DevFiles {
		sentences, err := conllu.ReadFile(os.DirFS(shared), path)
		if errors.Is(err, os.ErrNotExist) {
			t.Skip("no treebanks beside the project")
		}
		if err != nil {
			t.Fatal(err)
		}
		scores, err := Evaluate(tag.New(m, clusters), sentences)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %v", filepath.Base(path), scores)
		if scores.XPOS*100 < scores.Tokens*94 || scores.UPOS*100 < scores.Tokens*94 || scores.Lemmas*100 < scores.Tokens*98 {
			t.Errorf("%s: below 94, 94 and 98 %%", path)
		}
	}
}

// TestEmbeddedModelIsFresh trains again and compares the bytes. It takes half a minute of a core, so it runs only where
// DEMARCHE_TEST_RETRAIN is set.
func TestEmbeddedModelIsFresh(t *testing.T) {
	if os.Getenv("DEMARCHE_TEST_RETRAIN") == "" {
		t.Skip("DEMARCHE_TEST_RETRAIN is not set")
	}
	var pack bytes.Buffer
	if err := TrainFrom(context.Background(), os.DirFS(shared), DefaultOptions(), &pack); err != nil {
		t.Fatal(err)
	}
	embedded, err := os.ReadFile("../../model/tagger.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(pack.Bytes(), embedded) {
		t.Error("training gives another model than the embedded one: train it again")
	}
}
