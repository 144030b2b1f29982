package main

import (
	"errors"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"github.com/demarche-kg/demarche/graph"
	"github.com/demarche-kg/demarche/loaders/nlp/english"
	"github.com/demarche-kg/demarche/loaders/overlay"
)

// overlays is the help topic that describes the folders of users' own words.
func (a *app) overlays() *cobra.Command {
	return &cobra.Command{
		Use:   "overlays",
		Short: "Your own words: names, aliases, offices, who is one and who is two, verbs",
		Long:  overlay.Format,
		Example: `  demarche ingest --overlay words articles/
  demarche config check --overlay words`,
	}
}

// addOverlayFlag offers the overlays to a command that reads articles.
func addOverlayFlag(cmd *cobra.Command) { addFlag(cmd, "overlay", "overlays") }

// reader reads English, with the user's own words.
func (a *app) reader() (*english.Reader, *overlay.Overlay, error) {
	words, err := overlay.Load(a.cfg.Overlays...)
	if err != nil {
		return nil, nil, err
	}
	r, err := english.NewWith(english.Options{Overlay: words})
	return r, words, err
}

// overlaid is facts that others made, with the user's decisions about who is who.
func overlaid(words *overlay.Overlay, facts iter.Seq2[*graph.Facts, error]) iter.Seq2[*graph.Facts, error] {
	return func(yield func(*graph.Facts, error) bool) {
		for f, err := range facts {
			if err == nil {
				words.Apply(f)
			}
			if !yield(f, err) {
				return
			}
		}
	}
}

// overlayProblems are the lines of an overlay that cannot be used, nil if err is none of them.
func overlayProblems(err error) []string {
	var e *overlay.Error
	if !errors.As(err, &e) {
		return nil
	}
	return strings.Split(e.Error(), "\n")
}
