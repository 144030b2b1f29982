package main

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/graph/open"
	"github.com/demarche-kg/demarche/schema"
	"github.com/demarche-kg/demarche/schema/playground"
)

// drainTime is how long a stopping server waits for answers that are on their way.
const drainTime = 15 * time.Second

func (a *app) serve() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer GraphQL over HTTP, with a playground",
		Long: `Serves GraphQL at /graphql, a playground at /, and /healthz and /readyz. It listens
on the loopback address unless told otherwise; beyond it a bearer token is asked
for (serve.token_file or DEMARCHE_SERVE_TOKEN), or --insecure. Stop it with
Ctrl-C: it finishes the answers it has begun.`,
		Example: `  demarche serve
  demarche serve --store news.db --listen 127.0.0.1:9000
  curl -s 127.0.0.1:8080/graphql -H 'content-type: application/json' -d '{"query":"{stats {events}}"}'`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.load(cmd); err != nil {
				return err
			}
			return a.runServe(cmd.Context())
		},
	}
	addFlag(cmd, "listen", "serve.listen")
	addFlag(cmd, "insecure", "serve.insecure")
	addFlag(cmd, "cors-origin", "serve.cors_origins")
	return cmd
}

func (a *app) runServe(ctx context.Context) (err error) {
	g, err := a.graph(ctx, open.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	s, err := schema.New(g.Engine(), a.schemaOptions())
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", a.cfg.Serve.Listen)
	if err != nil {
		return doing("listening on", a.cfg.Serve.Listen, listenCause(err))
	}
	server := &http.Server{Handler: a.routes(s), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: time.Minute,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	fmt.Fprintf(a.stdout, "serving %s on http://%s/ (playground) and http://%s/graphql; Ctrl-C stops\n",
		a.cfg.Store, listener.Addr(), listener.Addr())
	return serveUntil(ctx, server, listener)
}

// listenCause drops the operation and address that net's errors repeat.
func listenCause(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}

// serveUntil serves until ctx ends, then lets running requests finish. A server that was told to stop has not failed.
func serveUntil(ctx context.Context, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return errors.Join(fmt.Errorf("stopping the server: %w", err), server.Close())
	}
	return nil
}

func (a *app) routes(s *schema.Schema) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/graphql", a.authorized(s.Handler()))
	mux.HandleFunc("GET /healthz", ok)
	mux.HandleFunc("GET /readyz", ok) // the graph is in memory before the server listens
	mux.Handle("/", playground.Handler())
	return mux
}

func ok(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintln(w, "ok")
}

// authorized asks for the bearer token, where one is set.
func (a *app) authorized(next http.Handler) http.Handler {
	token := a.cfg.Serve.Token.Reveal()
	if token == "" {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given := r.Header.Get("Authorization")
		if subtle.ConstantTimeCompare([]byte(given), []byte("Bearer "+token)) != 1 {
			w.Header().Set("WWW-Authenticate", `Bearer realm="demarche"`)
			http.Error(w, "a bearer token is needed: send the header Authorization: Bearer TOKEN", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
