// Command demarche-models trains and packs what the product carries: models,
// gazetteers and the lexicon. It is run by whoever changes them, not by users:
// the product embeds the files that this command writes.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	if err := newRoot().Execute(); err != nil {
		fmt.Fprintf(os.Stderr, "demarche-models: %v\n", err)
		os.Exit(1)
	}
}

// newRoot lists the subcommands: one file each.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "demarche-models",
		Short:         "Build the models and tables that demarche embeds",
		SilenceErrors: true, // main prints them once
		SilenceUsage:  true,
	}
	root.AddCommand(newGazetteer(), newTrain(), newScore())
	return root
}
