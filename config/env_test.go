package config

import (
	"slices"
	"testing"
)

// TestEmptyVariable: an empty variable is not set, whichever type it has and even
// where its name is unknown.
func TestEmptyVariable(t *testing.T) {
	file := writeFile(t, t.TempDir(), "f.yaml", "store: kept\noverlays: [kept]\ningest: {workers: 2}\n")
	cfg := mustLoad(t, Sources{File: file, Environ: []string{
		"DEMARCHE_STORE=", "DEMARCHE_OVERLAYS=", "DEMARCHE_INGEST_WORKERS=", "DEMARCHE_CONFIG=", "DEMARCHE_UNKNOWN=", "DEMARCHE_LOG_LEVEL",
	}})
	if cfg.Store != "kept" || !slices.Equal(cfg.Overlays, []string{"kept"}) || cfg.Ingest.Workers != 2 {
		t.Errorf("an empty variable changed something: %+v", cfg)
	}
}

func TestUnknownVariables(t *testing.T) {
	tests := []struct{ name, want string }{
		{"DEMARCHE_SERVE_LISTN", "did you mean DEMARCHE_SERVE_LISTEN?"},
		{"DEMARCHE_WORKERS", "did you mean DEMARCHE_INGEST_WORKERS?"},
		{"DEMARCHE_CONFG", "did you mean DEMARCHE_CONFIG?"},
		{"DEMARCHE_LOGLEVEL", "did you mean DEMARCHE_LOG_LEVEL?"},
		{"DEMARCHE_", "this variable is unknown"},
		{"DEMARCHE_TESTS", "this variable is unknown"},
		{"DEMARCHE_SERVICE", "this variable is unknown"},
	}
	for _, tt := range tests {
		wantProblem(t, Sources{Environ: []string{tt.name + "=hunter2"}}, ErrUnknown, tt.want)
	}
}

func TestVariablesOfOthers(t *testing.T) {
	mustLoad(t, Sources{Environ: []string{
		"PATH=/bin", "demarche_store=x", "DEMARCHEX=1", "=C:=C:\\", "", "no equals sign",
		"DEMARCHE_TEST_ALL=1", "DEMARCHE_TEST_POSTGRES=postgres://localhost",
		"DEMARCHE_SERVICE_HOST=10.0.0.1", "DEMARCHE_SERVICE_PORT=80", "DEMARCHE_SERVICE_PORT_HTTP=80",
		"DEMARCHE_PORT=tcp://10.0.0.1:80", "DEMARCHE_PORT_80_TCP=tcp://10.0.0.1:80", "DEMARCHE_PORT_80_TCP_ADDR=10.0.0.1",
	}})
}

func TestVariableValues(t *testing.T) {
	tests := []struct {
		entry string
		kind  error
		want  string
	}{
		{"DEMARCHE_INGEST_STRICT=maybe", ErrType, `expected true or false, got text "maybe"`},
		{"DEMARCHE_INGEST_WORKERS=4.5", ErrType, "expected a whole number"},
		{"DEMARCHE_INGEST_WORKERS=99999999999999999999", ErrType, "expected a whole number"},
		{"DEMARCHE_LIMITS_TIMEOUT=10", ErrType, "expected a duration"},
		{"DEMARCHE_LIMITS_BODY_BYTES=9999999999GiB", ErrType, "expected a size"},
		{"DEMARCHE_LIMITS_BODY_BYTES=-1MiB", ErrType, "expected a size"},
		{"DEMARCHE_OVERLAYS=a,,b", ErrInvalid, "an item of the list is empty"},
		{"DEMARCHE_STORE=\xff", ErrInvalid, "the value is not UTF-8 text"},
		{"DEMARCHE_STORE=a\x00b", ErrInvalid, "zero byte"},
		{"DEMARCHE_STORE=memory:graph", ErrInvalid, "nothing may follow memory:"},
		{"DEMARCHE_SERVE_LISTEN=localhost", ErrInvalid, "expected an address and a port"},
		{"DEMARCHE_SERVE_LISTEN=127.0.0.1:65536", ErrInvalid, "expected an address and a port"},
		{"DEMARCHE_SERVE_LISTEN=127.0.0.1:+80", ErrInvalid, "expected an address and a port"},
		{"DEMARCHE_SERVE_LISTEN=http://127.0.0.1:80", ErrInvalid, "expected an address and a port"},
		{"DEMARCHE_SERVE_LISTEN=[::]:80", ErrInvalid, "can be reached from other machines"},
	}
	for _, tt := range tests {
		wantProblem(t, Sources{Environ: []string{tt.entry}}, tt.kind, tt.want)
	}
}

func TestListVariable(t *testing.T) {
	cfg := mustLoad(t, Sources{Environ: []string{"DEMARCHE_OVERLAYS= one , two,three"}})
	if !slices.Equal(cfg.Overlays, []string{"one", "two", "three"}) {
		t.Errorf("got %q", cfg.Overlays)
	}
}

// TestFirstOfTwoVariables: os.Getenv takes the first of two, and so do we.
func TestFirstOfTwoVariables(t *testing.T) {
	cfg := mustLoad(t, Sources{Environ: []string{"DEMARCHE_STORE=first", "DEMARCHE_STORE=second"}})
	if cfg.Store != "first" {
		t.Errorf("got %q", cfg.Store)
	}
}
