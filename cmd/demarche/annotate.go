package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders"
	"github.com/demarche-kg/demarche/loaders/facts"
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/annotation"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/source"
	"github.com/demarche-kg/demarche/loaders/source/text"
)

// annotateFlags are what the command line asks of annotate.
type annotateFlags struct {
	format       string
	pretokenized bool
	published    string
}

func (a *app) annotate() *cobra.Command {
	f := annotateFlags{format: "json"}
	cmd := &cobra.Command{
		Use:   "annotate INPUT…",
		Short: "Print how articles are read: tokens, trees, names, times, amounts, quotations",
		Long: `Reads plain-text articles and prints the annotations that facts are made of.
json is one object an article, with offsets in bytes of its text; conllu is
tokens, lemmas, tags and dependencies; iob2 is a token and its name tag a line.
With --pretokenized the input is CoNLL-U, whose sentences and tokens are kept,
so that standard test sets can be scored. Where "# newdoc" marks no documents,
it is read in pieces of 80 sentences and more, up to the end of a paragraph.
INPUT is a file, a directory, a glob, or - for standard input.`,
		Example: `  demarche annotate article.txt | jq '.quotations'
  demarche annotate --format conllu --published 2019-11-16 article.txt
  demarche annotate --pretokenized --format conllu test.conllu > predicted.conllu`,
		Args: someArgs(1, "at least one file, directory or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.format != "json" && f.format != "conllu" && f.format != "iob2" {
				return usage(cmd, fmt.Errorf("unknown format %q: annotate writes json, conllu, iob2", f.format))
			}
			if _, _, err := graph.ParseEDTF(f.published); f.published != "" && err != nil {
				return usage(cmd, fmt.Errorf("--published %q is not a date such as 2019-11-16: %w", f.published, err))
			}
			if err := a.load(cmd); err != nil {
				return err
			}
			return a.runAnnotate(cmd.Context(), f, args)
		},
	}
	cmd.Flags().StringVar(&f.format, "format", f.format, "output format: json, conllu, iob2")
	cmd.Flags().BoolVar(&f.pretokenized, "pretokenized", false, "read CoNLL-U and keep its sentences and tokens")
	cmd.Flags().StringVar(&f.published, "published", "", "date that times are resolved against where the input carries none")
	addFlag(cmd, "workers", "ingest.workers")
	addOverlayFlag(cmd)
	return cmd
}

// annotated is a document that has been read, and the sentences that it was given as, if it was.
type annotated struct {
	id    string
	doc   *nlp.Doc
	given []conllu.Sentence
}

func (a *app) runAnnotate(ctx context.Context, f annotateFlags, inputs []string) error {
	reader, _, err := a.reader()
	if err != nil {
		return err
	}
	var documents iter.Seq2[annotated, error]
	var absent []*source.Skipped
	if f.pretokenized {
		documents, absent = a.annotateGiven(ctx, reader, f, inputs)
	} else {
		documents, absent = a.annotateText(ctx, reader, f, inputs)
	}
	for _, s := range absent {
		a.sayWarning(s)
	}
	w := bufio.NewWriterSize(a.stdout, 1<<16)
	read, skipped := 0, len(absent)
	for d, err := range documents {
		if s, soft := isSkipped(err); soft {
			skipped++
			a.sayWarning(s)
			continue
		}
		if err != nil {
			return err
		}
		read++
		if err := d.write(w, f.format); err != nil {
			return doing("writing", "standard output", err)
		}
	}
	if err := w.Flush(); err != nil {
		return doing("writing", "standard output", err)
	}
	return skippedResult(read, skipped)
}

// annotateText reads articles.
func (a *app) annotateText(ctx context.Context, reader *english.Reader, f annotateFlags, inputs []string) (iter.Seq2[annotated, error], []*source.Skipped) {
	files, absent := source.Expand(inputs, text.Extensions()...)
	articles := text.Articles(ctx, files, text.Options{MaxBytes: int64(a.cfg.Ingest.MaxArticleBytes), Stdin: a.stdin})
	return loaders.Map(ctx, articles, a.cfg.Ingest.WorkerCount(), func(ctx context.Context, s *source.Article) (annotated, error) {
		d, err := reader.Annotate(ctx, s.Text, nlp.Meta{Title: s.Title, Publisher: s.Publisher, Byline: s.Byline,
			Published: s.Published, Assumed: f.published})
		if err != nil {
			return annotated{}, &source.Skipped{Place: s.Place, Err: err}
		}
		return annotated{id: string(facts.Article(d, loaders.Identity(s)).ID), doc: d}, nil
	}), absent
}

