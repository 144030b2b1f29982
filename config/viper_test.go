package config

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/spf13/viper"
)

// The tests of this file are named after the traps of viper that the package is
// built around; each fails if a change walks into one.

// samples has for every setting a text that is allowed and is not the default.
func samples() map[string]string {
	return map[string]string{
		"store": "elsewhere.db", "overlays": "one,two", "log.level": "warn", "log.format": "json",
		"ingest.workers": "3", "ingest.strict": "true", "ingest.max_article_bytes": "2MiB",
		"serve.listen": "127.0.0.1:9999", "serve.token": "s3cret-token", "serve.token_file": "",
		"serve.insecure": "true", "serve.cors_origins": "https://a.example,https://b.example",
		"limits.body_bytes": "3MiB", "limits.document_bytes": "32KiB", "limits.tokens": "77", "limits.nesting": "78",
		"limits.depth": "9", "limits.aliases": "8", "limits.root_fields": "7", "limits.fields": "66",
		"limits.page_default": "5", "limits.page_max": "55", "limits.timeout": "2s", "limits.concurrency": "6",
	}
}

// TestTrapEnvWithoutDefault: viper's Unmarshal misses variables of keys it was
// never told about (viper issue 761). Every setting must be settable by its
// variable alone, without a file.
func TestTrapEnvWithoutDefault(t *testing.T) {
	token := writeFile(t, t.TempDir(), "token", "from-a-file\n")
	for _, f := range settingFields() {
		text, ok := samples()[f.key]
		if !ok {
			t.Errorf("no sample for %s: add one", f.key)
			continue
		}
		if f.key == "serve.token_file" {
			text = token
		}
		cfg := mustLoad(t, Sources{Environ: []string{f.env() + "=" + text}})
		want, err := f.parse(text)
		if err != nil {
			t.Fatalf("%s: the sample is wrong: %v", f.key, err)
		}
		if got := f.get(cfg); !reflect.DeepEqual(got, want) || reflect.DeepEqual(got, f.get(Default())) {
			t.Errorf("%s=%s gave %v", f.env(), text, got)
		}
		if got := cfg.Origin(f.key); got != "env "+f.env() {
			t.Errorf("origin of %s is %q", f.key, got)
		}
	}
}

// TestTrapNestedKeyReplacer: without a replacer viper looks for LIMITS.PAGE_MAX
// (viper issue 160). The names must be unambiguous, too: no two keys may share one.
func TestTrapNestedKeyReplacer(t *testing.T) {
	owner := map[string]string{EnvFile: "the settings file"}
	for _, f := range settingFields() {
		name := f.env()
		if other, taken := owner[name]; taken {
			t.Errorf("%s is the variable of %s and of %s", name, other, f.key)
		}
		owner[name] = f.key
		if strings.ContainsAny(name, ".-") || name != strings.ToUpper(name) {
			t.Errorf("%s cannot be a variable's name", name)
		}
		if notOurs.MatchString(name) {
			t.Errorf("%s is let pass as somebody else's", name)
		}
	}
	if owner["DEMARCHE_LIMITS_PAGE_MAX"] != "limits.page_max" {
		t.Error("limits.page_max has not the variable DEMARCHE_LIMITS_PAGE_MAX")
	}
}

// TestTrapMapKeysLowerCased: viper lower-cases keys (viper issue 373), which would
// change names that users chose. So no setting is a map, every key is lower-case
// already, and a capital in a file is a mistake and not another spelling.
func TestTrapMapKeysLowerCased(t *testing.T) {
	for _, f := range settingFields() {
		if f.typ.Kind() == reflect.Map {
			t.Errorf("%s is a map: make it a list of items with a name", f.key)
		}
		if f.key != strings.ToLower(f.key) {
			t.Errorf("key %s is not lower-case", f.key)
		}
	}
	file := writeFile(t, t.TempDir(), "x.yaml", "STORE: a\n")
	wantProblem(t, Sources{File: file}, ErrUnknown, `did you mean "store"?`)
	cfg := mustLoad(t, Sources{Environ: []string{"DEMARCHE_OVERLAYS=Finance,FINANCE"}})
	if !slices.Equal(cfg.Overlays, []string{"Finance", "FINANCE"}) {
		t.Errorf("values changed case: %q", cfg.Overlays)
	}
}

