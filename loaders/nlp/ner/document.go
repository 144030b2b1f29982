package ner

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
)

// joinAcrossDocument lets full names explain short ones: a capitalised word that is the last word of a person named
// elsewhere in the document is that person, and is found where the first pass saw nothing.
func (s *stage) joinAcrossDocument(d *nlp.Doc) {
	s.judgeUnknown(d)
	surnames := map[string]bool{}
	for _, n := range d.Names {
		if n.Type == nlp.Person && n.Len() > 1 {
			surnames[d.Form(n.End-1)] = true
		}
	}
	taken := make([]bool, len(d.Tokens))
	kept := d.Names[:0]
	for _, n := range d.Names {
		if n.Len() == 1 && surnames[d.Form(n.First)] && n.Type != nlp.Country {
			n = nlp.Name{Range: n.Range, Type: nlp.Person}
		}
		for i := n.First; i < n.End; i++ {
			taken[i] = true
		}
		kept = append(kept, n)
	}
	d.Names = kept
	for i := range d.Tokens {
		if !taken[i] && surnames[d.Form(i)] && d.Tokens[i].Is(nlp.Capitalized) {
			d.Names = append(d.Names, nlp.Name{Range: nlp.Range{First: i, End: i + 1}, Type: nlp.Person})
		}
	}
}

// judgeUnknown looks again at names that only their capitals gave away. One of several words whose last stands alone
// elsewhere is a person: organizations are not called by their last word. One that is a place anywhere is a place.
func (s *stage) judgeUnknown(d *nlp.Doc) {
	alone, places := map[string]bool{}, map[string]bool{}
	for _, n := range d.Names {
		if n.Len() == 1 && n.Canon == "" && n.Type == nlp.Organization {
			alone[d.Form(n.First)] = true
		}
		if n.Type == nlp.Place {
			places[d.TextOf(n.Range)] = true
		}
	}
	for i := range d.Names {
		n := &d.Names[i]
		if n.Canon != "" || n.Type != nlp.Organization || s.words.heads[d.Form(n.End-1)] != nlp.NoName {
			continue
		}
		switch {
		case n.Len() > 1 && n.Len() <= 3 && alone[d.Form(n.End-1)] && d.Tokens[n.End-1].Is(nlp.Capitalized):
			n.Type = nlp.Person
		case places[d.TextOf(n.Range)]:
			n.Type = nlp.Place
		}
	}
}
