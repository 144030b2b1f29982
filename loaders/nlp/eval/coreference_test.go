package eval_test

import (
	"errors"
	"io/fs"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/eval"
)

// of makes a cluster of mentions of one token each.
func of(tokens ...int) []nlp.Range {
	var out []nlp.Range
	for _, i := range tokens {
		out = append(out, nlp.Range{First: i, End: i + 1})
	}
	return out
}

// TestChainScore compares with figures worked out by hand for the example of Pradhan et al. (2014), "Scoring Coreference
// Partitions of Predicted Mentions": {abc}{defg} found as {ab}{cd}{fghi}.
func TestChainScore(t *testing.T) {
	var s eval.ChainScore
	s.Add([][]nlp.Range{of(1, 2, 3), of(4, 5, 6, 7)}, [][]nlp.Range{of(1, 2), of(3, 4), of(6, 7, 8, 9)})
	want := map[string][2]float64{
		"chained mentions": {6. / 8, 6. / 7},
		"MUC":              {2. / 5, 2. / 5},
		"B3":               {4. / 8, (4./3 + 1./3 + 1./4 + 4./4) / 7},
		"CEAFe":            {(4./5 + 4./8) / 3, (4./5 + 4./8) / 2},
	}
	for _, f := range s.Figures("") {
		w, ok := want[f.Measure]
		if !ok {
			continue
		}
		delete(want, f.Measure)
		if math.Abs(f.P-w[0]) > 1e-9 || math.Abs(f.R-w[1]) > 1e-9 {
			t.Errorf("%s: P %v, R %v; want %v", f.Measure, f.P, f.R, w)
		}
	}
	if len(want) > 0 {
		t.Errorf("no figures of %v", want)
	}
}

func TestChainScoreOfTheSame(t *testing.T) {
	var s eval.ChainScore
	gold := [][]nlp.Range{of(1, 2, 3), of(4, 5)}
	s.Add(gold, gold)
	s.Add(nil, nil)
	for _, f := range s.Figures("") {
		if f.F != 1 {
			t.Errorf("%s of what is all right: %v", f.Measure, f.F)
		}
	}
}

// chained is a document in which an apposition, a copula and an indefinite phrase are marked.
const chained = `# newdoc id = GUM_news_x
1	Harlow	Harlow	PROPN	NNP	_	6	nsubj	_	Entity=(1-person-new-n-cf1-1-coref)
2	,	,	PUNCT	,	_	4	punct	_	_
3	the	the	DET	DT	_	4	det	_	Entity=(1-person-giv:act-n-cf1-1-appos
4	minister	minister	NOUN	NN	_	1	appos	_	Entity=1)
5	,	,	PUNCT	,	_	4	punct	_	_
6	signed	sign	VERB	VBD	_	0	root	_	_
7	a	a	DET	DT	_	8	det	_	Entity=(2-abstract-new-n-cf2-2-coref
8	treaty	treaty	NOUN	NN	_	6	obj	_	Entity=2)

1	She	she	PRON	PRP	_	4	nsubj	_	Entity=(1-person-giv:act-n-cf1-1-ana)
2	is	be	AUX	VBZ	_	4	cop	_	_
3	our	our	PRON	PRP$	_	4	nmod:poss	_	Entity=(1-person-giv:act-n-cf1-1-coref(9-person-acc-n-cf3-1-sgl)
4	leader	leader	NOUN	NN	_	0	root	_	Entity=1)

1	The	the	DET	DT	_	2	det	_	Entity=(2-abstract-giv:act-n-cf1-2-coref
2	treaty	treaty	NOUN	NN	_	3	nsubj	_	Entity=2)
3	resembles	resemble	VERB	VBZ	_	0	root	_	_
4	a	a	DET	DT	_	5	det	_	Entity=(2-abstract-giv:act-n-cf1-2-coref
5	treaty	treaty	NOUN	NN	_	3	obj	_	Entity=2)

`

func TestChains(t *testing.T) {
	sentences, err := conllu.Read(strings.NewReader(chained))
	if err != nil {
		t.Fatal(err)
	}
	got, err := eval.Chains(sentences)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]nlp.Range{{{First: 0, End: 4}, {First: 8, End: 9}}, {{First: 6, End: 8}, {First: 12, End: 14}}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("chains %v, want %v", got, want)
	}
}

func TestChainsOfBrokenMarks(t *testing.T) {
	for _, marks := range []string{"7)", "(1-person", "(1-person-new-n-cf1-1-coref)x"} {
		doc := []conllu.Sentence{{Tokens: []conllu.Token{{Form: "x", Head: -1, Misc: "Entity=" + marks}}}}
		if _, err := eval.Chains(doc); !errors.Is(err, conllu.ErrFormat) {
			t.Errorf("%q: error %v, want ErrFormat", marks, err)
		}
	}
}

const gapHeader = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"

func TestReadGAP(t *testing.T) {
	line := "x-1\tJosé met Zoë. She left.\tShe\t14\tJosé\t0\tFALSE\tZoë\t9\tTRUE\thttp://x\n"
	examples, err := eval.ReadGAP(fstest.MapFS{"gap": {Data: []byte(gapHeader + line)}}, "gap")
	if err != nil || len(examples) != 1 {
		t.Fatalf("%d examples, error %v", len(examples), err)
	}
	e := examples[0]
	if got := e.Text[e.Names[1].Start:e.Names[1].End]; got != "Zoë" || e.Coref != [2]bool{false, true} || e.Masculine() {
		t.Errorf("read %+v, second name %q", e, got)
	}
	d, err := newReader(t).Annotate(t.Context(), e.Text, nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	d.Clusters = [][]nlp.Range{{{First: 2, End: 3}, {First: 4, End: 5}}}
	if c := e.Score(d); c != (eval.Count{Both: 1, Found: 1, Gold: 1}) {
		t.Errorf("score %+v, want one found of one", c)
	}
}

func TestReadGAPStopsAtBrokenLines(t *testing.T) {
	for _, line := range []string{"x\n", "x-1\tZoë left.\tShe\t14\tZoë\t0\tFALSE\tZoë\t0\tTRUE\t\n", "x-1\tZoë left.\tZoë\tno\tZoë\t0\tFALSE\tZoë\t0\tTRUE\t\n"} {
		_, err := eval.ReadGAP(fstest.MapFS{"gap": {Data: []byte(gapHeader + line)}}, "gap")
		if err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: error %v, want one that names line 2", line, err)
		}
	}
	if _, err := eval.ReadGAP(fstest.MapFS{}, "gap"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want ErrNotExist", err)
	}
}
