// Package quote finds who is credited with what: direct, indirect and mixed speech, "according to", "citing".
//
// A Quotation joins a source, a cue and a content within one sentence, or, for a paragraph that is nothing but
// quoted words, the speaker of the paragraph before. Quotations nest: Outer leads from a voice to the voice that
// passes it on, so that climbing from the innermost gives the chain of attribution, nearest voice first.
//
// The verbs that attribute are in data/cues.tsv.
package quote

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

//go:embed data/cues.tsv
var cuesFile string

// New makes the stage. It needs mentions joined to entities, and gives Doc.Quotations, ordered by cue.
func New() (nlp.Stage, error) {
	cues := map[string]bool{}
	for n, line := range strings.Split(cuesFile, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		kind, lemmas, ok := strings.Cut(line, "\t")
		if !ok || kind != "say" && kind != "tell" && kind != "report" {
			return nil, fmt.Errorf("quote: reading cues.tsv:%d: want say, tell or report, a tab and lemmas, got %.30q", n+1, line)
		}
		for _, lemma := range strings.Fields(lemmas) {
			cues[lemma] = true
		}
	}
	return &stage{cues}, nil
}

type stage struct{ cues map[string]bool }

func (*stage) Name() string { return "quote" }
func (*stage) Needs() nlp.Layer {
	return nlp.Layout | nlp.Tokens | nlp.Tags | nlp.Times | nlp.Chunks | nlp.Mentions | nlp.Entities
}
func (*stage) Gives() nlp.Layer { return nlp.Quotations }

func (s *stage) Annotate(d *nlp.Doc) error {
	speaker := -1 // of the last direct speech, for a paragraph that goes on quoting
	for _, sent := range d.Sentences {
		if !d.IsProse(sent) {
			continue
		}
		r := &reader{stage: s, doc: d, sent: sent.Range, from: len(d.Quotations)}
		r.read()
		if len(d.Quotations) == r.from {
			r.carryOn(speaker)
		}
		for _, q := range d.Quotations[r.from:] {
			if q.Kind != nlp.Indirect && q.Speaker >= 0 {
				speaker = q.Speaker
			}
		}
	}
	return nil
}

// reader reads one sentence.
type reader struct {
	*stage
	doc  *nlp.Doc
	sent nlp.Range
	from int // first quotation of this sentence
}

func (r *reader) read() {
	d := r.doc
	for i := r.sent.First; i < r.sent.End; i++ {
		if r.isAccording(i) {
			r.according(i)
		}
	}
	for v, c := range d.ChunksIn(r.sent) {
		if c.Kind != nlp.VerbGroup || c.Verb.Is(nlp.Infinitive) {
			continue
		}
		switch {
		case d.Lower(c.Head) == "citing" || d.Lower(c.Head) == "quoting":
			r.citing(*c)
		case r.cues[d.Lemma(c.Head)]:
			r.said(v, *c)
		}
	}
	r.nest()
}

// carryOn attributes a sentence that is quoted from end to end, and has no cue, to the speaker before it.
func (r *reader) carryOn(speaker int) {
	if speaker < 0 || r.sent.Len() < 3 || !r.doc.Tokens[r.sent.First+1].Is(nlp.InQuote) || !r.doc.Tokens[r.sent.End-2].Is(nlp.InQuote) {
		return
	}
	r.doc.Quotations = append(r.doc.Quotations, nlp.Quotation{Kind: nlp.Direct, Content: r.sent, Speaker: speaker, Outer: -1})
}

// add records a quotation with the content trimmed of marks at its ends.
func (r *reader) add(source, cue, content nlp.Range, speaker int) {
	content = r.trim(content)
	if content.Len() <= 0 {
		return
	}
	r.doc.Quotations = append(r.doc.Quotations, nlp.Quotation{Kind: r.kind(content), Source: source, Cue: cue,
		Content: content, Speaker: speaker, Outer: -1})
}

func (r *reader) kind(content nlp.Range) nlp.QuoteKind {
	quoted := 0
	for i := content.First; i < content.End; i++ {
		if r.doc.Tokens[i].Is(nlp.InQuote) {
			quoted++
		}
	}
	switch {
	case quoted == 0:
		return nlp.Indirect
	case quoted >= content.Len()-2:
		return nlp.Direct
	}
	return nlp.Mixed
}

// trim drops commas, colons and full stops around a content, and a leading "that".
func (r *reader) trim(c nlp.Range) nlp.Range {
	for c.First < c.End && (r.doc.Tokens[c.First].Is(nlp.Punct) && !isQuote(r.doc.Form(c.First)) || r.doc.Lower(c.First) == "that") {
		c.First++
	}
	for c.First < c.End && r.doc.Tokens[c.End-1].Is(nlp.Punct) && !isQuote(r.doc.Form(c.End-1)) && r.doc.Form(c.End-1) != "%" {
		c.End--
	}
	return c
}

func isQuote(form string) bool {
	switch form {
	case `"`, "“", "”", "''", "``", "'", "‘", "’":
		return true
	}
	return false
}

// nest gives each quotation of the sentence one whose content holds its cue, never leading back to itself.
func (r *reader) nest() {
	qs := r.doc.Quotations[r.from:]
	for i := range qs {
		for j := range qs {
			if qs[i].Outer < 0 && qs[j].Cue.Len() > 0 && qs[j].Content.Contains(qs[i].Cue) && !r.leadsTo(r.from+j, r.from+i) {
				qs[i].Outer = r.from + j
			}
		}
	}
}

// leadsTo reports whether quotation i is j or is passed on, in the end, by it.
func (r *reader) leadsTo(i, j int) bool {
	for ; i >= 0; i = r.doc.Quotations[i].Outer {
		if i == j {
			return true
		}
	}
	return false
}
