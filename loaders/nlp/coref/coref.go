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
func New(g *gazetteer.Gazetteer, judge Judge) (nlp.Stage, error) {
	nouns, err := loadNouns()
	if err != nil {
		return nil, err
	}
	words, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	return &stage{g, nouns, words, judge}, nil
}

type stage struct {
	gazetteer *gazetteer.Gazetteer
	nouns     map[string]noun
	lexicon   *lexicon
	judge     Judge
}

func (*stage) Name() string { return "coref" }
func (*stage) Needs() nlp.Layer {
	return nlp.Layout | nlp.Tokens | nlp.Tags | nlp.Deps | nlp.Names | nlp.Chunks
}
func (*stage) Gives() nlp.Layer { return nlp.Mentions | nlp.Entities | nlp.Clusters }

func (s *stage) Annotate(d *nlp.Doc) error {
	r := newResolver(s, d)
	r.resolve()
	r.write()
	f := &finder{stage: s, doc: d, named: map[int]int{}, spoken: map[int]bool{}}
	for _, sent := range d.Sentences {
		switch kind := d.Blocks[sent.Block].Kind; {
		case d.IsProse(sent):
			f.sentence(sent.Range)
		case kind == nlp.Headline || kind == nlp.Paragraph:
			f.names(sent.Range)
		}
	}
	sortMentions(d)
	newCluster(s, d, r.spoken()).joinAll()
	return nil
}

// sortMentions puts the mentions in text order, outer before inner, and lets Role.Of follow.
func sortMentions(d *nlp.Doc) {
	perm := make([]int, len(d.Mentions))
	for i := range perm {
		perm[i] = i
	}
	slices.SortStableFunc(perm, func(a, b int) int {
		x, y := d.Mentions[a], d.Mentions[b]
		return cmp.Or(cmp.Compare(x.First, y.First), cmp.Compare(y.End, x.End))
	})
	sorted, order := make([]nlp.Mention, len(perm)), make([]int, len(perm))
	for to, from := range perm {
		sorted[to], order[from] = d.Mentions[from], to
	}
	for i := range sorted {
		if of := &sorted[i].Role.Of; *of >= 0 {
			*of = order[*of]
		}
	}
	d.Mentions = sorted
}
