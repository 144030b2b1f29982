package names

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/iob"
)

// Every second document is also learnt with initials joined as our tokens have them, and every headlineShare-th once
// more with its first headlineSentences in capitals, as agencies write headlines.
const (
	headlineShare     = 6
	headlineSentences = 2
)

// vary writes documents in the ways that texts come in: corpora have one way only.
func vary(docs []iob.Document) ([]iob.Document, error) {
	var out []iob.Document
	for i, d := range docs {
		var err error
		if i%2 == 1 {
			if d, err = rewrite(d, true, 0); err != nil {
				return nil, err
			}
		}
		out = append(out, d)
		if i%headlineShare == 0 {
			if d, err = rewrite(d, i%2 == 0, headlineSentences); err != nil {
				return nil, err
			}
			out = append(out, d)
		}
	}
	return out, nil
}

// rewrite makes d anew, "U . S ." as one token if join says so, and its first sentences in capitals.
func rewrite(d iob.Document, join bool, capitals int) (iob.Document, error) {
	var sentences []nlp.GivenSentence
	place := make([]int, len(d.Doc.Tokens)+1) // of each token in the new document
	next := 0
	for n, s := range d.Doc.Sentences {
		given := nlp.GivenSentence{Paragraph: true}
		for i := s.First; i < s.End; {
			length := 1
			if join {
				length = max(1, initials(d.Doc, i, s.End))
			}
			form := ""
			for k := i; k < i+length; k++ {
				form += d.Doc.Form(k)
				place[k] = next
			}
			if n < capitals {
				form = strings.ToUpper(form)
			}
			given.Tokens = append(given.Tokens, nlp.GivenToken{Form: form, SpaceAfter: true})
			next++
			i += length
		}
		sentences = append(sentences, given)
	}
	doc, err := nlp.NewTokenized(sentences, nlp.Meta{})
	if err != nil {
		return d, err
	}
	out := iob.Document{Name: d.Name, Doc: doc}
	for _, s := range d.Names {
		out.Names = append(out.Names, iob.Span{First: place[s.First], End: place[s.End-1] + 1, Type: s.Type})
	}
	return out, nil
}

// initials is how many tokens from i on are letters with dots behind each: "U . S .". Fewer than two letters are none.
func initials(d *nlp.Doc, i, end int) int {
	n := 0
	for i+n+1 < end && len(d.Form(i+n)) == 1 && d.Form(i+n) >= "A" && d.Form(i+n) <= "Z" && d.Form(i+n+1) == "." {
		n += 2
	}
	if n < 4 {
		return 0
	}
	return n
}
