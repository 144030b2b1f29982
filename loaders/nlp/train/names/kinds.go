package names

import "github.com/demarche-kg/demarche/loaders/nlp/ner"

// kinds maps what corpora call names to what the model tells apart. What is not here is no name: dates, sums.
var kinds = map[string]ner.Kind{
	"Person": ner.Person, "Organization": ner.Organization, "Location": ner.Location, "NORP": ner.Group,
	"Facility": ner.Facility, "Misc": ner.Other, "Product": ner.Other,
	"PER": ner.Person, "ORG": ner.Organization, "LOC": ner.Location, "MISC": ner.Other,
	"politician": ner.Person, "person": ner.Person, "politicalparty": ner.Organization, "organisation": ner.Organization,
	"country": ner.Location, "location": ner.Location, "event": ner.Other, "election": ner.Other, "misc": ner.Other,
}
