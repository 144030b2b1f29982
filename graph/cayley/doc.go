// Package cayley is the durable store: facts as quads in Cayley, on one file that bbolt keeps.
//
//	Put ──encode, compare with what is stored──▶ one Cayley transaction ──▶ graph.bolt
//	Load ◀──decode── the quads of one label after the other ◀── graph.bolt
//
// A store is a directory with two files. graph.bolt holds the quads. FORMAT says which version of this package can
// read them, so that a later one can tell an old store from a broken one; see format.go.
//
// # Why Cayley is held on a short lead
//
// Cayley v0.7.7 loses data in ways its callers must prevent, so nothing outside this package touches it, and here:
//
//   - A transaction that failed leaves traces in Cayley's memory that later turn into facts nobody stated. After any
//     failed write the store is closed and opened again, and goes on from what is on disk.
//   - Deleting a quad one of whose values is unknown deletes another quad. Only quads just read from the store are
//     deleted, and only once each of their values has been found.
//   - Deleting and adding in one transaction leaves values out of what is added. Additions and deletions are two
//     transactions of Cayley's, and one of bbolt's.
//   - Adding a quad twice spoils the counts by which values are kept alive. Only what is really new is added.
//   - An iterator that is open while a write goes on can block both for ever. One mutex lets in one call at a time,
//     and no iterator outlives its call.
//   - Its registry depends on the order in which packages start, so Cayley is opened directly, on our own adapter.
//   - Its cache of what exists takes 150 MB when empty and is of no use to bbolt. It is off.
//
// # Indexes
//
// The store answers two questions: what does an article say, and which articles are there. Cayley's own indexes answer
// neither, and keep one growing list for each well-known subject, so that every further article on a country rewrites
// a list of all the articles on it. See indexes in session.go.
package cayley
