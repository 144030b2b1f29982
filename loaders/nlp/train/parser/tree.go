package parser

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/parse"
)

// Tree is a tagged sentence with its gold tree. Heads are tokens, -1 for the root.
type Tree struct {
	Doc   *nlp.Doc // with the tags that the parser will see, not the gold ones
	Heads []int
	Rels  []string
}

// newTree takes the gold tree of a sentence; doc is that sentence, tagged.
func newTree(doc *nlp.Doc, s conllu.Sentence) Tree {
	t := Tree{Doc: doc}
	for _, tok := range s.Tokens {
		t.Heads = append(t.Heads, tok.Head)
		t.Rels = append(t.Rels, tok.Rel)
	}
	return t
}

// gold is a tree over the words of a state: by word from 1, without punctuation and without crossing arcs.
type gold struct {
	heads      []int // beyond the last word for the root: it comes after all
	rels       []string
	dependents [][]int
}

// load begins the sentence of a tree and gives its gold tree over words.
func (t Tree) load(s *parse.State) gold {
	s.Load(t.Doc, nlp.Range{First: 0, End: len(t.Doc.Tokens)})
	n := s.Len()
	words := make([]int, len(t.Heads)) // by token, 0 for punctuation
	for w := 1; w <= n; w++ {
		words[s.Token(w)] = w
	}
	g := gold{heads: make([]int, n+1), rels: make([]string, n+1), dependents: make([][]int, n+2)}
	for w := 1; w <= n; w++ {
		tok := s.Token(w)
		g.heads[w], g.rels[w] = t.wordAbove(tok, words, n), t.Rels[tok]
	}
	g.oneRoot(n)
	g.lift()
	for w := 1; w <= n; w++ {
		g.dependents[g.heads[w]] = append(g.dependents[g.heads[w]], w)
	}
	return g
}

// wordAbove is the nearest of n words that a token depends on; one beyond the last where there is none.
func (t Tree) wordAbove(tok int, words []int, n int) int {
	for h := t.Heads[tok]; h >= 0; h = t.Heads[h] {
		if words[h] != 0 {
			return words[h]
		}
	}
	return n + 1
}

// oneRoot hangs all roots but the first from it: leaving out a mark that words depend on can make several.
func (g *gold) oneRoot(n int) {
	first := 0
	for w := 1; w <= n; w++ {
		switch {
		case g.heads[w] <= n:
		case first == 0:
			first = w
		default:
			g.heads[w] = first
		}
	}
}

// lift moves dependents up until no arc crosses another, the shortest arc that does first (Nivre and Nilsson 2005).
func (g *gold) lift() {
	for {
		shortest := 0
		for w := 1; w < len(g.heads); w++ {
			if g.crosses(w) && (shortest == 0 || g.length(w) < g.length(shortest)) {
				shortest = w
			}
		}
		if shortest == 0 {
			return
		}
		g.heads[shortest] = g.heads[g.heads[shortest]]
	}
}

func (g *gold) length(w int) int { return max(w-g.heads[w], g.heads[w]-w) }

// crosses reports whether a word between w and its head does not depend on that head.
func (g *gold) crosses(w int) bool {
	head := g.heads[w]
	if head == len(g.heads) {
		return false
	}
	for between := min(w, head) + 1; between < max(w, head); between++ {
		above := between
		for above != head && above < len(g.heads) {
			above = g.heads[above]
		}
		if above != head {
			return true
		}
	}
	return false
}
