package iob

import (
	"hash/fnv"
	"io/fs"
)

// The corpora, below the directory of public data.
const (
	newswireTrain = "entities/en_worldwide_newswire/train"
	newswireDev   = "entities/en_worldwide_newswire/dev"
	wikigold      = "entities/wikigold/data/wikigold/CONLL-format/data/wikigold.conll.txt"
	politicsTrain = "entities/crossner/ner_data/politics/train.txt"
	politicsDev   = "entities/crossner/ner_data/politics/dev.txt"
)

// NewswireTrain reads the training set of world newswire.
func NewswireTrain(data fs.FS) ([]Document, error) { return ReadFolder(data, newswireTrain) }

// Newswire reads the dev set of world newswire: the documents that options and features were chosen on, and the half
// that was kept from that, told apart by a hash of their names.
func Newswire(data fs.FS) (tuned, unseen []Document, err error) {
	docs, err := ReadFolder(data, newswireDev)
	for _, d := range docs {
		h := fnv.New32a()
		h.Write([]byte(d.Name))
		if h.Sum32()%2 == 1 {
			unseen = append(unseen, d)
		} else {
			tuned = append(tuned, d)
		}
	}
	return tuned, unseen, err
}

// Wikipedia reads the corpora of Wikipedia: articles of all kinds, and sentences on politics.
func Wikipedia(data fs.FS) (articles, politics []Document, err error) {
	if articles, err = ReadFile(data, wikigold); err != nil {
		return nil, nil, err
	}
	for _, path := range []string{politicsTrain, politicsDev} {
		docs, err := ReadFile(data, path)
		if err != nil {
			return nil, nil, err
		}
		politics = append(politics, docs...)
	}
	return articles, politics, nil
}
