package config

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// parser reads one format into a document's tree and lines. An error may be a
// *syntaxError, or several joined, to say where.
type parser func(data []byte) (map[string]any, map[string]int, error)

// formats are the file extensions in the order they are looked for.
var formats = []struct {
	ext   string
	parse parser
}{
	{".yaml", parseYAML}, {".yml", parseYAML}, {".toml", parseTOML}, {".json", parseJSON},
}

// foreign names the formats people may expect from viper, which read them before
// its version 1.20.
var foreign = []struct{ ext, name string }{
	{".hcl", "HCL"}, {".tfvars", "HCL"}, {".ini", "INI"}, {".properties", "Java properties"}, {".props", "Java properties"},
}

// parserFor picks the parser by the path's extension.
func parserFor(path string) (parser, error) {
	ext := strings.ToLower(filepath.Ext(path))
	for _, f := range formats {
		if f.ext == ext {
			return f.parse, nil
		}
	}
	for _, f := range foreign {
		if f.ext == ext {
			return nil, fmt.Errorf("%s is not read; write the settings as YAML, TOML or JSON", f.name)
		}
	}
	return nil, fmt.Errorf("the format is told by the extension, and %s is none of .yaml, .yml, .toml, .json", quote(ext))
}

// parse reads a file's bytes, or adds why not.
func parse(path string, data []byte, found *problems) (document, bool) {
	read, err := parserFor(path)
	if err == nil {
		data, err = plainText(data)
	}
	if err != nil {
		found.add(&Problem{Place: path, Text: err.Error(), Kind: ErrFile})
		return document{}, false
	}
	tree, lines, err := read(data)
	if err != nil {
		addSyntax(path, err, found)
		return document{}, false
	}
	return document{path, tree, lines}, true
}

// plainText takes off the byte order mark that some editors write, and refuses
// what is not UTF-8.
func plainText(data []byte) ([]byte, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if utf8.Valid(data) {
		return data, nil
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return nil, fmt.Errorf("line %d is not UTF-8 text", 1+bytes.Count(data[:i], []byte{'\n'}))
		}
		i += size
	}
	return data, nil
}

// syntaxError is a parser's complaint with its line.
type syntaxError struct {
	line int // 0 when the parser does not say
	text string
}

func (e *syntaxError) Error() string { return e.text }

// setTwice is the error for a key that a section has already.
func setTwice(key string, line, first int) error {
	return &syntaxError{line, fmt.Sprintf("key %s is set twice; first on line %d", quote(key), first)}
}

// addSyntax unfolds joined errors into one problem each.
func addSyntax(path string, err error, found *problems) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range joined.Unwrap() {
			addSyntax(path, one, found)
		}
		return
	}
	at := place{layer: fromFile, name: path}
	var syntax *syntaxError
	if errors.As(err, &syntax) {
		at.line = syntax.line
	}
	found.add(&Problem{Place: at.String(), Text: err.Error(), Kind: ErrFile, Cause: err})
}

// shallow refuses text whose brackets are nested deeper than any settings need.
// The TOML parser recurses for each one and would end the process, which cannot
// be recovered from. Brackets inside strings count too: they are rare enough.
func shallow(data []byte) error {
	const most = 100
	depth := 0
	for i, c := range data {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(0, depth-1)
		}
		if depth > most {
			line := 1 + bytes.Count(data[:i], []byte{'\n'})
			return &syntaxError{line, fmt.Sprintf("more than %d brackets are open", most)}
		}
	}
	return nil
}

// lineCounter turns rising byte offsets into line numbers in one pass.
type lineCounter struct {
	data   []byte
	offset int
	line   int
}

func (c *lineCounter) at(offset int) int {
	offset = min(offset, len(c.data))
	if offset > c.offset {
		c.line += bytes.Count(c.data[c.offset:offset], []byte{'\n'})
		c.offset = offset
	}
	return c.line + 1
}
