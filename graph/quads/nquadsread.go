package quads

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph/vocab"
)

// ErrSyntax is wrapped by the error of ReadNQuads for a line that is not N-Quads.
var ErrSyntax = errors.New("malformed N-Quads")

// maxLine bounds a line, so that a hostile file cannot take all memory. An article's whole text is one line.
const maxLine = 64 << 20

// ReadNQuads reads RDF 1.1 N-Quads. A literal whose form is the one WriteNQuads gives a number, a truth value or a
// plain string comes back as such; every other keeps its datatype and its exact form. The sequence ends with the first
// error, which names the line and column.
//
// Cayley's own reader is not used: it skips what it cannot read, takes forms that N-Quads does not have, leaves the
// escapes in IRIs as they are, and turns "05" into 5.
func ReadNQuads(r io.Reader) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, maxLine)
		n := 0
		for lines.Scan() {
			n++
			q, ok, err := parseLine(lines.Text())
			if err != nil {
				if broken := lines.Err(); broken != nil {
					err = broken // the line is cut off because its source is
				}
				yield(quad.Quad{}, fmt.Errorf("quads: line %d: %w", n, err))
				return
			}
			if ok && !yield(q, nil) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(quad.Quad{}, fmt.Errorf("quads: line %d: %w", n+1, err))
		}
	}
}

// parser reads one line.
type parser struct {
	line string
	at   int
}

// parseLine reads the statement on a line; ok is false where there is none.
func parseLine(line string) (q quad.Quad, ok bool, err error) {
	p := &parser{line: line}
	if !utf8.ValidString(line) {
		return q, false, fmt.Errorf("%w: not UTF-8", ErrSyntax)
	}
	if p.space(); p.ended() {
		return q, false, nil
	}
	if q.Subject, err = p.node(); err != nil {
		return q, false, err
	}
	if q.Predicate, err = p.iri(); err != nil {
		return q, false, err
	}
	if q.Object, err = p.object(); err != nil {
		return q, false, err
	}
	if p.peek() != '.' {
		if q.Label, err = p.node(); err != nil {
			return q, false, err
		}
	}
	if p.peek() != '.' {
		return q, false, p.expected("a full stop")
	}
	p.at++
	if p.space(); !p.ended() {
		return q, false, p.expected("the end of the line")
	}
	return q, true, nil
}

func (p *parser) space() {
	for p.peek() == ' ' || p.peek() == '\t' {
		p.at++
	}
}

// peek is the next byte, 0 at the end.
func (p *parser) peek() byte {
	if p.at < len(p.line) {
		return p.line[p.at]
	}
	return 0
}

func (p *parser) ended() bool { return p.at == len(p.line) || p.line[p.at] == '#' }

func (p *parser) expected(what string) error {
	rest := p.line[p.at:]
	if rest == "" {
		return fmt.Errorf("%w: column %d: %s should stand here, but the line ends", ErrSyntax, p.at+1, what)
	}
	return fmt.Errorf("%w: column %d: %s should stand here, not %.20q", ErrSyntax, p.at+1, what, rest)
}

// node reads an IRI or a blank node.
func (p *parser) node() (quad.Value, error) {
	if !strings.HasPrefix(p.line[p.at:], "_:") {
		return p.iri()
	}
	start := p.at + len("_:")
	end := start
	for end < len(p.line) && strings.IndexByte(" \t<\"#", p.line[end]) < 0 {
		end++
	}
	if end > start && p.line[end-1] == '.' {
		end-- // the one that ends the statement
	}
	label := p.line[start:end]
	if !isBlankLabel(label) {
		return nil, p.expected("a blank node")
	}
	p.at = end
	p.space()
	return quad.BNode(label), nil
}

func (p *parser) iri() (quad.Value, error) {
	iri, err := p.bareIRI()
	p.space()
	return quad.IRI(iri), err
}

func (p *parser) bareIRI() (string, error) {
	end := strings.IndexByte(p.line[p.at:], '>')
	if p.peek() != '<' || end < 0 {
		return "", p.expected("an IRI")
	}
	iri, err := unescape(p.line[p.at+1:p.at+end], "")
	if err != nil {
		return "", fmt.Errorf("%w: column %d: %w", ErrSyntax, p.at+1, err)
	}
	if !isAbsoluteIRI(iri) {
		return "", p.expected("an absolute IRI")
	}
	p.at += end + 1
	return iri, nil
}

