// Package facts states what an annotated document says as graph facts. It is pure: the same Doc gives the same Facts.
// Groups and unnamed people are kept only where an event or a relation speaks of them.
//
// # Identity
//
// A node's ID says what it is, never how much else was found. What has a name is one node in all articles: its key is the
// class and the canonical name, which the stages before chose (the gazetteer's for what it knows by several names or an
// acronym, else the fullest form in the article, to which surnames and titles were joined), and for a body or place the
// country it is of, where that is known and not in the name, so that namesakes stay apart; offices carry their country in
// the name. What has no such name is a node of its article: groups, unnamed people, offices of nobody knows where, and
// persons who go by one word that the gazetteer does not know; its key is what it is called and a hash of the sentence
// that first mentions it. A relation's key is its kind and what it relates; an event's is its class, a hash of its
// sentence and the place of its cue there. So IDs do not change between runs, nor when an article is read again with other
// sentences added. That an event here is one told elsewhere is not said by its ID: graph.Join finds it, by the rule in the
// doc of package graph.
package facts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp"
)

// Needs are the layers that FromDoc reads.
const Needs = nlp.Layout | nlp.Tokens | nlp.Times | nlp.Amounts | nlp.Mentions | nlp.Entities | nlp.Relations | nlp.Frames

// Countries looks up a country's ISO 3166-1 alpha-3 code and common name by its alpha-2 code.
type Countries interface {
	Names(alpha2 string) (alpha3, name string, ok bool)
}

// FromDoc gives the facts of a document under the identity of article a, filled by Article. The facts are normalized and
// valid.
func FromDoc(d *nlp.Doc, a graph.Article, countries Countries) (*graph.Facts, error) {
	f, _, err := Explain(d, a, countries)
	return f, err
}

// Rules are how events and relations were read, for people, by ID: which lexicon entry and which reading of it. A fact of
// a stage that does not say is not in it.
type Rules map[graph.ID]string

// Explain is FromDoc, with the rules by which the stages read the facts.
func Explain(d *nlp.Doc, a graph.Article, countries Countries) (*graph.Facts, Rules, error) {
	if missing := Needs &^ d.Done; missing != 0 {
		return nil, nil, fmt.Errorf("facts: reading article %q: %w: %s", a.Source, nlp.ErrMissingLayer, missing)
	}
	b := &builder{doc: d, countries: countries, used: map[int]bool{}, taken: map[graph.ID]int{}, rules: Rules{}}
	b.facts.Article = Article(d, a)
	b.sentences()
	b.use()
	b.entities()
	b.relations()
	b.frames()
	b.facts.Normalize()
	if err := b.facts.Validate(); err != nil {
		return nil, nil, fmt.Errorf("facts: reading article %q: %w", a.Source, err)
	}
	return &b.facts, b.rules, nil
}

type builder struct {
	doc       *nlp.Doc
	countries Countries
	facts     graph.Facts
	used      map[int]bool     // entities that something is said of
	told      []bool           // relations that are worth telling
	ids       []graph.ID       // of the entities, "" where left out
	taken     map[graph.ID]int // nodes of this article -> how many go by that description, see scoped
	rules     Rules
	known     map[string]bool // names that the gazetteer gave, see halfNamed
}

// Article is article a with its ID, and with empty fields filled from what the text tells of itself (headline, dateline).
func Article(d *nlp.Doc, a graph.Article) graph.Article {
	m := d.Meta
	a.Text = d.Text
	a.Title = firstOf(a.Title, m.Title, firstSentence(d))
	a.Publisher = firstOf(a.Publisher, m.Publisher)
	a.Byline = firstOf(a.Byline, m.Byline)
	a.Published = firstOf(a.Published, m.Published)
	a.Language = firstOf(a.Language, "en")
	a.ID = graph.ArticleID(&a)
	return a
}

// firstSentence stands in for the title of a text without a headline.
func firstSentence(d *nlp.Doc) string {
	if len(d.Sentences) == 0 {
		return ""
	}
	return oneLine(d.TextOf(d.Sentences[0].Range))
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (b *builder) sentences() {
	for _, s := range b.doc.Sentences {
		b.facts.Sentences = append(b.facts.Sentences, b.span(s.Range))
	}
}

func (b *builder) span(r nlp.Range) graph.Span { return graph.Span(b.doc.SpanOf(r)) }

// use marks the entities that events and relations speak of.
func (b *builder) use() {
	for _, f := range b.doc.Frames {
		for _, slot := range [][]int{f.Source, f.Target, f.About, f.Place, f.AttributedTo} {
			for _, e := range slot {
				b.used[e] = true
			}
		}
	}
	b.told = make([]bool, len(b.doc.Relations))
	b.tell(func(r nlp.Relation) bool { return r.Type != string(graph.AffiliatedWith) })
	b.tell(func(r nlp.Relation) bool { return b.doc.Entities[r.Subject].Named || b.used[r.Subject] })
}

// tell marks the relations that are worth telling, and what they speak of. Whom the unnamed belong to matters only where
// they do something: "Japanese cattle farmers" are no news by being Japanese.
func (b *builder) tell(worth func(nlp.Relation) bool) {
	for i, r := range b.doc.Relations {
		if b.told[i] || !worth(r) {
			continue
		}
		b.told[i], b.used[r.Subject] = true, true
		if r.Object >= 0 {
			b.used[r.Object] = true
		}
	}
}

// evidence is the sentence that token cue stands in, with the cue highlighted.
func (b *builder) evidence(sentence int, cue nlp.Range, quote bool) []graph.Evidence {
	s := b.doc.Sentences[sentence].Range
	span := b.span(s)
	ev := graph.Evidence{Article: b.facts.Article.ID, Span: span, Text: span.In(b.doc.Text), Quote: quote}
	if cue.Len() > 0 {
		ev.Highlight = []graph.Span{b.span(cue)}
	}
	return []graph.Evidence{ev}
}

// idsOf maps entities to the IDs of those that were kept.
func (b *builder) idsOf(entities []int) []graph.ID {
	var out []graph.ID
	for _, e := range entities {
		if id := b.ids[e]; id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
