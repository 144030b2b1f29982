package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/graph/open"
	"github.com/demarche-kg/demarche/queries"
)

func (a *app) stats() *cobra.Command {
	return &cobra.Command{
		Use:     "stats",
		Short:   "Count what is in the graph",
		Example: `  demarche stats --store news.db --json`,
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.load(cmd); err != nil {
				return err
			}
			return a.runStats(cmd.Context())
		},
	}
}

func (a *app) runStats(ctx context.Context) (err error) {
	g, err := a.graph(ctx, open.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	s, err := queries.CountAll(ctx, g.Snapshot())
	if err != nil {
		return err
	}
	if a.json {
		return json.NewEncoder(a.stdout).Encode(map[string]any{"articles": s.Articles, "sentences": s.Sentences,
			"entities": s.Entities, "relations": s.Relations, "events": s.Events, "publishers": append([]string{}, s.Publishers...)})
	}
	w := tabwriter.NewWriter(a.stdout, 0, 4, 2, ' ', 0)
	fmt.Fprintf(w, "articles\t%d\nentities\t%d\nrelations\t%d\nevents\t%d\n", s.Articles, s.Entities, s.Relations, s.Events)
	return w.Flush()
}
