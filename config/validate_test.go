package config

import (
	"strings"
	"testing"
)

func TestTokenFile(t *testing.T) {
	dir := t.TempDir()
	good := writeFile(t, dir, "good", "abc-123\r\n")
	file := writeFile(t, dir, "f.yaml", "serve: {token_file: "+good+", listen: '0.0.0.0:80'}\n")
	cfg := mustLoad(t, Sources{File: file})
	if cfg.Serve.Token.Reveal() != "abc-123" || cfg.Origin("serve.token") != "file "+good {
		t.Errorf("got %q from %q", cfg.Serve.Token.Reveal(), cfg.Origin("serve.token"))
	}

	stronger := mustLoad(t, Sources{File: file, Environ: []string{"DEMARCHE_SERVE_TOKEN=direct"}})
	if stronger.Serve.Token.Reveal() != "direct" {
		t.Errorf("the file's token_file beat the variable: %q", stronger.Serve.Token.Reveal())
	}
	direct := writeFile(t, dir, "direct.yaml", "serve: {token: direct}\n")
	stronger = mustLoad(t, Sources{File: direct, Environ: []string{"DEMARCHE_SERVE_TOKEN_FILE=" + good}})
	if stronger.Serve.Token.Reveal() != "abc-123" {
		t.Errorf("the file's token beat the variable: %q", stronger.Serve.Token.Reveal())
	}

	bad := map[string]string{
		writeFile(t, dir, "empty", "\n"):                               "the file is empty",
		writeFile(t, dir, "two", "one\ntwo\n"):                         "visible ASCII",
		writeFile(t, dir, "big", strings.Repeat("x", maxTokenBytes+1)): "larger than 4KiB",
		dir: "this is a directory",
	}
	for path, want := range bad {
		wantProblem(t, Sources{Environ: []string{"DEMARCHE_SERVE_TOKEN_FILE=" + path}}, ErrInvalid, want)
	}
}

// TestListening: which addresses need a token.
func TestListening(t *testing.T) {
	open := []string{":80", "0.0.0.0:80", "[::]:80", "192.0.2.1:80", "news.example:80", "localhost.example:80", "[::ffff:192.0.2.1]:80"}
	closed := []string{"127.0.0.1:0", "127.8.8.8:80", "[::1]:80", "localhost:80", "LocalHost:80", "[::ffff:127.0.0.1]:80"}
	for _, listen := range open {
		wantProblem(t, Sources{Environ: []string{"DEMARCHE_SERVE_LISTEN=" + listen}}, ErrInvalid, "can be reached from other machines")
		mustLoad(t, Sources{Environ: []string{"DEMARCHE_SERVE_LISTEN=" + listen, "DEMARCHE_SERVE_TOKEN=x"}})
		mustLoad(t, Sources{Environ: []string{"DEMARCHE_SERVE_LISTEN=" + listen, "DEMARCHE_SERVE_INSECURE=true"}})
	}
	for _, listen := range closed {
		mustLoad(t, Sources{Environ: []string{"DEMARCHE_SERVE_LISTEN=" + listen}})
	}
}

func TestStores(t *testing.T) {
	for _, store := range []string{"memory:", "./graph", "/var/lib/x", `C:\news`, "postgres://db/news", "postgresql://u:p@db:5432/n?sslmode=disable"} {
		if cfg := mustLoad(t, Sources{Environ: []string{"DEMARCHE_STORE=" + store}}); cfg.Store != store {
			t.Errorf("got %q, want %q", cfg.Store, store)
		}
	}
}
