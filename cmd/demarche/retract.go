package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/open"
	"github.com/demarche-kg/demarche/queries"
)

func (a *app) retract() *cobra.Command {
	return &cobra.Command{
		Use:   "retract ARTICLE…",
		Short: "Take articles out, with every fact that only they carried",
		Long:  `ARTICLE is the IRI, the URL or the whole title of a stored article. Either all are taken out or none.`,
		Example: `  demarche query '{articles {edges {node {id title}}}}'
  demarche retract urn:demarche:article:0123456789abcdef0123456789abcdef`,
		Args: someArgs(1, "the IRI, URL or title of at least one article"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.load(cmd); err != nil {
				return err
			}
			return a.runRetract(cmd.Context(), args)
		},
	}
}

func (a *app) runRetract(ctx context.Context, names []string) (err error) {
	g, err := a.graph(ctx, open.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	ids, err := articleIDs(ctx, g, names)
	if err != nil {
		return err
	}
	if err := g.Retract(ctx, ids...); err != nil {
		return err
	}
	if a.json {
		return json.NewEncoder(a.stdout).Encode(map[string]any{"retracted": ids})
	}
	_, err = fmt.Fprintf(a.stdout, "retracted %s\n", plural(len(ids), "article"))
	return err
}

// articleIDs finds stored articles by IRI, URL or title.
func articleIDs(ctx context.Context, g *open.Graph, names []string) ([]graph.ID, error) {
	known := map[string]graph.ID{}
	for row, err := range g.Engine().Run(ctx, queries.Articles{}) {
		if err != nil {
			return nil, err
		}
		known[string(row.Article.ID)] = row.Article.ID
		known[row.Article.URL] = row.Article.ID
		known[strings.Join(strings.Fields(row.Article.Title), " ")] = row.Article.ID
	}
	var ids []graph.ID
	for _, n := range names {
		id, ok := known[n]
		if !ok || n == "" {
			return nil, doing("retracting article", n, graph.ErrNotFound)
		}
		ids = append(ids, id)
	}
	return ids, nil
}
