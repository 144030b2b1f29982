package lexicon

import (
	"maps"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/lemma"
)

// minWord is how often a word must occur to be a common one.
const minWord = 4

// commonWords are the keys of the common words.
func commonWords(sentences []conllu.Sentence) []uint32 {
	counts := map[uint32]int{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			counts[lemma.WordKey(t.Form)]++
		}
	}
	maps.DeleteFunc(counts, func(_ uint32, n int) bool { return n < minWord })
	return slices.Sorted(maps.Keys(counts))
}
