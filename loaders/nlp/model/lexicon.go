package model

import (
	"bytes"
	_ "embed" // for lexicon.bin
	"fmt"
	"io"
	"strconv"
	"strings"
)

//go:embed lexicon.bin
var lexiconPack []byte

// Lexicon is what package lemma needs to find lemmas. It is never changed once read.
type Lexicon struct {
	About string // what it was made from, by which command

	Words Set // common words, by lemma.WordKey
	// Endings gives ends of words with a tag, by lemma.EndingKey, the number of the edit that makes the lemma.
	Endings Dictionary
	Edits   []Edit
}

// Edit turns a word into its lemma: it cuts Cut bytes off the end and appends Add.
type Edit struct {
	Cut     int
	Add     string
	Capital bool // the lemma begins with a capital wherever it stands: American
}

// LexiconParts are the contents of a Lexicon before they are packed: plain lists and maps where it has tables.
type LexiconParts struct {
	About   string
	Words   []uint32
	Endings map[uint32]uint16
	Edits   []Edit
}

// LoadLexicon reads the embedded lexicon.
func LoadLexicon() (*Lexicon, error) { return ReadLexicon(lexiconPack) }

// WriteLexicon writes a pack that ReadLexicon reads. The same parts give the same bytes.
func WriteLexicon(w io.Writer, l LexiconParts) error {
	var edits bytes.Buffer
	for _, e := range l.Edits {
		fmt.Fprintf(&edits, "%d\t%s\t%t\n", e.Cut, e.Add, e.Capital)
	}
	return WritePack(w, []Section{
		{"about", []byte(l.About)},
		{"edits", edits.Bytes()},
		{"words", packSet(l.Words)},
		{"endings", packDictionary(l.Endings)},
	})
}

// ReadLexicon reads a pack that WriteLexicon wrote. Errors wrap ErrFormat.
func ReadLexicon(pack []byte) (l *Lexicon, err error) {
	l = new(Lexicon)
	l.About, err = readParts("a lexicon", pack,
		part{"edits", l.readEdits},
		part{"words", func(c []byte) (err error) { l.Words, err = readSet(c); return err }},
		part{"endings", func(c []byte) (err error) { l.Endings, err = readDictionary(c, len(l.Edits)); return err }},
	)
	if err != nil {
		return nil, err
	}
	return l, nil
}

func (l *Lexicon) readEdits(content []byte) error {
	for line := range strings.Lines(string(content)) {
		cols := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cols) != 3 {
			return fmt.Errorf("%w: edit %q", ErrFormat, line)
		}
		n, err := strconv.ParseUint(cols[0], 10, 8)
		if err != nil {
			return fmt.Errorf("%w: edit %q", ErrFormat, line)
		}
		l.Edits = append(l.Edits, Edit{int(n), cols[1], cols[2] == "true"})
	}
	return nil
}
