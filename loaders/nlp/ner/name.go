package ner

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
	"github.com/demarche-kg/demarche/loaders/nlp/gazetteer"
)

// name makes a name of a span: its type by its kind, its head word and the gazetteer, and what the gazetteer adds. A
// span that is no name of a type that documents have, such as a festival, has type NoName.
func (r *reader) name(d *nlp.Doc, s Span) nlp.Name {
	n := nlp.Name{Range: nlp.Range{First: s.First, End: s.End}, Continues: s.continues}
	entries := r.known(d, n.Range)
	switch s.Kind {
	case Person:
		if r.isPlace(d, n.Range, entries) {
			return r.place(d, n, entries)
		}
		n.Type = nlp.Person
		fill(&n, entries, gazetteer.Leader)
	case Location, Facility:
		return r.place(d, n, entries)
	case Group:
		n.Type = nlp.Nationality
		fill(&n, entries, gazetteer.Demonym)
	case Organization:
		n.Type = nlp.Organization
		if !fill(&n, entries, gazetteer.Organization) && !fill(&n, entries, gazetteer.Seat) {
			n.Country = r.countryWithin(d, n.Range)
		}
		if t := r.head(d, n.Range); t != nlp.NoName {
			n.Type = t
		}
	case Other:
		if fill(&n, entries, gazetteer.Demonym) {
			n.Type = nlp.Nationality
		} else if n.Type = r.head(d, n.Range); n.Type != nlp.NoName {
			n.Country = r.countryWithin(d, n.Range)
		}
	}
	return n
}

// place is name for what the model read as a place.
func (r *reader) place(d *nlp.Doc, n nlp.Name, entries []gazetteer.Entry) nlp.Name {
	if t := r.head(d, n.Range); t != nlp.NoName {
		n.Type, n.Country = t, r.countryWithin(d, n.Range)
		return n
	}
	if n.First >= 2 && d.Form(n.First-1) == "of" && r.words.heads[d.Form(n.First-2)] == nlp.Agreement {
		n.First -= 2 // the model knows few treaties: "Treaty of Rome"
		n.Type = nlp.Agreement
		return n
	}
	n.Type = nlp.Place
	if fill(&n, entries, gazetteer.Country) {
		n.Type = nlp.Country
		return n
	}
	for _, kind := range []gazetteer.Kind{gazetteer.Seat, gazetteer.Capital, gazetteer.Region, gazetteer.City} {
		if fill(&n, entries, kind) {
			break
		}
	}
	return n
}

// isPlace reports whether what the model read as a person can only be a country or the seat of a government: "Kremlin",
// but not "Jordan".
func (r *reader) isPlace(d *nlp.Doc, name nlp.Range, entries []gazetteer.Entry) bool {
	last := d.Form(name.End - 1)
	if len(entries) == 0 || r.gazetteer.FirstName(last) || r.gazetteer.LastName(last) {
		return false
	}
	for _, e := range entries {
		if e.Kind != gazetteer.Country && e.Kind != gazetteer.Seat {
			return false
		}
	}
	return true
}

// known are the readings of the words of a name in the gazetteer, none unless it knows all of them as one name.
func (r *reader) known(d *nlp.Doc, name nlp.Range) []gazetteer.Entry {
	forms := r.x.formsOf(d, name)
	n, entries := r.gazetteer.Longest(forms, 0)
	if n < len(forms) && d.Tokens[name.End-1].Is(nlp.AllCaps) {
		n, entries = r.gazetteer.LongestFold(forms, 0)
	}
	if n < len(forms) {
		return nil
	}
	return entries
}

// fill takes the name and country of the first reading of a kind.
func fill(n *nlp.Name, entries []gazetteer.Entry, kind gazetteer.Kind) bool {
	for _, e := range entries {
		if e.Kind == kind {
			n.Canon, n.Country = e.Name, e.Country
			return true
		}
	}
	return false
}

// countryWithin is the country that a name begins with: "US Navy", "Japanese Foreign Ministry".
func (r *reader) countryWithin(d *nlp.Doc, name nlp.Range) string {
	n, entries := r.gazetteer.Longest(r.x.formsOf(d, name), 0)
	if n < name.Len() {
		for _, e := range entries {
			if e.Kind == gazetteer.Country || e.Kind == gazetteer.Demonym {
				return e.Country
			}
		}
	}
	return ""
}

// head is the type of what a military unit or an agreement is called by: its last word ("Third Fleet"), or its first
// before "of", "on" or "for" ("Treaty of Rome"). NoName for anything else.
func (r *reader) head(d *nlp.Doc, name nlp.Range) nlp.NameType {
	if name.Len() < 2 {
		return nlp.NoName
	}
	if t := r.words.heads[d.Form(name.End-1)]; t != nlp.NoName {
		return t
	}
	switch d.Form(name.First + 1) {
	case "of", "on", "for", "between", "to", "Against", "against":
		return r.words.heads[d.Form(name.First)]
	}
	return nlp.NoName
}
