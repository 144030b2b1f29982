package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/demarche-kg/demarche/config"
	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/subgraph"
	"github.com/demarche-kg/demarche/loaders/overlay"
	"github.com/demarche-kg/demarche/queries"
)

// The exit codes of API.md.
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitSkipped     = 3
	exitNoStore     = 10
	exitLocked      = 11
	exitInterrupted = 130
)

// usageError is a command line that cannot be run.
type usageError struct {
	command string
	err     error
}

func (e *usageError) Error() string { return e.err.Error() + "; see " + e.command + " --help" }
func (e *usageError) Unwrap() error { return e.err }

func usage(cmd *cobra.Command, err error) error {
	var u *usageError
	if errors.As(err, &u) {
		return err
	}
	return &usageError{cmd.CommandPath(), err}
}

// errSkipped ends a run that did what it could; what was left out has been said already.
var errSkipped = errors.New("some input was skipped")

// errSaid ends a run whose failure has been said already.
var errSaid = errors.New("failed")

// doing says what was being done to what when err happened.
func doing(what, subject string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err // its path is the subject
	}
	return fmt.Errorf("%s %q: %w", what, subject, err)
}

// exitCode maps an error to the exit code and the code of the JSON form.
func exitCode(ctx context.Context, err error) (int, string) {
	var u *usageError
	switch {
	case err == nil:
		return exitOK, ""
	case errors.As(err, &u), isSelection(err), strings.HasPrefix(err.Error(), "unknown command"):
		return exitUsage, "USAGE"
	case ctx.Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, ctx.Err())):
		return exitInterrupted, "INTERRUPTED"
	case errors.Is(err, errSkipped):
		return exitSkipped, "SKIPPED"
	case errors.Is(err, graph.ErrNoStore):
		return exitNoStore, "NO_STORE"
	case errors.Is(err, graph.ErrLocked):
		return exitLocked, "LOCKED"
	case errors.Is(err, graph.ErrNotFound):
		return exitFailed, "NOT_FOUND"
	case isConfig(err), errors.Is(err, overlay.ErrInvalid):
		return exitUsage, "CONFIG"
	}
	return exitFailed, "FAILED"
}

// isSelection reports whether flags name a part of the graph that makes no sense.
func isSelection(err error) bool {
	var q *queries.Error
	return errors.As(err, &q) || errors.Is(err, subgraph.ErrSelect)
}

func isConfig(err error) bool {
	var c *config.Error
	return errors.As(err, &c)
}

// report prints an error as one line on stderr, or with --json as one object, and gives the exit code.
func (a *app) report(ctx context.Context, err error) int {
	code, name := exitCode(ctx, err)
	if err == nil || errors.Is(err, errSkipped) || errors.Is(err, errSaid) {
		return code
	}
	var c *config.Error
	if errors.As(err, &c) {
		for _, p := range c.Problems {
			a.say(code, name, p.Error())
		}
		return code
	}
	if lines := overlayProblems(err); lines != nil {
		for _, line := range lines {
			a.say(code, name, line)
		}
		return code
	}
	message := err.Error()
	if code == exitInterrupted {
		message = "interrupted; what was reported as stored is stored"
	}
	a.say(code, name, message)
	return code
}

// say prints one message about what went wrong.
func (a *app) say(exit int, code, message string) {
	message = oneLine(message)
	if a.json {
		data, err := json.Marshal(struct {
			Code    string `json:"code"`
			Exit    int    `json:"exit"`
			Message string `json:"message"`
		}{code, exit, message})
		if err == nil {
			fmt.Fprintln(a.stderr, string(data))
			return
		}
	}
	fmt.Fprintln(a.stderr, "demarche: "+message)
}

// packagePrefix is the name of one of our packages in front of its own errors, of use to us and not to the user.
var packagePrefix = regexp.MustCompile(`(^|: )(config|overlay|frame|open|cayley|index|queries|loaders|facts|nlp|source|text|export|subgraph|factsjson|quads|schema|graph): `)

func oneLine(message string) string {
	message = packagePrefix.ReplaceAllString(message, "$1")
	return strings.Join(strings.FieldsFunc(message, func(r rune) bool { return r == '\n' || r == '\r' }), "; ")
}

// flagError adds a suggestion to the error about an unknown flag.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return err
	}
	best, distance := "", 3
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if d := editDistance(unknown.GetSpecifiedName(), f.Name); d < distance {
			best, distance = f.Name, d
		}
	})
	if best == "" {
		return err
	}
	return fmt.Errorf("%w; did you mean --%s?", err, best)
}

// editDistance is Levenshtein's.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// noArgs refuses arguments, suggesting a command where one was misspelt.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	err := fmt.Errorf("unknown command %q for %q", args[0], cmd.CommandPath())
	cmd.SuggestionsMinimumDistance = 2
	if s := cmd.SuggestionsFor(args[0]); len(s) > 0 {
		err = fmt.Errorf("%w; did you mean %q?", err, s[0])
	}
	return usage(cmd, err)
}

// someArgs asks for at least n arguments, naming what is missing.
func someArgs(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return usage(cmd, fmt.Errorf("%s: give %s", cmd.CommandPath(), what))
		}
		return nil
	}
}
