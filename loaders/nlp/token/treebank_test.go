package token_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// shared is where public data to check with lies, beside the project. Tests that need it skip where it is absent.
const shared = "../../../../shared/data"

// goldDoc is a document of a treebank: its text, and the byte spans of its tokens and sentences.
type goldDoc struct {
	text      strings.Builder
	tokens    []nlp.Span
	sentences []nlp.Span
}

// readTreebank rebuilds the documents of a CoNLL-U file: sentences parted by a space, paragraphs by a blank line.
func readTreebank(t *testing.T, path string) []*goldDoc {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, path))
	if err != nil {
		t.Skip("no treebank beside the project: ", err)
	}
	defer f.Close()
	var docs []*goldDoc
	var sentence string
	at := 0
	newParagraph := false
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		cols := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			docs = append(docs, &goldDoc{})
		case strings.HasPrefix(line, "# newpar"):
			newParagraph = true
		case strings.HasPrefix(line, "# text = "):
			sentence, at = strings.TrimPrefix(line, "# text = "), 0
			docs[len(docs)-1].add(sentence, newParagraph)
			newParagraph = false
		case len(cols) == 10 && !strings.ContainsAny(cols[0], "-."):
			at = docs[len(docs)-1].addToken(t, sentence, cols[1], at)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return docs
}

// add appends a sentence to the text.
func (g *goldDoc) add(sentence string, newParagraph bool) {
	switch {
	case g.text.Len() == 0:
	case newParagraph:
		g.text.WriteString("\n\n")
	default:
		g.text.WriteString(" ")
	}
	start := g.text.Len()
	g.text.WriteString(sentence)
	g.sentences = append(g.sentences, nlp.Span{Start: start, End: g.text.Len()})
}

// addToken finds the next token in the last sentence, from at on, and returns where it ends there.
func (g *goldDoc) addToken(t *testing.T, sentence, form string, at int) int {
	i := strings.Index(sentence[at:], form)
	if i < 0 {
		t.Fatalf("token %q is not in %q", form, sentence)
	}
	start := g.sentences[len(g.sentences)-1].Start + at + i
	g.tokens = append(g.tokens, nlp.Span{Start: start, End: start + len(form)})
	return at + i + len(form)
}

// score counts what two lists of spans, both rising, have in common.
type score struct{ both, gold, found int }

func (s *score) add(gold, found []nlp.Span) {
	s.gold += len(gold)
	s.found += len(found)
	in := map[nlp.Span]bool{}
	for _, span := range gold {
		in[span] = true
	}
	for _, span := range found {
		if in[span] {
			s.both++
		}
	}
}

func (s *score) f1() float64 { return 2 * float64(s.both) / float64(s.gold+s.found) }

// TestTreebankAgreement logs how far the tokens and sentences agree with the treebanks' dev sets, and fails if they fall
// below floors that the news genres need.
func TestTreebankAgreement(t *testing.T) {
	for _, c := range []struct {
		path              string
		tokens, sentences float64
	}{
		{"treebanks/ud/EWT/en_ewt-ud-dev.conllu", 0.985, 0.81},
		{"treebanks/ud/GUM/open/en_gum_open-dev.conllu", 0.995, 0.94},
	} {
		t.Run(filepath.Base(c.path), func(t *testing.T) {
			var tokens, sentences score
			for _, g := range readTreebank(t, c.path) {
				d := annotate(t, g.text.String())
				var found []nlp.Span
				for _, tok := range d.Tokens {
					found = append(found, tok.Span())
				}
				if os.Getenv("DEMARCHE_SHOW_DIFF") != "" {
					logDifference(t, d.Text, g.tokens, found)
				}
				tokens.add(g.tokens, found)
				found = nil
				for _, s := range d.Sentences {
					found = append(found, d.SpanOf(s.Range))
				}
				if os.Getenv("DEMARCHE_SHOW_DIFF") == "sentences" {
					logDifference(t, d.Text, g.sentences, found)
				}
				sentences.add(g.sentences, found)
			}
			t.Logf("token F1 %.4f, sentence F1 %.4f", tokens.f1(), sentences.f1())
			if tokens.f1() < c.tokens || sentences.f1() < c.sentences {
				t.Errorf("below the floors of %.2f and %.2f", c.tokens, c.sentences)
			}
		})
	}
}

// logDifference logs the gold spans that were not found, with what surrounds them.
func logDifference(t *testing.T, text string, gold, found []nlp.Span) {
	in := map[nlp.Span]bool{}
	for _, s := range found {
		in[s] = true
	}
	for _, s := range gold {
		if !in[s] {
			t.Logf("missed %q in %q", text[s.Start:s.End], text[max(0, s.Start-15):min(len(text), s.End+15)])
		}
	}
}
