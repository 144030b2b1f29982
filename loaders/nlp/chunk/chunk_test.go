package chunk_test

import (
	"flag"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/nlp/nlptest"
)

var update = flag.Bool("update", false, "rewrite what testdata expects")

// TestScripts runs the sentences of testdata through the whole pipeline and shows the chunks.
func TestScripts(t *testing.T) {
	nlptest.RunReader(t, "testdata/*.txt", *update, english.New, show)
}

var forms = []struct {
	form nlp.VerbForm
	name string
}{{nlp.Passive, "passive"}, {nlp.Negated, "negated"}, {nlp.Future, "future"}, {nlp.Possibility, "possible"},
	{nlp.Conditional, "conditional"}, {nlp.Obligation, "obligation"}, {nlp.Infinitive, "infinitive"}, {nlp.Gerund, "gerund"},
	{nlp.Participle, "participle"}, {nlp.Past, "past"}, {nlp.Copula, "copula"}}

// show writes a sentence a line: noun phrases in brackets with a star before the head, verb groups in braces with their
// forms.
func show(d *nlp.Doc) string {
	var b strings.Builder
	for _, s := range d.Sentences {
		for i := s.First; i < s.End; {
			if i > s.First {
				b.WriteString(" ")
			}
			at := d.ChunkAt(i)
			if at < 0 {
				b.WriteString(d.Form(i))
				i++
				continue
			}
			showChunk(&b, d, d.Chunks[at])
			i = d.Chunks[at].End
		}
		b.WriteString("\n")
	}
	return b.String()
}

func showChunk(b *strings.Builder, d *nlp.Doc, c nlp.Chunk) {
	before, head := d.TextOf(nlp.Range{First: c.First, End: c.Head}), d.Form(c.Head)
	if before != "" && c.Kind == nlp.NounPhrase {
		before += " *"
	} else if before != "" {
		before += " "
	}
	if c.Kind == nlp.NounPhrase {
		b.WriteString("[" + before + head + "]")
		return
	}
	b.WriteString("{" + before + head)
	for i, f := range forms {
		if c.Verb.Is(f.form) {
			if !strings.Contains(b.String()[strings.LastIndex(b.String(), "{"):], ":") {
				b.WriteString(":")
			}
			b.WriteString(" " + forms[i].name)
		}
	}
	b.WriteString("}")
}
