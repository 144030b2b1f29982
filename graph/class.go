package graph

import (
	"slices"
	"strings"
)

// Class says what kind of thing a node is. The names are those of MODEL.md; package vocab maps them to
// schema.org, SEM and OA terms.
type Class string

// The classes of nodes.
const (
	ClassArticle      Class = "Article"
	ClassSentence     Class = "Sentence"
	ClassEvent        Class = "Event"
	ClassRelation     Class = "Relation"
	ClassPerson       Class = "Person"
	ClassOffice       Class = "Office"
	ClassOrganization Class = "Organization"
	ClassCountry      Class = "Country"
	ClassPlace        Class = "Place"
	ClassMilitaryUnit Class = "MilitaryUnit"
	ClassAgreement    Class = "Agreement"
	ClassOther        Class = "Other"
)

// EntityClasses lists the classes an Entity may have, in the order of MODEL.md.
func EntityClasses() []Class {
	return []Class{ClassPerson, ClassOffice, ClassOrganization, ClassCountry, ClassPlace,
		ClassMilitaryUnit, ClassAgreement, ClassOther}
}

// IsEntity reports whether an Entity may have class c.
func (c Class) IsEntity() bool { return slices.Contains(EntityClasses(), c) }

// segment is the class as it stands in an IRI: urn:demarche:<segment>:<key>.
func (c Class) segment() string { return strings.ToLower(string(c)) }

// nodeClasses lists every class that has an IRI of its own.
func nodeClasses() []Class {
	return append(EntityClasses(), ClassArticle, ClassSentence, ClassEvent, ClassRelation)
}
