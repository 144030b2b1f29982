// Package nlp holds the one document type that English is read into, and the pipeline of stages that read it.
//
// A Doc owns an article's text and never changes it. Everything that is learnt about the text is a layer beside it:
// blocks of the layout, tokens, sentences, names, times, amounts, quotations, entities, frames. A layer points into the
// text by bytes (Span) or into the tokens by index (Range), so whatever is found later can be traced to the very
// characters it was read from.
//
//	text ─▶ token ─▶ neural (tags, trees) ─▶ lemma, punctuation ─▶ ner ─▶ timex ─▶ chunk, amount ─▶ quote ─▶ coref
//	     ─▶ relate, speakers ─▶ frame ─▶ (loaders/facts)
//
// A Stage reads some layers and writes others, and says which; New checks when the pipeline is built that every stage
// finds what it needs. Stages are pure: the same text gives the same layers on any machine. They are safe for
// concurrent use on different Docs; a Doc belongs to one goroutine at a time. Package english lists the stages.
package nlp

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// Doc is a text with its layers. Layers are filled by stages; Done says which are.
type Doc struct {
	Text string // never changed
	Meta Meta
	Done Layer

	Blocks     []Block
	Tokens     []Token
	Sentences  []Sentence
	Chunks     []Chunk
	Names      []Name
	Times      []Time
	Amounts    []Amount
	Quotations []Quotation
	Mentions   []Mention
	Entities   []Entity
	Clusters   [][]Range // the noun phrases that speak of the same thing, each cluster and its phrases in text order
	Relations  []Relation
	Frames     []Frame

	// What was worked out of words, for this text and those read into the Doc before.
	lemmas []string
	lemma  map[string]uint32
	lower  map[string]string
}

// Meta is what is known about a text from outside it. Stages may fill what is empty from the text itself.
type Meta struct {
	Title     string
	Publisher string
	Byline    string
	Published string // EDTF: what relative times are resolved against; "" when unknown
	Assumed   string // EDTF: what Published becomes where the text does not tell it either
}

// maxText is how many bytes a text may have: what offsets of 32 bits reach on any machine.
const maxText = math.MaxInt32

var errTooLong = errors.New("more than 2 GiB")

// NewDoc makes a Doc of text, which must be UTF-8 and shorter than 2 GiB.
func NewDoc(text string, meta Meta) (*Doc, error) {
	d := new(Doc)
	return d, d.Reset(text, meta)
}

// Reset makes d a Doc of another text, as NewDoc would, and keeps the memory of its layers for theirs: a worker that
// reads one text after the other needs no more of it than the longest takes. What was taken from d before, but for
// strings, is overwritten.
func (d *Doc) Reset(text string, meta Meta) error {
	d.clear()
	if len(text) > maxText {
		return fmt.Errorf("nlp: reading a text of %d bytes: %w", len(text), errTooLong)
	}
	if at := invalidUTF8(text); at >= 0 {
		return fmt.Errorf("nlp: reading a text: byte %d is not UTF-8", at)
	}
	d.Text, d.Meta = text, meta
	return nil
}

// clear empties every layer.
func (d *Doc) clear() {
	d.Text, d.Meta, d.Done = "", Meta{}, 0
	d.Blocks, d.Tokens, d.Sentences, d.Chunks = d.Blocks[:0], d.Tokens[:0], d.Sentences[:0], d.Chunks[:0]
	d.Names, d.Times, d.Amounts, d.Quotations = emptied(d.Names), emptied(d.Times), emptied(d.Amounts), d.Quotations[:0]
	d.Mentions, d.Entities, d.Clusters = emptied(d.Mentions), emptied(d.Entities), emptied(d.Clusters)
	d.Relations, d.Frames = emptied(d.Relations), emptied(d.Frames)
	if len(d.lemmas) > keptWords {
		d.lemmas, d.lemma = nil, nil
	}
	if len(d.lower) > keptWords {
		d.lower = nil
	}
}

// emptied is a layer without items, which no longer holds on to what they point to.
func emptied[T any](layer []T) []T {
	clear(layer)
	return layer[:0]
}

