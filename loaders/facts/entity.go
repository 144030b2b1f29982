package facts

import (
	"slices"
	"strings"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp"
)

var classes = map[nlp.EntityClass]graph.Class{
	nlp.PersonClass: graph.ClassPerson, nlp.OfficeClass: graph.ClassOffice, nlp.OrganizationClass: graph.ClassOrganization,
	nlp.CountryClass: graph.ClassCountry, nlp.PlaceClass: graph.ClassPlace, nlp.MilitaryUnitClass: graph.ClassMilitaryUnit,
	nlp.AgreementClass: graph.ClassAgreement, nlp.OtherClass: graph.ClassOther,
}

// entities makes a node of every entity that has a name or that something is said of. Two entities of a document that
// come out under one ID (a name in two spellings) are one.
func (b *builder) entities() {
	b.ids = make([]graph.ID, len(b.doc.Entities))
	at := map[graph.ID]int{}
	for i, e := range b.doc.Entities {
		if !e.Named && !b.used[i] {
			continue
		}
		n := b.entity(e)
		b.ids[i] = n.ID
		if k, ok := at[n.ID]; ok {
			same := &b.facts.Entities[k]
			same.Mentions, same.Confidence = append(same.Mentions, n.Mentions...), max(same.Confidence, n.Confidence)
			continue
		}
		at[n.ID] = len(b.facts.Entities)
		b.facts.Entities = append(b.facts.Entities, n)
	}
}

func (b *builder) entity(e nlp.Entity) graph.Entity {
	n := graph.Entity{Class: classes[e.Class], Name: oneLine(e.Name), Group: e.Group, Confidence: entityConfidence(e)}
	alpha3, country, known := b.countries.Names(e.Country)
	switch {
	case e.Class == nlp.CountryClass && e.Named:
		n.Alpha2, n.Alpha3 = e.Country, alpha3
	case e.Class == nlp.OfficeClass && known:
		n.Name = officeName(n.Name, country)
	}
	n.ID = b.entityID(e, n, country)
	if e.Class != nlp.OfficeClass && !e.Named {
		n.Name = b.phrase(e) // behind the ID, which stays on the short words
	}
	for _, m := range e.Mentions {
		s := b.span(b.doc.Mentions[m].Range)
		n.Mentions = append(n.Mentions, graph.Mention{Article: b.facts.Article.ID, Span: s, Text: s.In(b.doc.Text)})
	}
	return n
}

// officeName writes an office of a country in full: "President of the United States".
func officeName(words, country string) string {
	if articled(country) {
		country = "the " + country
	}
	parts := strings.Fields(words)
	for i, p := range parts {
		if i == 0 || !slices.Contains([]string{"of", "and", "for", "the"}, p) {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, " ") + " of " + country
}

// articled reports whether a country's name is written with "the" within a sentence.
func articled(country string) bool {
	for _, plural := range []string{"United ", "Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia", "Republic", "Czech Republic"} {
		if strings.HasPrefix(country, plural) || strings.HasSuffix(country, plural) {
			return true
		}
	}
	return strings.HasSuffix(country, " Republic") || strings.HasSuffix(country, " Islands")
}
