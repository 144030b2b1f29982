package factsjson

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/graph"
)

// MaxLine is how many bytes a line may have.
const MaxLine = 64 << 20

// ErrTooLong is what the LineError of a line of more than MaxLine bytes wraps.
var ErrTooLong = errors.New("line too long")

// LineError is a line that holds no readable facts. It is a soft error: reading goes on behind it.
type LineError struct {
	Line  int    // counted from 1
	Field string // such as "events[3].amounts[0].value", "" where the fault is not in one field
	Err   error
}

// Error names the line, the field and the cause.
func (e *LineError) Error() string {
	if e.Field == "" {
		return fmt.Sprintf("factsjson: reading line %d: %v", e.Line, e.Err)
	}
	return fmt.Sprintf("factsjson: reading line %d: %s: %v", e.Line, e.Field, e.Err)
}

// Unwrap gives the cause.
func (e *LineError) Unwrap() error { return e.Err }

// Read yields the facts of each line, validated and normalized. A line that cannot be read is yielded as a *LineError,
// and reading goes on; any other error comes from r and is the last. Blank lines are skipped, and so is a byte order
// mark. See the package's doc for what may be missing from a line.
func Read(r io.Reader) iter.Seq2[*graph.Facts, error] {
	return read(r, MaxLine)
}

func read(r io.Reader, maxLine int) iter.Seq2[*graph.Facts, error] {
	return func(yield func(*graph.Facts, error) bool) {
		lines := lineReader{r: bufio.NewReaderSize(r, 64<<10), max: maxLine}
		for {
			line, err := lines.next()
			if err == io.EOF {
				return
			}
			if err != nil && !errors.Is(err, ErrTooLong) {
				yield(nil, fmt.Errorf("factsjson: reading line %d: %w", lines.number, err))
				return
			}
			if err == nil && len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			var facts *graph.Facts
			if err == nil {
				facts, err = parse(line)
			}
			if err != nil {
				err = atLine(lines.number, err)
			}
			if !yield(facts, err) {
				return
			}
		}
	}
}

// lineReader reads lines up to a size, and can skip a longer one without keeping it.
type lineReader struct {
	r      *bufio.Reader
	max    int
	number int // of the line read last
	buf    []byte
}

// next gives the next line without its end, valid until the call after. A line that is too long is skipped whole.
func (l *lineReader) next() ([]byte, error) {
	l.buf = l.buf[:0]
	l.number++
	size := 0
	for {
		part, err := l.r.ReadSlice('\n')
		size += len(part)
		if size <= l.max {
			l.buf = append(l.buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err != nil && (err != io.EOF || size == 0):
			return nil, err
		case size > l.max:
			return nil, fmt.Errorf("%w: more than %d bytes", ErrTooLong, l.max)
		}
		if l.number == 1 {
			return bytes.TrimPrefix(l.buf, []byte("\xef\xbb\xbf")), nil
		}
		return l.buf, nil
	}
}

// fieldError is a fault in one field of a line.
type fieldError struct {
	field string
	err   error
}

func (e *fieldError) Error() string { return e.field + ": " + e.err.Error() }
func (e *fieldError) Unwrap() error { return e.err }

// faultAt makes a fieldError.
func faultAt(field, format string, args ...any) error {
	return &fieldError{field, fmt.Errorf(format, args...)}
}

func atLine(number int, err error) *LineError {
	var fe *fieldError
	if errors.As(err, &fe) {
		return &LineError{number, fe.field, fe.err}
	}
	return &LineError{Line: number, Err: err}
}

// parse reads one line.
func parse(line []byte) (*graph.Facts, error) {
	if !utf8.Valid(line) {
		return nil, errors.New("not UTF-8")
	}
	if line = bytes.TrimSpace(line); line[0] != '{' {
		return nil, errors.New("not a JSON object")
	}
	var a article
	if err := json.Unmarshal(line, &a); err != nil {
		return nil, explain(line, err)
	}
	return decode(&a)
}

// explain finds the field that encoding/json stumbled over.
func explain(line []byte, err error) error {
	var wrongType *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &wrongType):
		return faultAt(pathAt(line, wrongType.Offset), "%s where %s is wanted", wrongType.Value, wanted(wrongType))
	case errors.As(err, &syntax):
		return faultAt(pathAt(line, syntax.Offset), "byte %d: %w (an object takes one line)", syntax.Offset, err)
	}
	return err
}
