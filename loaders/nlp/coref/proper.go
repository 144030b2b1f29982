package coref

import (
	"github.com/demarche-kg/demarche/loaders/nlp"
)

var nameKinds = map[nlp.NameType]kind{nlp.Person: person, nlp.Organization: group, nlp.Country: country, nlp.Place: place,
	nlp.MilitaryUnit: group, nlp.Agreement: message}

// named finds the proper name in a phrase: its head's, or that of an apposition to it.
func (r *resolver) named(p *phrase) {
	d := r.doc
	if p.form != proper {
		for i := p.First; i < p.End; i++ {
			if t := &d.Tokens[i]; t.Head == p.head && nlp.Rel(t.Rel) == nlp.Appos && (t.UPOS == nlp.PROPN || r.inProperName(i)) {
				r.nameAt(p, i)
				p.form = proper
				return
			}
		}
		return
	}
	r.nameAt(p, int(p.head))
}

// nameAt reads the name that holds token i, or the capitalised words around it that hang together.
func (r *resolver) nameAt(p *phrase, i int) {
	d := r.doc
	if k := d.NameAt(i); k >= 0 && d.Names[k].Type != nlp.Nationality {
		n := &d.Names[k]
		p.name, p.nameType = n.Range, n.Type
		p.guessed = r.guessed(n)
		if n.Type == nlp.Country || n.Type == nlp.Place {
			p.country = n.Country
		}
	} else {
		p.name = nlp.Range{First: i, End: i + 1}
		for p.name.First > p.First && r.partOfName(p.name.First-1, i) {
			p.name.First--
		}
		for p.name.End < p.End && r.partOfName(p.name.End, i) {
			p.name.End++
		}
	}
	for p.name.Len() > 1 && r.lexicon.titles[d.Lower(p.name.First)] {
		p.name.First++
	}
}

// guessed reports whether nothing but capitals speaks for the type of a name: people whose first name is rare, or who are
// called by their surnames alone, are often taken for organizations or places.
func (r *resolver) guessed(n *nlp.Name) bool {
	last := r.doc.Form(n.End - 1)
	switch n.Type {
	case nlp.Person, nlp.MilitaryUnit, nlp.Country, nlp.Agreement:
		return false
	case nlp.Place:
		if n.Canon != "" {
			return n.Len() == 1 && (r.gazetteer.FirstName(last) || r.gazetteer.LastName(last)) && !r.placed(n)
		}
	case nlp.Organization:
		_, known := r.lexicon.kinds[r.doc.Lower(n.End-1)]
		return n.Canon == "" && !known && n.Len() <= 3 && !r.doc.Tokens[n.First].Is(nlp.AllCaps)
	}
	return n.Len() <= 2
}

// placed reports whether a preposition of place stands before a name.
func (r *resolver) placed(n *nlp.Name) bool {
	if n.First == 0 {
		return false
	}
	switch r.doc.Lower(n.First - 1) {
	case "in", "at", "to", "from", "near", "into", "of", "through", "across":
		return true
	}
	return false
}

func (r *resolver) partOfName(i, head int) bool {
	t := &r.doc.Tokens[i]
	if t.UPOS != nlp.PROPN {
		return false
	}
	rel := nlp.Rel(t.Rel)
	return (rel == nlp.Flat || rel == nlp.Compound) && int(t.Head) == head || int(r.doc.Tokens[head].Head) == i
}

// properAgreement reads number, gender and kind from a name and the words around it.
func (r *resolver) properAgreement(p *phrase) {
	d, a := r.doc, &p.agree
	a.kind = nameKinds[p.nameType]
	if p.guessed {
		a.kind = unknownKind
	}
	a.number = singular
	if d.Tokens[p.head].XPOS == nlp.NNPS {
		a.number = several
	}
	if a.kind == unknownKind || a.kind == person {
		p.likely = r.lexicon.genderOfName(d.Lower(p.name.First))
		if a.gender = r.genderBefore(p); a.gender == unknownGender && p.name.Len() > 1 && p.name.Len() < 5 {
			a.gender = p.likely
		}
		if a.kind == unknownKind {
			switch {
			case a.gender != unknownGender, p.likely != unknownGender:
				a.kind = person
			case p.name.Len() > 1 || p.First < p.name.First && d.Tokens[p.First].UPOS == nlp.DET:
				a.kind = kindOfName(r.lexicon.kinds[d.Lower(p.name.End-1)])
			}
		}
	}
	if a.kind == group || a.kind == country || a.kind == unknownKind {
		a.number = unknownNumber
	}
	if a.kind == person && a.number == several && p.name.Len() == 1 {
		a.number = unknownNumber // "Williams" looks like a plural
	}
}

// genderBefore is the gender that a title before a name, or a noun that it stands in apposition to, says: "Mrs Harlow".
func (r *resolver) genderBefore(p *phrase) gender {
	for i := max(0, p.name.First-4); i < p.name.First; i++ {
		if i < p.First && i < p.name.First-1 {
			continue
		}
		if g := r.lexicon.nouns[r.doc.Lower(i)]; g != unknownGender {
			return g
		}
	}
	return unknownGender
}

// kindOfName is what the last word of a name says of its bearer: a "… Council" is a group, but Kate Bush is no plant.
func kindOfName(k kind) kind {
	switch k {
	case group, place, event, message:
		return k
	}
	return unknownKind
}
