package tag

import (
	"unicode"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
)

// Extractor says what is seen of the tokens of a sentence. One extractor serves one goroutine; it keeps its memory
// from sentence to sentence.
type Extractor struct {
	lexicon  *model.Dictionary
	clusters *model.Clusters
	words    []seen // with edge words before and after the sentence
	fold     folded
}

// NewExtractor makes an extractor that knows the possible tags of common words from lexicon, and what words are used
// alike from clusters.
func NewExtractor(lexicon *model.Dictionary, clusters *model.Clusters) *Extractor {
	return &Extractor{lexicon: lexicon, clusters: clusters}
}

// MaxFeatures is how many features a token has at most.
const MaxFeatures = 48

// edge is how many tokens before and after a token are looked at.
const edge = 2

// seen is what is seen of a token by itself, as hashes.
type seen struct {
	form, lower uint64
	shape       uint64
	possible    uint64    // the set of tags that the lexicon gives, or the kind of an unknown word
	ends        [4]uint64 // of 1, 2, 3, 4 bytes; 0 where the word is not longer
	starts      [3]uint64
	cluster     uint16
	kind        Kind // what the lexicon is sure of
	clausesLeft int  // finite verbs less subordinators among the words after it, as far as the lexicon is sure
}

// Load looks at the tokens of a sentence.
func (x *Extractor) Load(forms []string) {
	x.words = x.words[:0]
	for i := range edge {
		x.words = append(x.words, edgeWord(i))
	}
	style := styleOf(forms)
	first := true
	for _, form := range forms {
		x.words = append(x.words, x.see(form, style, first))
		first = first && !hasLetter(form)
	}
	for i := range edge {
		x.words = append(x.words, edgeWord(edge+i))
	}
	for i := len(forms) + edge - 2; i >= edge; i-- {
		next := &x.words[i+1]
		x.words[i].clausesLeft = next.clausesLeft + next.kind.clauses()
	}
}

// Cluster is the cluster of token i, 0 for none.
func (x *Extractor) Cluster(i int) uint16 { return x.words[i+edge].cluster }

// edgeWord stands for what is beyond the sentence.
func edgeWord(i int) seen {
	name := uint64(i) + 1
	return seen{form: name, lower: name, shape: name, possible: name, ends: [4]uint64{name, name, name, name}}
}

// see looks at a token. first says that no word precedes it, so that its capital says little; style says how much
// capitals mean in its sentence at all.
func (x *Extractor) see(form string, style style, first bool) seen {
	x.fold.set(form)
	lower := x.fold.view()
	w := seen{lower: uint64(hashOf(lower)), shape: uint64(shapeOf(form))<<3 | uint64(style)<<1}
	if first {
		w.shape |= 1
	}
	w.form = uint64(hashOfString(form))
	w.cluster = x.clusters.Of(mix(w.lower, anyCase))
	h := hashStart
	for k := 0; k < len(w.ends) && k < len(lower); k++ {
		h = h.byte(lower[len(lower)-1-k])
		w.ends[k] = uint64(h)
	}
	h = hashStart
	for k := 0; k < len(w.starts) && k < len(lower); k++ {
		h = h.byte(lower[k])
		w.starts[k] = uint64(h)
	}
	w.possible, w.kind = x.possible(&w, style == plain && !first)
	return w
}

// possible is the set of tags that the lexicon gives a word, in its own letters where their case means something, and
// the kind of all tags of the set. An unknown word has its shape and end instead.
func (x *Extractor) possible(w *seen, exact bool) (set uint64, kind Kind) {
	number, ok := uint16(0), false
	if exact {
		number, ok = x.lexicon.Of(mix(w.form, exactWord))
	}
	if !ok {
		number, ok = x.lexicon.Of(mix(w.lower, anyCase))
	}
	if !ok {
		return mix64(w.ends[1], w.shape), 0
	}
	return 1<<20 + uint64(number), Kind(number & (1<<kindBits - 1))
}

