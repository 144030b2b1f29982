// Package conllu reads and writes CoNLL-U, the format of Universal Dependencies: treebanks for training and measuring,
// and texts that come cut into tokens.
//
//	file ─▶ Read ─▶ []Sentence ─▶ Doc ─▶ (pipeline) ─▶ Annotated ─▶ Write
package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strconv"
	"strings"
)

// ErrFormat is what errors wrap when a line is not CoNLL-U.
var ErrFormat = errors.New("not CoNLL-U")

// Sentence is a sentence of a treebank: its syntactic words, in order.
type Sentence struct {
	Document  string // id of its document, "" if none is given
	ID, Text  string
	First     bool     // it begins a document
	Paragraph bool     // it begins a paragraph or a document
	Comments  []string // the lines that begin with "#", as they stand
	Tokens    []Token
	Multi     []MultiWord
}

// Token is a syntactic word. Multi-word tokens are taken apart, and empty nodes are left out.
type Token struct {
	Form, Lemma, UPOS, XPOS, Rel string
	Head                         int    // index in Sentence.Tokens, -1 for the root
	SpaceAfter                   bool   // white space follows it in the text
	Misc                         string // the last column, "_" for nothing
}

// MultiWord is a word of the text that is several syntactic words: "don't".
type MultiWord struct {
	First, End int // in Sentence.Tokens, End exclusive
	Form, Misc string
}

// ReadFile reads a treebank from a file. Errors name the file and the line.
func ReadFile(fsys fs.FS, path string) ([]Sentence, error) {
	f, err := fsys.Open(path)
	if err != nil {
		return nil, fmt.Errorf("conllu: %w", err)
	}
	defer f.Close()
	sentences, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("conllu: reading %q: %w", path, err)
	}
	return sentences, nil
}

// maxLine is how many bytes a line may have.
const maxLine = 1 << 20

// Read reads a treebank.
func Read(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	for s, err := range All(r) {
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// All gives the sentences of a treebank as it reads them. An error names the line, and ends them.
func All(r io.Reader) iter.Seq2[Sentence, error] {
	return func(yield func(Sentence, error) bool) {
		var p parser
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, maxLine)
		n := 1
		for ; lines.Scan(); n++ {
			if err := p.line(strings.TrimSuffix(lines.Text(), "\r")); err != nil {
				yield(Sentence{}, fmt.Errorf("line %d: %w", n, err))
				return
			}
			if p.done != nil && !yield(*p.done, nil) {
				return
			}
			p.done = nil
		}
		if err := lines.Err(); err != nil {
			yield(Sentence{}, fmt.Errorf("line %d: %w", n, err))
			return
		}
		if err := p.end(); err != nil {
			yield(Sentence{}, fmt.Errorf("at the end: %w", err))
			return
		}
		if p.done != nil {
			yield(*p.done, nil)
		}
	}
}

// parser reads line by line.
type parser struct {
	now      Sentence
	done     *Sentence // the sentence that the last line closed
	document string
	joined   int  // last token of the multi-word token being read, 0 for none
	spaced   bool // whether white space follows that multi-word token
}

func (p *parser) line(line string) error {
	switch {
	case line == "":
		return p.end()
	case line[0] == '#':
		p.comment(line)
		return nil
	}
	cols := strings.Split(line, "\t")
	if len(cols) != 10 {
		return fmt.Errorf("%w: %d columns", ErrFormat, len(cols))
	}
	if strings.Contains(cols[0], ".") {
		return nil
	}
	if first, last, ok := strings.Cut(cols[0], "-"); ok {
		return p.multiWord(first, last, cols)
	}
	return p.token(cols)
}

// comment reads what comments tell: "# text = …".
func (p *parser) comment(line string) {
	p.now.Comments = append(p.now.Comments, line)
	key, value, _ := strings.Cut(strings.TrimLeft(line, "# "), "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	switch key {
	case "newdoc", "newdoc id":
		p.document, p.now.First, p.now.Paragraph = value, true, true
	case "newpar", "newpar id":
		p.now.Paragraph = true
	case "sent_id":
		p.now.ID = value
	case "text":
		p.now.Text = value
	}
}

// multiWord notes which tokens the text writes as one.
func (p *parser) multiWord(first, last string, cols []string) error {
	end, err := strconv.Atoi(last)
	if err != nil || first != strconv.Itoa(len(p.now.Tokens)+1) || end <= len(p.now.Tokens) {
		return fmt.Errorf("%w: multi-word token %q", ErrFormat, cols[0])
	}
	p.joined, p.spaced = end, spaceAfter(cols)
	p.now.Multi = append(p.now.Multi, MultiWord{len(p.now.Tokens), end, cols[1], cols[9]})
	return nil
}

func spaceAfter(cols []string) bool { return !strings.Contains(cols[9], "SpaceAfter=No") }

func (p *parser) token(cols []string) error {
	id := len(p.now.Tokens) + 1
	if cols[0] != strconv.Itoa(id) || cols[1] == "" {
		return fmt.Errorf("%w: token %q %q, want number %d", ErrFormat, cols[0], cols[1], id)
	}
	head, err := strconv.Atoi(cols[6])
	if cols[6] == "_" {
		head, err = 0, nil
	}
	if err != nil || head < 0 {
		return fmt.Errorf("%w: head %q", ErrFormat, cols[6])
	}
	spaced := spaceAfter(cols)
	if id < p.joined {
		spaced = false
	} else if id == p.joined {
		spaced = p.spaced
	}
	p.now.Tokens = append(p.now.Tokens, Token{
		Form: cols[1], Lemma: cols[2], UPOS: cols[3], XPOS: cols[4], Rel: cols[7], Head: head - 1, SpaceAfter: spaced, Misc: cols[9],
	})
	return nil
}

// end closes the sentence being read, if it has tokens.
func (p *parser) end() error {
	for i, t := range p.now.Tokens {
		if t.Head >= len(p.now.Tokens) || t.Head == i {
			return fmt.Errorf("%w: head %d of token %d in sentence %q", ErrFormat, t.Head+1, i+1, p.now.ID)
		}
	}
	if n := len(p.now.Multi); n > 0 && p.now.Multi[n-1].End > len(p.now.Tokens) {
		return fmt.Errorf("%w: the multi-word token %q ends behind sentence %q", ErrFormat, p.now.Multi[n-1].Form, p.now.ID)
	}
	if len(p.now.Tokens) > 0 {
		p.now.Document = p.document
		done := p.now
		p.done = &done
	}
	p.now, p.joined = Sentence{}, 0
	return nil
}
