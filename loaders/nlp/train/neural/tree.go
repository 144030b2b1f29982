package neural

import "github.com/demarche-kg/demarche/loaders/nlp/conllu"

// wordHeads is the gold tree over the words of a sentence: punctuation is left out, roots but the first hang from the
// first, and arcs are lifted until none crosses another.
func wordHeads(tokens []conllu.Token, words []int32) []int32 {
	number := make([]int32, len(tokens))
	for i := range number {
		number[i] = -1
	}
	for i, w := range words {
		number[w] = int32(i)
	}
	heads := make([]int32, len(words))
	root := int32(-1)
	for i, w := range words {
		heads[i] = wordAbove(tokens, number, int(w))
		switch {
		case heads[i] >= 0:
		case root < 0:
			root = int32(i)
		default:
			heads[i] = root
		}
	}
	lift(heads)
	return heads
}

// wordAbove is the nearest word that a token depends on, -1 for none. Leaving out a mark that words depend on can make
// several roots.
func wordAbove(tokens []conllu.Token, number []int32, token int) int32 {
	for h := tokens[token].Head; h >= 0; h = tokens[h].Head {
		if number[h] >= 0 {
			return number[h]
		}
	}
	return -1
}

// lift moves dependents up until no arc crosses another, the shortest arc that does first (Nivre and Nilsson 2005).
func lift(heads []int32) {
	for {
		shortest := -1
		for d := range heads {
			if crosses(heads, d) && (shortest < 0 || arcLength(heads, d) < arcLength(heads, shortest)) {
				shortest = d
			}
		}
		if shortest < 0 {
			return
		}
		heads[shortest] = heads[heads[shortest]]
	}
}

func arcLength(heads []int32, d int) int { return max(d-int(heads[d]), int(heads[d])-d) }

// crosses reports whether a word between d and its head does not depend on that head.
func crosses(heads []int32, d int) bool {
	head := int(heads[d])
	if head < 0 {
		return false
	}
	for between := min(d, head) + 1; between < max(d, head); between++ {
		above := between
		for above != head && above >= 0 {
			above = int(heads[above])
		}
		if above != head {
			return true
		}
	}
	return false
}
