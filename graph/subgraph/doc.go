// Package subgraph cuts out of a graph the part that somebody wants to see: the neighbourhood of some entities, or of
// the events that match, or everything.
//
//	Select ──Build(Reader)──▶ Subgraph{Nodes, Edges} ──▶ export, a browser, GraphQL
//
// # Walking
//
// A hop leads from an entity over one event, or over one relation, to the other entities that take part in it. An event
// comes with everyone in it or not at all: a Subgraph never shows half of what was done. One hop also leads from an
// event to those that it elaborates, disputes or is about, and to those that dispute it. Relations between entities
// that have been reached are always shown.
//
// Each hop takes events in the order of graph.OrderEvents and then relations by their ID, so the same Select of the
// same graph gives the same Subgraph, and with a Limit the same part of it: the earliest events nearest to the
// selection.
//
// # Shapes
//
// In the shape Events an event is a node, and edges labelled with its slots lead from it to its actors. In the shape
// Actors the nodes are entities, and an event is an edge from each of its sources to each of its targets; who is
// quoted, where it was and what it is about are then attributes of the edge. An event that lacks a source or a target
// has no edge in that shape; its actors are still there.
package subgraph
