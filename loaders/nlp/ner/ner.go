// Package ner finds proper names and says what each is the name of: a person, an organization, a country, a place,
// a military unit, an agreement, or a nationality.
//
// A name is recognised, in this order of trust, by the gazetteer, by the word that heads it ("… Ministry", "… Fleet",
// "Treaty of …"), by a title or a first name before it, and by being a run of capitalised words. A second pass over
// the document lets names explain each other: "Bolton" is a person once "John Bolton" is. Headlines and text in
// capitals are read by the gazetteer and the second pass alone, since there the capitals say nothing.
//
// The words that head names, titles and words that are capitalised without naming anything are in data/words.tsv.
package ner

import (
	"cmp"
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// New makes the stage. It needs tags and gives Doc.Names, ordered, none overlapping another.
func New(g *gazetteer.Gazetteer) (nlp.Stage, error) {
	words, err := loadWords()
	if err != nil {
		return nil, err
	}
	return &stage{g, words}, nil
}

type stage struct {
	gazetteer *gazetteer.Gazetteer
	words     words
}

func (*stage) Name() string     { return "ner" }
func (*stage) Needs() nlp.Layer { return nlp.Layout | nlp.Tokens | nlp.Tags }
func (*stage) Gives() nlp.Layer { return nlp.Names }

func (s *stage) Annotate(d *nlp.Doc) error {
	for i := range d.Sentences {
		r := s.newReader(d, &d.Sentences[i])
		for at := r.first; at < r.end; {
			at += max(1, r.nameAt(at))
		}
	}
	s.joinAcrossDocument(d)
	slices.SortFunc(d.Names, func(a, b nlp.Name) int { return cmp.Compare(a.First, b.First) })
	return nil
}

// reader reads one sentence.
type reader struct {
	*stage
	doc        *nlp.Doc
	first, end int
	forms      []string // of the sentence's tokens, forms[0] being that of token first
	capsSay    bool     // whether capitals tell names from other words here
}

func (s *stage) newReader(d *nlp.Doc, sent *nlp.Sentence) *reader {
	r := &reader{stage: s, doc: d, first: sent.First, end: sent.End}
	capitals, plainVerb := 0, false
	for i := sent.First; i < sent.End; i++ {
		r.forms = append(r.forms, d.Form(i))
		t := d.Tokens[i]
		if t.Is(nlp.Capitalized) {
			capitals++
		}
		plainVerb = plainVerb || !t.Is(nlp.Capitalized) && t.UPOS == nlp.VERB
	}
	r.capsSay = d.Blocks[sent.Block].Kind != nlp.Headline && (plainVerb || capitals*10 < sent.Len()*7)
	return r
}

// known is the longest name of the gazetteer at token i, in its likeliest reading.
func (r *reader) known(i int) (n int, e gazetteer.Entry) {
	n, entries := r.gazetteer.Longest(r.forms, i-r.first)
	if n == 0 && r.doc.Tokens[i].Is(nlp.AllCaps) && !r.capsSay {
		n, entries = r.gazetteer.LongestFold(r.forms, i-r.first)
	}
	if n == 0 || !r.doc.Tokens[i].Is(nlp.Capitalized) {
		return 0, gazetteer.Entry{}
	}
	for _, kind := range []gazetteer.Kind{gazetteer.Country, gazetteer.Leader, gazetteer.Demonym, gazetteer.Seat,
		gazetteer.Capital, gazetteer.Organization} {
		if at := slices.IndexFunc(entries, func(e gazetteer.Entry) bool { return e.Kind == kind }); at >= 0 {
			return n, entries[at]
		}
	}
	return n, entries[0]
}

// nameAt adds the name that begins at token i, and says how many tokens it has.
func (r *reader) nameAt(i int) int {
	if !r.doc.Tokens[i].Is(nlp.Capitalized) || r.words.ignored[r.forms[i-r.first]] {
		return 0
	}
	n, entry := r.known(i)
	if !r.capsSay {
		return r.addKnown(i, n, entry)
	}
	if m := r.title(i); m > 0 && entry.Kind != gazetteer.Leader {
		return m // titles are no part of names; package coref reads them
	}
	if m, typ := r.headed(i); m > n {
		return r.add(i, m, typ, "", r.countryWithin(i, m))
	}
	if m := r.person(i); m > n {
		return r.add(i, m, nlp.Person, "", "")
	}
	if n > 0 {
		return r.addKnown(i, n, entry)
	}
	return r.unknown(i)
}

func (r *reader) add(i, n int, typ nlp.NameType, canon, country string) int {
	r.doc.Names = append(r.doc.Names, nlp.Name{Range: nlp.Range{First: i, End: i + n}, Type: typ, Canon: canon, Country: country})
	return n
}

func (r *reader) addKnown(i, n int, e gazetteer.Entry) int {
	if n == 0 {
		return 0
	}
	if m := r.agencyTail(i + n); e.Kind == gazetteer.Organization && m > 0 {
		n += m
	}
	typ := typeOf(e)
	if typ == nlp.Organization && r.words.heads[r.forms[i+n-1-r.first]] == nlp.MilitaryUnit {
		typ = nlp.MilitaryUnit // the gazetteer does not tell a fleet from a navy
	}
	return r.add(i, n, typ, e.Name, e.Country)
}

func typeOf(e gazetteer.Entry) nlp.NameType {
	switch e.Kind {
	case gazetteer.Country:
		return nlp.Country
	case gazetteer.Demonym:
		return nlp.Nationality
	case gazetteer.Leader:
		return nlp.Person
	case gazetteer.Organization:
		return nlp.Organization
	}
	return nlp.Place
}

// countryWithin is the country that a name begins with: "US Navy", "Japanese Foreign Ministry".
func (r *reader) countryWithin(i, n int) string {
	if m, e := r.known(i); m > 0 && m < n && (e.Kind == gazetteer.Country || e.Kind == gazetteer.Demonym) {
		return e.Country
	}
	return ""
}

// agencyTail is the number of small words behind a name that belong to it: "Kyodo news agency".
func (r *reader) agencyTail(i int) int {
	for _, tail := range r.words.tails {
		if i+len(tail) <= r.end && slices.EqualFunc(tail, r.forms[i-r.first:i-r.first+len(tail)], strings.EqualFold) {
			return len(tail)
		}
	}
	return 0
}
