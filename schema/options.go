package schema

import (
	"cmp"
	"log/slog"
	"runtime"
	"time"

	"github.com/demarche-kg/demarche/schema/guard"
)

// Options says how a Schema bounds its work and where it logs. Fields that are zero get their defaults.
type Options struct {
	Limits guard.Limits // on documents; guard.Default()

	BodyBytes     int64         // of an HTTP request; 1 MiB
	Timeout       time.Duration // of a request; 10 s
	Concurrent    int           // requests running at the same time; twice the processors
	Wait          time.Duration // for a place among them; 1 s
	Fields        int           // resolved in one request; 200,000
	PageSize      int           // of a connection that names none; 50
	MaxPageSize   int           // 200
	SubgraphNodes int           // the largest limit of a subgraph; 5,000

	// NoIntrospection refuses __schema and __type, and keeps names of the schema out of error messages.
	NoIntrospection bool

	// Origins are the web origins, such as "https://desk.example", whose pages may call the handler. Without any, only
	// pages of the handler's own origin may.
	Origins []string

	Logger *slog.Logger // slog.DiscardHandler
}

func (o Options) withDefaults() Options {
	if o.Limits == (guard.Limits{}) {
		o.Limits = guard.Default()
	}
	o.BodyBytes = cmp.Or(o.BodyBytes, 1<<20)
	o.Timeout = cmp.Or(o.Timeout, 10*time.Second)
	o.Concurrent = cmp.Or(o.Concurrent, 2*runtime.GOMAXPROCS(0))
	o.Wait = cmp.Or(o.Wait, time.Second)
	o.Fields = cmp.Or(o.Fields, 200_000)
	o.PageSize = cmp.Or(o.PageSize, 50)
	o.MaxPageSize = cmp.Or(o.MaxPageSize, 200)
	o.SubgraphNodes = cmp.Or(o.SubgraphNodes, 5000)
	o.Limits.PageSize = o.PageSize
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o
}
