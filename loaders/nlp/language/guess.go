package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Result is what a text seems to be.
type Result struct {
	Code    string // ISO 639-1, "" where the language is unknown
	Name    string // in English, "" where the language is unknown
	English bool   // it may be read as English; also true of what is too short to tell
	NotText bool   // it is no language at all: bytes, code, encoded data
}

// sample is how many bytes of a text are looked at.
const sample = 4 << 10

// Guess looks at the start of a text. The same text gives the same result anywhere.
func Guess(text string) Result {
	text = head(text)
	s := scriptsOf(text)
	switch {
	case s.bytes():
		return Result{NotText: true}
	case s.letters == 0:
		return english
	}
	if script := s.main(); script != latin {
		return byMarks(text, script)
	}
	c := countWords(text)
	if c.encoded() || c.code() {
		return Result{NotText: true}
	}
	return c.result()
}

var english = Result{Code: "en", Name: "English", English: true}

// head is the start of a text, to the end of a rune.
func head(text string) string {
	if len(text) <= sample {
		return text
	}
	end := sample
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// isLetter reports whether r is part of words. Accents may stand apart from their letters.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mark, r)
}

// counts are what a text in Latin letters is judged by.
type counts struct {
	words, lower  int // words of letters, and those in lower case
	runs, shown   int // runs of what is not white space, and their bytes
	marks         int // marks that code is full of
	foreign, all  int // letters that English does not write, and letters
	hits          [maxLanguages]int
	latinLanguage []Language
}

// countWords counts the words of a text and, for each language, those that are function words of it.
func countWords(text string) *counts {
	table := latinWords()
	c := &counts{latinLanguage: table.languages}
	w := word{lower: true}
	run := 0 // bytes since the last white space
	for _, r := range text {
		if unicode.IsSpace(r) {
			c.endRun(run)
			run = 0
		} else {
			run += utf8.RuneLen(r)
		}
		if r < utf8.RuneSelf && strings.IndexByte(`{}();=<>\_[]`, byte(r)) >= 0 {
			c.marks++
		}
		if isLetter(r) {
			w.add(r)
			continue
		}
		c.endWord(&w, table)
	}
	c.endRun(run)
	c.endWord(&w, table)
	return c
}

// endRun counts what stands between white space.
func (c *counts) endRun(bytes int) {
	if bytes > 0 {
		c.runs++
		c.shown += bytes
	}
}

// endWord counts a word, if there is one, and makes way for the next.
func (c *counts) endWord(w *word, table wordTable) {
	if w.letters == 0 {
		return
	}
	c.words++
	c.all += w.letters
	c.foreign += w.foreign
	if w.lower {
		c.lower++
	}
	if w.n <= len(w.buf) {
		for set := table.words[string(w.buf[:w.n])]; set != 0; set &= set - 1 {
			c.hits[set.first()]++
		}
	}
	*w = word{lower: true}
}

// word is a run of letters, in lower case.
type word struct {
	buf     [32]byte // longer words are no function words
	n       int      // bytes in buf, or more than it has
	letters int
	foreign int  // letters that English does not write
	lower   bool // none was a capital
}

func (w *word) add(r rune) {
	w.letters++
	if r >= utf8.RuneSelf {
		w.foreign++
	}
	if lower := unicode.ToLower(r); lower != r {
		w.lower = false
		r = lower
	}
	if w.n+utf8.UTFMax > len(w.buf) {
		w.n = len(w.buf) + 1
		return
	}
	w.n += utf8.EncodeRune(w.buf[w.n:], r)
}

// What is judged by shares needs a number of bytes or words to have shares of.
const (
	minBytes = 200
	minWords = 40
)

// encoded reports whether the words are too long for any language: base64, hexadecimal dumps, minified code.
func (c *counts) encoded() bool {
	const longestAverage = 24
	return c.shown >= minBytes && c.shown > longestAverage*c.runs
}

// code reports whether marks of programs and of data formats are as many as English writes of commas and stops, four
// times over, while hardly a word of it is one that English prose is held together by.
func (c *counts) code() bool {
	return c.shown >= minBytes && 12*c.marks > c.shown && 6*c.hits[0] < c.words
}

// result is the language whose function words are most of the words. English, which is language 0, wins ties, and wins
// where there is too little to tell.
func (c *counts) result() Result {
	best := 0
	for i, n := range c.hits {
		if n > c.hits[best] {
			best = i
		}
	}
	switch {
	case best == 0:
		if c.unknown() {
			return Result{}
		}
		return english
	case !c.sure(best):
		return english
	}
	l := c.latinLanguage[best]
	return Result{Code: l.Code, Name: l.Name}
}

// sure reports whether a language has so many more function words than English that it is that one: one in eight of
// prose, and a third more than English. A short text must have a few, and next to none of English unless it also has
// letters that English does not write.
func (c *counts) sure(best int) bool {
	n, en := c.hits[best], c.hits[0]
	if c.words < minWords {
		return n >= 3 && 4*n >= c.words && (n >= 3*en || 100*c.foreign > c.all && 2*n > 3*en)
	}
	return 8*n > c.words && 3*n > 4*en || 14*n > c.words && n > 3*en
}

// unknown reports whether a text is prose (enough words, most in lower case) with hardly a function word of English, or
// fewer words in lower case but many letters that English does not write.
func (c *counts) unknown() bool {
	const enough = 60
	if c.words < enough || 25*c.hits[0] > c.words {
		return false
	}
	return 10*c.lower > 7*c.words || 10*c.lower > 4*c.words && 20*c.foreign > c.all
}
