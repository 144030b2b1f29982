package token

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// tokenizer is the stage that cuts blocks into tokens and sentences.
type tokenizer struct {
	abbreviations map[string]abbreviation
	starters      map[string]bool // words that begin sentences
	lowerStarters map[string]bool // of those, the ones that do so even in lower case, after a full stop
	reporting     map[string]bool // verbs that follow a quoted question
	prefixes      map[string]bool // what stays with the word after its hyphen
	units         map[string]bool // what is cut from the number before it
	cut           map[string]int  // words that are two tokens -> length of the first
	elisions      map[string]bool // words that begin with an apostrophe
}

// abbreviation says what the full stop after an abbreviation means.
type abbreviation uint8

const (
	noAbbreviation  abbreviation = iota
	midAbbreviation              // never the end of a sentence
	endAbbreviation              // it may end a sentence
	numAbbreviation              // an abbreviation only before a number
)

var abbreviationKinds = map[string]abbreviation{"mid": midAbbreviation, "end": endAbbreviation, "num": numAbbreviation}

// New is the stage that fills Tokens, with their flags, and Sentences. A headline, dateline or byline is one
// sentence; a quotation mark or bracket that closes after a full stop belongs to the sentence it closes.
func New() nlp.Stage {
	t := &tokenizer{
		abbreviations: map[string]abbreviation{},
		starters:      set("starters.txt"),
		lowerStarters: set("lower.txt"),
		reporting:     set("reporting.txt"),
		prefixes:      set("prefixes.txt"),
		units:         set("units.txt"),
		cut:           map[string]int{},
		elisions:      set("elisions.txt"),
	}
	for word, kind := range table("abbreviations.txt") {
		t.abbreviations[word] = abbreviationKinds[kind]
	}
	for word, at := range table("cut.txt") {
		t.cut[word], _ = strconv.Atoi(at) // TestListsAreFilled reads the file more strictly.
	}
	return t
}

func (*tokenizer) Name() string     { return "token" }
func (*tokenizer) Needs() nlp.Layer { return nlp.Layout }
func (*tokenizer) Gives() nlp.Layer { return nlp.Tokens }

// bytesPerToken is what a token and the space after it take in news, to size Doc.Tokens at once.
const bytesPerToken = 5

// Annotate cuts each block of d.
func (t *tokenizer) Annotate(d *nlp.Doc) error {
	d.Tokens = slices.Grow(d.Tokens[:0], len(d.Text)/bytesPerToken+8)
	d.Sentences = slices.Grow(d.Sentences[:0], len(d.Text)/100+len(d.Blocks))
	firsts := make([]int, len(d.Blocks)+1)
	for i, b := range d.Blocks {
		s := scanner{tokenizer: t, text: d.Text[:b.End], pos: b.Start, start: b.Start, tokens: d.Tokens}
		s.scan()
		d.Tokens = s.tokens
		firsts[i+1] = len(d.Tokens)
	}
	markQuotes(d, firsts)
	for i, b := range d.Blocks {
		t.sentences(d, i, b.Kind, nlp.Range{First: firsts[i], End: firsts[i+1]})
	}
	return nil
}

// scanner cuts one block. Its text ends where the block does, so nothing looks beyond.
type scanner struct {
	*tokenizer
	text   string
	start  int // of the block
	pos    int
	spaced bool // white space was passed since the last token
	tokens []nlp.Token
}

// scan cuts the block from left to right. Each case takes at least a rune, and looks ahead no further than it takes.
func (s *scanner) scan() {
	for s.spaced = true; s.pos < len(s.text); {
		r, size := utf8.DecodeRuneInString(s.text[s.pos:])
		switch {
		case isSpace(r):
			s.pos += size
			s.spaced = true
		case s.address(r):
		case wordRune(r):
			s.word()
		default:
			s.mark(r, size)
		}
	}
}

// emit makes a token of the text from the position to end. SentenceHead and InQuote are set later.
func (s *scanner) emit(end int) {
	flags := shape(s.text[s.pos:end])
	if s.spaced {
		flags |= nlp.SpaceBefore
	}
	s.tokens = append(s.tokens, nlp.Token{Start: uint32(s.pos), End: uint32(end), Head: nlp.NoHead, Flags: flags})
	s.pos, s.spaced = end, false
}

// runeAt is the rune at i, or 0 at the end of the block.
func (s *scanner) runeAt(i int) rune {
	if i >= len(s.text) {
		return 0
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	return r
}

// afterRune is the offset after the rune at i.
func (s *scanner) afterRune(i int) int {
	_, size := utf8.DecodeRuneInString(s.text[i:])
	return i + size
}

// shape are the flags that a token's own letters give.
func shape(form string) nlp.TokenFlags {
	flags := nlp.Punct
	letters, upper := 0, 0
	for _, r := range form {
		switch {
		case isLetter(r):
			flags &^= nlp.Punct
			if letters++; isUpper(r) {
				if upper++; letters == 1 {
					flags |= nlp.Capitalized
				}
			}
		case isDigit(r) || r >= utf8.RuneSelf && isDigitRune(r):
			flags = flags&^nlp.Punct | nlp.HasDigit
		}
	}
	if letters >= 2 && upper == letters {
		flags |= nlp.AllCaps
	}
	return flags
}
