// Package frame reads events from sentences: who does or says what to whom.
//
// The lexicon (lexicon/*.txt, described in lexicon/README.md) says which verbs, nouns and adjectives tell events of which
// CAMEO class and where their actors stand; this package finds these places in the dependency tree of a sentence
// (roles.go), or in the order of its chunks where the tree does not tell. It goes over a document in six steps:
//
//	verbs       "has asked Japan to …", "was accused by …" (verb.go)
//	nouns       "held talks with …", "Kenya's demand that …" (noun.go)
//	adjectives  "was critical of …" (adjective.go)
//	speech      what no entry classes but somebody says: what is done by saying it, else STATE; denials and dismissals of
//	            what was claimed (speech.go, speechact.go)
//	judge       which of the words tell events worth telling, of which class, and who stands in their roles: learnt from
//	            annotated news (judge.go, learned.go; what it is told of each: features.go)
//	links       "the demand" retells the demand told before; a denial disputes what its target reported (link.go)
//
// What stands above a verb says whether it happened (reality.go): "failed to", "agreed to", "if". Attribution, time,
// amounts, polarity and modality are filled as each event is found (slots.go, when.go); Frame.Rule says by which entry and
// which reading it was (rule.go).
package frame

import (
	"cmp"
	"slices"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// New makes the stage, with the words of users beside the built-in lexicon. It gives Doc.Frames in the order of the text.
func New(judge Judge, words ...Words) (nlp.Stage, error) {
	l, err := loadLexicon(lexiconFiles, words...)
	if err != nil {
		return nil, err
	}
	return &stage{l, judge}, nil
}

type stage struct {
	lexicon *lexicon
	judge   Judge
}

func (*stage) Name() string { return "frame" }
func (*stage) Needs() nlp.Layer {
	return nlp.Layout | nlp.Tokens | nlp.Tags | nlp.Deps | nlp.Names | nlp.Chunks | nlp.Times | nlp.Amounts | nlp.Mentions |
		nlp.Entities | nlp.Quotations | nlp.Speakers
}
func (*stage) Gives() nlp.Layer { return nlp.Frames }

func (s *stage) Annotate(d *nlp.Doc) error {
	b := &builder{stage: s, doc: d, countries: d.CountryEntities(), speaksFor: map[int]int{}, speechCue: map[int]int{}}
	for i, q := range d.Quotations {
		for t := q.Cue.First; t < q.Cue.End; t++ {
			b.speechCue[t] = i
		}
	}
	said := map[string]bool{} // sentences that a box or a caption repeats are told once
	for i, sent := range d.Sentences {
		if text := d.TextOf(sent.Range); d.IsProse(sent) && !said[text] {
			said[text] = true
			b.sentence(i)
		}
	}
	b.link()
	return nil
}

// builder finds the frames of one document.
type builder struct {
	*stage
	doc       *nlp.Doc
	countries map[string]int // ISO code -> entity
	speaksFor map[int]int    // entity -> the country that speakersCountry found
	speechCue map[int]int    // token of a quotation's cue -> the quotation
	tree      nlp.Tree       // of the sentence at hand
	triggers  []int          // the word that tells each frame of the sentence at hand
	featurer  featurer
}

func (b *builder) sentence(i int) {
	from := len(b.doc.Frames)
	c := &clause{builder: b, Tree: &b.tree, sentence: i, sent: b.doc.Sentences[i].Range, from: from}
	b.triggers = b.triggers[:0]
	c.Read(b.doc, c.sent)
	for v, ch := range b.doc.ChunksIn(c.sent) {
		if ch.Kind == nlp.VerbGroup {
			c.verb(v)
		}
	}
	for k, ch := range b.doc.ChunksIn(c.sent) {
		if ch.Kind == nlp.NounPhrase {
			c.noun(k)
		}
	}
	for i := c.sent.First; i < c.sent.End; i++ {
		if u := b.doc.Tokens[i].UPOS; u == nlp.ADJ || u == nlp.VERB && b.doc.Tokens[i].XPOS == nlp.VBN {
			c.adjectival(i)
		}
	}
	c.speech()
	if c.judge != nil {
		c.judged()
	}
	slices.SortStableFunc(c.told(), func(x, y nlp.Frame) int { return cmp.Compare(x.Cue.First, y.Cue.First) })
}
