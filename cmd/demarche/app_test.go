package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"github.com/demarche-kg/demarche/config"
)

const headline = "Norway urges Chile to open its ports\n\nNorway urged Chile on Friday to open its ports to fishing boats.\n"

// newApp is a run of the program that sees nothing of this machine but its files.
func newApp(stdin io.Reader, stdout io.Writer) (*app, *bytes.Buffer) {
	stderr := &bytes.Buffer{}
	settings := func(flags *pflag.FlagSet) config.Sources { return config.Sources{Flags: flags} }
	return &app{stdin: stdin, stdout: stdout, stderr: stderr, settings: settings}, stderr
}

// runApp runs a command line that must succeed.
func runApp(t *testing.T, args ...string) string {
	t.Helper()
	var stdout bytes.Buffer
	a, stderr := newApp(strings.NewReader(""), &stdout)
	if code := a.run(t.Context(), args); code != exitOK {
		t.Fatalf("demarche %s: exit %d: %s", strings.Join(args, " "), code, stderr)
	}
	return stdout.String()
}

// storeOfOne is a store with one article, and what it says.
func storeOfOne(t *testing.T) (store, says string) {
	t.Helper()
	dir := t.TempDir()
	article := filepath.Join(dir, "norway.txt")
	if err := os.WriteFile(article, []byte(headline), 0o644); err != nil {
		t.Fatal(err)
	}
	store = filepath.Join(dir, "news.db")
	runApp(t, "ingest", "--store", store, article)
	return store, runApp(t, "export", "--store", store, "--format", "nquads")
}

// cancelling is an article whose reading is interrupted before its end.
type cancelling struct{ cancel context.CancelFunc }

func (c cancelling) Read(p []byte) (int, error) {
	c.cancel()
	return copy(p, "Kenya urges Peru to sign. "), nil
}

func TestInterruptedRunStoresNothingOfTheArticle(t *testing.T) {
	store, says := storeOfOne(t)
	for _, args := range [][]string{
		{"ingest", "--store", store, "-"},
		{"ingest", "--store", store, "--format", "facts", "-"},
		{"extract", "-"},
		{"query", "--store", store, "--file", "-"},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		a, stderr := newApp(cancelling{cancel}, io.Discard)
		if code := a.run(ctx, args); code != exitInterrupted {
			t.Errorf("demarche %s, interrupted: exit %d, want %d", strings.Join(args, " "), code, exitInterrupted)
		}
		if got := stderr.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "interrupted") {
			t.Errorf("demarche %s, interrupted, says %q, want one line that says so", strings.Join(args, " "), got)
		}
	}
	if got := runApp(t, "export", "--store", store, "--format", "nquads"); got != says {
		t.Errorf("the store has changed:\n%s\nit was\n%s", got, says)
	}
}

// full is a disk without space.
type full struct{}

var errFull = errors.New("no space left on device")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestOutputThatCannotBeWritten(t *testing.T) {
	store, says := storeOfOne(t)
	article := filepath.Join(filepath.Dir(store), "norway.txt")
	for _, args := range [][]string{
		{"extract", article},
		{"ingest", "--store", store, article},
		{"ingest", "--store", store, "--json", article},
		{"events", "--store", store},
		{"events", "--store", store, "--json"},
		{"query", "--store", store, "{articles {edges {node {title}}}}"},
		{"export", "--store", store},
		{"stats", "--store", store},
		{"stats", "--store", store, "--json"},
		{"config", "show"},
		{"config", "check"},
		{"version"},
	} {
		a, stderr := newApp(strings.NewReader(""), full{})
		if code := a.run(t.Context(), args); code != exitFailed {
			t.Errorf("demarche %s on a full disk: exit %d, want %d", strings.Join(args, " "), code, exitFailed)
		}
		if got := stderr.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, errFull.Error()) {
			t.Errorf("demarche %s on a full disk says %q, want one line with %q", strings.Join(args, " "), got, errFull)
		}
	}
	if got := runApp(t, "export", "--store", store, "--format", "nquads"); got != says {
		t.Errorf("the store has changed:\n%s\nit was\n%s", got, says)
	}
}

// Every flag that is wired to a setting has one: must would panic here.
func TestEveryCommandHasHelpAndAnExample(t *testing.T) {
	a, _ := newApp(strings.NewReader(""), io.Discard)
	for _, c := range a.root().Commands() {
		if c.Short == "" || c.Example == "" && !c.HasSubCommands() {
			t.Errorf("demarche %s has no short help or no example", c.Name())
		}
	}
}
