package iob

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// ErrFormat is what errors wrap when a line is not a token and its tag.
var ErrFormat = errors.New("not a token and a tag")

// Document is an annotated text: tokens, and the names among them, ordered, none overlapping another.
type Document struct {
	Name  string
	Doc   *nlp.Doc
	Names []Span
}

// Span is a name among tokens [First, End) as its corpus calls it.
type Span struct {
	First, End int
	Type       string
}

// ReadFolder reads the token files of a folder, one document each, ordered by name: a token, a tab and its tag a line,
// further tags of names within names being left out; a blank line ends a paragraph.
func ReadFolder(fsys fs.FS, dir string) ([]Document, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, fmt.Errorf("iob: %w", err)
	}
	var docs []Document
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".tsv") {
			continue
		}
		d, err := ReadFile(fsys, path.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		docs = append(docs, d...)
	}
	slices.SortFunc(docs, func(a, b Document) int { return cmp.Compare(a.Name, b.Name) })
	return docs, nil
}

// ReadFile reads a file of tokens: a token, a tab or a space, and its tag a line. A line "-DOCSTART-" begins another
// document. Errors name the file and the line, and wrap ErrFormat where that is not such a line.
func ReadFile(fsys fs.FS, name string) ([]Document, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("iob: %w", err)
	}
	defer f.Close()
	r := reader{name: path.Base(name)}
	if err := r.read(f); err != nil {
		return nil, fmt.Errorf("iob: reading %q: %w", name, err)
	}
	return r.docs, nil
}

// reader gathers tokens into documents.
type reader struct {
	name      string
	docs      []Document
	sentences []nlp.GivenSentence
	tokens    []nlp.GivenToken
	tags      []string // of the document
}

func (r *reader) read(in io.Reader) error {
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), "\r\n")
		if strings.HasPrefix(line, "-DOCSTART-") {
			if err := r.endDocument(); err != nil {
				return err
			}
			continue
		}
		if strings.TrimSpace(line) == "" {
			r.endSentence()
			continue
		}
		if err := r.token(line); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return r.endDocument()
}

// token reads a token and its tag. A line with nothing but white space for a token has none.
func (r *reader) token(line string) error {
	form, tag, ok := strings.Cut(line, "\t")
	if !ok {
		form, tag, ok = strings.Cut(line, " ")
	}
	tag, _, _ = strings.Cut(tag, "\t") // further tags are of names within names
	if tag = strings.TrimSpace(tag); !ok || tag == "" {
		return fmt.Errorf("%w: %q", ErrFormat, line)
	}
	if form = strings.TrimSpace(form); form != "" {
		r.tokens = append(r.tokens, nlp.GivenToken{Form: form, SpaceAfter: true})
		r.tags = append(r.tags, tag)
	}
	return nil
}

func (r *reader) endSentence() {
	if len(r.tokens) > 0 {
		r.sentences = append(r.sentences, nlp.GivenSentence{Paragraph: true, Tokens: r.tokens})
		r.tokens = nil
	}
}

func (r *reader) endDocument() error {
	r.endSentence()
	if len(r.sentences) == 0 {
		return nil
	}
	d, err := nlp.NewTokenized(r.sentences, nlp.Meta{})
	if err != nil {
		return err
	}
	name := r.name
	if len(r.docs) > 0 {
		name = fmt.Sprintf("%s#%d", r.name, len(r.docs))
	}
	r.docs = append(r.docs, Document{name, d, spansOf(r.tags, d)})
	r.sentences, r.tags = nil, nil
	return nil
}

// spansOf reads BIO tags, also those that begin a name with I. No name goes on into another sentence.
func spansOf(tags []string, d *nlp.Doc) []Span {
	var out []Span
	open := false
	next := 0
	for _, s := range d.Sentences {
		open = false
		for i := s.First; i < s.End; i++ {
			bio, typ, _ := strings.Cut(tags[next], "-")
			next++
			switch {
			case typ == "":
				open = false
			case bio == "I" && open && out[len(out)-1].Type == typ:
				out[len(out)-1].End = i + 1
			default:
				out = append(out, Span{i, i + 1, typ})
				open = true
			}
		}
	}
	return out
}