// annotateGiven reads documents that come cut into tokens.
func (a *app) annotateGiven(ctx context.Context, reader *english.Reader, f annotateFlags, inputs []string) (iter.Seq2[annotated, error], []*source.Skipped) {
	files, absent := source.Expand(inputs, ".conllu")
	return loaders.Map(ctx, a.givenDocuments(files), a.cfg.Ingest.WorkerCount(), func(ctx context.Context, g givenDocument) (annotated, error) {
		d, err := conllu.Doc(g.sentences, nlp.Meta{Published: g.published, Assumed: f.published})
		if err == nil {
			err = reader.AnnotateGiven(ctx, d)
		}
		if err != nil {
			return annotated{}, &source.Skipped{Place: g.place, Err: err}
		}
		return annotated{g.id(), d, g.sentences}, nil
	}), absent
}

// givenDocument is a document of a CoNLL-U file.
type givenDocument struct {
	place     string
	sentences []conllu.Sentence
	published string // EDTF, "" for none
	nameless  int    // how many documents without an id stand before it in its file
}

// id is what the document is called, or else its file, with a number behind it from the second on.
func (g givenDocument) id() string {
	if id := g.sentences[0].Document; id != "" {
		return id
	}
	base := filepath.Base(g.place)
	id := strings.TrimSuffix(base, filepath.Ext(base))
	if g.nameless > 0 {
		id = fmt.Sprintf("%s-%d", id, g.nameless+1)
	}
	return id
}

// publishedOf is the date that treebanks of dated texts give in a comment, "" for none.
func publishedOf(sentences []conllu.Sentence) string {
	date := conllu.Comment(sentences, "meta::dateCreated")
	if _, _, err := graph.ParseEDTF(date); err != nil {
		return ""
	}
	return date
}

// givenDocuments gives the documents of CoNLL-U files. What is wrong in a file ends that file.
func (a *app) givenDocuments(files []string) iter.Seq2[givenDocument, error] {
	return func(yield func(givenDocument, error) bool) {
		for _, file := range files {
			in, closeFile, err := a.openInput(file)
			if err != nil {
				if !yield(givenDocument{}, &source.Skipped{Place: file, Err: err}) {
					return
				}
				continue
			}
			ok := yieldDocuments(file, in, yield)
			closeFile()
			if !ok {
				return
			}
		}
	}
}

// yieldDocuments gives the documents of one file; false if no more are wanted.
func yieldDocuments(file string, in io.Reader, yield func(givenDocument, error) bool) bool {
	found, nameless, published := false, 0, ""
	for sentences, err := range conllu.AllDocuments(in) {
		found = true
		if err != nil {
			err = &source.Skipped{Place: file, Err: err}
		}
		if date := publishedOf(sentences); date != "" || err == nil && sentences[0].First {
			published = date // a piece of a file that marks no documents has the date of the one before it
		}
		if !yield(givenDocument{file, sentences, published, nameless}, err) {
			return false
		}
		if err == nil && sentences[0].Document == "" {
			nameless++
		}
	}
	return found || yield(givenDocument{}, &source.Skipped{Place: file, Err: source.ErrEmpty})
}

// openInput opens a file, or standard input.
func (a *app) openInput(name string) (r io.Reader, closeFile func(), err error) {
	if name == source.Stdin {
		return a.stdin, func() {}, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, source.Cause(err)
	}
	return f, func() { _ = f.Close() }, nil // it is only read
}

// write writes a document in a format.
func (d annotated) write(w io.Writer, format string) error {
	switch {
	case format == "iob2":
		return annotation.IOB2(w, d.doc)
	case format == "json":
		return annotation.JSON(w, d.id, d.doc)
	case d.given == nil:
		return conllu.Write(w, conllu.Sentences(d.doc, d.id))
	}
	sentences, err := conllu.Annotated(d.given, d.doc)
	if err != nil {
		return err
	}
	return conllu.Write(w, sentences)
}
