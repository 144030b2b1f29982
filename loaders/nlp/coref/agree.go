package coref

import (
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
	idea // what cannot be touched: states, properties, thoughts
)

var kindNames = map[string]kind{"person": person, "group": group, "place": place, "time": timeKind, "event": event, "message": message,
	"money": money, "quantity": quantity, "animal": animal, "thing": thing, "idea": idea}

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
		if a.gender = r.lexicon.nouns[lemma]; a.gender != unknownGender {
			a.kind = person
		}
	}
}

var classKinds = map[nlp.EntityClass]kind{nlp.PersonClass: person, nlp.OfficeClass: person, nlp.OrganizationClass: group,
	nlp.CountryClass: country, nlp.PlaceClass: place, nlp.MilitaryUnitClass: group, nlp.AgreementClass: message}
