// Package playground serves the GraphQL playground: the browser pages that ask /graphql.
//
// The pages' sources are in web/. "make web" builds them into dist, which this package embeds, so
// that the program needs no network and no files beside it. A committed placeholder stands in dist
// for builds made without Node; Built tells which of the two is embedded.
//
// A request flows through three small steps: the path names an embedded file (pages.lookup), the
// file is put in the form the client reads (page.encode), and net/http answers with it, ranges and
// conditional requests included.
package playground

import (
	"embed"
	"io/fs"
	"net/http"
)

// root is the folder of the built pages inside the embedded file system.
const root = "dist"

// The prefix all: keeps assets whose names begin with an underscore, which a build may produce.
//
//go:embed all:dist
var embedded embed.FS

// Handler serves the playground at "/" and its assets below. It answers only GET and HEAD, and
// where the pages were not built it answers "/" with a page that says how to build them.
//
// The pages address their assets and /graphql relative to themselves, so that the handler may be
// mounted under any path with http.StripPrefix, as long as that path ends in a slash.
func Handler() http.Handler { return pages{embedded} }

// Built reports whether the playground itself is embedded, rather than only its placeholder.
func Built() bool { return pages{embedded}.built() }

// pages is the handler over any file system that holds a root folder.
type pages struct{ files fs.FS }

func (p pages) built() bool {
	_, err := fs.Stat(p.files, root+"/index.html")
	return err == nil
}
