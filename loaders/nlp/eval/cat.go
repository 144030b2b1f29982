package eval

import (
	"encoding/xml"
	"fmt"
	"io/fs"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// catDoc is a document in the CAT format of MEANTIME and of the timelines of SemEval-2015.
type catDoc struct {
	ID     string `xml:"doc_id,attr"`
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Times    []catMention `xml:"Markables>TIMEX3"`
	Values   []catMention `xml:"Markables>VALUE"`
	Events   []catMention `xml:"Markables>EVENT_MENTION"`
	Entities []catMention `xml:"Markables>ENTITY_MENTION"`

	Participants []catLink `xml:"Relations>HAS_PARTICIPANT"`
	Speech       []catLink `xml:"Relations>SLINK"`
	Order        []catLink `xml:"Relations>TLINK"`
	Chains       []catLink `xml:"Relations>REFERS_TO"`
}

// catMention is something that stands in the text.
type catMention struct {
	ID      string `xml:"m_id,attr"`
	Type    string `xml:"type,attr"`
	Value   string `xml:"value,attr"`
	Purpose string `xml:"functionInDocument,attr"`
	Anchors []struct {
		ID string `xml:"t_id,attr"`
	} `xml:"token_anchor"`
}

// catLink leads from one mention, or several, to another.
type catLink struct {
	Role    string  `xml:"sem_role,attr"`
	Type    string  `xml:"reltype,attr"`
	Sources []catID `xml:"source"`
	Target  catID   `xml:"target"`
}

type catID struct {
	ID string `xml:"m_id,attr"`
}

// meantimeFiles are those of the part of MEANTIME that is for development.
func meantimeFiles(data fs.FS) ([]string, error) {
	files, err := fs.Glob(data, "events/meantime_apple/*/intra_cross-doc_annotation/corpus_apple/*.xml")
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("eval: reading MEANTIME: %w", fs.ErrNotExist)
	}
	return files, nil
}

func readCAT(data fs.FS, name string) (*catDoc, error) {
	raw, err := fs.ReadFile(data, name)
	if err != nil {
		return nil, err
	}
	var c catDoc
	if err := xml.Unmarshal(raw, &c); err != nil {
		return nil, fmt.Errorf("eval: reading %q: %w", name, err)
	}
	return &c, nil
}

// published is the date of the document.
func (c *catDoc) published() string {
	for _, x := range c.Times {
		if x.Purpose == "CREATION_TIME" {
			return x.Value
		}
	}
	return ""
}

// annotatedSentences are how many sentences of each document are annotated: the headline, the date, and four more.
const annotatedSentences = 6

// text is the text of the first sentences, a paragraph each, with the places of its tokens.
func (c *catDoc) text(sentences int) (string, map[string]nlp.Span) {
	var b strings.Builder
	at := map[string]nlp.Span{}
	for i, t := range c.Tokens {
		if t.Sentence >= sentences {
			break
		}
		switch {
		case i > 0 && t.Sentence != c.Tokens[i-1].Sentence:
			b.WriteString("\n\n")
		case i > 0:
			b.WriteString(" ")
		}
		at[t.ID] = nlp.Span{Start: b.Len(), End: b.Len() + len(t.Text)}
		b.WriteString(t.Text)
	}
	return b.String(), at
}

// in is the place of a mention among those of tokens, empty if it stands elsewhere.
func (m catMention) in(at map[string]nlp.Span) nlp.Span {
	if len(m.Anchors) == 0 {
		return nlp.Span{}
	}
	first, last := at[m.Anchors[0].ID], at[m.Anchors[len(m.Anchors)-1].ID]
	if first.End == 0 || last.End == 0 {
		return nlp.Span{}
	}
	return nlp.Span{Start: first.Start, End: last.End}
}
