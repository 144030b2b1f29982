package punctuation

import "github.com/demarche-kg/demarche/loaders/nlp"

// tree is the words of a sentence with their heads. It keeps its memory from sentence to sentence.
type tree struct {
	tokens   []nlp.Token // the document's; what knows a token knows its index there
	sentence nlp.Range
	root     int32  // the first word without a head, nlp.NoHead where there are no words
	spans    []span // what the subtree of each token of the sentence spans
}

// span is from a first to a last word.
type span struct{ first, last int32 }

// load begins the sentence of tokens r of d.
func (t *tree) load(d *nlp.Doc, r nlp.Range) {
	t.tokens, t.sentence, t.root, t.spans = d.Tokens, r, nlp.NoHead, t.spans[:0]
	for i := int32(r.First); i < int32(r.End); i++ {
		t.spans = append(t.spans, span{i, i})
		if t.root == nlp.NoHead && t.head(i) == nlp.NoHead && !isMark(t.tokens[i]) {
			t.root = i
		}
	}
	t.widen()
}

// widen finds what subtrees span. Where no arcs cross, the last word of a subtree is its top, or the last one below the
// top's outermost dependent on the right, which is known already when words are taken from the right; the first likewise.
func (t *tree) widen() {
	for i := int32(t.sentence.End) - 1; i >= int32(t.sentence.First); i-- {
		if h := t.head(i); h != nlp.NoHead && h < i && !isMark(t.tokens[i]) {
			t.span(h).last = max(t.span(h).last, t.span(i).last)
		}
	}
	for i := int32(t.sentence.First); i < int32(t.sentence.End); i++ {
		if h := t.head(i); h > i && !isMark(t.tokens[i]) {
			t.span(h).first = min(t.span(h).first, t.span(i).first)
		}
	}
}

func (t *tree) head(word int32) int32 { return t.tokens[word].Head }

func (t *tree) span(word int32) *span { return &t.spans[int(word)-t.sentence.First] }

// over is the dependent of the innermost arc over the gap between two words, which have only marks between them. It
// climbs only through words whose subtree begins or ends at the gap, each of which does so at one gap: the sum over all
// gaps is linear.
func (t *tree) over(before, after int32) int32 {
	for v := after; ; v = t.head(v) {
		head := t.head(v)
		if head != nlp.NoHead && head < v {
			return v
		}
		if head == nlp.NoHead || t.span(head).first < after {
			break
		}
	}
	u := before
	for t.head(u) != nlp.NoHead && t.head(u) < u {
		u = t.head(u)
	}
	return u
}
