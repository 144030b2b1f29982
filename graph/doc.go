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
// ScopedID make them; see their docs for the keys. An event, as one article tells it, is a node of that article: a telling.
//
// Two tellings, of one article or of two, are one event when nothing speaks against it and something speaks for it. They
// must agree in their class (a request may be a demand; assault, fight and mass violence are violence), in polarity, in
// being done, planned, possible, hypothetical or denied, and in the sources that have a name every article knows (of a
// meeting, in all who meet; where there is no source, in the targets, or else the places); what only unnamed people did
// stays apart. Against it speak: times that share no day (where one is not given, articles more than a week apart, and a
// given time more than a week from the other article); targets of which neither all are among the other's; two cities or
// two countries as places; amounts of one unit of which none may be the same number; and wording in which one has a
// number, a name or a word of a list ("north", "south") where the other has another. For it speak: two thirds of the
// words of what both say, endings, little words and synonyms aside (wording.txt); all words of the one, at least two,
// being among the other's; a number both name and one word besides; and for meetings and violence between the same two,
// the same day. What fits two events that are not one joins neither. Join applies this rule to a whole store; what it
// derives does not depend on the order of reading and is never stored, so taking an article out takes out exactly its part.
//
// # Ownership
//
// Values handed to a Writer are not kept after the call returns. Values that a Reader hands out are shared and must
// not be modified.
package graph
