package coref

import (
	"strings"

	"github.com/demarche-kg/demarche/loaders/nlp"
)

// agreement is what a phrase says of number, gender and kind. The zero value says nothing.
type agreement struct {
	number number
	gender gender
	kind   kind
}

type number uint8

const (
	unknownNumber number = iota
	singular
	several
)

type gender uint8

const (
	unknownGender gender = iota
	masculine
	feminine
)

// kind is what a noun or name stands for.
type kind uint8

const (
	unknownKind kind = iota
	person
	group // organizations, and groups of people as one: "the team"
	country
	place
	timeKind
	event
	message // what is said or written: reports, agreements
	money
	quantity
	animal
	thing
)

var kindNames = map[string]kind{"person": person, "group": group, "place": place, "time": timeKind, "event": event, "message": message,
	"money": money, "quantity": quantity, "animal": animal, "thing": thing}

// pronounKind is what a pronoun asks of what it stands for.
type pronounKind struct {
	person uint8 // 1, 2, 3; 4 for "this" and "that"
	number number
	gender gender
	animal kind // person for "he", thing for "it", unknownKind for "they"
	caseOf pronounCase
}

type pronounCase uint8

const (
	nominative pronounCase = iota
	accusative
	possessive
	reflexive
)

// pronouns are those that take something up. Relative and interrogative ones, and those that stand for nobody in
// particular, do not.
var pronouns = map[string]pronounKind{
	"i": {1, singular, 0, person, nominative}, "me": {1, singular, 0, person, accusative}, "my": {1, singular, 0, person, possessive},
	"mine": {1, singular, 0, person, possessive}, "myself": {1, singular, 0, person, reflexive},
	"we": {1, several, 0, person, nominative}, "us": {1, several, 0, person, accusative}, "our": {1, several, 0, person, possessive},
	"ours": {1, several, 0, person, possessive}, "ourselves": {1, several, 0, person, reflexive},
	"you": {2, unknownNumber, 0, person, nominative}, "your": {2, unknownNumber, 0, person, possessive},
	"yours": {2, unknownNumber, 0, person, possessive}, "yourself": {2, singular, 0, person, reflexive},
	"yourselves": {2, several, 0, person, reflexive},
	"he":         {3, singular, masculine, person, nominative}, "him": {3, singular, masculine, person, accusative},
	"his": {3, singular, masculine, person, possessive}, "himself": {3, singular, masculine, person, reflexive},
	"she": {3, singular, feminine, person, nominative}, "her": {3, singular, feminine, person, accusative},
	"hers": {3, singular, feminine, person, possessive}, "herself": {3, singular, feminine, person, reflexive},
	"it": {3, singular, 0, thing, nominative}, "its": {3, singular, 0, thing, possessive}, "itself": {3, singular, 0, thing, reflexive},
	"they": {3, several, 0, unknownKind, nominative}, "them": {3, several, 0, unknownKind, accusative},
	"their": {3, several, 0, unknownKind, possessive}, "theirs": {3, several, 0, unknownKind, possessive},
	"themselves": {3, several, 0, unknownKind, reflexive},
	"this":       {4, singular, 0, thing, nominative}, "that": {4, singular, 0, thing, nominative},
	"these": {4, several, 0, thing, nominative}, "those": {4, several, 0, thing, nominative},
}

// pronounAt is the pronoun at token i. "her" before a noun is a possessive.
func (r *resolver) pronounAt(i int) pronounKind {
	k := pronouns[r.doc.Lower(i)]
	if k.gender == feminine && k.caseOf == accusative && nlp.Rel(r.doc.Tokens[i].Rel) == nlp.NmodPoss {
		k.caseOf = possessive
	}
	if k.caseOf == nominative && (k.animal == thing || k.person == 2) {
		switch nlp.Rel(r.doc.Tokens[i].Rel) {
		case nlp.Obj, nlp.Iobj, nlp.Obl, nlp.Nmod, nlp.OblAgent:
			k.caseOf = accusative
		}
	}
	return k
}

// describe fills what a phrase says, from its words.
func (r *resolver) describe(p *phrase) {
	d, i := r.doc, int(p.head)
	p.quoted = d.Tokens[i].Is(nlp.InQuote)
	p.role, p.joined = r.roleOf(i)
	p.clause = r.clauseOf(i)
	p.lemma = hashOf(d.Lemma(i))
	if d.Tokens[i].UPOS == nlp.PRON {
		p.form, p.pronoun = pronominal, r.pronounAt(i)
		p.agree = agreement{p.pronoun.number, p.pronoun.gender, p.pronoun.animal}
		return
	}
	p.words = r.hash(p.Range)
	p.form, p.plain = r.formOf(p)
	r.named(p)
	if p.form == proper {
		r.properAgreement(p)
		return
	}
	r.commonAgreement(p)
}

