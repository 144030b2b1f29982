package eval

import (
	"context"
	"io/fs"

	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
)

// scoredRelations are the relations that facts are read from; each gets a figure of its own, head and relation right.
var scoredRelations = []string{"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "ccomp", "xcomp",
	"advcl", "acl", "acl:relcl", "appos", "conj", "parataxis"}

// Trees measures tags, lemmas, heads and relations on given tokens. Punctuation is not scored.
func Trees(ctx context.Context, r *english.Reader, data fs.FS) ([]Figure, error) {
	var out []Figure
	for _, t := range treebanks {
		docs, err := t.documents(data)
		if err != nil {
			return nil, err
		}
		s := treeScore{relations: map[string]*Count{}}
		for _, doc := range docs {
			d, err := annotateGiven(ctx, r, doc)
			if err != nil {
				return nil, err
			}
			found, err := conllu.Annotated(doc, d)
			if err != nil {
				return nil, err
			}
			for i := range doc {
				s.sentence(doc[i].Tokens, found[i].Tokens)
			}
		}
		out = append(out, s.figures(t.name)...)
	}
	return out, nil
}

// treeScore counts words and what is right of them.
type treeScore struct {
	words, xpos, upos, lemma, uas, las int
	relations                          map[string]*Count
}

func (s *treeScore) sentence(gold, found []conllu.Token) {
	for i, g := range gold {
		f := found[i]
		if g.UPOS == "PUNCT" {
			continue
		}
		s.words++
		s.upos += one(g.UPOS == f.UPOS)
		s.xpos += one(g.XPOS == f.XPOS)
		s.lemma += one(g.Lemma == f.Lemma)
		s.uas += one(g.Head == f.Head)
		right := one(g.Head == f.Head && g.Rel == f.Rel)
		s.las += right
		s.relation(g.Rel).Gold++
		s.relation(f.Rel).Found++
		s.relation(g.Rel).Both += right
	}
}

func (s *treeScore) relation(name string) *Count {
	c := s.relations[name]
	if c == nil {
		c = new(Count)
		s.relations[name] = c
	}
	return c
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (s *treeScore) figures(set string) []Figure {
	var out []Figure
	for _, m := range []struct {
		name  string
		right int
	}{{"UPOS", s.upos}, {"XPOS", s.xpos}, {"lemma", s.lemma}, {"UAS", s.uas}, {"LAS", s.las}} {
		out = append(out, Count{m.right, s.words, s.words}.Figure(set, m.name, ""))
	}
	for _, name := range scoredRelations {
		out = append(out, s.relation(name).Figure(set, "relation", name))
	}
	return out
}
