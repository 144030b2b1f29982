package punctuation_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
	"github.com/demarche-kg/demarche/loaders/nlp/punctuation"
	"github.com/demarche-kg/demarche/loaders/nlp/token"
)

var marks = []string{",", "\"", "(", ")", ".", ":", "—", "“", "”", "]"}

// grower makes a tree of words: it says of each what its head is, nlp.NoHead for the root.
type grower func(words []int32, attach func(word, head int32))

// addToken adds a form, x for a word, without a space before it.
func addToken(d *nlp.Doc, form string) {
	start := len(d.Text)
	d.Text += form
	tok := nlp.Token{Start: uint32(start), End: uint32(len(d.Text)), Head: nlp.NoHead, UPOS: nlp.PUNCT}
	if form == "x" {
		tok.UPOS = nlp.NOUN
	}
	d.Tokens = append(d.Tokens, tok)
}

// addSentence adds a sentence of size tokens to a document, some of them marks, whose words grow makes a tree of.
func addSentence(d *nlp.Doc, r *rand.Rand, size int, grow grower) {
	first := len(d.Tokens)
	var words []int32
	for range size {
		form := "x"
		if r.IntN(2) == 0 {
			form = marks[r.IntN(len(marks))]
		} else {
			words = append(words, int32(len(d.Tokens)))
		}
		addToken(d, form)
	}
	d.Sentences = append(d.Sentences, nlp.Sentence{Range: nlp.Range{First: first, End: len(d.Tokens)}})
	grow(words, func(word, head int32) { attach(d, word, head) })
}

// attach gives a word its head.
func attach(d *nlp.Doc, word, head int32) {
	d.Tokens[word].Head, d.Tokens[word].Rel = head, uint8(nlp.Dep)
	if head == nlp.NoHead {
		d.Tokens[word].Rel = uint8(nlp.RootRel)
	}
}

// randomTree makes a projective tree of words: a random one is the head, and what is before it and behind it falls into
// trees of its dependents.
func randomTree(r *rand.Rand) grower {
	return func(words []int32, attach func(word, head int32)) {
		var grow func(words []int32, head int32)
		grow = func(words []int32, head int32) {
			if len(words) == 0 {
				return
			}
			top := r.IntN(len(words))
			attach(words[top], head)
			for _, side := range [][]int32{words[:top], words[top+1:]} {
				for len(side) > 0 {
					n := 1 + r.IntN(len(side))
					grow(side[:n], words[top])
					side = side[n:]
				}
			}
		}
		grow(words, nlp.NoHead)
	}
}

// Chains of words, each the head of the one behind it or before it.
func rightChain(words []int32, attach func(word, head int32)) {
	head := int32(nlp.NoHead)
	for _, w := range words {
		attach(w, head)
		head = w
	}
}

func leftChain(words []int32, attach func(word, head int32)) {
	words = slices.Clone(words)
	slices.Reverse(words)
	rightChain(words, attach)
}

func annotate(t testing.TB, d *nlp.Doc) {
	t.Helper()
	before := slices.Clone(d.Tokens)
	if err := punctuation.New().Annotate(d); err != nil {
		t.Fatal(err)
	}
	for i, s := range d.Sentences {
		if err := nlptest.CheckTree(d, s.Range); err != nil {
			t.Fatalf("sentence %d: %v", i, err)
		}
	}
	for i, tok := range d.Tokens {
		if tok.UPOS != nlp.PUNCT && tok != before[i] {
			t.Fatalf("word %d was %+v and is %+v", i, before[i], tok)
		}
	}
}

func TestTreesOfWordsBecomeTreesOfTokens(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		d := &nlp.Doc{}
		for range 20 {
			addSentence(d, r, r.IntN(15), randomTree(r))
		}
		annotate(t, d)
		again := slices.Clone(d.Tokens)
		if annotate(t, d); !slices.Equal(d.Tokens, again) {
			t.Fatal("the stage gives other heads when it runs once more")
		}
	}
}

// TestLongSentences has sentences that are slow to read for who does not read them in linear time.
func TestLongSentences(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const n = 100_000
	for _, grow := range []grower{randomTree(r), rightChain, leftChain} {
		d := &nlp.Doc{Text: strings.Repeat("x", n) + strings.Repeat("(", n) + "x"}
		var words []int32
		for i := range len(d.Text) {
			tok := nlp.Token{Start: uint32(i), End: uint32(i + 1), Head: nlp.NoHead, UPOS: nlp.PUNCT}
			if d.Text[i] == 'x' {
				tok.UPOS = nlp.NOUN
				words = append(words, int32(i))
			}
			d.Tokens = append(d.Tokens, tok)
		}
		d.Sentences = []nlp.Sentence{{Range: nlp.Range{First: 0, End: len(d.Tokens)}}}
		grow(words, func(word, head int32) { attach(d, word, head) })
		annotate(t, d)
	}
}

func TestSentencesOfMarksOnly(t *testing.T) {
	d := &nlp.Doc{Text: "...", Tokens: []nlp.Token{{End: 1, UPOS: nlp.PUNCT}, {Start: 1, End: 2, UPOS: nlp.PUNCT}, {Start: 2, End: 3, UPOS: nlp.PUNCT}},
		Sentences: []nlp.Sentence{{Range: nlp.Range{First: 0, End: 3}}, {Range: nlp.Range{First: 3, End: 3}}}}
	annotate(t, d)
	if d.Tokens[0].Head != nlp.NoHead || d.Tokens[2].Head != 0 {
		t.Errorf("heads %d, %d, %d, want the first as root", d.Tokens[0].Head, d.Tokens[1].Head, d.Tokens[2].Head)
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add(uint64(1), uint16(9))
	f.Add(uint64(2), uint16(300))
	f.Fuzz(func(t *testing.T, seed uint64, size uint16) {
		r := rand.New(rand.NewPCG(seed, 0))
		d := &nlp.Doc{}
		addSentence(d, r, int(size%1024), randomTree(r))
		annotate(t, d)
	})
}

func TestNeedsHeads(t *testing.T) {
	if _, err := nlp.New(token.NewLayout(), token.New(), punctuation.New()); !errors.Is(err, nlp.ErrMissingLayer) {
		t.Errorf("a pipeline without heads: %v", err)
	}
}