// roleOf is the role of token i, or of the first of those that it is joined to.
func (r *resolver) roleOf(i int) (role, bool) {
	d, joined := r.doc, false
	for range 4 {
		t := &d.Tokens[i]
		switch nlp.Rel(t.Rel) {
		case nlp.Conj:
			if joined = true; t.Head < 0 {
				return otherRole, joined
			}
			i = int(t.Head)
			continue
		case nlp.Nsubj, nlp.Csubj, nlp.NsubjOuter:
			return subject, joined
		case nlp.NsubjPass, nlp.CsubjPass:
			return passiveSubject, joined
		case nlp.Obj, nlp.Iobj:
			return object, joined
		case nlp.Obl, nlp.OblAgent, nlp.OblUnmarked:
			return oblique, joined
		case nlp.Nmod, nlp.NmodUnmarked, nlp.NmodDesc:
			return modifier, joined
		case nlp.NmodPoss:
			return possessor, joined
		case nlp.Appos:
			return apposed, joined
		case nlp.Compound, nlp.Flat:
			return premodifier, joined
		case nlp.RootRel, nlp.Xcomp, nlp.Ccomp, nlp.Advcl, nlp.Parataxis:
			return predicate, joined
		}
		return otherRole, joined
	}
	return otherRole, joined
}

// clauseOf is the predicate that governs token i: the nearest verb above it, or what has a subject or copula.
func (r *resolver) clauseOf(i int) int32 {
	d := r.doc
	at := d.Tokens[i].Head
	for range 32 {
		if at < 0 {
			return int32(i)
		}
		t := &d.Tokens[at]
		if t.UPOS == nlp.VERB || r.clausal[int(at)-r.first] != 0 || t.Head < 0 {
			return at
		}
		at = t.Head
	}
	return at
}

// formOf reads the determiner of a phrase, and tells whether nothing else stands with its head.
func (r *resolver) formOf(p *phrase) (f form, plain bool) {
	d := r.doc
	plain = true
	f = indefinite
	for i := p.First; i < p.End; i++ {
		t := &d.Tokens[i]
		if i == int(p.head) || t.Head != p.head {
			plain = plain && (i == int(p.head) || t.UPOS == nlp.PUNCT || int(t.Head) != i && nlp.Rel(t.Rel) == nlp.Case)
			continue
		}
		switch nlp.Rel(t.Rel) {
		case nlp.NmodPoss:
			f, plain = possessed, false
		case nlp.Det:
			switch d.Lower(i) {
			case "the", "both":
				f = definite
			case "this", "that", "these", "those":
				f = demonstrative
			}
		case nlp.Case, nlp.PunctRel:
		default:
			plain = false
		}
	}
	if t := &d.Tokens[p.head]; t.UPOS == nlp.PROPN || r.inProperName(int(p.head)) {
		return proper, plain
	}
	return f, plain
}

func (r *resolver) inProperName(i int) bool {
	k := r.doc.NameAt(i)
	return k >= 0 && r.doc.Names[k].Type != nlp.Nationality
}

// commonAgreement reads number, gender and kind from a common noun.
func (r *resolver) commonAgreement(p *phrase) {
	d, i := r.doc, int(p.head)
	a := &p.agree
	a.number = singular
	if plural(d, i) {
		a.number = several
	}
	lemma := d.Lemma(i)
	a.kind = r.lexicon.kinds[lemma]
	if n, ok := r.noun(d, i); ok {
		a.kind = classKinds[n.class]
	}
	if a.kind == group || a.kind == country {
		a.number = unknownNumber
		if plural(d, i) {
			a.number = several
		}
	}
	switch lemma {
	case "police", "people", "staff", "crew", "couple", "pair", "majority", "minority", "public", "family", "media":
		a.number = several
	}
	if a.kind == person || a.kind == unknownKind {
		if a.gender = r.lexicon.genderOfNoun(lemma); a.gender != unknownGender {
			a.kind = person
		}
	}
}

var classKinds = map[nlp.EntityClass]kind{nlp.PersonClass: person, nlp.OfficeClass: person, nlp.OrganizationClass: group,
	nlp.CountryClass: country, nlp.PlaceClass: place, nlp.MilitaryUnitClass: group, nlp.AgreementClass: message}

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
		_, known := r.lexicon.kinds[strings.ToLower(last)]
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
	first := d.Form(p.name.First)
	if a.kind == unknownKind || a.kind == person {
		p.likely = r.lexicon.genderOfName(first)
		if a.gender = r.genderBefore(p); a.gender == unknownGender && p.name.Len() > 1 && p.name.Len() < 5 {
			a.gender = p.likely
		}
		if a.kind == unknownKind {
			switch {
			case a.gender != unknownGender, p.likely != unknownGender:
				a.kind = person
			case p.name.Len() > 1 || p.First < p.name.First && d.Tokens[p.First].UPOS == nlp.DET:
				a.kind = r.lexicon.kinds[strings.ToLower(d.Form(p.name.End-1))]
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
	for i := max(p.First, p.name.First-4); i < p.name.First; i++ {
		if g := r.lexicon.genderOfNoun(r.doc.Lower(i)); g != unknownGender {
			return g
		}
	}
	if i := p.name.First - 1; i >= 0 {
		switch strings.TrimSuffix(r.doc.Lower(i), ".") {
		case "mr", "sir", "lord", "king", "prince", "father", "brother":
			return masculine
		case "mrs", "ms", "miss", "lady", "queen", "princess", "dame", "sister":
			return feminine
		}
	}
	return unknownGender
}
