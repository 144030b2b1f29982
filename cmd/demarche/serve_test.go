package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var servingOn = regexp.MustCompile(`on (http://[^ ]+/) `)

// startServer serves a store until the test ends. It gives the address, and a function that stops the server and gives
// its exit code.
func startServer(t *testing.T, args ...string) (url string, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	lines, stdout := io.Pipe()
	a, stderr := newApp(strings.NewReader(""), stdout)
	ended := make(chan int, 1)
	go func() {
		code := a.run(ctx, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...))
		_ = stdout.Close() // a server that never came up ends the wait below
		ended <- code
	}()
	stopped := -1
	stop = func() int {
		if cancel(); stopped < 0 {
			stopped = <-ended
		}
		return stopped
	}
	t.Cleanup(func() { stop() })
	line, err := bufio.NewReader(lines).ReadString('\n')
	match := servingOn.FindStringSubmatch(line)
	if err != nil || match == nil {
		t.Fatalf("the server says %q (%v) and ended with %d: %s", line, err, stop(), stderr)
	}
	return match[1], stop
}

// ask sends one request and gives status and body.
func ask(t *testing.T, method, url, body, token string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json, */*;q=0.5")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(data)
}

const titles = `{"query": "{articles {edges {node {title}}}}"}`

func TestServe(t *testing.T) {
	store, says := storeOfOne(t)
	url, stop := startServer(t, "--store", store)
	for _, c := range []struct {
		method, path, body string
		status             int
		contains           string
	}{
		{"GET", "healthz", "", 200, "ok"},
		{"GET", "readyz", "", 200, "ok"},
		{"GET", "", "", 200, "Demarche"},
		{"POST", "graphql", titles, 200, "Norway urges Chile to open its ports"},
		{"POST", "graphql", `{"query": "{articles {edges {node {colour}}}}"}`, 400, "colour"},
		{"POST", "graphql", `{"query": `, 400, "errors"},
		{"GET", "nothing/here", "", 404, ""},
	} {
		status, body := ask(t, c.method, url+c.path, c.body, "")
		if status != c.status || !strings.Contains(body, c.contains) {
			t.Errorf("%s /%s %s: %d %.200q, want %d with %q", c.method, c.path, c.body, status, body, c.status, c.contains)
		}
	}

	// The store is the server's as long as it runs.
	a, stderr := newApp(strings.NewReader(""), io.Discard)
	if code := a.run(t.Context(), []string{"stats", "--store", store}); code != exitLocked {
		t.Errorf("asking a store that a server holds: exit %d, want %d: %s", code, exitLocked, stderr)
	}
	if code := stop(); code != exitOK {
		t.Errorf("a server that was told to stop ends with %d", code)
	}
	if got := runApp(t, "export", "--store", store, "--format", "nquads"); got != says {
		t.Errorf("the store has changed:\n%s\nit was\n%s", got, says)
	}
}

func TestServeAsksForTheToken(t *testing.T) {
	store, _ := storeOfOne(t)
	const token = "only-for-this-test-0123456789abcdef"
	file := filepath.Join(t.TempDir(), "demarche.yaml")
	if err := os.WriteFile(file, []byte("serve:\n  token: "+token+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	url, _ := startServer(t, "--store", store, "--config", file)
	for given, want := range map[string]int{"": 401, "wrong": 401, token: 200} {
		if status, body := ask(t, "POST", url+"graphql", titles, given); status != want {
			t.Errorf("with the token %q: %d %.200q, want %d", given, status, body, want)
		}
	}
	if status, _ := ask(t, "GET", url+"healthz", "", ""); status != 200 {
		t.Errorf("/healthz without a token: %d", status)
	}
}

func TestServeRefuses(t *testing.T) {
	store, _ := storeOfOne(t)
	url, _ := startServer(t, "--store", "memory:")
	taken := strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/")
	for _, c := range []struct {
		listen string
		code   int
		says   string
	}{
		{taken, exitFailed, "listening on \"" + taken + "\": "},
		{"0.0.0.0:0", exitUsage, "token"},
		{"nonsense", exitUsage, "nonsense"},
	} {
		a, stderr := newApp(strings.NewReader(""), io.Discard)
		code := a.run(t.Context(), []string{"serve", "--store", store, "--listen", c.listen})
		if got := stderr.String(); code != c.code || !strings.Contains(got, c.says) || strings.Count(got, "\n") != 1 {
			t.Errorf("serve --listen %s: exit %d, %q, want %d and one line with %q", c.listen, code, got, c.code, c.says)
		}
	}
}
