package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/conllu"
)

// Chains gives the chains of mentions that a document of GUM is annotated with, as OntoNotes would have them, in tokens
// of the document. GUM chains more than OntoNotes does; what is left out follows the conversion to OntoGUM (Zhu, Pradhan
// and Zeldes 2021): mentions that are alone, predicates of a copula, common nouns that modify a noun, and what points
// forward. An apposition is one mention with what it stands behind, and an indefinite phrase begins a new chain.
func Chains(doc []conllu.Sentence) ([][]nlp.Range, error) {
	words, mentions, err := entities(doc)
	if err != nil {
		return nil, err
	}
	var order []string
	byID := map[string][]marked{}
	for _, m := range mentions {
		if byID[m.id] == nil {
			order = append(order, m.id)
		}
		byID[m.id] = append(byID[m.id], m)
	}
	var out [][]nlp.Range
	for _, id := range order {
		for _, chain := range words.ontoNotes(byID[id]) {
			if len(chain) > 1 {
				out = append(out, chain)
			}
		}
	}
	return out, nil
}

// marked is a mention as GUM marks it.
type marked struct {
	nlp.Range
	id   string // of its entity
	link string // how it is chained: coref, ana, appos, pred, cata, disc, sgl
}

// word is a token of a document; its head is a token of the document, or -1.
type word struct {
	conllu.Token
	head int
}

type words []word

// entities reads the column of a treebank that marks where mentions begin and end: "(7-person-giv:act-…-coref", "7)".
func entities(doc []conllu.Sentence) (words, []marked, error) {
	var ws words
	var out []marked
	open := map[string][]int{}
	for _, s := range doc {
		first := len(ws)
		for _, t := range s.Tokens {
			w := word{t, -1}
			if t.Head >= 0 {
				w.head = first + t.Head
			}
			ws = append(ws, w)
			rest := column(t.Misc, "Entity")
			for rest != "" {
				var err error
				if rest, out, err = oneMark(rest, len(ws)-1, out, open); err != nil {
					return nil, nil, fmt.Errorf("eval: reading chains of %q: %w", s.ID, err)
				}
			}
		}
	}
	out = slices.DeleteFunc(out, func(m marked) bool { return m.End == 0 })
	slices.SortStableFunc(out, func(a, b marked) int { return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.End, a.End)) })
	return ws, out, nil
}

// column is the value of a key in the last column of CoNLL-U.
func column(misc, key string) string {
	for _, field := range strings.Split(misc, "|") {
		if value, ok := strings.CutPrefix(field, key+"="); ok {
			return value
		}
	}
	return ""
}

// oneMark reads the first mark of s at token i and gives the rest.
func oneMark(s string, i int, out []marked, open map[string][]int) (string, []marked, error) {
	if s[0] != '(' {
		id, rest, ok := strings.Cut(s, ")")
		id, _, _ = strings.Cut(id, "[")
		if began := open[id]; ok && len(began) > 0 {
			out[began[len(began)-1]].End = i + 1
			open[id] = began[:len(began)-1]
			return rest, out, nil
		}
		return "", nil, fmt.Errorf("%w: nothing that %q ends", conllu.ErrFormat, s)
	}
	end := strings.IndexAny(s[1:], "()") + 1
	if end == 0 {
		end = len(s)
	}
	fields := strings.Split(s[1:end], "-")
	if len(fields) < 7 {
		return "", nil, fmt.Errorf("%w: a mention of %d fields", conllu.ErrFormat, len(fields))
	}
	id, _, _ := strings.Cut(fields[0], "[")
	m := marked{Range: nlp.Range{First: i}, id: id, link: fields[6]}
	if end < len(s) && s[end] == ')' {
		m.End = i + 1
		end++
	} else {
		open[id] = append(open[id], len(out))
	}
	return s[end:], append(out, m), nil
}

// ontoNotes gives the chains that OntoNotes would make of the mentions of one entity.
func (w words) ontoNotes(entity []marked) [][]nlp.Range {
	var out [][]nlp.Range
	for i, m := range entity {
		head := w.headOf(m.Range)
		switch {
		case m.link == "cata", m.link == "pred", w[head].Rel == "compound" && !w.proper(m.Range):
			continue
		case m.link == "appos" && len(out) > 0 && w.behind(entity[i-1].Range, m.Range):
			last := &out[len(out)-1][len(out[len(out)-1])-1]
			if last.First <= entity[i-1].First {
				last.End = max(last.End, m.End)
				continue
			}
		case w.predicate(head, m.Range) && len(out) > 0:
			continue
		}
		r := m.Range
		if w[head].UPOS == "VERB" {
			r = nlp.Range{First: head, End: head + 1}
		}
		if len(out) == 0 || !w.definite(head, m.Range) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
	return out
}

// headOf is the token of r whose head stands outside.
func (w words) headOf(r nlp.Range) int {
	for i := r.First; i < r.End; i++ {
		if !r.Has(w[i].head) {
			return i
		}
	}
	return r.First
}

func (w words) proper(r nlp.Range) bool {
	for _, t := range w[r.First:r.End] {
		if strings.HasPrefix(t.XPOS, "NNP") {
			return true
		}
	}
	return false
}

// behind reports whether only marks stand between a and b.
func (w words) behind(a, b nlp.Range) bool {
	for i := a.End; i < b.First; i++ {
		if w[i].UPOS != "PUNCT" {
			return false
		}
	}
	return a.First < b.First && a.End <= b.First
}

// predicate reports whether a copula outside the mention makes it a predicate.
func (w words) predicate(head int, r nlp.Range) bool {
	for i := max(0, head-30); i < min(len(w), head+10); i++ {
		if w[i].head == head && w[i].Rel == "cop" && !r.Has(i) {
			return true
		}
	}
	return false
}

// definite reports whether a mention can take up something spoken of before: a name, a pronoun, or a phrase with a
// definite determiner or a possessive.
func (w words) definite(head int, r nlp.Range) bool {
	switch w[head].XPOS {
	case "NNP", "NNPS", "PRP", "PRP$", "DT":
		return true
	}
	if w[head].UPOS == "VERB" {
		return true
	}
	for i := r.First; i < r.End; i++ {
		if w[i].head != head {
			continue
		}
		switch {
		case w[i].Rel == "nmod:poss":
			return true
		case w[i].Rel == "det":
			switch w[i].Lemma {
			case "the", "this", "that", "those", "these", "all", "every", "any", "no":
				return true
			}
		}
	}
	return false
}
