package neural

import (
	"cmp"
	"maps"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// inventory numbers what the network tells apart.
type inventory struct {
	classes   []model.Class
	relations []string
	class     map[model.Class]int32
	relation  map[string]int32
}

// A joint tag or relation that occurs less often is a slip of annotators.
const minClass = 3

// newInventory lists the joint tags and relations of sentences, the most frequent first.
func newInventory(sentences []conllu.Sentence) *inventory {
	classes, relations := map[model.Class]int{}, map[string]int{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			if t.XPOS != "_" {
				classes[model.Class{XPOS: t.XPOS, UPOS: t.UPOS}]++
			}
			if t.UPOS != markTag && t.Head >= 0 {
				relations[t.Rel]++
			}
		}
	}
	relations["root"] += minClass
	inv := &inventory{class: map[model.Class]int32{}, relation: map[string]int32{}}
	inv.classes = frequent(classes, func(a, b model.Class) int {
		return cmp.Or(cmp.Compare(a.XPOS, b.XPOS), cmp.Compare(a.UPOS, b.UPOS))
	})
	inv.relations = frequent(relations, cmp.Compare[string])
	for i, c := range inv.classes {
		inv.class[c] = int32(i)
	}
	for i, rel := range inv.relations {
		inv.relation[rel] = int32(i)
	}
	return inv
}

// frequent are the keys that are counted at least minClass times, the most frequent first.
func frequent[K comparable](counts map[K]int, compare func(a, b K) int) []K {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b K) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), compare(a, b))
	})
	return slices.DeleteFunc(keys, func(k K) bool { return counts[k] < minClass })
}

// markTag is the universal part of speech of punctuation.
const markTag = "PUNCT"

// example makes of a sentence what is learnt from it.
func (inv *inventory) example(s conllu.Sentence) *example {
	e := &example{}
	for i, t := range s.Tokens {
		e.forms = append(e.forms, t.Form)
		e.tags = append(e.tags, number(inv.class, model.Class{XPOS: t.XPOS, UPOS: t.UPOS}))
		if t.UPOS != markTag {
			e.words = append(e.words, int32(i))
			e.rels = append(e.rels, number(inv.relation, t.Rel))
		}
	}
	e.heads = wordHeads(s.Tokens, e.words)
	return e
}

func number[K comparable](numbers map[K]int32, key K) int32 {
	if n, ok := numbers[key]; ok {
		return n
	}
	return -1
}
