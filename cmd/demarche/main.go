// Command demarche reads news articles into a knowledge graph and answers who demanded what from whom, when, for how
// much, according to whom, and who disputes it.
//
// Each file holds one command; app.go holds what they share: streams, settings, logging, exit codes.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/demarche-kg/demarche/config"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, settings: config.System}
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	code := a.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}
