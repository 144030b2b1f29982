// Package coref finds what the text speaks of, and which words speak of the same thing.
//
// Mentions come from names ("US President Donald Trump"), from noun phrases whose head is in data/nouns.tsv
// ("Japanese officials", "the current agreement"), and from pronouns. Each is then joined to an entity by the first
// sieve that fits, strictest first: same country or same name; surname or acronym of somebody named before; a definite
// phrase with the head of somebody spoken of before; a pronoun's latest fitting antecedent. What no sieve joins is an
// entity of its own: two namesakes are kept apart rather than one person split in two where a text gives no reason.
package coref

import (
	"cmp"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// New makes the stage. It needs names and chunks, and gives Doc.Mentions, in order, and Doc.Entities, by first mention.
func New(g *gazetteer.Gazetteer) (nlp.Stage, error) {
	nouns, err := loadNouns()
	if err != nil {
		return nil, err
	}
	return &stage{g, nouns}, nil
}

type stage struct {
	gazetteer *gazetteer.Gazetteer
	nouns     map[string]noun
}

func (*stage) Name() string     { return "coref" }
func (*stage) Needs() nlp.Layer { return nlp.Layout | nlp.Tokens | nlp.Tags | nlp.Names | nlp.Chunks }
func (*stage) Gives() nlp.Layer { return nlp.Mentions | nlp.Entities }

func (s *stage) Annotate(d *nlp.Doc) error {
	f := &finder{stage: s, doc: d, office: map[int]int{}}
	for i := range d.Sentences {
		switch d.Blocks[d.Sentences[i].Block].Kind {
		case nlp.Paragraph:
			f.sentence(d.Sentences[i].Range)
		case nlp.Headline:
			f.names(d.Sentences[i].Range)
		}
	}
	order := sortMentions(d)
	c := newCluster(s, d)
	for i := range d.Mentions {
		d.Mentions[i].Role.Of = order[d.Mentions[i].Role.Of]
		c.join(i)
	}
	c.finish()
	return nil
}

// sortMentions puts the mentions in text order, outer before inner, and gives the map from old to new indices; -1
// stays -1.
func sortMentions(d *nlp.Doc) map[int]int {
	perm := make([]int, len(d.Mentions))
	for i := range perm {
		perm[i] = i
	}
	slices.SortStableFunc(perm, func(a, b int) int {
		x, y := d.Mentions[a], d.Mentions[b]
		return cmp.Or(cmp.Compare(x.First, y.First), cmp.Compare(y.End, x.End))
	})
	sorted, order := make([]nlp.Mention, len(perm)), map[int]int{-1: -1}
	for to, from := range perm {
		sorted[to], order[from] = d.Mentions[from], to
	}
	d.Mentions = sorted
	return order
}
