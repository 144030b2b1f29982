// Package export writes a subgraph in the formats that other tools read.
//
//	Subgraph ──Write(format)──▶ bytes for Graphviz, networkx, D3, an RDF store …
//
// All formats tell of the same nodes, the same edges and the same labels; the order is that of the Subgraph, so the
// same Subgraph gives the same bytes. Every node and edge leads to its article: by the article's IRI, and where the
// format has a place for it by its address. A graph that was truncated says so where the format can.
//
// A format is one file with one function of the type encoder, and one line in the table in formats.
package export
