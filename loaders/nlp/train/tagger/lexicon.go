package tagger

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/tag"
)

// A word is in the lexicon if it occurs minWord times. Its set of possible tags holds the maxPossible most frequent of
// those that are a share of at least 1 in possibleShare of its uses.
const (
	minWord       = 4
	maxPossible   = 3
	possibleShare = 20
)

// possibleTags numbers the sets of tags that words have, and gives each common word its set, and words with capitals
// another for these.
func possibleTags(sentences []conllu.Sentence, classes []model.Class) map[uint32]uint16 {
	counts := map[uint32]map[model.Class]int{}
	add := func(key uint32, c model.Class) {
		if counts[key] == nil {
			counts[key] = map[model.Class]int{}
		}
		counts[key][c]++
	}
	for _, s := range sentences {
		for i, t := range s.Tokens {
			add(tag.WordKey(t.Form), classOf(t))
			if i > 0 && strings.ToLower(t.Form) != t.Form {
				add(tag.ExactWordKey(t.Form), classOf(t))
			}
		}
	}
	rank := map[model.Class]int{}
	for i, c := range classes {
		rank[c] = i
	}
	words := map[uint32]uint16{}
	numbers := map[string]int{}
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		set := possible(counts[key], rank)
		if len(set) == 0 {
			continue
		}
		name := fmt.Sprint(set)
		if _, ok := numbers[name]; !ok {
			numbers[name] = len(numbers)
		}
		words[key] = tag.LexiconNumber(numbers[name], set)
	}
	return words
}

// possible is the set of tags of a word, empty for a rare word.
func possible(counts map[model.Class]int, rank map[model.Class]int) []model.Class {
	total := 0
	var classes []model.Class
	for c, n := range counts {
		total += n
		if _, ok := rank[c]; ok {
			classes = append(classes, c)
		}
	}
	if total < minWord {
		return nil
	}
	slices.SortFunc(classes, func(a, b model.Class) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(rank[a], rank[b]))
	})
	classes = classes[:min(len(classes), maxPossible)]
	return slices.DeleteFunc(classes, func(c model.Class) bool { return counts[c]*possibleShare < total })
}
