package config

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// parsed is the flag set of every command, after the arguments.
func parsed(t *testing.T, args ...string) *pflag.FlagSet {
	t.Helper()
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	if err := RegisterFlags(flags); err != nil {
		t.Fatal(err)
	}
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	return flags
}

func TestRegisteredFlags(t *testing.T) {
	cfg := mustLoad(t, Sources{Flags: parsed(t, "--store", "memory:", "--log-level=error", "--log-format=json")})
	if cfg.Store != "memory:" || cfg.Log.Level != "error" || cfg.Log.Format != "json" {
		t.Errorf("got %q %+v", cfg.Store, cfg.Log)
	}
	if got := cfg.Origin("log.level"); got != "flag --log-level" {
		t.Errorf("origin %q", got)
	}
	if err := RegisterFlags(parsed(t)); err == nil {
		t.Error("registering twice gave no error")
	}
}

// TestAddFlagForEveryKey: each setting that is not secret can have a flag, whose
// help is its documentation and whose value arrives.
func TestAddFlagForEveryKey(t *testing.T) {
	token := writeFile(t, t.TempDir(), "token", "from-a-file")
	for _, f := range settingFields() {
		if f.secret {
			continue
		}
		text := samples()[f.key]
		if f.key == "serve.token_file" {
			text = token
		}
		flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
		if err := AddFlag(flags, "it", f.key); err != nil {
			t.Errorf("%s: %v", f.key, err)
			continue
		}
		if err := flags.Parse([]string{"--it=" + text}); err != nil {
			t.Errorf("%s: %v", f.key, err)
			continue
		}
		cfg := mustLoad(t, Sources{Flags: flags})
		if got := f.format(f.get(cfg)); got != text || cfg.Origin(f.key) != "flag --it" {
			t.Errorf("%s: got %q from %q, want %q", f.key, got, cfg.Origin(f.key), text)
		}
		if usage := flags.Lookup("it").Usage; !strings.HasPrefix(usage, f.doc) {
			t.Errorf("%s: the help is %q", f.key, usage)
		}
	}
}

func TestFlagsThatCannotBe(t *testing.T) {
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	flags.String("there", "", "")
	tests := []struct {
		name string
		err  error
		want error
	}{
		{"unknown key", AddFlag(flags, "a", "no.such"), ErrUnknown},
		{"unknown key bound", BindFlag(flags, "there", "no.such"), ErrUnknown},
		{"secret", AddFlag(flags, "b", "serve.token"), ErrInvalid},
		{"secret bound", BindFlag(flags, "there", "serve.token"), ErrInvalid},
		{"exists", AddFlag(flags, "there", "store"), nil},
		{"absent", BindFlag(flags, "absent", "store"), nil},
		{"section", AddFlag(flags, "c", "serve"), ErrUnknown},
	}
	for _, tt := range tests {
		if tt.err == nil || (tt.want != nil && !errors.Is(tt.err, tt.want)) {
			t.Errorf("%s: got %v, want %v", tt.name, tt.err, tt.want)
		}
	}
}

// TestFlagNotGiven: a flag's own default is not a setting, or it would always win.
func TestFlagNotGiven(t *testing.T) {
	flags := parsed(t)
	flags.Int("parallel", 99, "")
	if err := BindFlag(flags, "parallel", "ingest.workers"); err != nil {
		t.Fatal(err)
	}
	if cfg := mustLoad(t, Sources{Flags: flags}); cfg.Ingest.Workers != 0 {
		t.Errorf("workers are %d", cfg.Ingest.Workers)
	}
}

func TestListFlag(t *testing.T) {
	flags := parsed(t)
	flags.StringArray("overlay", nil, "")
	if err := BindFlag(flags, "overlay", "overlays"); err != nil {
		t.Fatal(err)
	}
	if err := flags.Parse([]string{"--overlay", "a,b", "--overlay=c"}); err != nil {
		t.Fatal(err)
	}
	cfg := mustLoad(t, Sources{Flags: flags, Environ: []string{"DEMARCHE_OVERLAYS=z"}})
	if !slices.Equal(cfg.Overlays, []string{"a,b", "c"}) {
		t.Errorf("got %q; an item of a repeated flag may contain a comma", cfg.Overlays)
	}
}

// TestEmptyListFlag: unlike an empty variable, a flag that was given counts.
func TestEmptyListFlag(t *testing.T) {
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	if err := AddFlag(flags, "overlays", "overlays"); err != nil {
		t.Fatal(err)
	}
	if err := flags.Parse([]string{"--overlays="}); err != nil {
		t.Fatal(err)
	}
	cfg := mustLoad(t, Sources{Flags: flags, Environ: []string{"DEMARCHE_OVERLAYS=z"}})
	if len(cfg.Overlays) != 0 || cfg.Origin("overlays") != "flag --overlays" {
		t.Errorf("got %q from %q", cfg.Overlays, cfg.Origin("overlays"))
	}
}
