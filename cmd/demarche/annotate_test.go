package main

import (
	"fmt"
	"strings"
	"testing"
)

// TestPiecesOfAFile reads a file that marks no documents, then one: each piece is called something else, and has the date
// that stands at the top; a document has only its own.
func TestPiecesOfAFile(t *testing.T) {
	const sentence = "1\tGo\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	text := "# meta::dateCreated = 2015-06-05\n" + strings.Repeat(sentence, 200) + "# newdoc id = other\n" + sentence + "# newdoc\n" + sentence
	var got []string
	yieldDocuments("set/test.conllu", strings.NewReader(text), func(g givenDocument, err error) bool {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprint(g.id(), " ", len(g.sentences), " ", g.published))
		return true
	})
	want := "test 160 2015-06-05, test-2 40 2015-06-05, other 1 , test-3 1 "
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got %q, want %q", s, want)
	}
}
