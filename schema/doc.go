// Package schema is the GraphQL face of a graph: its types, their resolvers, and the handler that speaks
// GraphQL over HTTP. It is the only package that knows graphql-go.
//
//	HTTP ──Handler──▶ Request ──guard──▶ document ──validate──▶ execute on one snapshot ──▶ Response ──▶ JSON
//
// A request is answered from one snapshot of the graph, whatever is written meanwhile. Each root field becomes one
// queries.Query; resolvers hold no query language of their own. Objects that several rows share (an actor, an article)
// are looked up once a request.
//
// # What is bounded
//
// Package guard refuses a document before graphql-go can choke on it. Beyond that a request has a deadline, a number of
// fields it may resolve, and a place among those that run at the same time, which it gives back when its work has really
// ended, not when its answer was sent. A cancelled request is an error, never a short answer.
//
// # Errors
//
// Every error has extensions.code. What the caller can mend (a bad date, a stale cursor) comes with the field and the
// remedy, and before anything is executed. What goes wrong inside is logged with the request's ID; the caller sees
// INTERNAL and the ID.
//
// # Language
//
// The features are those of the June 2018 specification. A literal null is taken as an argument left out; in a list it
// is refused.
//
// # Left for later
//
// ask, paths and the mutations ingest and retract are not there yet; Article has no ingested, because a graph does not
// keep when it was written.
package schema
