package annotation

import (
	"bufio"
	"fmt"
	"io"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// iobTag is how IOB2 calls a type of names, "" for those that it leaves out.
func iobTag(t nlp.NameType) string {
	switch t {
	case nlp.Person:
		return "PER"
	case nlp.Organization:
		return "ORG"
	case nlp.Country, nlp.Place:
		return "LOC"
	case nlp.MilitaryUnit:
		return "MIL"
	case nlp.Agreement:
		return "AGR"
	}
	return ""
}

// IOB2 writes a token and its tag a line, parted by a tab, with a blank line behind each sentence. The tags are PER, ORG,
// LOC (countries and places), MIL and AGR behind B- or I-, and O.
func IOB2(w io.Writer, d *nlp.Doc) error {
	if missing := (nlp.Tokens | nlp.Names) &^ d.Done; missing != 0 {
		return fmt.Errorf("annotation: writing names: %w: %s", nlp.ErrMissingLayer, missing)
	}
	b := bufio.NewWriter(w)
	for _, s := range d.Sentences {
		for i := s.First; i < s.End; i++ {
			fmt.Fprintf(b, "%s\t%s\n", nlp.Cell(d.Form(i)), tagOf(d, s.First, i))
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

// tagOf is the tag of token i of the sentence that begins at token first. Names that continue one another are one, with
// the comma between them.
func tagOf(d *nlp.Doc, first, i int) string {
	at := d.NameAt(i)
	if at < 0 {
		if at = d.NameAt(i + 1); at < 0 || !d.Names[at].Continues {
			return "O"
		}
	}
	tag := iobTag(d.Names[at].Type)
	switch {
	case tag == "":
		return "O"
	case max(first, d.Names[at].First) == i && !d.Names[at].Continues:
		return "B-" + tag
	}
	return "I-" + tag
}
