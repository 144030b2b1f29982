package vocab

// Classes of the nodes that have an identity of their own.
const (
	Article      = Schema + "NewsArticle"
	Sentence     = OA + "TextQuoteSelector" // it carries Start and End as well
	Event        = SEM + "Event"
	Relation     = RDF + "Statement"
	Person       = Schema + "Person"
	Office       = Schema + "Role"
	Organization = Schema + "Organization"
	Country      = Schema + "Country"
	Place        = Schema + "Place"
	MilitaryUnit = Wikidata + "Q176799"
	Agreement    = Wikidata + "Q131569"
	Other        = Schema + "Thing"
)

// Classes of the nodes that only say something more about another one.
const (
	Mention        = Demarche + "Mention"         // where a text names an entity
	Evidence       = OA + "SpecificResource"      // the sentence a fact was read from, and how
	Highlight      = OA + "TextPositionSelector"  // the words that carry a fact
	Attribution    = PROV + "Attribution"         // one voice in a chain of voices
	MonetaryAmount = Schema + "MonetaryAmount"    // an amount in a currency
	Quantity       = Schema + "QuantitativeValue" // any other amount
)

// classes pairs the names of MODEL.md with their IRIs.
var classes = [...]struct{ name, iri string }{
	{"Article", Article},
	{"Sentence", Sentence},
	{"Event", Event},
	{"Relation", Relation},
	{"Person", Person},
	{"Office", Office},
	{"Organization", Organization},
	{"Country", Country},
	{"Place", Place},
	{"MilitaryUnit", MilitaryUnit},
	{"Agreement", Agreement},
	{"Other", Other},
}

// Class is the IRI of a class by its name in MODEL.md ("Person", "Event"), "" for a name that is none.
func Class(name string) string {
	for _, c := range classes {
		if c.name == name {
			return c.iri
		}
	}
	return ""
}

// ClassName is the name in MODEL.md of a class's IRI, "" for an IRI that is none of those.
func ClassName(iri string) string {
	for _, c := range classes {
		if c.iri == iri {
			return c.name
		}
	}
	return ""
}
