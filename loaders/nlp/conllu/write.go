package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Write writes sentences, with their comments and multi-word tokens. FEATS and DEPS are "_".
func Write(w io.Writer, sentences []Sentence) error {
	b := bufio.NewWriter(w)
	for _, s := range sentences {
		for _, c := range s.Comments {
			b.WriteString(c + "\n")
		}
		multi := s.Multi
		for i, t := range s.Tokens {
			if len(multi) > 0 && multi[0].First == i {
				fmt.Fprintf(b, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, multi[0].End, oneCell(multi[0].Form), oneCell(multi[0].Misc))
				multi = multi[1:]
			}
			fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", i+1, oneCell(t.Form), oneCell(t.Lemma), t.UPOS, t.XPOS,
				t.Head+1, t.Rel, oneCell(t.Misc))
		}
		b.WriteString("\n")
	}
	return b.Flush()
}

// oneCell is a column's content, which is never empty.
func oneCell(s string) string {
	if s == "" {
		return "_"
	}
	return nlp.Cell(s)
}

// oneLine is a text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
