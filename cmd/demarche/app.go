package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/demarche-kg/demarche/config"
	"github.com/demarche-kg/demarche/graph/open"
)

// app is one run of the program, with everything it touches of the world outside. Tests make their own.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	settings       func(*pflag.FlagSet) config.Sources // config.System, but in tests

	json bool // --json: reports and errors as JSON
	cfg  *config.Config
	log  *slog.Logger
}

// run executes one command line and gives the exit code.
func (a *app) run(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(args)
	a.stdin = interruptible{ctx, a.stdin}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	err := root.ExecuteContext(ctx)
	a.json = a.json || slices.Contains(args, "--json") // also where the flags before it could not be read
	return a.report(ctx, err)
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "demarche",
		Short: "Ask news articles who demanded what from whom, when, for how much, according to whom",
		Long: `Demarche reads news articles into a knowledge graph and answers who did what to
whom, when, for how much, according to whom, and who disputes it. It works
offline; every fact leads back to the sentence it was read from.`,
		Example: `  demarche ingest articles/*.txt
  demarche events --type DEMAND,APPEAL --target Japan
  demarche query '{events(filter: {target: {name: "Japan"}}) {edges {node {type content}}}}'
  demarche export --format dot --entity Japan | dot -Tsvg > japan.svg
  demarche serve`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usage(cmd, flagError(cmd, err)) })
	root.PersistentFlags().BoolVar(&a.json, "json", false, "print reports and errors as JSON")
	must(config.RegisterFlags(root.PersistentFlags()))
	root.AddCommand(a.extract(), a.annotate(), a.ingest(), a.events(), a.query(), a.export(), a.serve(), a.retract(), a.stats(),
		a.configure(), a.version(), a.overlays())
	return root
}

// must is for the wiring of flags to settings, which a test runs: a mistake there is ours.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// addFlag offers a setting as a flag of a command.
func addFlag(cmd *cobra.Command, name, key string) { must(config.AddFlag(cmd.Flags(), name, key)) }

// load reads the settings and sets up logging. Every command that does anything calls it first.
func (a *app) load(cmd *cobra.Command) error {
	cfg, err := config.Load(a.settings(cmd.Flags()))
	if err != nil {
		return err
	}
	a.cfg, a.log = cfg, newLogger(a.stderr, cfg.Log)
	return nil
}

func newLogger(w io.Writer, l config.Log) *slog.Logger {
	var level slog.Level
	must(level.UnmarshalText([]byte(l.Level))) // validated by config
	o := &slog.HandlerOptions{Level: level}
	if l.Format == "json" {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}

// graph opens the configured graph. Commands that only ask open it for reading, so that several may at a time.
func (a *app) graph(ctx context.Context, o open.Options) (*open.Graph, error) {
	return open.Open(ctx, a.cfg.Store, o)
}

// output is the file named by -o, or standard output. close gives the error of writing it out.
func (a *app) output(name string) (w io.Writer, close func() error, err error) {
	if name == "" || name == "-" {
		return a.stdout, func() error { return nil }, nil
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, nil, doing("writing", name, err)
	}
	return f, f.Close, nil
}
