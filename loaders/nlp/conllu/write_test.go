package conllu_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
)

// TestWrittenAsRead writes what was read: comments, multi-word tokens and the last column are kept.
func TestWrittenAsRead(t *testing.T) {
	text := "# newdoc id = d\n# sent_id = d-1\n# text = They don't.\n" + rows("1 They they PRON PRP _ 2 nsubj _ _\n"+
		"2-3 don't _ _ _ _ _ _ _ SpaceAfter=No\n2 do do AUX VBP _ 0 root _ _\n3 n't not PART RB _ 2 advmod _ _\n4 . . PUNCT . _ 2 punct _ Note=a\n\n")
	sentences, err := conllu.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := conllu.Write(&b, sentences); err != nil {
		t.Fatal(err)
	}
	if b.String() != text {
		t.Errorf("wrote\n%s\nof\n%s", b.String(), text)
	}
}

// TestAnnotatedKeepsTokens puts a document's tags in the place of a treebank's.
func TestAnnotatedKeepsTokens(t *testing.T) {
	sentences := []conllu.Sentence{{ID: "s", Comments: []string{"# a"}, Tokens: []conllu.Token{{Form: "Go", UPOS: "X", Head: 0, SpaceAfter: true, Misc: "A=b"}, {Form: "on", Head: -1, Misc: "_"}}}}
	d, err := conllu.Doc(sentences, nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	d.Tokens[0].UPOS, d.Tokens[1].UPOS = nlp.VERB, nlp.ADP
	d.Tokens[1].Head = 0
	d.SetLemma(0, "go")
	got, err := conllu.Annotated(sentences, d)
	if err != nil {
		t.Fatal(err)
	}
	want := []conllu.Token{{Form: "Go", Lemma: "go", UPOS: "VERB", XPOS: "_", Rel: "_", Head: -1, SpaceAfter: true, Misc: "A=b"}, {Form: "on", Lemma: "on", UPOS: "ADP", XPOS: "_", Rel: "_", Head: 0, Misc: "_"}}
	for i := range want {
		if got[0].Tokens[i] != want[i] {
			t.Errorf("token %d is %+v, want %+v", i, got[0].Tokens[i], want[i])
		}
	}
	if sentences[0].Tokens[0].UPOS != "X" {
		t.Error("the sentences that were given changed")
	}
	if _, err := conllu.Annotated(sentences[:0], d); err == nil {
		t.Error("no error for sentences that the document was not made of")
	}
}

// TestSentencesOfADocument writes a document of raw text, and reads it again.
func TestSentencesOfADocument(t *testing.T) {
	d, err := nlp.NewTokenized([]nlp.GivenSentence{{Tokens: []nlp.GivenToken{{Form: "a\tb"}, {Form: "."}}}, {Paragraph: true, Tokens: []nlp.GivenToken{{Form: "c"}}}}, nlp.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	d.Tokens[0].Flags, d.Tokens[1].Flags = 0, 0
	var b bytes.Buffer
	if err := conllu.Write(&b, conllu.Sentences(d, "x")); err != nil {
		t.Fatal(err)
	}
	got, err := conllu.Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || !got[0].Paragraph || !got[1].Paragraph || got[0].Tokens[0].Form != "a b" || got[0].Tokens[0].SpaceAfter || !got[0].Tokens[1].SpaceAfter || got[1].Document != "x" {
		t.Errorf("read again as %+v", got)
	}
}
