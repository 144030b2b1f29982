// Package treebank names the treebanks that trainings learn from and measure on, and reads them.
package treebank

import (
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
)

// The treebanks of which each word is annotated, below the directory of public data. Test files are never read.
var (
	TrainFiles = []string{"treebanks/ud/EWT/en_ewt-ud-train.conllu", "treebanks/ud/GUM/open/en_gum_open-train.conllu"}
	DevFiles   = []string{"treebanks/ud/EWT/en_ewt-ud-dev.conllu", "treebanks/ud/GUM/open/en_gum_open-dev.conllu"} // for measuring and for choosing options
)

// Train reads the sentences of TrainFiles, in their order.
func Train(data fs.FS) ([]conllu.Sentence, error) {
	var sentences []conllu.Sentence
	for _, path := range TrainFiles {
		file, err := conllu.ReadFile(data, path)
		if err != nil {
			return nil, err
		}
		sentences = append(sentences, file...)
	}
	return sentences, nil
}
