package eval

import (
	"context"
	"io/fs"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// treebank is a set of annotated documents.
type treebank struct {
	name, path string
	only       []string // prefixes of the documents it takes, nil for all
}

// treebanks are the sets that trees and segmentation are measured on. The texts most like news come first: they are the
// news and interviews of GUM's dev set, which are also in the set after it.
var treebanks = []treebank{
	{"GUM dev, news+interview", "treebanks/ud/GUM/open/en_gum_open-dev.conllu", []string{"GUM_news", "GUM_interview"}},
	{"GUM/open dev", "treebanks/ud/GUM/open/en_gum_open-dev.conllu", nil},
	{"EWT dev", "treebanks/ud/EWT/en_ewt-ud-dev.conllu", nil},
}

// documents reads the documents of a treebank.
func (t treebank) documents(data fs.FS) ([][]conllu.Sentence, error) {
	sentences, err := conllu.ReadFile(data, t.path)
	if err != nil {
		return nil, err
	}
	var out [][]conllu.Sentence
	for _, doc := range conllu.Documents(sentences) {
		if t.takes(doc[0].Document) {
			out = append(out, doc)
		}
	}
	return out, nil
}

func (t treebank) takes(document string) bool {
	for _, prefix := range t.only {
		if strings.HasPrefix(document, prefix) {
			return true
		}
	}
	return t.only == nil
}

// annotateGiven reads a document of a treebank on the tokens that it has.
func annotateGiven(ctx context.Context, r *english.Reader, doc []conllu.Sentence) (*nlp.Doc, error) {
	d, err := conllu.Doc(doc, nlp.Meta{})
	if err != nil {
		return nil, err
	}
	return d, r.AnnotateGiven(ctx, d)
}

// Segmentation measures tokens and sentences of raw text: the sentences of a treebank with spaces between them and blank
// lines between paragraphs. One that matches has the same first and last byte.
func Segmentation(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	var out []Figure
	for _, t := range treebanks {
		docs, err := t.documents(data)
		if err != nil {
			return nil, err
		}
		var tokens, sentences Count
		for _, doc := range docs {
			gold, err := conllu.Doc(doc, nlp.Meta{})
			if err != nil {
				return nil, err
			}
			found, err := r.Annotate(ctx, gold.Text, nlp.Meta{})
			if err != nil {
				return nil, err
			}
			tokens.Add(compare(tokenSpans(gold), tokenSpans(found)))
			sentences.Add(compare(sentenceSpans(gold), sentenceSpans(found)))
		}
		out = append(out, tokens.Figure(t.name, "tokens", ""), sentences.Figure(t.name, "sentences", ""))
	}
	return out, nil
}

func tokenSpans(d *nlp.Doc) []nlp.Span {
	out := make([]nlp.Span, len(d.Tokens))
	for i, t := range d.Tokens {
		out[i] = t.Span()
	}
	return out
}

func sentenceSpans(d *nlp.Doc) []nlp.Span {
	out := make([]nlp.Span, len(d.Sentences))
	for i, s := range d.Sentences {
		out[i] = d.SpanOf(s.Range)
	}
	return out
}
