package model

import (
	"bytes"
	_ "embed" // for tagger.bin
	"fmt"
	"io"
	"strconv"
	"strings"
)

//go:embed tagger.bin
var taggerPack []byte

// Tagger is what package tag needs to find parts of speech and lemmas. It is never changed once read.
type Tagger struct {
	About   string  // what it was trained on, by which command
	Classes []Class // the joint tags; at most 255
	Weights Table   // of features, for the classes

	// Words gives common words, by tag.WordKey, the number of their set of possible tags.
	Words Dictionary
	// Endings gives ends of words with a tag, by tag.EndingKey, the number of the edit that makes the lemma.
	Endings Dictionary
	Edits   []Edit
}

// Class is a pair of a Penn Treebank tag and a universal part of speech that occur together.
type Class struct{ XPOS, UPOS string }

// Edit turns a word into its lemma: it cuts Cut bytes off the end and appends Add.
type Edit struct {
	Cut     int
	Add     string
	Capital bool // the lemma begins with a capital wherever it stands: American
}

// TaggerParts are the contents of a Tagger before they are packed: plain maps where it has tables for looking up.
type TaggerParts struct {
	About   string
	Classes []Class
	Weights map[uint32][]Weight
	Words   map[uint32]uint16
	Endings map[uint32]uint16
	Edits   []Edit
}

// LoadTagger reads the embedded tagger.
func LoadTagger() (*Tagger, error) { return ReadTagger(taggerPack) }

// WriteTagger writes a pack that ReadTagger reads. The same parts give the same bytes.
func WriteTagger(w io.Writer, t TaggerParts) error {
	var classes, edits bytes.Buffer
	for _, c := range t.Classes {
		fmt.Fprintf(&classes, "%s\t%s\n", c.XPOS, c.UPOS)
	}
	for _, e := range t.Edits {
		fmt.Fprintf(&edits, "%d\t%s\t%t\n", e.Cut, e.Add, e.Capital)
	}
	return WritePack(w, []Section{
		{"about", []byte(t.About)},
		{"classes", classes.Bytes()},
		{"edits", edits.Bytes()},
		{"words", packDictionary(t.Words)},
		{"endings", packDictionary(t.Endings)},
		{"weights", packTable(t.Weights)},
	})
}

// ReadTagger reads a pack that WriteTagger wrote. Errors wrap ErrFormat.
func ReadTagger(pack []byte) (*Tagger, error) {
	sections, err := ReadPack(pack)
	if err != nil {
		return nil, err
	}
	content := map[string][]byte{}
	for _, s := range sections {
		content[s.Name] = s.Content
	}
	t := &Tagger{About: string(content["about"])}
	for _, section := range []struct {
		name string
		read func(content []byte) error
	}{
		{"classes", func(c []byte) (err error) { t.Classes, err = readClasses(c); return err }},
		{"edits", t.readEdits},
		{"words", func(c []byte) (err error) { t.Words, err = readDictionary(c, 1<<16); return err }},
		{"endings", func(c []byte) (err error) { t.Endings, err = readDictionary(c, len(t.Edits)); return err }},
		{"weights", func(c []byte) (err error) { t.Weights, err = readTable(c, len(t.Classes)); return err }},
	} {
		c, ok := content[section.name]
		if !ok {
			return nil, fmt.Errorf("model: reading a tagger: %w: no section %q", ErrFormat, section.name)
		}
		if err := section.read(c); err != nil {
			return nil, fmt.Errorf("model: reading a tagger, section %q: %w", section.name, err)
		}
	}
	return t, nil
}

// maxClasses is how many classes a byte tells apart.
const maxClasses = 255

// readClasses reads joint tags, one a line.
func readClasses(content []byte) (classes []Class, err error) {
	for line := range strings.Lines(string(content)) {
		xpos, upos, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			return nil, fmt.Errorf("%w: class %q", ErrFormat, line)
		}
		classes = append(classes, Class{xpos, upos})
	}
	if n := len(classes); n == 0 || n > maxClasses {
		return nil, fmt.Errorf("%w: %d classes", ErrFormat, n)
	}
	return classes, nil
}

func (t *Tagger) readEdits(content []byte) error {
	for line := range strings.Lines(string(content)) {
		cols := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cols) != 3 {
			return fmt.Errorf("%w: edit %q", ErrFormat, line)
		}
		n, err := strconv.ParseUint(cols[0], 10, 8)
		if err != nil {
			return fmt.Errorf("%w: edit %q", ErrFormat, line)
		}
		t.Edits = append(t.Edits, Edit{int(n), cols[1], cols[2] == "true"})
	}
	return nil
}
