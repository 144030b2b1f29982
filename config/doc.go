// Package config gathers the settings of Demarche, once, into one typed and
// validated struct. Only cmd/demarche imports it: every other package takes its
// own small options, and the command converts.
//
//	            defaults        Default(), the struct below with its values
//	               │
//	               ▼
//	demarche.yaml  ───► parse ──► check each value where it stands ─┐
//	DEMARCHE_…     ─────────────► check each value where it stands ─┤
//	--flags        ─────────────► check each value where it stands ─┤
//	                                                                ▼
//	                             lay over each other (viper) ──► Config
//	                                                                │
//	                        token file, rules between settings ◄────┘
//	                                                                │
//	                         *Config with origins, or *Error with every problem
//
// A later layer wins: defaults < file < environment < flags. Every value is
// converted and checked in the layer it was written in, so a wrong one is named
// with its file and line even where a stronger layer hides it, and one run
// reports all that is wrong.
//
// # Keys
//
// A setting is declared by one field of [Config] or of a section of it. The tags
// say its key, its one-line documentation and its bounds; the environment
// variable is the key in capitals after DEMARCHE_, dots becoming underscores:
// serve.listen is DEMARCHE_SERVE_LISTEN. Adding a field adds the setting to the
// file, the environment, the defaults and the listing at once.
//
// # Files
//
// demarche.yaml, .yml, .toml or .json is looked for in the working directory,
// the user's configuration directory and the system's; the first found is the
// only one read. A file named by --config or DEMARCHE_CONFIG must exist, and then
// nothing is searched. Relative paths inside a file count from the working
// directory, as they do on the command line. A key without a value (YAML null) is
// not set.
//
// # Environment
//
// An empty variable is not set: container tools write empty variables for values
// nobody gave. To empty a list, use the file or a flag. Lists are written with
// commas. An unknown DEMARCHE_ variable is an error, except DEMARCHE_TEST_…,
// which belong to the tests, and the variables that Kubernetes invents for a
// service named "demarche".
//
// # Secrets
//
// A [Secret] prints as "[redacted]" whatever the verb, and no flag can carry one,
// because command lines are readable by every user of a machine. Messages never
// quote a secret's value.
//
// # Viper
//
// Viper lays the layers over each other and decodes the result. Reading the
// sources is done here, because viper's own way asks the process environment
// directly, loses line numbers, lower-cases keys and lets misspellings pass.
package config
