package schema

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestAudits holds the handler to the GraphQL-over-HTTP specification: all audits of npm graphql-http must be ok. It
// needs node, and graphql-http installed in web.
func TestAudits(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		skip(t, "node is not installed")
	}
	web := filepath.Join("..", "web")
	if _, err := os.Stat(filepath.Join(web, "node_modules", "graphql-http")); err != nil {
		skip(t, "npm graphql-http is not installed in web: run npm ci there")
	}
	server := httptest.NewServer(newSchema(t, Options{}).Handler())
	defer server.Close()
	out, err := exec.CommandContext(t.Context(), node, filepath.Join("testdata", "audits.mjs"), server.URL, web).CombinedOutput()
	if err != nil || string(out) != "61 ok\n" {
		t.Errorf("%v\n%s", err, out)
	}
}

// skip leaves a test out, unless nothing may be left out.
func skip(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("DEMARCHE_TEST_ALL") == "1" {
		t.Fatal(why)
	}
	t.Skip(why)
}
