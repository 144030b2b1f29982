// Package text reads plain-text articles: a file each, UTF-8, headline first, then perhaps a dateline or byline, then
// paragraphs between blank lines. The text is kept as it stands; what its lines are is read later, by loaders/nlp/token.
package text

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"math"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/loaders/source"
)

// DefaultMaxBytes is the largest article read when Options do not say.
const DefaultMaxBytes = 16 << 20

// Extensions are the file names' endings that mark text articles in a directory.
func Extensions() []string { return []string{".txt", ".text"} }

// Options say how to read.
type Options struct {
	MaxBytes int64     // a larger file is skipped; 0 means DefaultMaxBytes
	Stdin    io.Reader // what source.Stdin reads from; nil means nothing to read
}

// Articles reads files in order. A file that cannot be read is yielded as a *source.Skipped, and reading goes on.
func Articles(ctx context.Context, files []string, o Options) iter.Seq2[*source.Article, error] {
	return func(yield func(*source.Article, error) bool) {
		for _, f := range files {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			a, err := read(f, o)
			if err != nil && ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			if err != nil {
				err = &source.Skipped{Place: f, Err: err}
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

func read(file string, o Options) (*source.Article, error) {
	data, err := load(file, o)
	if err != nil {
		return nil, err
	}
	if at := invalid(data); at >= 0 { // counted from the start of the file, a byte order mark included
		line := 1 + bytes.Count(data[:at], []byte("\n"))
		return nil, fmt.Errorf("%w: line %d, byte %d is 0x%02x; save the file as UTF-8", source.ErrEncoding, line, at, data[at])
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, source.ErrEmpty
	}
	return &source.Article{Name: stem(file), Place: file, Text: string(data)}, nil
}

// load reads a file up to the limit.
func load(file string, o Options) ([]byte, error) {
	limit := o.MaxBytes
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	limit = min(limit, math.MaxInt64-1) // one more is read, to tell a file that is too large
	in := o.Stdin
	if file != source.Stdin {
		f, err := os.Open(file)
		if err != nil {
			return nil, source.Cause(err)
		}
		defer f.Close()
		in = f
	}
	if in == nil {
		return nil, source.ErrEmpty
	}
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return nil, source.Cause(err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%w: more than %d bytes; raise ingest.max_article_bytes if it really is one article", source.ErrTooLarge, limit)
	}
	return data, nil
}

// invalid is the offset of the first byte that is not UTF-8, or of the first NUL, which no text has; -1 for none.
func invalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			return i
		}
		i += size
	}
	return -1
}

func stem(file string) string {
	if file == source.Stdin {
		return "stdin"
	}
	base := filepath.Base(file)
	return strings.TrimSuffix(base, filepath.Ext(base))
}
