package graphtest

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/demarche-kg/demarche/graph"
)

// teller builds the Facts of one article from words, and finds out the offsets itself. Words that are not in the text
// are a mistake in this package, so they panic.
type teller struct {
	facts graph.Facts
}

// tell begins an article whose text is the sentences, parted by single spaces.
func tell(a graph.Article, sentences ...string) *teller {
	t := &teller{}
	start := 0
	for _, s := range sentences {
		t.facts.Sentences = append(t.facts.Sentences, graph.Span{Start: start, End: start + len(s)})
		start += len(s) + len(" ")
	}
	a.Text = strings.Join(sentences, " ")
	a.ID = graph.ArticleID(&a)
	t.facts.Article = a
	return t
}

// done gives the finished facts, normalized.
func (t *teller) done() *graph.Facts {
	t.facts.Normalize()
	return &t.facts
}

// codes are the ISO 3166 codes of the invented countries, from the range kept free for users.
var codes = map[string][2]string{"Meridia": {"XM", "XME"}, "Ostravia": {"XO", "XOS"}}

// entity defines a named entity, mentioned wherever one of its surface forms stands as a whole word.
func (t *teller) entity(c graph.Class, name string, forms ...string) graph.ID {
	e := graph.Entity{ID: graph.EntityID(c, name, ""), Class: c, Name: name, Alpha2: codes[name][0], Alpha3: codes[name][1]}
	return t.define(e, forms...)
}

// unnamed defines an actor that belongs to the article, called by the words the text has for it.
func (t *teller) unnamed(c graph.Class, words string) graph.ID {
	return t.define(graph.Entity{ID: graph.ScopedID(c, t.facts.Article.ID, words), Class: c, Name: words}, words)
}

// group is unnamed for several people who speak or act as one.
func (t *teller) group(words string) graph.ID {
	c := graph.ClassPerson
	return t.define(graph.Entity{ID: graph.ScopedID(c, t.facts.Article.ID, words), Class: c, Name: words, Group: true}, words)
}

func (t *teller) define(e graph.Entity, forms ...string) graph.ID {
	for _, form := range forms {
		for _, s := range wholeWords(t.facts.Article.Text, form) {
			e.Mentions = append(e.Mentions, graph.Mention{Article: t.facts.Article.ID, Span: s, Text: form})
		}
	}
	if len(forms) > 0 && len(e.Mentions) == 0 {
		panic(fmt.Sprintf("graphtest: %q is nowhere in article %q", forms, t.facts.Article.Source))
	}
	t.facts.Entities = append(t.facts.Entities, e)
	return e.ID
}

// wholeWords finds form in text where no letter runs on before or behind it.
func wholeWords(text, form string) []graph.Span {
	var out []graph.Span
	for from := 0; ; {
		i := strings.Index(text[from:], form)
		if i < 0 {
			return out
		}
		s := graph.Span{Start: from + i, End: from + i + len(form)}
		before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
		after, _ := utf8.DecodeRuneInString(text[s.End:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			out = append(out, s)
		}
		from = s.End
	}
}

func (t *teller) relation(r graph.Relation, evidence ...graph.Evidence) graph.ID {
	r.ID = graph.ScopedID(graph.ClassRelation, t.facts.Article.ID, "r"+strconv.Itoa(len(t.facts.Relations)+1))
	r.Evidence = evidence
	t.facts.Relations = append(t.facts.Relations, r)
	return r.ID
}

func (t *teller) event(e graph.Event, evidence ...graph.Evidence) graph.ID {
	e.ID = graph.ScopedID(graph.ClassEvent, t.facts.Article.ID, "e"+strconv.Itoa(len(t.facts.Events)+1))
	e.Evidence = evidence
	t.facts.Events = append(t.facts.Events, e)
	return e.ID
}

// at is the evidence of a sentence, with the first place of each of the words in it highlighted.
func (t *teller) at(sentence int, words ...string) graph.Evidence {
	s := t.facts.Sentences[sentence]
	ev := graph.Evidence{Article: t.facts.Article.ID, Span: s, Text: s.In(t.facts.Article.Text)}
	for _, w := range words {
		i := strings.Index(ev.Text, w)
		if i < 0 {
			panic(fmt.Sprintf("graphtest: %q is not in %q", w, ev.Text))
		}
		ev.Highlight = append(ev.Highlight, graph.Span{Start: s.Start + i, End: s.Start + i + len(w)})
	}
	return ev
}

// quoted is at for what stands inside quotation marks.
func (t *teller) quoted(sentence int, words ...string) graph.Evidence {
	ev := t.at(sentence, words...)
	ev.Quote = true
	return ev
}
