package config

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"
)

// wantProblem loads the sources and wants an error of the kind whose message
// contains the text.
func wantProblem(t *testing.T, src Sources, kind error, text string) {
	t.Helper()
	cfg, err := Load(src)
	if cfg != nil || !errors.Is(err, kind) {
		t.Fatalf("got (%v, %v), want an error that is %q", cfg, err, kind)
	}
	if !strings.Contains(err.Error(), text) {
		t.Errorf("the message is\n%v\nwant it to contain\n%s", err, text)
	}
	for line := range strings.Lines(err.Error()) {
		if !strings.HasPrefix(line, "config: ") {
			t.Errorf("line %q does not begin with config:", line)
		}
	}
}

func TestDefaultsAreAllowed(t *testing.T) {
	cfg := mustLoad(t, Sources{})
	for _, f := range settingFields() {
		if got, want := f.get(cfg), f.get(Default()); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %v without sources, want %v", f.key, got, want)
		}
		if err := f.check(f.get(cfg)); err != nil {
			t.Errorf("the default of %s is not allowed: %v", f.key, err)
		}
		if origin := cfg.Origin(f.key); origin != "default" {
			t.Errorf("origin of %s is %q", f.key, origin)
		}
	}
	if origin := cfg.Origin("no.such"); origin != "" {
		t.Errorf("an unknown key has the origin %q", origin)
	}
}

// TestLayers puts one key into every set of layers and wants the strongest.
func TestLayers(t *testing.T) {
	file := writeFile(t, t.TempDir(), "f.yaml", "limits:\n  timeout: 1s\n")
	environ := []string{"DEMARCHE_LIMITS_TIMEOUT=2s"}
	tests := []struct {
		name    string
		file    string
		environ []string
		flag    string
		want    time.Duration
		origin  string
	}{
		{name: "default", want: 10 * time.Second, origin: "default"},
		{name: "file", file: file, want: time.Second, origin: "file " + file},
		{name: "environment", environ: environ, want: 2 * time.Second, origin: "env DEMARCHE_LIMITS_TIMEOUT"},
		{name: "environment over file", file: file, environ: environ, want: 2 * time.Second, origin: "env DEMARCHE_LIMITS_TIMEOUT"},
		{name: "flag", flag: "3s", want: 3 * time.Second, origin: "flag --timeout"},
		{name: "flag over all", file: file, environ: environ, flag: "3s", want: 3 * time.Second, origin: "flag --timeout"},
		{name: "flag that says the default", file: file, flag: "10s", want: 10 * time.Second, origin: "flag --timeout"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
			if err := AddFlag(flags, "timeout", "limits.timeout"); err != nil {
				t.Fatal(err)
			}
			if tt.flag != "" {
				if err := flags.Parse([]string{"--timeout", tt.flag}); err != nil {
					t.Fatal(err)
				}
			}
			cfg := mustLoad(t, Sources{File: tt.file, Environ: tt.environ, Flags: flags})
			if cfg.Limits.Timeout != tt.want || cfg.Origin("limits.timeout") != tt.origin {
				t.Errorf("got %v from %q, want %v from %q", cfg.Limits.Timeout, cfg.Origin("limits.timeout"), tt.want, tt.origin)
			}
		})
	}
}

// TestLayersMix takes different keys of one section from different layers.
func TestLayersMix(t *testing.T) {
	file := writeFile(t, t.TempDir(), "f.json", `{"limits": {"tokens": 1, "depth": 1, "nesting": 1}, "overlays": ["a", "b", "c"]}`)
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	if err := AddFlag(flags, "nesting", "limits.nesting"); err != nil {
		t.Fatal(err)
	}
	if err := flags.Parse([]string{"--nesting=3"}); err != nil {
		t.Fatal(err)
	}
	cfg := mustLoad(t, Sources{File: file, Flags: flags, Environ: []string{
		"DEMARCHE_LIMITS_DEPTH=2", "DEMARCHE_LIMITS_NESTING=2", "DEMARCHE_OVERLAYS=d",
	}})
	got := []int{cfg.Limits.Tokens, cfg.Limits.Depth, cfg.Limits.Nesting, cfg.Limits.Aliases}
	if !slices.Equal(got, []int{1, 2, 3, 30}) {
		t.Errorf("tokens, depth, nesting, aliases are %v, want 1 2 3 30", got)
	}
	if !slices.Equal(cfg.Overlays, []string{"d"}) {
		t.Errorf("overlays are %q; a stronger list replaces a weaker one", cfg.Overlays)
	}
}

