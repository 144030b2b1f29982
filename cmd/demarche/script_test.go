package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/demarche-kg/demarche/graph/open"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

// TestMain lets this test binary stand for the program: scripts that call demarche run main in a process of its own,
// with real arguments, streams, signals and exit codes.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"demarche": main})
}

// TestScripts runs testdata/script. The language is testscript's, with the commands below.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata/script",
		UpdateScripts:      *update,
		RequireUniqueNames: true,
		Setup:              setup,
		Condition:          condition,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":     exits,
			"fill":      fill,
			"hold":      hold,
			"interrupt": interrupt,
			"remember":  remember,
			"unharmed":  unharmed,
			"write":     write,
		},
	})
}

// setup keeps the race detector's runtime from holding up the end of every process by a second.
func setup(env *testscript.Env) error {
	env.Setenv("GORACE", "atexit_sleep_ms=0")
	return nil
}

// condition knows [root]: whom file permissions do not stop.
func condition(name string) (bool, error) {
	if name == "root" {
		return os.Geteuid() == 0, nil
	}
	return false, errors.New("unknown condition " + name)
}

// exits CODE PROGRAM ARG… runs a program, which must end with that code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want := exitArgument(ts, neg, args)
	if got := exitOf(ts, ts.Exec(args[1], args[2:]...)); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func exitArgument(ts *testscript.TestScript, neg bool, args []string) int {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits|interrupt CODE PROGRAM ARG…")
	}
	code, err := strconv.Atoi(args[0])
	ts.Check(err)
	return code
}

func exitOf(ts *testscript.TestScript, err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	ts.Check(err)
	return 0
}

// fill FILE SIZE WORD writes a file of that many bytes, the word again and again in one line.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fill FILE SIZE WORD")
	}
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	word := []byte(args[2] + " ")
	data := bytes.Repeat(word, size/len(word)+1)[:size]
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// write FILE TEXT writes bytes that a script cannot hold as they are; the text is what stands in a Go string's quotes.
func write(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: write FILE TEXT")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// hold STORE keeps a store open, as another process would, until the script ends.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold STORE")
	}
	store, err := open.Store(context.Background(), ts.MkAbs(args[0]), open.Options{})
	ts.Check(err)
	ts.Defer(func() { ts.Check(store.Close()) })
}

// interrupt CODE PROGRAM ARG… starts a program that reads standard input, waits until it does, interrupts it and
// expects it to end with that code.
func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	want := exitArgument(ts, neg, args)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute) // a program that does not stop is killed
	defer cancel()
	cmd := exec.CommandContext(ctx, args[1], args[2:]...)
	cmd.Dir = ts.Getenv("WORK")
	for _, name := range []string{"PATH", "HOME", "TMPDIR", "GORACE", "GOCOVERDIR"} {
		cmd.Env = append(cmd.Env, name+"="+ts.Getenv(name))
	}
	cmd.Stdout, cmd.Stderr = ts.Stdout(), ts.Stderr()
	stdin, err := cmd.StdinPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	// More than any pipe holds: when it is written, the program has begun to read, and so it listens to signals.
	if _, err = stdin.Write(bytes.Repeat([]byte("word "), 1<<17)); err == nil {
		err = cmd.Process.Signal(os.Interrupt)
	}
	if got := exitOf(ts, errors.Join(err, cmd.Wait())); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// remember STORE keeps all that a store says, for unharmed.
func remember(ts *testscript.TestScript, neg bool, args []string) {
	tell(ts, neg, args, "remembered.nq")
}

// unharmed STORE expects a store to say what it said when it was remembered.
func unharmed(ts *testscript.TestScript, neg bool, args []string) {
	tell(ts, neg, args, "now.nq")
	if want, got := ts.ReadFile("remembered.nq"), ts.ReadFile("now.nq"); got != want {
		ts.Fatalf("%s has changed; it holds\n%s\nwhere it held\n%s", args[0], got, want)
	}
}

// tell writes all that a store says to a file of the script's.
func tell(ts *testscript.TestScript, neg bool, args []string, file string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: remember|unharmed STORE")
	}
	ts.Check(ts.Exec("demarche", "export", "--store", args[0], "--format", "nquads", "-o", file))
	if ts.ReadFile(file) == "" {
		ts.Fatalf("%s is empty", args[0])
	}
}
