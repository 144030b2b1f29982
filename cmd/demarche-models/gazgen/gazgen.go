// Package gazgen makes the tables of loaders/nlp/gazetteer from public data
// and from the hand-written overrides beside them.
//
// # Data flow
//
// [Generate] reads each source into plain rows (factbook.go, isocodes.go,
// worldcities.go, reign.go, congress.go, phoenix.go, wordlists.go), builds one
// table after the other (countries.go, places.go, leaders.go,
// organizations.go, names.go), lets the overrides correct them, and writes
// them sorted (tables.go). It reads through fs.FS and returns bytes: the
// command does the writing, and a test compares them with what is committed.
//
// The same sources give the same bytes. What a filter leaves out is counted,
// and the counts come back with the tables, so that a change of a filter shows.
package gazgen

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// ErrSource is what errors about the content of a source or an override wrap.
var ErrSource = errors.New("unexpected content of a source")

// Sources is where the tables are made from.
type Sources struct {
	Data      fs.FS // the public data: holds gazetteers/, events/ and treebanks/
	Overrides fs.FS // the hand-written tables of loaders/nlp/gazetteer/overrides
}

// Result is what [Generate] made.
type Result struct {
	Files  map[string][]byte // the content of each table, by file name
	Counts map[string]int    // rows of each table, and of each kind left out ("cities: not selected")
}

// Names returns the names of the files, sorted.
func (r *Result) Names() []string { return slices.Sorted(maps.Keys(r.Files)) }

// generation is what one run has read and built so far.
type generation struct {
	src      Sources
	result   *Result
	factbook []factbookCountry
	codes    []isoCountry
	actors   []actor
	ordinary map[string]bool // words that English text writes in lower case

	countries []country
	byCode    map[string]*country // alpha-2 -> country
	byAlpha3  map[string]*country
	regions   []region
	cities    []city
	leaders   []leader
	bodies    []body
}

// Generate makes all tables. Its errors name the source file.
func Generate(src Sources) (*Result, error) {
	g := &generation{src: src, result: &Result{Files: map[string][]byte{}, Counts: map[string]int{}}}
	steps := []struct {
		name string
		run  func() error
	}{
		{"the Factbook", g.readFactbook},
		{"country codes", g.readCodes},
		{"actor dictionaries", g.readActors},
		{"ordinary words", g.readOrdinary},
		{"countries", g.makeCountries},
		{"places", g.makePlaces},
		{"leaders", g.makeLeaders},
		{"organizations", g.makeOrganizations},
		{"names", g.makeNames},
	}
	for _, step := range steps {
		if err := step.run(); err != nil {
			return nil, fmt.Errorf("gazgen: making %q: %w", step.name, err)
		}
	}
	return g.result, nil
}

// drop counts something left out, with the reason.
func (g *generation) drop(what string) { g.result.Counts[what]++ }
