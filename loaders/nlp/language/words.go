package language

import (
	_ "embed" // for words.txt
	"math/bits"
	"strings"
	"sync"
)

// Language is a language by its ISO 639-1 code and English name.
type Language struct{ Code, Name string }

//go:embed data/words.txt
var wordFile string

// maxLanguages is how many languages data/words.txt may list.
const maxLanguages = 64

// languages is a set of languages, by their place in data/words.txt.
type languages uint64

// first is the first language of a set that is not empty.
func (s languages) first() int { return bits.TrailingZeros64(uint64(s)) }

// wordTable says of which languages a word is a function word. English is the first language.
type wordTable struct {
	languages []Language
	words     map[string]languages
}

// latinWords is the table of data/words.txt, read once.
var latinWords = sync.OnceValue(func() wordTable { return readWords(wordFile) })

// readWords reads lines of a code, a name and words; a line that begins with white space goes on with the one before.
func readWords(text string) wordTable {
	t := wordTable{words: map[string]languages{}}
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		if line[0] != ' ' && line[0] != '\t' {
			if len(fields) < 2 || len(t.languages) == maxLanguages {
				continue // TestWordsAreWellFormed reads the file more strictly.
			}
			t.languages = append(t.languages, Language{fields[0], fields[1]})
			fields = fields[2:]
		}
		for _, w := range fields {
			t.words[w] |= 1 << (len(t.languages) - 1)
		}
	}
	return t
}
