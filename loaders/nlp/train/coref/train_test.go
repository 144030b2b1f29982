package coref

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// tiny is data of a few invented sentences, in which "it" takes up the subject.
func tiny() fstest.MapFS {
	const doc = `# newdoc id = GUM_news_x
1	The	the	DET	DT	_	2	det	_	Entity=(1-organization-new-n-cf1-1-coref
2	council	council	NOUN	NN	_	3	nsubj	_	Entity=1)
3	met	meet	VERB	VBD	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

1	It	it	PRON	PRP	_	2	nsubj	_	Entity=(1-organization-giv:act-n-cf1-1-ana)
2	voted	vote	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

`
	const gap = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n" +
		"x-1\tMary Harlow met Jane Nygaard. She left.\tShe\t30\tMary Harlow\t0\tTRUE\tJane Nygaard\t16\tFALSE\thttp://x\n"
	return fstest.MapFS{gumPath: {Data: []byte(doc)}, gapPath: {Data: []byte(gap)}}
}

func TestTrainLearnsTheSameTwice(t *testing.T) {
	r, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	var packs [2]bytes.Buffer
	for i := range packs {
		m, err := Train(t.Context(), r, tiny(), DefaultOptions())
		if err != nil {
			t.Fatal(err)
		}
		if err := model.WriteRanker(&packs[i], m); err != nil {
			t.Fatal(err)
		}
		trained, err := english.NewWith(english.Options{Ranker: m})
		if err != nil {
			t.Fatal(err)
		}
		figures, err := Held(t.Context(), trained, tiny(), 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range figures {
			if f.F != 1 {
				t.Errorf("%s %s: F1 %.2f on what was learnt", f.Set, f.Measure, f.F)
			}
		}
	}
	if !bytes.Equal(packs[0].Bytes(), packs[1].Bytes()) {
		t.Error("the same data gave two models")
	}
}

func TestTrainNamesWhatIsMissing(t *testing.T) {
	r, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{gumPath, gapPath} {
		data := tiny()
		delete(data, path)
		if _, err := Train(t.Context(), r, data, DefaultOptions()); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), path) {
			t.Errorf("without %s: error %v, want one that names it", path, err)
		}
	}
}
