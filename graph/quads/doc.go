// Package quads states facts as RDF quads and reads them back. It is pure: quads in, facts out, and the other way.
//
//	Facts ──Encode──▶ []quad.Quad ──WriteNQuads──▶ text
//	Facts ◀──Decode── []quad.Quad ◀──ReadNQuads─── text
//
// Every quad of an article is labelled with the article's IRI: where a fact comes from is its fourth slot, and taking
// an article out is dropping its label.
//
// # Nodes
//
// The article, its sentences, entities, relations and events are nodes under the IRIs that package graph gives them.
// What only says more about one of these (a mention, an evidence, a highlight, a voice in a chain, an amount) is a node
// whose IRI is made from its owner's, never a blank node, so that the same facts are the same quads on every machine.
// A relation is a reified statement (rdf:subject, rdf:predicate, rdf:object): what one article says held once is not
// asserted as if it were so. Sets are plain edges. Lists whose order matters are nodes that carry their position;
// the voices of an event stand both ways, as prov:wasAttributedTo for those who look for them and as
// prov:qualifiedAttribution for their order.
//
// # Values
//
// Text is a plain string, an offset an xsd:integer, a decimal of an amount an xsd:decimal digit for digit. Times are
// EDTF strings of their own datatype, because Cayley would round an xsd:dateTime to the second and could not hold
// "2019-07" at all. What is unknown has no quad.
package quads
