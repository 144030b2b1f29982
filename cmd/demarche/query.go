package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/graph/open"
	"github.com/demarche-kg/demarche/schema"
)

func (a *app) query() *cobra.Command {
	var file string
	var vars []string
	cmd := &cobra.Command{
		Use:   "query [GRAPHQL]",
		Short: "Run a GraphQL query and print the JSON response",
		Long: `Runs a GraphQL document over the graph. The document is an argument, or a file
named by --file (- for standard input). When the response has errors, each is
also named on standard error and the exit code is 1.`,
		Example: `  demarche query '{stats {articles entities events}}'
  demarche query '{events(filter: {type: [DEMAND], target: {name: "Japan"}}) {edges {node {source {name} content}}}}'
  demarche query --var name=Japan --file query.graphql`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 || (len(args) == 1) == (file != "") {
				return usage(cmd, errors.New("give one GraphQL document, as an argument or by --file; quote it for the shell"))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			variables, err := parseVars(vars)
			if err != nil {
				return usage(cmd, err)
			}
			if err := a.load(cmd); err != nil {
				return err
			}
			document, err := a.document(file, args)
			if err != nil {
				return err
			}
			return a.runQuery(cmd.Context(), schema.Request{Query: document, Variables: variables})
		},
	}
	cmd.Flags().StringVarP(&file, "file", "f", "", "read the document from a file, - for standard input")
	cmd.Flags().StringArrayVar(&vars, "var", nil, "a variable as name=value; the value is JSON, or else a string")
	return cmd
}

func (a *app) document(file string, args []string) (string, error) {
	switch file {
	case "":
		return args[0], nil
	case "-":
		data, err := io.ReadAll(a.stdin)
		return string(data), err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", doing("reading query", file, err)
	}
	return string(data), nil
}

// parseVars reads name=value pairs. A value that is no JSON stands for itself: name=Japan is the string "Japan".
func parseVars(pairs []string) (map[string]any, error) {
	vars := map[string]any{}
	for _, pair := range pairs {
		name, value, ok := strings.Cut(pair, "=")
		if !ok || name == "" {
			return nil, fmt.Errorf("--var %q: want name=value", pair)
		}
		var v any = value
		if err := json.Unmarshal([]byte(value), &v); err != nil {
			v = value
		}
		vars[name] = v
	}
	return vars, nil
}

func (a *app) runQuery(ctx context.Context, request schema.Request) (err error) {
	g, err := a.graph(ctx, open.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	s, err := schema.New(g.Engine(), a.schemaOptions())
	if err != nil {
		return err
	}
	response := s.Execute(ctx, request)
	data, err := json.MarshalIndent(response, "", "  ")
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(a.stdout, string(data)); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, e := range response.Errors {
		a.say(exitFailed, "QUERY", "running query: "+describe(e))
	}
	if len(response.Errors) > 0 {
		return errSaid
	}
	return nil
}
