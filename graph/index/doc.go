// Package index answers questions about a graph from memory. An Index holds the facts of every article, decoded; what
// it knows at one moment is a snapshot, a graph.Reader that never changes.
//
//	New ◀── Load of the store, once           Put, Retract ◀── the writer, after each durable commit
//	  └──▶ articles ──▶ build ──▶ snapshot ──▶ atomic pointer ──▶ Snapshot() ──▶ queries
//
// Readers take no lock and wait for nobody: they hold the snapshot they began with for as long as one answer needs it,
// and the garbage collector takes it when the last of them is done. Writers wait for each other.
//
// # What a snapshot holds
//
// Articles, entities, events and relations each stand in one slice in the order in which graph.Reader hands them out,
// entities and events joined across articles by graph.JoinEntity and graph.Join. A posting list per value of each field
// that a match can name holds the positions of what has that value, ascending. A match unites the lists within each
// field that is set and intersects the fields, from the shortest; what comes out is already in order.
//
// # What it costs
//
// Facts are copied, normalized and their names folded once, when their article is put. Everything that is about one
// article only is then shared by all later snapshots. The slices, the joins and the posting lists are made anew by every
// Put and Retract, whatever its size: time and garbage grow with the whole graph, some tens of microseconds an article.
// Put many articles in one call where there are many.
package index