// keptWords is how many words a Doc remembers from text to text: more than English news has. Beyond, what one text after
// the other invents would fill the memory.
const keptWords = 1 << 16

// invalidUTF8 is the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

// Span is a byte range [Start, End) of the text.
type Span struct{ Start, End int }

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Range is a range [First, End) of tokens.
type Range struct{ First, End int }

// Len is the number of tokens.
func (r Range) Len() int { return r.End - r.First }

// Has reports whether token i is in r.
func (r Range) Has(i int) bool { return r.First <= i && i < r.End }

// Contains reports whether q lies within r.
func (r Range) Contains(q Range) bool { return r.First <= q.First && q.End <= r.End }

// Overlaps reports whether q and r share a token.
func (r Range) Overlaps(q Range) bool { return r.First < q.End && q.First < r.End }

// Token is one word or mark, by Universal Dependencies conventions: 's, n't and $ stand alone.
type Token struct {
	Start, End uint32
	Head       int32  // index of the governing token, NoHead for a root or where nothing is parsed
	Lemma      uint32 // see Doc.Lemma
	UPOS       UPOS
	XPOS       XPOS
	Rel        uint8 // Universal Dependencies relation; 0 where nothing is parsed
	Flags      TokenFlags
	Cluster    uint16 // group of words of like use (model.Clusters), 0 for none or where nothing is tagged
}

// NoHead is the head of a root.
const NoHead = -1

// TokenFlags are what the tokenizer saw around and in a token.
type TokenFlags uint8

// The flags.
const (
	SpaceBefore  TokenFlags = 1 << iota // white space precedes it
	Capitalized                         // its first letter is upper case
	AllCaps                             // it has two or more letters, all upper case
	HasDigit                            // it has a digit
	Punct                               // it has neither letters nor digits
	SentenceHead                        // it is the first word of its sentence, so its capital says little
	InQuote                             // it stands inside quotation marks
)

// Span is the token's place in the text.
func (t Token) Span() Span { return Span{int(t.Start), int(t.End)} }

// Is reports whether all of f are set.
func (t Token) Is(f TokenFlags) bool { return t.Flags&f == f }

// Form is the text of token i.
func (d *Doc) Form(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// Lower is the text of token i in lower case.
func (d *Doc) Lower(i int) string {
	form := d.Form(i)
	if isLower(form) {
		return form
	}
	lower, ok := d.lower[form]
	if !ok {
		if d.lower == nil {
			d.lower = map[string]string{}
		}
		lower = strings.ToLower(form)
		d.lower[strings.Clone(form)] = lower // a clone, or one word would keep its whole text in memory
	}
	return lower
}

// isLower reports whether a form has only ASCII characters, none of them a capital.
func isLower(form string) bool {
	for i := range len(form) {
		if c := form[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Lemma is the dictionary form of token i; without one, its lower-case form.
func (d *Doc) Lemma(i int) string {
	if id := d.Tokens[i].Lemma; id != 0 {
		return d.lemmas[id-1]
	}
	return d.Lower(i)
}

// SetLemma sets the dictionary form of token i.
func (d *Doc) SetLemma(i int, lemma string) {
	id, ok := d.lemma[lemma]
	if !ok {
		if d.lemma == nil {
			d.lemma = map[string]uint32{}
		}
		lemma = strings.Clone(lemma) // or one word would keep its whole text in memory
		d.lemmas = append(d.lemmas, lemma)
		id = uint32(len(d.lemmas))
		d.lemma[lemma] = id
	}
	d.Tokens[i].Lemma = id
}

// SpanOf is the place of a range of tokens in the text. An empty range has an empty span.
func (d *Doc) SpanOf(r Range) Span {
	if r.First >= r.End {
		return Span{}
	}
	return Span{int(d.Tokens[r.First].Start), int(d.Tokens[r.End-1].End)}
}

// TextOf is the text that a range of tokens spans.
func (d *Doc) TextOf(r Range) string {
	s := d.SpanOf(r)
	return d.Text[s.Start:s.End]
}
