// Package queries asks a graph. A query is a plain value of one of five kinds (Events, Entities, Articles, Relations,
// Search); whatever GraphQL can ask, a Go program can build, print and run.
//
//	query value ──Simplify──▶ query value ──Plan──▶ Prepared ──Rows──▶ rows in total order ──Fetch──▶ one page
//
// Simplify is pure: it rewrites a query into an equal, plainer one. Plan works on one snapshot of the graph: it turns
// the names in a query into IDs, decides what the index can narrow (a graph.EventMatch or graph.EntityMatch), and leaves
// the rest as conditions that every row is tested against. Explain prints that decision.
//
// # What a name means
//
// Named("Japan") means every entity whose name or alias is that, letter case and accents aside. Several bearers of
// one name are alternatives: a row with any of them matches. Ref's other fields tell them apart. A name that nobody
// bears matches nothing; it is not an error, and Explain says so.
//
// # What a time means
//
// Since and Until are EDTF dates of any precision. An event matches when it may have happened on a day of that range;
// an event of unknown time matches only where no range is asked for.
//
// # Order, pages, cancellation
//
// Every answer is totally ordered and ends with the ID, so that pages never overlap and never skip. A cursor is a
// place in that order: it stays good when rows come and go around it. A cancelled context is an error, never a short
// answer. What is wrong with a query itself is an *Error that names the field and the remedy.
package queries
