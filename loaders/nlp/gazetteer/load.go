package gazetteer

import (
	"embed"
	"io/fs"
)

//go:embed data
var embedded embed.FS

// Gazetteer is what the tables say. It is immutable: all methods may be called
// from any number of goroutines. The slices and structs that it returns are
// shared and must not be changed.
type Gazetteer struct {
	countries []CountryInfo
	byCode    map[string]int   // alpha-2 and alpha-3 -> index in countries
	byName    map[string]int   // folded name or alias -> index in countries
	places    []Place          // regions and cities
	bodies    []Body           // organizations
	leaders   []Incumbency     // sorted by name, then start
	byPerson  map[string][]int // folded, lower-cased name -> indexes in leaders
	first     map[uint64]bool  // first names, by key.lower
	last      map[uint64]bool  // last names, by key.lower
	match     index
}

// Load parses the tables that are part of the program. It is meant to be
// called once, where the pipeline is put together.
func Load() (*Gazetteer, error) {
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	return LoadFS(data)
}

// LoadFS parses the tables of a directory that holds countries.tsv,
// regions.tsv, cities.tsv, organizations.tsv, leaders.tsv, first_names.txt and
// last_names.txt. A table that is missing or malformed is an error that names
// the file and the line; the latter wraps [ErrTable].
func LoadFS(fsys fs.FS) (*Gazetteer, error) {
	g := &Gazetteer{match: newIndex()}
	for _, load := range []func(fs.FS) error{
		g.loadCountries, g.loadRegions, g.loadCities, g.loadOrganizations, g.loadLeaders, g.loadNames,
	} {
		if err := load(fsys); err != nil {
			return nil, err
		}
	}
	g.match.sort()
	return g, nil
}