func (p *parser) object() (quad.Value, error) {
	if p.peek() != '"' {
		return p.node()
	}
	text, err := p.quoted()
	if err != nil {
		return nil, err
	}
	v, err := p.annotated(text)
	p.space()
	return v, err
}

// quoted reads the string between quotation marks.
func (p *parser) quoted() (string, error) {
	for end := p.at + 1; end < len(p.line); end++ {
		switch p.line[end] {
		case '\\':
			end++ // whatever it escapes is not the end
		case '\r':
			return "", fmt.Errorf("%w: column %d: a line break within a string", ErrSyntax, end+1)
		case '"':
			text, err := unescape(p.line[p.at+1:end], "tbnrf\"'\\")
			if err != nil {
				return "", fmt.Errorf("%w: column %d: %w", ErrSyntax, p.at+1, err)
			}
			p.at = end + 1
			return text, nil
		}
	}
	return "", p.expected("a string with a quotation mark at its end")
}

// annotated reads the datatype or language that may follow a string.
func (p *parser) annotated(text string) (quad.Value, error) {
	rest := p.line[p.at:]
	switch {
	case strings.HasPrefix(rest, "@"):
		end := strings.IndexAny(rest, " \t.<")
		if end < 0 || !isLangTag(rest[1:end]) {
			return nil, p.expected("a language tag")
		}
		p.at += end
		return quad.LangString{Value: quad.String(text), Lang: rest[1:end]}, nil
	case strings.HasPrefix(rest, "^^"):
		p.at += len("^^")
		datatype, err := p.bareIRI()
		if err != nil {
			return nil, err
		}
		if datatype == vocab.LangString {
			return nil, fmt.Errorf("%w: column %d: a language string without a language", ErrSyntax, p.at)
		}
		return native(text, datatype), nil
	}
	return quad.String(text), nil
}

// native gives the value that WriteNQuads writes as just this literal, or a TypedString.
func native(text, datatype string) quad.Value {
	switch datatype {
	case vocab.XSDString:
		return quad.String(text)
	case vocab.XSDInteger:
		if i, err := strconv.ParseInt(text, 10, 64); err == nil && strconv.FormatInt(i, 10) == text {
			return quad.Int(i)
		}
	case vocab.XSDBoolean:
		if text == "true" || text == "false" {
			return quad.Bool(text == "true")
		}
	case vocab.XSDDouble:
		if f, err := strconv.ParseFloat(text, 64); err == nil && formatDouble(f) == text {
			return quad.Float(f)
		}
	}
	return quad.TypedString{Value: quad.String(text), Type: quad.IRI(datatype)}
}

// unescape resolves \u and \U, and a backslash before one of short.
func unescape(s, short string) (string, error) {
	if strings.IndexByte(s, '\\') < 0 {
		return s, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			i++
			continue
		}
		r, size, err := escape(s[i+1:], short)
		if err != nil {
			return "", err
		}
		b.WriteRune(r)
		i += 1 + size
	}
	return b.String(), nil
}

// escape reads what stands behind a backslash, and says how many bytes that is.
func escape(s, short string) (r rune, size int, err error) {
	if s != "" && strings.IndexByte(short, s[0]) >= 0 {
		return rune("\t\b\n\r\f\"'\\"[strings.IndexByte("tbnrf\"'\\", s[0])]), 1, nil
	}
	digits := 0
	switch {
	case strings.HasPrefix(s, "u"):
		digits = 4
	case strings.HasPrefix(s, "U"):
		digits = 8
	}
	if digits == 0 || len(s) < 1+digits {
		return 0, 0, fmt.Errorf(`\%.1s is no escape`, s)
	}
	n, err := strconv.ParseUint(s[1:1+digits], 16, 32)
	if err != nil || n > utf8.MaxRune || utf16.IsSurrogate(rune(n)) {
		return 0, 0, fmt.Errorf(`\%s is no character`, s[:1+digits])
	}
	return rune(n), 1 + digits, nil
}
