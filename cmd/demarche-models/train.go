package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/loaders/nlp/eval"
)

// newTrain lists the models that can be trained.
func newTrain() *cobra.Command {
	cmd := &cobra.Command{Use: "train", Short: "Train the models of loaders/nlp/model from public data"}
	cmd.AddCommand(newTrainClusters(), newTrainLexicon(), newTrainNeural(), newTrainNames(), newTrainRanker(), newTrainEvents())
	return cmd
}

// training completes a subcommand that is named after its model. Function build makes the model, measures it, prints how
// well it does and returns its bytes; they are written only when all of that went well.
func training(cmd *cobra.Command, build func(ctx context.Context, report io.Writer) ([]byte, error)) *cobra.Command {
	name := cmd.Name()
	out := cmd.Flags().String("out", "loaders/nlp/model/"+name+".bin", "file to write the model to")
	cmd.Args = cobra.NoArgs
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		pack, err := build(cmd.Context(), cmd.OutOrStdout())
		if err != nil {
			return fmt.Errorf("training %s: %w", name, err)
		}
		if err := os.WriteFile(*out, pack, 0o644); err != nil {
			return fmt.Errorf("writing %s to %q: %w", name, *out, err)
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s: %d bytes\n", *out, len(pack))
		return nil
	}
	return cmd
}

// dataTraining is a training that reads the directory of the public data.
func dataTraining(cmd *cobra.Command, build func(ctx context.Context, data fs.FS, report io.Writer) ([]byte, error)) *cobra.Command {
	var dir string
	dataFlag(cmd, &dir)
	return training(cmd, func(ctx context.Context, report io.Writer) ([]byte, error) {
		data, err := openData(dir)
		if err != nil {
			return nil, err
		}
		pack, err := build(ctx, data, report)
		if err != nil {
			return nil, fmt.Errorf("from %q: %w", dir, err)
		}
		return pack, nil
	})
}

// measured prints the figures of a model, or fails with err where they could not be had, and gives the bytes that write
// writes.
func measured(report io.Writer, figures []eval.Figure, err error, write func(io.Writer) error) ([]byte, error) {
	if err != nil {
		return nil, fmt.Errorf("measuring: %w", err)
	}
	if err := eval.Write(report, figures); err != nil {
		return nil, err
	}
	var pack bytes.Buffer
	if err := write(&pack); err != nil {
		return nil, err
	}
	return pack.Bytes(), nil
}
