package conllu_test

import (
	"errors"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
)

// rows writes tokens with spaces for tabs.
func rows(s string) string { return strings.ReplaceAll(s, " ", "\t") }

func TestRead(t *testing.T) {
	text := "# newdoc id = doc-1\n# sent_id = s-1\n# text = They don't go.\n" + rows(
		"1 They they PRON PRP _ 4 nsubj _ _\n"+
			"2-3 don't _ _ _ _ _ _ _ _\n"+
			"2 do do AUX VBP _ 4 aux _ _\n"+
			"3 n't not PART RB _ 4 advmod _ _\n"+
			"3.1 e _ _ _ _ _ _ _ _\n"+
			"4 go go VERB VB _ 0 root _ SpaceAfter=No\r\n"+
			"5 . . PUNCT . _ 4 punct _ _\n") + "\n\n" + rows("1 Go go VERB VB _ _ root _ _")
	want := []conllu.Sentence{
		{Document: "doc-1", ID: "s-1", Text: "They don't go.", First: true, Paragraph: true,
			Comments: []string{"# newdoc id = doc-1", "# sent_id = s-1", "# text = They don't go."},
			Multi:    []conllu.MultiWord{{First: 1, End: 3, Form: "don't", Misc: "_"}}, Tokens: []conllu.Token{
				{Form: "They", Lemma: "they", UPOS: "PRON", XPOS: "PRP", Rel: "nsubj", Head: 3, SpaceAfter: true, Misc: "_"},
				{Form: "do", Lemma: "do", UPOS: "AUX", XPOS: "VBP", Rel: "aux", Head: 3, Misc: "_"},
				{Form: "n't", Lemma: "not", UPOS: "PART", XPOS: "RB", Rel: "advmod", Head: 3, SpaceAfter: true, Misc: "_"},
				{Form: "go", Lemma: "go", UPOS: "VERB", XPOS: "VB", Rel: "root", Head: -1, Misc: "SpaceAfter=No"},
				{Form: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Rel: "punct", Head: 3, SpaceAfter: true, Misc: "_"},
			}},
		{Document: "doc-1", Tokens: []conllu.Token{{Form: "Go", Lemma: "go", UPOS: "VERB", XPOS: "VB", Rel: "root", Head: -1, SpaceAfter: true, Misc: "_"}}},
	}
	got, err := conllu.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestReadNothing(t *testing.T) {
	for _, text := range []string{"", "\n\n", "# text = nobody"} {
		if got, err := conllu.Read(strings.NewReader(text)); err != nil || len(got) != 0 {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestReadErrors(t *testing.T) {
	for _, text := range []string{
		"hello", "1 a a X X _ 0 root _", "2 a a X X _ 0 root _ _", "1  a X X _ 0 root _ _", "1 a a X X _ x root _ _", "1 a a X X _ -1 root _ _",
		"1 a a X X _ 1 root _ _", "1 a a X X _ 2 root _ _", "2-3 a _ _ _ _ _ _ _ _", "1-x a _ _ _ _ _ _ _ _", "1-0 a _ _ _ _ _ _ _ _",
	} {
		_, err := conllu.Read(strings.NewReader(rows(text)))
		if !errors.Is(err, conllu.ErrFormat) {
			t.Errorf("%q: error %v, want ErrFormat", text, err)
		}
	}
	if _, err := conllu.Read(strings.NewReader(strings.Repeat("x", 1<<21))); err == nil {
		t.Error("a line of 2 MB was read")
	}
}

func TestReadFileNamesFileAndLine(t *testing.T) {
	files := fstest.MapFS{"bank/dev.conllu": {Data: []byte("# a comment\nbroken\n")}}
	_, err := conllu.ReadFile(files, "bank/dev.conllu")
	if err == nil || !strings.Contains(err.Error(), `"bank/dev.conllu"`) || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v, want the file and line 2 in it", err)
	}
	if _, err := conllu.ReadFile(files, "bank/none.conllu"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: error %v, want ErrNotExist", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(rows("1 They they PRON PRP _ 2 nsubj _ _\n2-3 don't _ _ _ _ _ _ _ _\n2 do do AUX VBP _ 0 root _ _\n3 n't not PART RB _ 2 advmod _ _\n"))
	f.Fuzz(func(t *testing.T, text string) {
		sentences, err := conllu.Read(strings.NewReader(text))
		if err != nil && sentences != nil {
			t.Fatalf("both sentences and error %v", err)
		}
		for _, s := range sentences {
			for i, tok := range s.Tokens {
				if tok.Form == "" || tok.Head < -1 || tok.Head >= len(s.Tokens) || tok.Head == i {
					t.Fatalf("token %d of %+v", i, s)
				}
			}
		}
	})
}

func TestDocumentsAreCutWhereTheyBegin(t *testing.T) {
	row := rows("1 Go go VERB VB _ 0 root _ _") + "\n\n"
	text := row + row + "# newdoc\n" + row + "# newdoc\n# meta::dateCreated = 2015-06-05\n" + row + row + "# newdoc id = z\nbroken"
	var sizes []int
	var failed error
	for doc, err := range conllu.AllDocuments(strings.NewReader(text)) {
		sizes, failed = append(sizes, len(doc)), err
		if len(doc) == 2 && len(sizes) == 3 && conllu.Comment(doc, "meta::dateCreated") != "2015-06-05" {
			t.Errorf("comments %v", doc[0].Comments)
		}
	}
	if !reflect.DeepEqual(sizes, []int{2, 1, 2, 0}) || !errors.Is(failed, conllu.ErrFormat) || !strings.Contains(failed.Error(), "line 1") {
		t.Errorf("documents of %v sentences, then %v", sizes, failed)
	}
}

// TestSentencesOfNoDocumentAreCutIntoPieces holds that a file without marks of documents is no single one, and that one
// with them is left as it is.
func TestSentencesOfNoDocumentAreCutIntoPieces(t *testing.T) {
	row := rows("1 Go go VERB VB _ 0 root _ _") + "\n\n"
	for _, c := range []struct {
		name, text string
		want       []int
	}{
		{"short", strings.Repeat(row, 80), []int{80}},
		{"no paragraphs", strings.Repeat(row, 400), []int{160, 160, 80}},
		{"paragraphs of 30", strings.Repeat("# newpar\n"+strings.Repeat(row, 30), 7), []int{90, 90, 30}},
		{"a long document", "# newdoc\n" + strings.Repeat("# newpar\n"+row, 500), []int{500}},
		{"a document behind them", strings.Repeat(row, 170) + "# newdoc id = a\n" + strings.Repeat(row, 200), []int{160, 10, 200}},
	} {
		sentences, err := conllu.Read(strings.NewReader(c.text))
		if err != nil {
			t.Fatal(err)
		}
		var sizes []int
		for _, doc := range conllu.Documents(sentences) {
			sizes = append(sizes, len(doc))
		}
		if !reflect.DeepEqual(sizes, c.want) {
			t.Errorf("%s: documents of %v sentences, want %v", c.name, sizes, c.want)
		}
	}
}
