// Package graph holds the words of the domain: what an article says, as plain values, and the small interfaces
// through which these values are stored and read. It imports nothing but the standard library; every other
// package of Demarche meets its siblings here.
//
// One article becomes one Facts value: the Article itself, the Entities it names (people, offices, countries …),
// the Relations that hold between them, and the Events it reports, each with the Evidence it was read from.
//
//	loaders ──Facts──▶ Writer (the durable store) ──Facts──▶ Reader (an immutable index) ──▶ queries
//
// Evidence is a byte range into the article's unchanged text. Everything that is said is attributed: an event's
// AttributedTo is the chain of voices it comes from, nearest first.
//
// # Identity
//
// Nodes are named by absolute IRIs, the same on every machine: urn:demarche:<class>:<key>. ArticleID, EntityID and
// ScopedID make them; see their docs for the keys. An event is a node of the article that tells it. Join states
// which events of a store are one event told several times and which event retells another; what it derives is
// never stored, so taking an article out takes out exactly its part.
//
// # Ownership
//
// Values handed to a Writer are not kept after the call returns. Values that a Reader hands out are shared and must
// not be modified.
package graph
