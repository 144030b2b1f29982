package lemma

import (
	"bytes"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// TestLemmasKeepTheirCase checks which words keep their capitals, with a lexicon of nothing but plurals and one word.
func TestLemmasKeepTheirCase(t *testing.T) {
	var pack bytes.Buffer
	err := model.WriteLexicon(&pack, model.LexiconParts{Words: []uint32{WordKey("help")}, Edits: []model.Edit{{Cut: 1}},
		Endings: map[uint32]uint16{EndingKey("NNS", "s"): 0, EndingKey("NNPS", "s"): 0}})
	if err != nil {
		t.Fatal(err)
	}
	lexicon, err := model.ReadLexicon(pack.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	l := lemmatizer{lexicon: lexicon}
	for _, c := range []struct {
		form, xpos string
		first      bool
		want       string // "" for the word in lower case
	}{
		{"GDP", "NN", false, "GDP"}, {"NGOs", "NNS", false, "NGO"}, {"HELP", "NN", false, ""}, {"help", "NN", false, ""},
		{"Armenian", "JJ", true, "Armenian"}, {"Strange", "JJ", true, ""}, {"pro-Beijing", "JJ", false, "pro-Beijing"},
		{"Reservoir", "NN", false, "Reservoir"}, {"Reservoir", "NN", true, ""}, {"Islamists", "NNS", false, "Islamist"},
		{"WASHINGTON", "NNP", false, "Washington"}, {"UNESCO", "NNP", false, "UNESCO"}, {"Americas", "NNPS", false, "America"},
		{"1,613", "CD", false, "1613"}, {"16,000,000", "CD", false, "16000000"}, {"two", "CD", false, ""}, {"XIV", "CD", false, "XIV"},
		{"A.", "LS", true, "A."}, {"US$", "$", false, "US$"}, {"Running", "VBG", false, ""},
	} {
		if got := l.lemma(c.form, newPennTag(c.xpos), c.first); got != c.want {
			t.Errorf("lemma of %s/%s = %q, want %q", c.form, c.xpos, got, c.want)
		}
	}
}
