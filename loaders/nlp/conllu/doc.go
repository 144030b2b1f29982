package conllu

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Doc makes a document of sentences, with exactly their tokens. Nothing else that the sentences say is taken over.
func Doc(sentences []Sentence, meta nlp.Meta) (*nlp.Doc, error) {
	given := make([]nlp.GivenSentence, len(sentences))
	for i, s := range sentences {
		given[i].Paragraph = s.Paragraph
		given[i].Tokens = make([]nlp.GivenToken, len(s.Tokens))
		for k, t := range s.Tokens {
			given[i].Tokens[k] = nlp.GivenToken{Form: t.Form, SpaceAfter: t.SpaceAfter}
		}
	}
	return nlp.NewTokenized(given, meta)
}

// A file that marks no documents is read in pieces, for what is learnt of a name in one place is held for true in all of
// its document, and what articles that have nothing to do with each other say should not count. A piece ends with a
// paragraph that brings it to pieceAtLeast sentences, or without the end of one at pieceAtMost: few articles are longer.
// Names are found about as well as with the articles told apart then, and better than in the file as one: on the dev set
// of world newswire, whose 91 articles are only 1,359 sentences, all three come to the same; on wikigold F1 is .693 in
// pieces of 80, .691 by article and .684 as one, and on the newswire that names were learnt on, 12,071 sentences, .967,
// .969 and .956. Pieces of ten sentences, which leave nothing to be learnt, cost 2 points.
const (
	pieceAtLeast = 80
	pieceAtMost  = 2 * pieceAtLeast
)

// Documents cuts sentences where documents begin, and into pieces where none is marked.
func Documents(sentences []Sentence) [][]Sentence {
	var out [][]Sentence
	for doc := range documents(func(yield func(Sentence, error) bool) {
		for _, s := range sentences {
			if !yield(s, nil) {
				return
			}
		}
	}) {
		out = append(out, doc)
	}
	return out
}

// AllDocuments is Documents for a treebank, and gives them as it reads it. An error comes behind the documents before it.
func AllDocuments(r io.Reader) iter.Seq2[[]Sentence, error] { return documents(All(r)) }

func documents(sentences iter.Seq2[Sentence, error]) iter.Seq2[[]Sentence, error] {
	return func(yield func([]Sentence, error) bool) {
		var now []Sentence
		marked := false
		for s, err := range sentences {
			marked = marked || s.First
			full := len(now) >= pieceAtMost || len(now) >= pieceAtLeast && s.Paragraph
			if err != nil || s.First || full && !marked {
				if len(now) > 0 && !yield(now, nil) {
					return
				}
				now = nil
			}
			if err != nil {
				yield(nil, err)
				return
			}
			now = append(now, s)
		}
		if len(now) > 0 {
			yield(now, nil)
		}
	}
}

// Comment is what the first of the sentences' comments with that key says, "" for none: "# meta::dateCreated = 2019-11-16".
func Comment(sentences []Sentence, key string) string {
	for _, s := range sentences {
		for _, c := range s.Comments {
			if k, value, ok := strings.Cut(strings.TrimLeft(c, "# "), "="); ok && strings.TrimSpace(k) == key {
				return strings.TrimSpace(value)
			}
		}
	}
	return ""
}

// Annotated puts what d says of its tokens (lemmas, tags, heads, relations) in the place of what sentences say, which
// must be those that d was made of.
func Annotated(sentences []Sentence, d *nlp.Doc) ([]Sentence, error) {
	if len(sentences) != len(d.Sentences) {
		return nil, fmt.Errorf("conllu: %d sentences for a document of %d", len(sentences), len(d.Sentences))
	}
	out := make([]Sentence, len(sentences))
	for i, s := range sentences {
		r := d.Sentences[i].Range
		if len(s.Tokens) != r.Len() {
			return nil, fmt.Errorf("conllu: sentence %q has %d tokens, and %d in the document", s.ID, len(s.Tokens), r.Len())
		}
		tokens := make([]Token, len(s.Tokens))
		for k := range tokens {
			tokens[k] = tokenOf(d, r, r.First+k)
			tokens[k].SpaceAfter, tokens[k].Misc = s.Tokens[k].SpaceAfter, s.Tokens[k].Misc
		}
		out[i], out[i].Tokens = s, tokens
	}
	return out, nil
}

// Sentences gives what d says of its tokens, a document named id.
func Sentences(d *nlp.Doc, id string) []Sentence {
	out := make([]Sentence, 0, len(d.Sentences))
	for i, s := range d.Sentences {
		span := d.SpanOf(s.Range)
		text := oneLine(d.Text[span.Start:span.End])
		now := Sentence{Document: id, ID: fmt.Sprintf("%s-%d", id, i+1), Text: text, First: i == 0}
		now.Paragraph = now.First || s.Block != d.Sentences[i-1].Block
		now.Comments = comments(now)
		for k := s.First; k < s.End; k++ {
			t := tokenOf(d, s.Range, k)
			t.SpaceAfter = k+1 >= len(d.Tokens) || d.Tokens[k+1].Is(nlp.SpaceBefore)
			t.Misc = "_"
			if !t.SpaceAfter {
				t.Misc = "SpaceAfter=No"
			}
			now.Tokens = append(now.Tokens, t)
		}
		out = append(out, now)
	}
	return out
}

func comments(s Sentence) []string {
	var out []string
	if s.First {
		out = append(out, "# newdoc id = "+s.Document)
	} else if s.Paragraph {
		out = append(out, "# newpar")
	}
	return append(out, "# sent_id = "+s.ID, "# text = "+s.Text)
}

// tokenOf is token i of d, in a sentence of tokens r.
func tokenOf(d *nlp.Doc, r nlp.Range, i int) Token {
	t := d.Tokens[i]
	head := -1
	if t.Head != nlp.NoHead {
		head = int(t.Head) - r.First
	}
	return Token{Form: d.Form(i), Lemma: d.Lemma(i), UPOS: t.UPOS.String(), XPOS: t.XPOS.String(), Rel: nlp.Rel(t.Rel).String(), Head: head}
}
