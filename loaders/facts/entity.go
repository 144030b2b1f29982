package facts

import (
	"slices"
	"strconv"
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
			b.facts.Entities[k].Mentions = append(b.facts.Entities[k].Mentions, n.Mentions...)
			continue
		}
		at[n.ID] = len(b.facts.Entities)
		b.facts.Entities = append(b.facts.Entities, n)
	}
}

func (b *builder) entity(e nlp.Entity) graph.Entity {
	n := graph.Entity{Class: classes[e.Class], Name: oneLine(e.Name), Group: e.Group}
	alpha3, country, known := b.countries.Names(e.Country)
	switch {
	case e.Class == nlp.CountryClass && e.Named:
		n.Alpha2, n.Alpha3 = e.Country, alpha3
		n.ID = graph.EntityID(n.Class, n.Name, "")
	case e.Class == nlp.OfficeClass && known:
		n.Name = officeName(n.Name, country)
		n.ID = graph.EntityID(n.Class, n.Name, "")
	case e.Class == nlp.OfficeClass:
		n.ID = b.scoped(n.Class, n.Name)
	case e.Named && known && e.Class != nlp.PersonClass && !strings.Contains(n.Name, country):
		n.ID = graph.EntityID(n.Class, n.Name, e.Country)
	case e.Named:
		n.ID = graph.EntityID(n.Class, n.Name, "")
	default:
		n.ID = b.scoped(n.Class, n.Name)
		n.Name = b.phrase(e)
	}
	for _, m := range e.Mentions {
		s := b.span(b.doc.Mentions[m].Range)
		n.Mentions = append(n.Mentions, graph.Mention{Article: b.facts.Article.ID, Span: s, Text: s.In(b.doc.Text)})
	}
	return n
}

// scoped names a node of this article only. Two of the same description are told apart by number.
func (b *builder) scoped(c graph.Class, local string) graph.ID {
	first := graph.ScopedID(c, b.facts.Article.ID, local)
	id := first
	for b.taken[id] > 0 {
		b.taken[first]++
		id = graph.ScopedID(c, b.facts.Article.ID, local+" "+strconv.Itoa(b.taken[first]))
	}
	b.taken[id] = 1
	return id
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
