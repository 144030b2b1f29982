package nlp

import (
	"errors"
	"fmt"
	"strings"
)

// GivenSentence is a sentence of a text that comes cut into tokens, as treebanks are.
type GivenSentence struct {
	Paragraph bool // it begins a paragraph
	Tokens    []GivenToken
}

// GivenToken is a token as it is given.
type GivenToken struct {
	Form       string
	SpaceAfter bool // white space follows it in the text
}

// NewTokenized makes a Doc with exactly the sentences and tokens that are given, one block a paragraph. What the layers
// say beyond the places of the tokens is for a stage: token.NewGiven.
func NewTokenized(sentences []GivenSentence, meta Meta) (*Doc, error) {
	var b strings.Builder
	var d Doc
	for _, s := range sentences {
		if len(s.Tokens) == 0 {
			return nil, errors.New("nlp: reading given sentences: one has no tokens")
		}
		switch {
		case len(d.Blocks) == 0:
			d.Blocks = append(d.Blocks, Block{})
		case s.Paragraph:
			b.WriteString("\n\n")
			d.Blocks = append(d.Blocks, Block{Span: Span{Start: b.Len()}})
		default:
			b.WriteString(" ")
		}
		if err := d.addGiven(&b, s.Tokens); err != nil {
			return nil, err
		}
	}
	made, err := NewDoc(b.String(), meta)
	if err != nil {
		return nil, err
	}
	made.Blocks, made.Tokens, made.Sentences = d.Blocks, d.Tokens, d.Sentences
	return made, nil
}

// addGiven adds a sentence to the last block.
func (d *Doc) addGiven(b *strings.Builder, tokens []GivenToken) error {
	first := len(d.Tokens)
	for i, t := range tokens {
		if strings.TrimSpace(t.Form) == "" {
			return errors.New("nlp: reading given sentences: a token is empty")
		}
		if b.Len() > maxText-len(t.Form) {
			return fmt.Errorf("nlp: reading given sentences: %w", errTooLong)
		}
		token := Token{Start: uint32(b.Len()), End: uint32(b.Len() + len(t.Form)), Head: NoHead}
		if i == 0 || tokens[i-1].SpaceAfter {
			token.Flags = SpaceBefore
		}
		b.WriteString(t.Form)
		if t.SpaceAfter && i+1 < len(tokens) {
			b.WriteByte(' ')
		}
		d.Tokens = append(d.Tokens, token)
	}
	block := len(d.Blocks) - 1
	d.Sentences = append(d.Sentences, Sentence{Range: Range{first, len(d.Tokens)}, Block: block})
	d.Blocks[block].End = b.Len()
	return nil
}
