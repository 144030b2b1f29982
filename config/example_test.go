package config_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"github.com/demarche-kg/demarche/config"
)

// A command registers its flags, parses them and loads once.
func Example() {
	flags := pflag.NewFlagSet("serve", pflag.ContinueOnError)
	if err := errors.Join(
		config.RegisterFlags(flags),
		config.AddFlag(flags, "listen", "serve.listen"),
	); err != nil {
		fmt.Println(err)
		return
	}
	if err := flags.Parse([]string{"--listen", "127.0.0.1:9000"}); err != nil {
		fmt.Println(err)
		return
	}
	cfg, err := config.Load(config.Sources{
		Environ: []string{"DEMARCHE_STORE=memory:"},
		Flags:   flags,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(cfg.Store, "from", cfg.Origin("store"))
	fmt.Println(cfg.Serve.Listen, "from", cfg.Origin("serve.listen"))
	fmt.Println(cfg.Limits.Timeout, "from", cfg.Origin("limits.timeout"))
	// Output:
	// memory: from env DEMARCHE_STORE
	// 127.0.0.1:9000 from flag --listen
	// 10s from default
}

// All problems come at once, each with its place.
func ExampleLoad_problems() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "demarche.yaml")
	if err := os.WriteFile(file, []byte("serve:\n  listn: :8080\n"), 0o600); err != nil {
		fmt.Println(err)
		return
	}
	_, err = config.Load(config.Sources{Dirs: []string{dir}, Environ: []string{"DEMARCHE_INGEST_WORKERS=many"}})
	var all *config.Error
	if errors.As(err, &all) {
		for _, p := range all.Problems {
			fmt.Println(filepath.Base(p.Place), p.Text)
		}
	}
	// Output:
	// demarche.yaml:2 key "serve.listn" is unknown; did you mean "serve.listen"?
	// DEMARCHE_INGEST_WORKERS expected a whole number, got text "many"
}

// Settings is what `config show --origin` prints.
func ExampleConfig_Settings() {
	cfg, err := config.Load(config.Sources{Environ: []string{"DEMARCHE_SERVE_TOKEN=open-sesame"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range cfg.Settings() {
		if s.Key == "serve.listen" || s.Key == "serve.token" {
			fmt.Printf("%s = %s (%s; %s)\n", s.Key, s.Value, s.Origin, s.Env)
		}
	}
	// Output:
	// serve.listen = 127.0.0.1:8080 (default; DEMARCHE_SERVE_LISTEN)
	// serve.token = [redacted] (env DEMARCHE_SERVE_TOKEN; DEMARCHE_SERVE_TOKEN)
}

// A server reloads on a signal and keeps what it has when the file is broken.
func ExampleHolder() {
	holder, err := config.NewHolder(config.Sources{})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := holder.Reload(); err != nil {
		fmt.Println("keeping the old settings:", err)
	}
	fmt.Println(holder.Current().Limits.PageMax)
	// Output: 1000
}
