package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/cmd/demarche-models/gazgen"
)

// gazetteerFlags are the directories that the subcommand reads and writes.
type gazetteerFlags struct {
	data, overrides, out string
}

func newGazetteer() *cobra.Command {
	var flags gazetteerFlags
	cmd := &cobra.Command{
		Use:   "gazetteer",
		Short: "Write the tables of loaders/nlp/gazetteer from public data",
		Long: `Write the tables of loaders/nlp/gazetteer from public data.

The data directory holds gazetteers/, events/ and treebanks/ as MODEL_CARD.md of
that package describes them. The same data gives the same bytes.`,
		Example: "  go run ./cmd/demarche-models gazetteer --data ../shared/data --out loaders/nlp/gazetteer/data",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runGazetteer(flags, cmd.OutOrStdout())
		},
	}
	dataFlag(cmd, &flags.data)
	cmd.Flags().StringVar(&flags.overrides, "overrides", "loaders/nlp/gazetteer/overrides", "directory of the hand-written tables")
	cmd.Flags().StringVar(&flags.out, "out", "loaders/nlp/gazetteer/data", "directory to write the tables to")
	return cmd
}

// runGazetteer makes all tables before it writes the first, so that an error
// leaves the old ones as they were, and prints what it made and left out.
func runGazetteer(flags gazetteerFlags, report io.Writer) error {
	data, err := openData(flags.data)
	if err != nil {
		return fmt.Errorf("making gazetteer: %w", err)
	}
	overrides, err := openDir(flags.overrides)
	if err != nil {
		return fmt.Errorf("making gazetteer: %w", err)
	}
	result, err := gazgen.Generate(gazgen.Sources{Data: data, Overrides: overrides})
	if err != nil {
		return fmt.Errorf("making gazetteer from %q: %w", flags.data, err)
	}
	if err := os.MkdirAll(flags.out, 0o755); err != nil {
		return fmt.Errorf("writing gazetteer to %q: %w", flags.out, err)
	}
	for _, name := range result.Names() {
		if err := os.WriteFile(filepath.Join(flags.out, name), result.Files[name], 0o644); err != nil {
			return fmt.Errorf("writing gazetteer to %q: %w", flags.out, err)
		}
	}
	for _, what := range slices.Sorted(maps.Keys(result.Counts)) {
		fmt.Fprintf(report, "%7d  %s\n", result.Counts[what], what)
	}
	return nil
}
