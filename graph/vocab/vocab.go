// Package vocab holds the IRIs of the classes and predicates that the graph is written in: terms of schema.org, PROV,
// SEM (the Simple Event Model) and OA (the Web Annotation vocabulary) where one of them says what is meant, and
// urn:demarche:vocab: terms where none does. All are absolute: nothing here or in a store is ever abbreviated.
//
// The package knows nothing of package graph, only strings, so that either can be read without the other.
package vocab

// Namespaces. Demarche is that of our own terms.
const (
	Demarche = "urn:demarche:vocab:"
	RDF      = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	RDFS     = "http://www.w3.org/2000/01/rdf-schema#"
	XSD      = "http://www.w3.org/2001/XMLSchema#"
	Schema   = "https://schema.org/"
	PROV     = "http://www.w3.org/ns/prov#"
	SEM      = "http://semanticweb.cs.vu.nl/2009/11/sem/"
	OA       = "http://www.w3.org/ns/oa#"
	Wikidata = "http://www.wikidata.org/entity/"
)

// Namespace is a namespace with the prefix it is usually given.
type Namespace struct{ Prefix, IRI string }

// Namespaces lists them all, sorted by prefix.
func Namespaces() []Namespace {
	return []Namespace{{"demarche", Demarche}, {"oa", OA}, {"prov", PROV}, {"rdf", RDF}, {"rdfs", RDFS},
		{"schema", Schema}, {"sem", SEM}, {"wd", Wikidata}, {"xsd", XSD}}
}

// Term is the IRI of one of our own terms.
func Term(name string) string { return Demarche + name }

// Datatypes of literals. Plain strings have none, whole numbers are XSDInteger.
const (
	XSDString  = XSD + "string"
	XSDInteger = XSD + "integer"
	XSDDecimal = XSD + "decimal" // amounts, digit for digit as they were read
	XSDDouble  = XSD + "double"
	XSDBoolean = XSD + "boolean"
	LangString = RDF + "langString"
	EDTF       = "http://id.loc.gov/datatypes/edtf/EDTF" // times at the precision the text gives them
)
