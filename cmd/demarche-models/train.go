package main

import "github.com/spf13/cobra"

// newTrain lists the models that can be trained.
func newTrain() *cobra.Command {
	cmd := &cobra.Command{Use: "train", Short: "Train the models of loaders/nlp/model from public data"}
	cmd.AddCommand(newTrainClusters(), newTrainLexicon(), newTrainNeural(), newTrainNames(), newTrainRanker())
	return cmd
}

// trainFlags are where a training reads and writes.
type trainFlags struct{ data, out string }
