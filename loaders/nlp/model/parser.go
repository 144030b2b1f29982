package model

import (
	_ "embed" // for parser.bin
	"fmt"
	"io"
	"strings"
)

//go:embed parser.bin
var parserPack []byte

// Parser is what package parse needs to find heads and relations. It is never changed once read.
type Parser struct {
	About     string   // what it was trained on, by which command
	Actions   Rows     // of features of a step, for parse.Actions
	Relations []string // the relations of Universal Dependencies that it knows; at most 255
	Labels    Table    // of features of an arc, for the relations
}

// ParserParts are the contents of a Parser before they are packed.
type ParserParts struct {
	About     string
	Actions   []Row // by RowOf of a feature's hash
	Relations []string
	Labels    map[uint32][]Weight
}

// LoadParser reads the embedded parser.
func LoadParser() (*Parser, error) { return ReadParser(parserPack) }

// WriteParser writes a pack that ReadParser reads. The same parts give the same bytes.
func WriteParser(w io.Writer, p ParserParts) error {
	return WritePack(w, []Section{
		{"about", []byte(p.About)},
		{"relations", []byte(strings.Join(p.Relations, "\n"))},
		{"actions", packRows(p.Actions)},
		{"labels", packTable(p.Labels)},
	})
}

// ReadParser reads a pack that WriteParser wrote. Errors wrap ErrFormat.
func ReadParser(pack []byte) (*Parser, error) {
	sections, err := ReadPack(pack)
	if err != nil {
		return nil, err
	}
	content := map[string][]byte{}
	for _, s := range sections {
		content[s.Name] = s.Content
	}
	p := &Parser{About: string(content["about"])}
	for _, section := range []struct {
		name string
		read func(content []byte) error
	}{
		{"relations", p.readRelations},
		{"actions", func(c []byte) (err error) { p.Actions, err = readRows(c); return err }},
		{"labels", func(c []byte) (err error) { p.Labels, err = readTable(c, len(p.Relations)); return err }},
	} {
		c, ok := content[section.name]
		if !ok {
			return nil, fmt.Errorf("model: reading a parser: %w: no section %q", ErrFormat, section.name)
		}
		if err := section.read(c); err != nil {
			return nil, fmt.Errorf("model: reading a parser, section %q: %w", section.name, err)
		}
	}
	return p, nil
}

func (p *Parser) readRelations(content []byte) error {
	p.Relations = strings.Split(string(content), "\n")
	if n := len(p.Relations); len(content) == 0 || n > maxClasses {
		return fmt.Errorf("%w: %d relations", ErrFormat, n)
	}
	return nil
}
