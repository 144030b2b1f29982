package quads

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/demarche-kg/demarche/graph/vocab"
)

// ErrUnwritable is wrapped by the error of WriteNQuads for a quad that N-Quads has no way to say.
var ErrUnwritable = errors.New("no N-Quads statement")

// WriteNQuads writes quads in the order given as RDF 1.1 N-Quads, in the canonical form of each: one space, the fewest
// escapes, a line feed. Cayley's own writer is not used because it abbreviates nothing but escapes too little, and
// writes truth as "True", which is no xsd:boolean.
func WriteNQuads(w io.Writer, qs iter.Seq[quad.Quad]) error {
	b := bufio.NewWriter(w)
	var line []byte
	for q := range qs {
		var err error
		if line, err = appendQuad(line[:0], q); err != nil {
			return fmt.Errorf("quads: writing %s: %w", brief(q.Subject), err)
		}
		if _, err := b.Write(line); err != nil {
			return fmt.Errorf("quads: writing N-Quads: %w", err)
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("quads: writing N-Quads: %w", err)
	}
	return nil
}

func appendQuad(line []byte, q quad.Quad) ([]byte, error) {
	terms := []quad.Value{q.Subject, q.Predicate, q.Object}
	if q.Label != nil {
		terms = append(terms, q.Label)
	}
	for i, v := range terms {
		if isLiteral(v) && i != 2 {
			return nil, fmt.Errorf("%w: the literal %s may be an object only", ErrUnwritable, brief(v))
		}
		var err error
		if line, err = appendTerm(line, v); err != nil {
			return nil, err
		}
		line = append(line, ' ')
	}
	return append(line, '.', '\n'), nil
}

func isLiteral(v quad.Value) bool {
	_, ok := v.(quad.Identifier)
	return !ok
}

func appendTerm(line []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return appendIRI(line, string(v))
	case quad.BNode:
		if !isBlankLabel(string(v)) {
			return nil, fmt.Errorf("%w: %q is no label of a blank node", ErrUnwritable, string(v))
		}
		return append(append(line, "_:"...), v...), nil
	case quad.String:
		return appendLiteral(line, string(v), "")
	case quad.Int:
		return appendLiteral(line, strconv.FormatInt(int64(v), 10), vocab.XSDInteger)
	case quad.Float:
		return appendLiteral(line, formatDouble(float64(v)), vocab.XSDDouble)
	case quad.Bool:
		return appendLiteral(line, strconv.FormatBool(bool(v)), vocab.XSDBoolean)
	case quad.Time:
		return appendLiteral(line, time.Time(v).Format(time.RFC3339Nano), xsdDateTime)
	case quad.TypedString:
		return appendLiteral(line, string(v.Value), string(v.Type))
	case quad.LangString:
		if !isLangTag(v.Lang) {
			return nil, fmt.Errorf("%w: %q is no language tag", ErrUnwritable, v.Lang)
		}
		line, err := appendLiteral(line, string(v.Value), "")
		return append(append(line, '@'), v.Lang...), err
	}
	return nil, fmt.Errorf("%w: a value of type %T", ErrUnwritable, v)
}

const xsdDateTime = vocab.XSD + "dateTime"

func appendIRI(line []byte, iri string) ([]byte, error) {
	if !isAbsoluteIRI(iri) {
		return nil, fmt.Errorf("%w: %.60q is not an absolute IRI", ErrUnwritable, iri)
	}
	line = append(line, '<')
	line = append(line, iri...)
	return append(line, '>'), nil
}

// appendLiteral writes a string; datatype is "" for a plain one.
func appendLiteral(line []byte, s, datatype string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return nil, fmt.Errorf("%w: %.60q is not UTF-8", ErrUnwritable, s)
	}
	line = append(line, '"')
	for i := range len(s) {
		line = appendEscaped(line, s[i])
	}
	line = append(line, '"')
	if datatype == "" || datatype == vocab.XSDString {
		return line, nil
	}
	return appendIRI(append(line, "^^"...), datatype)
}

// appendEscaped writes one byte of a literal as canonical N-Quads does: what has a short escape by it, other control
// characters by number, everything else as it is.
func appendEscaped(line []byte, c byte) []byte {
	if i := strings.IndexByte("\b\t\n\f\r\"\\", c); i >= 0 {
		return append(line, '\\', `btnfr"\`[i])
	}
	if c < ' ' || c == 0x7f {
		return fmt.Appendf(line, `\u%04X`, c)
	}
	return append(line, c)
}

// formatDouble writes f as an xsd:double that reads back as just f.
func formatDouble(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "INF"
	case math.IsInf(f, -1):
		return "-INF"
	}
	return strconv.FormatFloat(f, 'E', -1, 64)
}

// isAbsoluteIRI reports whether s has a scheme and nothing that an IRI must not contain.
func isAbsoluteIRI(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || scheme == "" || !isASCIILetter(scheme[0]) || !utf8.ValidString(s) {
		return false
	}
	for i := range len(scheme) {
		if c := scheme[i]; !isASCIILetter(c) && !isDigit(c) && strings.IndexByte("+-.", c) < 0 {
			return false
		}
	}
	return strings.IndexFunc(s, func(r rune) bool {
		return r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"{}|^`\\", r)
	}) < 0
}

// isBlankLabel reports whether s can stand behind "_:": the ASCII part of what N-Quads allows there.
func isBlankLabel(s string) bool {
	if s == "" || s[0] == '-' || s[0] == '.' || s[len(s)-1] == '.' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !isASCIILetter(c) && !isDigit(c) && strings.IndexByte("_-.", c) < 0 {
			return false
		}
	}
	return true
}

// isLangTag reports whether s is letters, then subtags of letters and digits, parted by hyphens.
func isLangTag(s string) bool {
	for n, part := range strings.Split(s, "-") {
		if part == "" {
			return false
		}
		for i := range len(part) {
			if !isASCIILetter(part[i]) && (n == 0 || !isDigit(part[i])) {
				return false
			}
		}
	}
	return true
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
