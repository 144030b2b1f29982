package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func (a *app) configure() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show and check the settings",
		Long: `Settings come from, later ones winning: defaults, demarche.yaml (in the working
directory, the user's or the system's configuration directory), DEMARCHE_…
environment variables, flags.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.configShow(), a.configCheck())
	return cmd
}

func (a *app) configShow() *cobra.Command {
	origin := false
	cmd := &cobra.Command{
		Use:   "show",
		Short: "Print every setting; secrets are redacted",
		Example: `  demarche config show
  demarche config show --origin     # and where each value comes from`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.load(cmd); err != nil {
				return err
			}
			return a.printSettings(origin)
		},
	}
	cmd.Flags().BoolVar(&origin, "origin", false, "say where each value comes from, and its environment variable")
	return cmd
}

func (a *app) printSettings(origin bool) error {
	settings := a.cfg.Settings()
	if a.json {
		e := json.NewEncoder(a.stdout)
		e.SetIndent("", "  ")
		return e.Encode(settings)
	}
	w := tabwriter.NewWriter(a.stdout, 0, 4, 2, ' ', 0)
	for _, s := range settings {
		if origin {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", s.Key, s.Value, s.Origin, s.Env)
		} else {
			fmt.Fprintf(w, "%s\t%s\t%s\n", s.Key, s.Value, s.Doc)
		}
	}
	return w.Flush()
}

func (a *app) configCheck() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "check",
		Short:   "Say whether the settings and overlays can be used, and every fault if not",
		Example: `  demarche --config demarche.yaml config check`,
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.load(cmd); err != nil {
				return err
			}
			if len(a.cfg.Overlays) > 0 {
				if _, _, err := a.reader(); err != nil {
					return err
				}
			}
			if a.json {
				_, err := fmt.Fprintln(a.stdout, `{"ok":true}`)
				return err
			}
			_, err := fmt.Fprintln(a.stdout, "the settings are fine")
			return err
		},
	}
	addOverlayFlag(cmd)
	return cmd
}
