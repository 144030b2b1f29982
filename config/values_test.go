package config

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestParseBytes(t *testing.T) {
	good := map[string]Bytes{
		"0": 0, "1": 1, "16MiB": 16 << 20, "16 mib": 16 << 20, " 2 GiB ": 2 << 30, "1KiB": 1024, "1kB": 1000, "3MB": 3e6, "7B": 7,
		"8388607TiB": -1, "": -1, "MiB": -1, "1.5MiB": -1, "-1": -1, "1e3": -1, "16M": -1, "99999999999GiB": -1, "1 2": -1, "1BB": -1,
	}
	for text, want := range good {
		got, err := parseBytes(text)
		if failed := err != nil; failed != (want < 0) || (!failed && got != want) {
			t.Errorf("%q gave %d, %v, want %d", text, got, err, want)
		}
	}
	for _, b := range []Bytes{0, 1, 1000, 1024, 1025, 1 << 20, 3 << 30, 1<<62 + 1} {
		if back, err := parseBytes(b.String()); err != nil || back != b {
			t.Errorf("%d is written %s and read back as %d, %v", int64(b), b, int64(back), err)
		}
	}
}

// TestSecretsStayHidden prints the settings in every way there is.
func TestSecretsStayHidden(t *testing.T) {
	cfg := mustLoad(t, Sources{Environ: []string{
		"DEMARCHE_SERVE_TOKEN=hunter2", "DEMARCHE_STORE=postgres://root:hunter2@db/news?password=hunter2&sslmode=require",
	}})
	asJSON, err := json.Marshal(cfg.Serve)
	if err != nil {
		t.Fatal(err)
	}
	listed, err := json.Marshal(cfg.Settings())
	if err != nil {
		t.Fatal(err)
	}
	var logged strings.Builder
	slog.New(slog.NewTextHandler(&logged, nil)).Info("settings", "token", cfg.Serve.Token, "serve", cfg.Serve)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T %v"} {
		asText := fmt.Sprintf(strings.ReplaceAll(verb, "%T ", ""), cfg.Serve)
		for _, shown := range []string{asText, fmt.Sprintf(verb, cfg.Serve.Token), string(asJSON), string(listed), logged.String()} {
			if strings.Contains(shown, "hunter2") || strings.Contains(strings.ToLower(shown), "68756e74657232") {
				t.Errorf("%s shows the secret: %s", verb, shown)
			}
		}
	}
	if cfg.Serve.Token.Reveal() != "hunter2" {
		t.Error("the secret itself is lost")
	}
	if !strings.Contains(cfg.Store, "hunter2") {
		t.Error("the store's address lost its password")
	}
}

// TestErrorsHideSecrets: neither a wrong token nor a wrong store is quoted.
func TestErrorsHideSecrets(t *testing.T) {
	for _, entry := range []string{
		"DEMARCHE_SERVE_TOKEN=hunter2 with spaces", "DEMARCHE_STORE=postgres://hunter2@", "DEMARCHE_STORE=postgres://a:hunter2@[::1",
		"DEMARCHE_STORE=mysql://root:hunter2@db/x", "DEMARCHE_SERVE_TOKN=hunter2",
	} {
		_, err := Load(Sources{Environ: []string{entry}})
		if err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: got %v", entry, err)
		}
	}
}
