package punctuation

import (
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
)

// document is a sentence of forms between spaces; those without letters are punctuation. heads has the head of each word,
// by its number among the words from 1, 0 for the root.
func document(text string, heads ...int) *nlp.Doc {
	d := &nlp.Doc{Text: text}
	var words []int32
	at := 0
	for form := range strings.SplitSeq(text, " ") {
		tok := nlp.Token{Start: uint32(at), End: uint32(at + len(form)), Head: nlp.NoHead, UPOS: nlp.NOUN}
		if strings.ToLower(form) == strings.ToUpper(form) {
			tok.UPOS = nlp.PUNCT
		} else {
			words = append(words, int32(len(d.Tokens)))
		}
		d.Tokens = append(d.Tokens, tok)
		at += len(form) + 1
	}
	d.Sentences = []nlp.Sentence{{Range: nlp.Range{First: 0, End: len(d.Tokens)}}}
	for i, head := range heads {
		t := &d.Tokens[words[i]]
		t.Rel = uint8(nlp.RootRel)
		if head > 0 {
			t.Head, t.Rel = words[head-1], uint8(nlp.Dep)
		}
	}
	return d
}

func TestHeadsOfMarks(t *testing.T) {
	for _, c := range []struct {
		text  string
		heads []int
		want  string
	}{
		{"envoy ( lawyer ) left , he said .", []int{3, 1, 5, 5, 0}, "(lawyer )lawyer ,left .said"},
		{"Monday , rebels left", []int{3, 3, 0}, ",Monday"},
		{"he left , saying so", []int{2, 0, 2, 3}, ",saying"},
		{"\" we pay , \" they said .", []int{2, 4, 4, 0}, "\"said ,pay \"pay .said"},
		{"apples , pears , and figs", []int{0, 1, 4, 1}, ",pears ,figs"},
		{"( yes )", []int{0}, "(yes )yes"},
		{") yes (", []int{0}, ")yes (yes"},
		{"a ( b ) ( c ) d", []int{0, 1, 1, 1}, "(b )b (c )c"},
		{"so , , and . . .", []int{0, 1}, ",and ,and .so .so .so"},
	} {
		d := document(c.text, c.heads...)
		if err := New().Annotate(d); err != nil {
			t.Fatal(err)
		}
		if err := nlptest.CheckTree(d, d.Sentences[0].Range); err != nil {
			t.Errorf("%s: %v", c.text, err)
		}
		var got []string
		for i, tok := range d.Tokens {
			if isMark(tok) {
				got = append(got, d.Form(i)+d.Form(int(tok.Head)))
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.text, got, c.want)
		}
	}
}

func TestPairs(t *testing.T) {
	for form, want := range map[string]pair{",": single, "“": quotation, "''": quotation, "[": bracket, "--": single, "...": single, "": single} {
		if got := pairOf(form); got != want {
			t.Errorf("kind of %q is %d, want %d", form, got, want)
		}
	}
}
