package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/graph/export"
	"github.com/demarche-kg/demarche/graph/open"
	"github.com/demarche-kg/demarche/graph/subgraph"
	"github.com/demarche-kg/demarche/queries"
)

// exportFlags say what to export and how.
type exportFlags struct {
	format, shape, output string
	entities, types       []string
	since, until          string
	hops, limit           int
	confidence            float64
}

func (a *app) export() *cobra.Command {
	f := exportFlags{format: "dot", shape: string(subgraph.Events), hops: 1, limit: 500}
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write a part of the graph in a format that other tools read",
		Long: `Writes the neighbourhood of entities, the events that fit, or the whole graph when
nothing selects. What a limit cuts off is said on standard error.`,
		Example: `  demarche export --format dot --entity Japan | dot -Tsvg > japan.svg
  demarche export --format nquads -o graph.nq
  demarche export --format json-graph --event DEMAND,REJECT --since 2019-07 -o demands.json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			format, err := export.ParseFormat(f.format)
			if err != nil {
				return usage(cmd, err)
			}
			match, err := f.match()
			if err != nil {
				return usage(cmd, err)
			}
			if err := a.load(cmd); err != nil {
				return err
			}
			if !cmd.Flags().Changed("limit") && len(f.entities) == 0 && match.Types == nil && match.During == (graph.Days{}) {
				f.limit = 0 // the whole graph, when it is asked for, is the whole graph
			}
			return a.runExport(cmd.Context(), format, match, f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", f.format, "one of: "+join(export.Formats(), ", "))
	flags.StringArrayVar(&f.entities, "entity", nil, "the neighbourhood of the entity of this name, alias or IRI; may be repeated")
	flags.StringSliceVar(&f.types, "event", nil, "only events of these CAMEO root classes, such as DEMAND,REJECT")
	flags.StringVar(&f.since, "since", "", "only events not before this date: 2019, 2019-07, 2019-07-14")
	flags.StringVar(&f.until, "until", "", "only events not after this date")
	flags.IntVar(&f.hops, "hops", f.hops, "how far to walk from what is selected")
	flags.IntVar(&f.limit, "limit", f.limit, "at most so many nodes, 0 for all; the whole graph has no limit of its own")
	flags.Float64Var(&f.confidence, "min-confidence", 0, "leave out events and relations less certain than this, 0 to 1; above 0 also those that nobody judged")
	flags.StringVar(&f.shape, "shape", f.shape, "events: events are nodes; actors: events are edges between actors")
	flags.StringVarP(&f.output, "output", "o", "", "write to this file")
	return cmd
}

// match reads the selection of events.
func (f *exportFlags) match() (graph.EventMatch, error) {
	types, err := eventTypes(f.types)
	if err != nil {
		return graph.EventMatch{}, err
	}
	m := graph.EventMatch{Types: types}
	if f.since == "" && f.until == "" {
		return m, nil
	}
	m.During = graph.Days{First: graph.FirstDay, Last: graph.LastDay}
	if f.since != "" {
		d, _, err := graph.ParseEDTF(f.since)
		if err != nil {
			return m, fmt.Errorf("--since: %w", err)
		}
		m.During.First = d.First
	}
	if f.until != "" {
		d, _, err := graph.ParseEDTF(f.until)
		if err != nil {
			return m, fmt.Errorf("--until: %w", err)
		}
		m.During.Last = d.Last
	}
	return m, nil
}

func (a *app) runExport(ctx context.Context, format export.Format, match graph.EventMatch, f exportFlags) (err error) {
	g, err := a.graph(ctx, open.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	ids, err := entityIDs(ctx, g, f.entities)
	if err != nil {
		return err
	}
	reader := g.Snapshot()
	sub, err := subgraph.Build(ctx, reader, subgraph.Select{Entities: ids, Events: match, Hops: f.hops, Limit: f.limit,
		Shape: subgraph.Shape(f.shape), MinConfidence: f.confidence})
	if err != nil {
		return err
	}
	out, closeOut, err := a.output(f.output)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(out, 1<<16)
	err = export.Write(ctx, w, format, reader, sub)
	if err = errors.Join(err, w.Flush(), closeOut()); err != nil {
		return doing("exporting to", orStdout(f.output), err)
	}
	if sub.Truncated {
		a.log.Warn("the export was cut at the limit", "limit", f.limit, "left_out", sub.Omitted, "remedy", "raise --limit, or 0 for all")
	}
	return nil
}

func orStdout(name string) string {
	if name == "" {
		return "standard output"
	}
	return name
}

// entityIDs finds entities by IRI, name or alias; a name may stand for several.
func entityIDs(ctx context.Context, g *open.Graph, names []string) ([]graph.ID, error) {
	var ids []graph.ID
	for _, n := range names {
		if strings.HasPrefix(n, "urn:demarche:") {
			if _, err := g.Snapshot().Entity(ctx, graph.ID(n)); err != nil {
				return nil, doing("selecting entity", n, err)
			}
			ids = append(ids, graph.ID(n))
			continue
		}
		found := false
		for row, err := range g.Engine().Run(ctx, queries.Entities{Name: n}) {
			if err != nil {
				return nil, err
			}
			found = true
			ids = append(ids, row.Entity.ID)
		}
		if !found {
			return nil, doing("selecting entity", n, graph.ErrNotFound)
		}
	}
	return ids, nil
}
