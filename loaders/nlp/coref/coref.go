// Package coref finds what the text speaks of, and which words speak of the same thing. It does so twice over, for two
// readers.
//
// For whoever asks which words of a text stand for the same thing, it puts noun phrases of any kind into Doc.Clusters:
// "the magazine", "it", "Jane Harlow, the minister" with all their words, as dependency trees and OntoNotes delimit them.
//
//	trees ─▶ phrases (phrase.go: spans; agree.go, proper.go: number, gender, kind; names) ─▶ for each, in text order:
//	      the same name, a surname, an acronym (names.go)
//	      else candidates that agree and that grammar allows (candidates.go) ─▶ features ─▶ Judge ─▶ a cluster
//
// For facts, it makes Doc.Mentions and Doc.Entities: only what can act or be acted upon, with the office, owner and
// country that the words tell. Mentions come from names ("US President Donald Trump"), from noun phrases whose head is
// in data/nouns.tsv ("Japanese officials", "the current agreement"), and from pronouns. Each is joined to an entity by
// the first sieve that fits: same country or same name; surname or acronym of somebody named before; what its phrase is
// clustered with; a definite phrase with the head of somebody spoken of before. What no sieve joins is an entity of its
// own: two namesakes are kept apart rather than one person split in two where a text gives no reason. A pronoun that is
// clustered with no mention has no entity.
//
// The word lists of data/ say what kind of thing a noun names, and whose names are men's or women's; MODEL_CARD.md of
// package model names their sources and those of the weights.
package coref

import (
	"sync"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// New makes the stage, which asks judge where phrases leave a choice. It needs trees, names, times and chunks, and gives
// Doc.Mentions, in order, Doc.Entities, by first mention, and Doc.Clusters.
func New(g *gazetteer.Gazetteer, judge Judge) (nlp.Stage, error) {
	nouns, err := loadNouns()
	if err != nil {
		return nil, err
	}
	words, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	parties, err := loadParties()
	if err != nil {
		return nil, err
	}
	return &stage{gazetteer: g, nouns: nouns, lexicon: words, parties: parties, judge: judge}, nil
}

type stage struct {
	gazetteer *gazetteer.Gazetteer
	nouns     map[string]noun
	lexicon   *lexicon
	parties   map[string]party
	judge     Judge
	workers   sync.Pool // of *worker: their memory serves document after document
}

func (*stage) Name() string { return "coref" }
func (*stage) Needs() nlp.Layer {
	return nlp.Layout | nlp.Tokens | nlp.Tags | nlp.Deps | nlp.Names | nlp.Times | nlp.Chunks
}
func (*stage) Gives() nlp.Layer { return nlp.Mentions | nlp.Entities | nlp.Clusters }

func (s *stage) Annotate(d *nlp.Doc) error {
	w, _ := s.workers.Get().(*worker)
	if w == nil {
		w = new(worker)
	}
	w.read(s, d)
	s.workers.Put(w)
	return nil
}
