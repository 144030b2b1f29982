package gazetteer

import "io/fs"

// The columns of regions.tsv and cities.tsv.
var (
	RegionColumns = []string{"name", "country", "aliases", "adjectives", "people"}
	CityColumns   = []string{"name", "country", "region", "aliases"}
)

// Place is one row of regions.tsv or cities.tsv.
type Place struct {
	Kind    Kind // Region or City
	Name    string
	Country string   // alpha-2 code, empty for a region that is in no one country
	Region  string   // the first-level region that a city lies in
	Aliases []string // "Calif.", "Bombay"
}

func (g *Gazetteer) loadRegions(fsys fs.FS) error {
	return readTable(fsys, "regions.tsv", RegionColumns, func(c []string) error {
		g.addPlace(Place{Kind: Region, Name: c[0], Country: c[1], Aliases: list(c[2])})
		g.match.add(Entry{Kind: Demonym, Name: c[0], Country: c[1], Detail: "adjective"}, list(c[3])...)
		g.match.add(Entry{Kind: Demonym, Name: c[0], Country: c[1], Detail: "people"}, list(c[4])...)
		return nil
	})
}

func (g *Gazetteer) loadCities(fsys fs.FS) error {
	return readTable(fsys, "cities.tsv", CityColumns, func(c []string) error {
		g.addPlace(Place{Kind: City, Name: c[0], Country: c[1], Region: c[2], Aliases: list(c[3])})
		return nil
	})
}

func (g *Gazetteer) addPlace(p Place) {
	g.places = append(g.places, p)
	g.match.add(Entry{Kind: p.Kind, Name: p.Name, Country: p.Country, Detail: p.Region}, append([]string{p.Name}, p.Aliases...)...)
}

// Places returns the regions, then the cities, each by name.
func (g *Gazetteer) Places() []Place { return g.places }
