package config

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// TestDeclarations holds every field to what the tags promise.
func TestDeclarations(t *testing.T) {
	name := regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)?$`)
	seen := map[string]bool{}
	for _, f := range settingFields() {
		if !name.MatchString(f.key) || seen[f.key] {
			t.Errorf("key %q is not a unique name or section.name in lower_snake", f.key)
		}
		seen[f.key] = true
		if len(f.doc) < 10 || strings.ContainsAny(f.doc, "\n`") || strings.HasSuffix(f.doc, ".") {
			t.Errorf("%s: doc %q is not one line without a full stop", f.key, f.doc)
		}
		for _, bound := range []string{f.min, f.max} {
			if _, ok := f.bound(bound); bound != "" && !ok {
				t.Errorf("%s: bound %q does not read as a value", f.key, bound)
			}
		}
		if _, err := f.parse(f.format(f.get(Default()))); err != nil && f.format(f.get(Default())) != "" {
			t.Errorf("%s: its type cannot be read: %v", f.key, err)
		}
	}
}

// TestSettingsOrder pins the listing, which people and scripts read.
func TestSettingsOrder(t *testing.T) {
	want := "store overlays log.level log.format ingest.workers ingest.strict ingest.max_article_bytes " +
		"serve.listen serve.token serve.token_file serve.insecure serve.cors_origins " +
		"limits.body_bytes limits.document_bytes limits.tokens limits.nesting limits.depth limits.aliases " +
		"limits.root_fields limits.fields limits.page_default limits.page_max limits.timeout limits.concurrency"
	var got []string
	for _, s := range mustLoad(t, Sources{}).Settings() {
		got = append(got, s.Key)
		if s.Value != s.Default || s.Origin != "default" || s.Doc == "" || !strings.HasPrefix(s.Env, "DEMARCHE_") {
			t.Errorf("a setting nobody set: %+v", s)
		}
	}
	if strings.Join(got, " ") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, " "), want)
	}
}

// TestSettingsReadBack: the listed values, given as variables, make the same
// settings again. It holds for all but what is hidden.
func TestSettingsReadBack(t *testing.T) {
	first := mustLoad(t, Sources{Environ: []string{
		"DEMARCHE_LIMITS_TIMEOUT=1m30.5s", "DEMARCHE_INGEST_MAX_ARTICLE_BYTES=1000kB", "DEMARCHE_OVERLAYS=a,b",
		"DEMARCHE_INGEST_STRICT=1", "DEMARCHE_LIMITS_DOCUMENT_BYTES=65",
	}})
	var environ []string
	for _, s := range first.Settings() {
		environ = append(environ, s.Env+"="+s.Value)
	}
	second := mustLoad(t, Sources{Environ: environ})
	for _, f := range settingFields() {
		if a, b := f.get(first), f.get(second); !reflect.DeepEqual(a, b) {
			t.Errorf("%s was %v and is read back as %v", f.key, a, b)
		}
	}
}

func TestResolvedNumbers(t *testing.T) {
	cfg := mustLoad(t, Sources{})
	if cfg.Ingest.WorkerCount() < 1 || cfg.Limits.MaxConcurrency() != 2*cfg.Ingest.WorkerCount() {
		t.Errorf("0 became %d workers and %d queries", cfg.Ingest.WorkerCount(), cfg.Limits.MaxConcurrency())
	}
	cfg = mustLoad(t, Sources{Environ: []string{"DEMARCHE_INGEST_WORKERS=3", "DEMARCHE_LIMITS_CONCURRENCY=5"}})
	if cfg.Ingest.WorkerCount() != 3 || cfg.Limits.MaxConcurrency() != 5 {
		t.Errorf("got %d workers and %d queries", cfg.Ingest.WorkerCount(), cfg.Limits.MaxConcurrency())
	}
}
