package lexicon

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/treebank"
)

// ErrNoData is what Build's error wraps when there is nothing to learn from.
var ErrNoData = errors.New("no sentences to learn words from")

// Build makes a lexicon of sentences, and of forms of verbs that they have not.
func Build(sentences []conllu.Sentence, verbs []Form) (model.LexiconParts, error) {
	if len(sentences) == 0 {
		return model.LexiconParts{}, fmt.Errorf("lexicon: %w", ErrNoData)
	}
	parts := model.LexiconParts{Words: commonWords(sentences)}
	parts.Endings, parts.Edits = lemmaTable(sentences, verbs)
	return parts, nil
}

// about is written into the model.
const about = `Lemma table and common words of English.
From UD English EWT, train (CC BY-SA 4.0), and UD English GUM, train, the freely licensed genres (CC BY, CC BY-SA,
public domain), with verbs of the PETRARCH CAMEO dictionary (MIT) and of VerbNet 3.4 (VerbNet licence), and a list of
irregular forms of our own.
demarche-models train lexicon --data DATA --out loaders/nlp/model/lexicon.bin
`

// BuildFrom builds the lexicon from the directory of public data and writes its pack.
func BuildFrom(data fs.FS, w io.Writer) error {
	sentences, err := treebank.Train(data)
	if err != nil {
		return err
	}
	verbs, err := Verbs(data)
	if err != nil {
		return err
	}
	parts, err := Build(sentences, verbs)
	if err != nil {
		return err
	}
	parts.About = about
	return model.WriteLexicon(w, parts)
}
