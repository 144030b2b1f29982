package config

import (
	"runtime"
	"slices"
	"time"
)

// Config is every setting of Demarche. It is read once by [Load] and not changed
// afterwards; to change a running process, load again and swap the pointer (see
// [Holder]). Share it freely between goroutines.
type Config struct {
	// Store is "memory:", the path of a directory, or a postgres:// URL. A URL may
	// carry a password: print it through [Config.Settings], never directly.
	Store    string   `key:"store" doc:"where the graph is kept: a directory, or memory: (postgres://… is kept for a later version)"`
	Overlays []string `key:"overlays" doc:"folders with your own words: names, aliases, offices, who is one and who is two, lexicon (see demarche help overlays)"`
	Log      Log      `key:"log"`
	Ingest   Ingest   `key:"ingest"`
	Serve    Serve    `key:"serve"`
	Limits   Limits   `key:"limits"`

	// origins says for each key where its value was read; absent keys are defaults.
	origins map[string]place
}

// Log says what is logged and how.
type Log struct {
	Level  string `key:"level" oneof:"debug,info,warn,error" doc:"least important messages that are logged"`
	Format string `key:"format" oneof:"text,json" doc:"how a log line is written"`
}

// Ingest governs the reading of articles.
type Ingest struct {
	Workers         int   `key:"workers" min:"0" max:"1024" doc:"articles read at the same time; 0 is one a processor"`
	Strict          bool  `key:"strict" doc:"stop at the first article that cannot be read instead of skipping it"`
	MaxArticleBytes Bytes `key:"max_article_bytes" min:"1KiB" max:"1GiB" doc:"size above which an article is skipped"`
}

// Serve governs the HTTP server.
type Serve struct {
	Listen      string   `key:"listen" doc:"address and port the server listens on"`
	Token       Secret   `key:"token" doc:"bearer token asked of clients; needed beyond the loopback address and for mutations"`
	TokenFile   string   `key:"token_file" doc:"file whose content is the token"`
	Insecure    bool     `key:"insecure" doc:"allow listening beyond the loopback address without a token"`
	CORSOrigins []string `key:"cors_origins" doc:"web origins whose pages may call the server, such as https://news.example"`
}

// Limits bound what one GraphQL request may ask for. The upper bounds of Nesting
// and Depth are safety lines of the GraphQL library, not tastes: its parser
// recurses and its validation grows faster than the depth.
type Limits struct {
	BodyBytes     Bytes         `key:"body_bytes" min:"1KiB" max:"1GiB" doc:"size of a request's body"`
	DocumentBytes Bytes         `key:"document_bytes" min:"64B" max:"16MiB" doc:"size of the GraphQL document in it"`
	Tokens        int           `key:"tokens" min:"1" max:"1000000" doc:"tokens in a document"`
	Nesting       int           `key:"nesting" min:"1" max:"500" doc:"brackets open at the same time, counted before parsing"`
	Depth         int           `key:"depth" min:"1" max:"100" doc:"fields below each other"`
	Aliases       int           `key:"aliases" min:"0" max:"10000" doc:"aliases in a document"`
	RootFields    int           `key:"root_fields" min:"1" max:"10000" doc:"fields at the top of an operation"`
	Fields        int           `key:"fields" min:"1" max:"1000000" doc:"fields after fragments are expanded"`
	PageDefault   int           `key:"page_default" min:"1" max:"100000" doc:"items in a page when the query does not say"`
	PageMax       int           `key:"page_max" min:"1" max:"100000" doc:"items in a page at most"`
	Timeout       time.Duration `key:"timeout" min:"1ms" max:"1h" doc:"time a query may run"`
	Concurrency   int           `key:"concurrency" min:"0" max:"100000" doc:"queries running at the same time; 0 is two a processor"`
}

// Default returns the settings of a run that nobody configured.
func Default() *Config {
	return &Config{
		Store: "./demarche.db",
		Log:   Log{Level: "info", Format: "text"},
		Ingest: Ingest{
			MaxArticleBytes: 16 << 20,
		},
		Serve: Serve{Listen: "127.0.0.1:8080"},
		Limits: Limits{
			BodyBytes:     1 << 20,
			DocumentBytes: 64 << 10,
			Tokens:        2000,
			Nesting:       100,
			Depth:         15,
			Aliases:       30,
			RootFields:    20,
			Fields:        5000,
			PageDefault:   50,
			PageMax:       1000,
			Timeout:       10 * time.Second,
		},
	}
}

// WorkerCount is the number of articles to read at the same time, with 0 resolved
// to the processors of this machine.
func (i Ingest) WorkerCount() int {
	if i.Workers > 0 {
		return i.Workers
	}
	return runtime.NumCPU()
}

// MaxConcurrency is the number of queries to run at the same time, with 0
// resolved to twice the processors of this machine.
func (l Limits) MaxConcurrency() int {
	if l.Concurrency > 0 {
		return l.Concurrency
	}
	return 2 * runtime.NumCPU()
}

// Origin says where the value of a key came from: "default", "file PATH",
// "env NAME" or "flag --name". It is empty for a key that does not exist.
func (c *Config) Origin(key string) string {
	known := slices.ContainsFunc(settingFields(), func(f field) bool { return f.key == key })
	if !known {
		return ""
	}
	return c.origins[key].origin()
}