// Features appends to dst the features of token i.
func (x *Extractor) Features(dst []uint32, i int, h History) []uint32 {
	at := i + edge
	w, prev, next := &x.words[at], &x.words[at-1], &x.words[at+1]
	prev2, next2 := &x.words[at-2], &x.words[at+2]
	t1 := uint64(h.last) + 1
	t2 := t1<<8 | (uint64(h.beforeLast) + 1)
	dst = append(dst,
		one(1, 0), one(2, w.form), one(3, w.lower), one(4, prev.lower), one(5, next.lower), one(6, prev2.lower), one(7, next2.lower),
		one(8, w.shape), one(9, w.possible), one(10, prev.possible), one(11, next.possible), one(12, next2.possible),
		one(13, w.ends[0]), one(14, w.ends[1]), one(15, w.ends[2]), one(16, w.ends[3]),
		one(17, w.starts[0]), one(18, w.starts[1]), one(19, w.starts[2]),
		one(20, prev.ends[2]), one(21, next.ends[2]), one(22, next.ends[1]),
		one(23, t1), one(24, t2),
		two(25, t1, w.lower), two(26, t1, next.lower), two(27, t1, w.ends[2]), two(28, t1, w.shape),
		two(29, t1, w.possible), two(30, t2, w.possible), two(31, t1, next.possible), two(32, t2, w.lower),
		two(33, prev.lower, w.lower), two(34, w.lower, next.lower), two(35, prev.lower, next.lower),
		two(36, w.possible, next.possible), two(37, prev.lower, w.possible), two(38, w.possible, next.lower),
		two(39, mix64(t1, w.possible), next.possible), two(40, mix64(w.possible, next.possible), next2.possible),
		two(41, mix64(prev.shape, w.shape), next.shape), two(42, w.possible, w.ends[2]),
	)
	clauses := uint64(clip(h.clauses))<<8 | uint64(clip(w.clausesLeft))
	dst = append(dst, two(46, clauses, w.possible), two(47, clauses, w.lower), two(48, mix64(clauses, t1), w.ends[1]))
	if h.auxiliary >= 0 {
		aux := x.words[h.auxiliary+edge].lower
		near := uint64(min(i-h.auxiliary, 4))
		dst = append(dst, two(43, aux, w.possible), two(44, mix64(aux, near), w.ends[1]), two(45, near, w.possible))
	}
	return dst
}

// clip is n between -2 and 2, as a number that is not negative.
func clip(n int) int { return min(max(n, -2), 2) + 2 }

// one is the name of a feature of kind k that is one thing seen.
func one(k, a uint64) uint32 { return mix(a, k) }

// two is the name of a feature of kind k that is two things seen.
func two(k, a, b uint64) uint32 { return mix(mix64(a, b), k) }

// mix64 makes one thing of two.
func mix64(a, b uint64) uint64 {
	h := (a + 0x632BE59BD9B4E019) * 0x9E3779B97F4A7C15
	h ^= h >> 32
	return (h + b) * 0xBF58476D1CE4E5B9
}

// style says what capitals mean in a sentence.
type style uint8

const (
	plain    style = iota // they mark names
	titled                // most words have one, as in headlines
	capitals              // there is nothing else
	lowly                 // there are none
)

// styleOf looks at the words of a sentence that have letters.
func styleOf(forms []string) style {
	words, upper, all := 0, 0, 0
	for _, form := range forms {
		first, allUpper := letterCase(form)
		if first == 0 || len(form) < 3 {
			continue
		}
		words++
		if unicode.IsUpper(first) {
			upper++
			if allUpper {
				all++
			}
		}
	}
	switch {
	case words >= 3 && 4*all >= 3*words:
		return capitals
	case words >= 4 && 4*upper >= 3*words:
		return titled
	case words >= 3 && upper == 0:
		return lowly
	}
	return plain
}

// letterCase is the first letter of a word, 0 for none, and whether all its letters are upper case.
func letterCase(form string) (first rune, allUpper bool) {
	allUpper = true
	for _, r := range form {
		if !unicode.IsLetter(r) {
			continue
		}
		if first == 0 {
			first = r
		}
		allUpper = allUpper && unicode.IsUpper(r)
	}
	return first, allUpper
}

func hasLetter(form string) bool {
	first, _ := letterCase(form)
	return first != 0
}

// shapeOf is the pattern of upper and lower case letters, digits and marks in a word, runs of the same as one, up to
// eight: 3 bits each.
func shapeOf(form string) uint32 {
	var shape, last uint32
	n := 0
	for _, r := range form {
		kind := kindOf(r)
		if kind == last {
			continue
		}
		last = kind
		shape = shape<<3 | kind
		if n++; n == 8 {
			break
		}
	}
	return shape
}

// kindOf is a number from 1 to 7 for a kind of character.
func kindOf(r rune) uint32 {
	switch {
	case 'a' <= r && r <= 'z':
		return 1
	case 'A' <= r && r <= 'Z':
		return 2
	case '0' <= r && r <= '9':
		return 3
	case r == '-':
		return 4
	case r == '.':
		return 5
	case unicode.IsUpper(r):
		return 2
	case unicode.IsLetter(r):
		return 1
	case r == '\'' || r == '’':
		return 6
	}
	return 7
}