// TestTrapConcurrentReload: viper's watcher writes maps that readers read (viper
// issue 174). Readers of a Holder see whole settings, old or new, under -race.
func TestTrapConcurrentReload(t *testing.T) {
	dir := t.TempDir()
	pair := func(n int) string { return fmt.Sprintf("limits: {page_default: %d, page_max: %d}\n", n, n) }
	file := writeFile(t, dir, "demarche.yaml", pair(1))
	h, err := NewHolder(Sources{Dirs: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for {
				c := h.Current()
				if c.Limits.PageDefault != c.Limits.PageMax || c.Origin("limits.page_max") != "file "+file {
					t.Errorf("half a change: %+v", c.Limits)
					return
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for n := 2; n <= 30; n++ {
		replaceFile(t, file, pair(n))
		if err := h.Reload(); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
	if got := h.Current().Limits.PageMax; got != 30 {
		t.Errorf("page_max is %d after the last reload, want 30", got)
	}
}

// TestTrapTypos: viper ignores keys nobody asks for.
func TestTrapTypos(t *testing.T) {
	file := writeFile(t, t.TempDir(), "x.toml", "[ingest]\nworker = 4\n")
	wantProblem(t, Sources{File: file}, ErrUnknown, file+`:2: key "ingest.worker" is unknown; did you mean "ingest.workers"?`)
	wantProblem(t, Sources{Environ: []string{"DEMARCHE_INGEST_WORKER=4"}}, ErrUnknown,
		"DEMARCHE_INGEST_WORKER: this variable is unknown; did you mean DEMARCHE_INGEST_WORKERS?")
}

// TestTrapDroppedFormats: viper 1.20 stopped reading HCL, INI and properties. Such
// a file, named or lying where settings are looked for, must not be passed over.
func TestTrapDroppedFormats(t *testing.T) {
	for _, ext := range []string{".hcl", ".ini", ".properties"} {
		dir := t.TempDir()
		file := writeFile(t, dir, "demarche"+ext, "store = x\n")
		wantProblem(t, Sources{File: file}, ErrFile, "is not read; write the settings as YAML, TOML or JSON")
		wantProblem(t, Sources{Dirs: []string{dir}}, ErrFile, "is not read; write the settings as YAML, TOML or JSON")
	}
}

// TestTrapWeakTypes: viper turns 4 into "4", 7 into true and 10 into ten
// nanoseconds.
func TestTrapWeakTypes(t *testing.T) {
	for _, text := range []string{"store: 4", "ingest: {strict: 7}", "limits: {timeout: 10}", "overlays: one", `ingest: {workers: "4"}`} {
		file := writeFile(t, t.TempDir(), "x.yaml", text)
		wantProblem(t, Sources{File: file}, ErrType, "expected ")
	}
}

// TestTrapSingleton: nothing may be left in, or read from, viper's global.
func TestTrapSingleton(t *testing.T) {
	viper.Set("store", "from the singleton")
	t.Cleanup(viper.Reset)
	if cfg := mustLoad(t, Sources{}); cfg.Store != Default().Store {
		t.Errorf("store came from the singleton: %q", cfg.Store)
	}
	mustLoad(t, Sources{Environ: []string{"DEMARCHE_LOG_LEVEL=debug"}})
	if keys := slices.Sorted(maps.Keys(viper.AllSettings())); !slices.Equal(keys, []string{"store"}) {
		t.Errorf("the singleton now holds %v", keys)
	}
}

// TestTrapProcessEnvironment: viper reads the process environment behind the back
// of its caller.
func TestTrapProcessEnvironment(t *testing.T) {
	t.Setenv("DEMARCHE_STORE", "from the process")
	if cfg := mustLoad(t, Sources{Environ: []string{"DEMARCHE_LOG_LEVEL=debug"}}); cfg.Store != Default().Store {
		t.Errorf("store came from the process environment: %q", cfg.Store)
	}
}

func mustLoad(t *testing.T, src Sources) *Config {
	t.Helper()
	cfg, err := Load(src)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

func writeFile(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// replaceFile swaps the file in one step, as careful editors do.
func replaceFile(t *testing.T, path, text string) {
	t.Helper()
	next := writeFile(t, filepath.Dir(path), "next", text)
	if err := os.Rename(next, path); err != nil {
		t.Fatal(err)
	}
}