// TestAllProblemsAtOnce breaks every source and wants every break, in order.
func TestAllProblemsAtOnce(t *testing.T) {
	file := writeFile(t, t.TempDir(), "f.yaml", "stroe: x\nlog:\n  level: loud\n")
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	if err := RegisterFlags(flags); err != nil {
		t.Fatal(err)
	}
	if err := flags.Parse([]string{"--config", file, "--log-format=xml", "--store", ""}); err != nil {
		t.Fatal(err)
	}
	_, err := Load(Sources{Flags: flags, Environ: []string{"DEMARCHE_STOER=x", "DEMARCHE_LIMITS_DEPTH=deep"}})
	want := []string{
		file + `:1: key "stroe" is unknown; did you mean "store"?`,
		file + `:3: key "log.level": expected one of debug, info, warn, error, got text "loud"`,
		`DEMARCHE_LIMITS_DEPTH: expected a whole number, got text "deep"`,
		`DEMARCHE_STOER: this variable is unknown; did you mean DEMARCHE_STORE?`,
		`--log-format: expected one of text, json, got text "xml"`,
		`--store: expected a directory, memory: or a postgres:// URL, got nothing`,
	}
	var all *Error
	if !errors.As(err, &all) {
		t.Fatalf("got %v, want an *Error", err)
	}
	var got []string
	for _, p := range all.Problems {
		got = append(got, strings.TrimPrefix(p.Error(), "config: "))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, kind := range []error{ErrUnknown, ErrType, ErrInvalid} {
		if !errors.Is(err, kind) {
			t.Errorf("the error is not %q", kind)
		}
	}
}

// TestHiddenMistake: a wrong value is reported even where a stronger layer hides
// it, because it would surface on the day the stronger one is gone.
func TestHiddenMistake(t *testing.T) {
	file := writeFile(t, t.TempDir(), "f.yaml", "limits: {depth: deep}\n")
	wantProblem(t, Sources{File: file, Environ: []string{"DEMARCHE_LIMITS_DEPTH=5"}}, ErrType, `key "limits.depth"`)
}

func TestLoadKeepsNothing(t *testing.T) {
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	if err := AddFlag(flags, "overlay", "overlays"); err != nil {
		t.Fatal(err)
	}
	if err := flags.Parse([]string{"--overlay=a", "--overlay=b"}); err != nil {
		t.Fatal(err)
	}
	first := mustLoad(t, Sources{Flags: flags})
	first.Overlays[0] = "changed"
	if second := mustLoad(t, Sources{Flags: flags}); !slices.Equal(second.Overlays, []string{"a", "b"}) {
		t.Errorf("a second load sees the first one's list: %q", second.Overlays)
	}
}

func TestManyProblemsAreCounted(t *testing.T) {
	var text strings.Builder
	for i := range 250 {
		text.WriteString(strings.Repeat("x", i+10) + ": 1\n")
	}
	_, err := Load(Sources{File: writeFile(t, t.TempDir(), "f.yaml", text.String())})
	var all *Error
	if !errors.As(err, &all) || len(all.Problems) != maxProblems || all.Omitted != 150 {
		t.Fatalf("got %d problems and %d omitted", len(all.Problems), all.Omitted)
	}
	if !strings.HasSuffix(err.Error(), "\nconfig: and 150 more problems") {
		t.Error("the message does not end with the count of the rest")
	}
	for line := range strings.Lines(err.Error()) {
		if len(line) > 300 {
			t.Errorf("a line of the message has %d bytes", len(line))
		}
	}
}
